"""Which articles report the same happening.

Rows of words are made by one process, which knows all articles; what costs most, the comparison of
every row with every other, is spread in blocks over tasks; and one process puts the events
together. So this is for as many articles as one process holds.
"""

from __future__ import annotations

import math

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from ..copies import listing
from ..copies.options import Search
from ..copies.signing import Signed
from ..articles import Articles
from ..stage import Runner, Stage, Table, failures
from ..work import line, to_tasks

ROWS = Stage("event-rows", {"rows": "iis", "row": "ins"})
PAIRS = Stage("event-pairs", {"similar": "is", "background": "isss"})
EVENTS = Stage("events", {"assigned": "issss"})
COLUMNS = ("id", "cluster", "similarity", "margin", "outlier")


def shared(signed: Signed, pairs: Table, search: Search) -> DataFrame:
    """The `shared` lines of all pairs of articles that are copies, whole or in part."""
    found = listing.article_pairs(signed, pairs, search).where(
        F.col("relation").isin("copy", "partial"))
    shingles = signed.documents.select("seq", "text").join(
        signed.texts.select("text", "shingles"), "text").drop("text")
    both = found.join(shingles.toDF("_x", "shingles_a"), "_x").join(
        shingles.toDF("_y", "shingles_b"), "_y")
    return both.select(line(F.lit("shared"), "_x", "_y", "containment_a", "containment_b",
                            "shingles_a", "shingles_b"))


def events(
    runner: Runner, articles: Articles, leaders: DataFrame, shared_pairs: DataFrame | None,
    partitions: int, options: list[str],
) -> DataFrame:
    """The event of each article: `_x`, by which they are ordered, and the columns.

    `leaders` has the article (`leader`) that stands for each (`seq`).
    """
    with failures("event-rows"):
        known = articles.lines.join(leaders, "seq")
        all_articles = known.select("seq", line("seq", "leader", "line"))
        rows = all_articles.repartition(1).sortWithinPartitions("seq").select("line")
        made = runner.run(ROWS, rows, articles.count, list(options))
        compared = _compared(runner, made, partitions)
    with failures("events"):
        parts = [compared.of("similar", "number", "cells").select(
                     line(F.lit("similar"), "number", "cells")),
                 compared.of("background", "number", "a", "b", "c").select(
                     line(F.lit("background"), "number", "a", "b", "c"))]
        expected = sum(compared.counts.values()) + articles.count
        if shared_pairs is not None:
            pair_lines = runner.write("event-shared", shared_pairs)
            parts.append(pair_lines)
            expected += pair_lines.count()
        before = parts[0]
        for other in parts[1:]:
            before = before.union(other)
        sent = before.select(F.lit(-1).alias("_at"), "line").union(known.select(
            F.col("seq").alias("_at"),
            line(F.lit("article"), "seq", "leader", "line")))
        found = runner.run(EVENTS, sent.repartition(1).sortWithinPartitions("_at").select("line"),
                           expected, list(options))
        row = found.of("assigned", "seq", *COLUMNS[1:])
        return row.join(articles.ids, "seq").select(F.col("seq").alias("_x"), *COLUMNS)


def _compared(runner: Runner, made: Table, partitions: int) -> Table:
    """Compares every row with every other: a task has the rows of two blocks, or of one."""
    size = made.of("rows", "count", "columns", "least").first()
    if size is None:
        return Table(runner.spark, runner.folder("event-pairs"), PAIRS)
    count, columns, least = size["count"], size["columns"], size["least"]
    blocks = max(1, math.ceil(math.sqrt(2 * partitions)))
    width = max(1, math.ceil(count / blocks))
    rows = made.of("row", "number", "seconds", "cells").withColumn(
        "z", F.floor(F.col("number") / width))
    # As the first block of a task with itself and those behind, and as the second of a task with
    # one before.
    numbers = F.sequence(F.lit(0), F.lit(blocks - 1))
    placed = rows.withColumn("other", F.explode(numbers)).withColumn(
        "side", F.when(F.col("other") < F.col("z"), 1).otherwise(0))
    task = F.least("z", "other") * blocks + F.greatest("z", "other")
    sent = placed.select(task.cast("int").alias("at"), "side", "number", line(
        task.cast("int"), "side", "number", "seconds", "cells"))
    lines = to_tasks(sent, blocks * blocks, F.col("at"), "at", "side", "number")
    return runner.run(PAIRS, lines, count * blocks,
                      ["--columns", str(columns), "--least", least])
