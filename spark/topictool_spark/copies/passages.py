"""Where the passages of pairs of articles stand in them, in characters.

`verify` tells passages in words of the two texts; each article has these in places of its own.
Pairs are cut into tasks as for `verify`, and a task is sent each article that it needs once.
"""

from __future__ import annotations

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from ..articles import Articles
from ..stage import Runner, Stage, failures
from ..work import few, line, to_tasks
from .options import Search
from .verifying import in_tasks

PASSAGES = Stage("passages", {"passages": "iis"})


def passages(
    runner: Runner, articles: Articles, listed: DataFrame, count: int, search: Search
) -> DataFrame:
    """The line of each pair, with `_x` and `_y`, by which they are ordered."""
    with failures("passages"):
        # The columns `a` and `b` of the list are ids.
        pairs = listed.select(
            F.col("_x").alias("a"), F.col("_y").alias("b"), F.col("a").alias("id_a"),
            F.col("b").alias("id_b"), "reversed", "passages", "shared_words")
        placed = in_tasks(runner, "passage-pairs", pairs, count, search)
        tasks = (placed.agg(F.max("task")).first() or [None])[0]
        needed = runner.write("passage-articles", placed.select(
            "task", F.col("a").alias("seq")).union(placed.select("task", "b")).distinct())
        article_count = needed.count()
        lines = articles.lines.join(
            few(needed.select("seq").distinct(), article_count), "seq", "left_semi")
        article_rows = needed.join(lines, "seq").select(
            "task", F.lit(0).alias("part"), F.col("seq").alias("x"), F.lit(0).alias("y"),
            line("task", F.lit("article"), "seq", "line"))
        ids = ("a", "b", "id_a", "id_b")
        pair_rows = placed.select(
            "task", F.lit(1).alias("part"), F.col("a").alias("x"), F.col("b").alias("y"),
            F.when(F.col("passages").isNull(), line("task", F.lit("equal"), *ids, "shared_words"))
            .otherwise(line("task", F.lit("pair"), *ids, "reversed", "passages")).alias("line"))
        rows = to_tasks(article_rows.union(pair_rows), (tasks or 0) + 1, F.col("task"),
                        "part", "x", "y")
    found = runner.run(PASSAGES, rows, article_count + count, [*search.shingles, *search.fields])
    return found.of("passages", "_x", "_y", "line")
