"""From proposed pairs to verified ones.

A task compares some pairs on the words of their texts, each of which is sent to it once. So
that few texts go to many tasks, pairs of one neighbourhood are put together: they are sorted
by the least text that is proposed together with their first, and cut into tasks of equal
numbers of pairs. A text with very many partners is cut up as well. The cut is written, and
stays as it is when tasks are repeated.
"""

from __future__ import annotations

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F

from ..articles import Articles
from ..stage import Runner, Stage, Table, failures
from ..work import few, line, to_tasks
from ..worker import SharedFile
from .options import Search
from .signing import Signed

#: The fields of a pair as `verify` writes them, and what follows them for other verbs.
PAIR = ("a", "b", "relation", "jaccard", "containment_a", "containment_b", "shared_words",
        "longest_run", "score", "equal_own_a", "equal_own_b", "own_a", "own_b", "passages")
#: Fields of a pair that other verbs read, and `passages`.
FIGURES = ("jaccard", "containment_a", "containment_b", "shared_words", "longest_run", "score")
VERIFY = Stage("verify", {"pair": "ii" + "ssss" + "ii" + "s" + "iiii" + "s"})


def in_tasks(
    runner: Runner, name: str, pairs: DataFrame, count: int, search: Search
) -> DataFrame:
    """Pairs `a`, `b` with the `task` that looks at them, written under a name."""
    tasks = max(1, min(search.partitions * 64, count // search.task_pairs))
    tasks = max(tasks, min(search.partitions, count // 1000 + 1))
    least = pairs.groupBy(F.col("b").alias("a")).agg(F.min("a").alias("neighbour"))
    placed = pairs.join(least, "a", "left").withColumn(
        "neighbour", F.coalesce("neighbour", "a"))
    # With one partition there is nothing to sample bounds of ranges from.
    placed = (placed.repartition(1) if tasks == 1 else
              placed.repartitionByRange(tasks, "neighbour", "a", "b"))
    return runner.write(name, placed.drop("neighbour").withColumn(
        "task", F.spark_partition_id()))


def verify(
    runner: Runner, articles: Articles, signed: Signed, proposed: Table,
    recurring: SharedFile, search: Search,
) -> Table:
    """Compares the proposed pairs."""
    count = proposed.counts["pair"]
    with failures("verify"):
        pairs = in_tasks(runner, "verify-pairs", proposed.of("pair", "a", "b").drop("task"),
                         count, search)
        tasks = (pairs.agg(F.max("task")).first() or [None])[0]
        needed = runner.write("verify-texts", pairs.select("task", F.col("a").alias("text")).union(
            pairs.select("task", "b")).distinct())
        text_count = needed.count()
        # Most articles are in no pair: their lines stay where they are.
        wanted = few(needed.select("text").distinct(), text_count)
        lines = articles.lines.withColumnRenamed("seq", "text").join(wanted, "text", "left_semi")
        texts = needed.join(signed.texts, "text").join(lines, "text")
        text_rows = texts.select(
            "task", F.lit(0).alias("part"), F.col("text").alias("x"), F.lit(0).alias("y"),
            line("task", F.lit("text"), "text", "words", "shingles", "outlet", "earliest",
                 "latest", "line"))
        pair_rows = pairs.select(
            "task", F.lit(1).alias("part"), F.col("a").alias("x"), F.col("b").alias("y"),
            line("task", F.lit("pair"), "a", "b"))
        rows = to_tasks(text_rows.union(pair_rows), (tasks or 0) + 1, F.col("task"),
                        "part", "x", "y")
    options: list[str | SharedFile] = [
        "--articles", str(articles.count), "--recurring", recurring,
        *search.comparison, *search.fields]
    return runner.run(VERIFY, rows, text_count + count, options)


def pair_fields(passages: bool) -> list[Column | str]:
    """The fields of a pair for `families` and `takings`, which read no figures."""
    left_out = FIGURES if passages else (*FIGURES, "passages")
    return [F.lit(None) if name in left_out else name for name in PAIR]


def verified(table: Table) -> DataFrame:
    """The verified pairs, a column a field."""
    return table.of("pair", *PAIR)
