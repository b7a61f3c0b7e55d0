"""From sketches to pairs of texts that may share something, and what recurs over all texts."""

from __future__ import annotations

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from ..stage import Runner, Stage, Table
from ..work import line, shared_lines, to_tasks
from ..worker import SharedFile
from .options import Search
from .signing import BLOB, Signed

FIRSTS = Stage("firsts", {"firsts": BLOB})
BUCKETS = Stage("buckets", {"pairs": BLOB, "capped": "si"})
CANDIDATES = Stage("candidates", {"pair": "ii"})
RECURRING = Stage("recurring", {"recurring": BLOB})


def firsts(runner: Runner, signed: Signed, search: Search) -> SharedFile:
    """Which articles are the first of their words, as a file."""
    rows = signed.texts.repartitionByRange(search.partitions, "text").sortWithinPartitions(
        "text").select(line("text"))
    table = runner.run(FIRSTS, rows, signed.text_count)
    return shared_lines(runner, table, "firsts", "offset", "blob")


def _ranges(table: Table, kinds: list[str], partitions: int) -> DataFrame:
    """The lines of some kinds, a range in one partition, sorted by kind and range."""
    lines = [table.of(kind, "range", "blob").withColumn("kind", F.lit(kind)) for kind in kinds]
    both = lines[0]
    for other in lines[1:]:
        both = both.unionByName(other)
    written = both.select("kind", "range", "task", line("kind", "range", "blob"))
    task = F.col("range") % partitions
    # By task as well, so that every run sends the same.
    return to_tasks(written, partitions, task, "kind", "range", "task")


def candidates(
    runner: Runner, signed: Signed, first: SharedFile, search: Search
) -> tuple[Table, Table]:
    """The pairs that sketches propose, and the lines of `buckets` that say what was capped."""
    options: list[str | SharedFile] = [
        "--ranges", str(search.partitions), "--firsts", first, *search.sketch]
    counts = signed.table.counts
    rows = _ranges(signed.table, ["bands", "samples"], search.partitions)
    buckets = runner.run(BUCKETS, rows, counts["bands"] + counts["samples"], options)
    rows = _ranges(buckets, ["pairs"], search.partitions)
    return runner.run(CANDIDATES, rows, buckets.counts["pairs"]), buckets


def recurring(
    runner: Runner, signed: Signed, first: SharedFile, articles: int, search: Search
) -> SharedFile:
    """What stands in so many articles that it is no news, as a file."""
    options: list[str | SharedFile] = [
        "--articles", str(articles), "--firsts", first]
    rows = _ranges(signed.table, ["phrases"], search.partitions)
    table = runner.run(RECURRING, rows, signed.table.counts["phrases"], options)
    return shared_lines(runner, table, "recurring", "range", "blob")
