"""Which articles have the same topic: spherical k-means over all of them.

Copies of one article vote once. Terms are counted and weighted over the voters; the number of
clusters and the first centres come of a sample of them, which one process holds; all voters then
move the centres in rounds, each of which sums them exactly, so that it does not matter in what
order and in which tasks; at last each article is told its cluster.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from ..articles import Articles
from ..stage import Runner, Stage, Table, failures
from ..work import line, shared_lines, to_tasks
from ..worker import SharedFile

BLOB = "is"
ROW = ("seq", "filled", "cells", "blob")
DF = Stage("df", {"terms": BLOB})
SAMPLE = Stage("sample", {"sampled": "i"})
START = Stage("kmeans-start", {"chosen": "iis", "state": BLOB, "settled": "iss"})
ASSIGN = Stage("kmeans-assign", {"placed": "issss", "size": "iis", "compared": BLOB})
NUMBER = Stage("kmeans-number", {"cluster": "isss"})
ASSIGNMENTS = Stage("assignments", {"assigned": "issss"})
COLUMNS = ("id", "cluster", "similarity", "margin", "outlier")
#: Rounds after which the last state is taken in any case: the worker ends before.
MOST_ROUNDS = 100


@dataclass(frozen=True)
class Clusters:
    """What to look for."""

    partitions: int
    #: `-k` and what goes with it, as `sample` and `kmeans-start` spell it.
    count: list[str]
    #: `--sample` and `--seed`.
    sampling: list[str]
    #: Options of `kmeans-start` alone.
    starting: list[str]
    #: `--fields`.
    fields: list[str]


def cluster(
    runner: Runner, articles: Articles, representatives: DataFrame | None, wanted: Clusters
) -> DataFrame:
    """The cluster of each article: `_x`, by which they are ordered, and the columns.

    `representatives` has the article (`representative`) that votes for each (`seq`); None if
    each votes for itself.
    """
    with failures("voters"):
        if representatives is None:
            representatives = articles.ids.select(
                "seq", F.col("seq").alias("representative"))
        voters = runner.write(
            "voters", representatives.where("seq = representative").select("seq"))
        voter_count = voters.count()
    vectors, model = _vectors(runner, articles, voters, voter_count, wanted)
    with failures("rows"):
        rows = _with_voters(runner, vectors, representatives)
    return _clustered(runner, articles, rows, model, wanted)


def _vectors(
    runner: Runner, articles: Articles, voters: DataFrame, count: int, wanted: Clusters
) -> tuple[Table, SharedFile]:
    """The vectors of all articles, and the vocabulary and weights they are made by."""
    with failures("df"):
        lines = articles.lines.join(voters, "seq", "left_semi").select(line("seq", "line"))
        terms = runner.run(
            DF, lines, count, ["--ranges", str(wanted.partitions), *wanted.fields])
    found = _with_vocabulary(runner, articles, terms, count, wanted, [])
    if _is_poor(found[0]):
        # Too few articles keep a term: rare terms may be all that this input has.
        all_terms = _with_vocabulary(runner, articles, terms, count, wanted, ["--all-terms"])
        if not _is_poor(all_terms[0]):
            return all_terms
    return found


def _with_vocabulary(
    runner: Runner, articles: Articles, terms: Table, count: int, wanted: Clusters,
    limits: list[str],
) -> tuple[Table, SharedFile]:
    suffix = "-of-all-terms" if limits else ""
    options = ["--documents", str(count), *limits]
    with failures("df-merge"):
        rows = _by_range(terms, "terms", wanted.partitions)
        merged = runner.run(Stage("df-merge", {"terms": BLOB}, f"df-merge{suffix}"), rows,
                            terms.counts["terms"], list(options))
        rows = merged.of("terms", "range", "blob").select(
            line(F.lit("terms"), "range", "blob")).repartition(1)
        made = runner.run(Stage("vocabulary", {"model": BLOB}, f"vocabulary{suffix}"), rows,
                          merged.counts["terms"], list(options))
        model = shared_lines(runner, made, "model", "part", "blob")
        rows = articles.lines.select(line("seq", "line"))
        return runner.run(Stage("vectors", {"row": "iiis"}, f"vectors{suffix}"), rows,
                          articles.count, ["--model", model, *wanted.fields]), model


def _is_poor(vectors: Table) -> bool:
    """Whether most articles that have terms have none of the vocabulary."""
    counts = vectors.of("row", *ROW).agg(
        F.count(F.when(F.col("cells") > 0, 1)), F.count(F.when(F.col("filled") == 1, 1))).first()
    assert counts is not None
    return bool(2 * counts[0] < counts[1])


def _by_range(table: Table, kind: str, partitions: int) -> DataFrame:
    """The lines of a kind, a range in one partition."""
    rows = table.of(kind, "range", "blob").select(
        "range", "task", line(F.lit(kind), "range", "blob"))
    return to_tasks(rows, partitions, F.col("range") % partitions, "range", "task")


def _with_voters(runner: Runner, vectors: Table, representatives: DataFrame) -> DataFrame:
    """The rows of all articles, each with the article that votes for it, itself without terms.

    Where the representative has no terms, the first of its articles that has some votes.
    """
    rows = vectors.of("row", *ROW).drop("task").join(representatives, "seq")
    # What is false comes before what is true: the representative itself is the least.
    first = rows.where("cells > 0").groupBy("representative").agg(
        F.min(F.struct(F.col("seq") != F.col("representative"), "seq")).alias("first"))
    named = rows.join(first, "representative", "left").select(
        *ROW, F.when(F.col("cells") > 0, F.col("first.seq")).otherwise(F.col("seq"))
        .alias("voter"))
    return runner.write("rows", named)


def _clustered(
    runner: Runner, articles: Articles, rows: DataFrame, model: SharedFile, wanted: Clusters
) -> DataFrame:
    votes = rows.where("cells > 0 and seq = voter")
    with failures("sample"):
        count = votes.count()
        sized = ["--voters", str(count), *wanted.sampling]
        seqs = votes.select("seq", line("seq")).repartition(1).sortWithinPartitions("seq")
        sampled = runner.run(SAMPLE, seqs.select("line"), count, [*wanted.count, *sized])
    with failures("kmeans-start"):
        chosen = votes.join(sampled.of("sampled", "seq").drop("task"), "seq", "left_semi")
        first = chosen.select("seq", line(F.lit("row"), *ROW)).repartition(
            1).sortWithinPartitions("seq").select("line")
        started = runner.run(START, first, sampled.counts["sampled"], [
            "--model", model, *wanted.count, *sized, *wanted.starting])
        state = shared_lines(runner, started, "state", "part", "blob")
    before = None
    if sampled.counts["sampled"] < count:
        before, state = _rounds(runner, votes, count, model, state, wanted)
    with failures("kmeans-assign"):
        return _assigned(runner, articles, rows, started, model, before, state, wanted)


def _rounds(
    runner: Runner, votes: DataFrame, count: int, model: SharedFile, state: SharedFile,
    wanted: Clusters,
) -> tuple[SharedFile, SharedFile]:
    """Moves the centres with all voters; the last state but one, and the last."""
    with failures("kmeans-step"):
        kept = runner.write("votes", votes)
        lines = kept.select(line(F.lit("row"), *ROW))
    sums = {"sums": BLOB}
    for number in range(1, MOST_ROUNDS + 1):
        with failures(f"kmeans-step-{number}"):
            stepped = runner.run(Stage("kmeans-step", sums, f"kmeans-step-{number}"), lines, count, [
                "--model", model, "--state", state, "--ranges", str(wanted.partitions)])
            merged = runner.run(
                Stage("kmeans-merge", sums, f"kmeans-merge-{number}"),
                _by_range(stepped, "sums", wanted.partitions), stepped.counts["sums"],
                ["--state", state, "--ranges", str(wanted.partitions)])
            rows = merged.of("sums", "range", "blob").select(
                line(F.lit("sums"), "range", "blob")).repartition(1)
            after = runner.run(
                Stage("kmeans-next", {"step": "issi", "state": BLOB}, f"kmeans-next-{number}"),
                rows, merged.counts["sums"], ["--state", state])
            before, state = state, shared_lines(runner, after, "state", "part", "blob")
            step = after.of("step", "number", "objective", "gain", "more").first()
            assert step is not None
        if not step["more"]:
            break
    return before, state


def _assigned(
    runner: Runner, articles: Articles, rows: DataFrame, started: Table, model: SharedFile,
    before: SharedFile | None, state: SharedFile, wanted: Clusters,
) -> DataFrame:
    settled = started.of("settled", "seq", "before", "after").drop("task")
    known = rows.join(settled, "seq", "left").select(
        "voter", (F.col("seq") != F.col("voter")).alias("follows"), "seq",
        line("voter", "seq", "before", "after", "cells", "blob"))
    task = F.pmod(F.hash("voter"), F.lit(wanted.partitions))
    lines = to_tasks(known, wanted.partitions, task, "voter", "follows", "seq")
    states: list[str | SharedFile] = ["--model", model, "--state", state]
    placed = runner.run(ASSIGN, lines, articles.count,
                        states + (["--before", before] if before else []))
    sizes = _lines(placed, "size", ("cluster", "count", "first")).union(
        _lines(placed, "compared", ("cluster", "blob")))
    numbers = runner.run(NUMBER, sizes.repartition(1),
                         placed.counts["size"] + placed.counts["compared"], ["--state", state])
    clusters = shared_lines(runner, numbers, "cluster", "number", "found", "size", "least")
    fields = ("seq", "cluster", "similarity", "margin", "compared")
    assigned = runner.run(ASSIGNMENTS, _lines(placed, "placed", fields),
                          placed.counts["placed"], ["--clusters", clusters])
    row = assigned.of("assigned", "seq", *COLUMNS[1:])
    return row.join(articles.ids, "seq").select(F.col("seq").alias("_x"), *COLUMNS)


def _lines(table: Table, kind: str, names: Sequence[str]) -> DataFrame:
    """The lines of a kind as they are."""
    return table.of(kind, *names).select(line(F.lit(kind), *names))
