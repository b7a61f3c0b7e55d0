"""From verified pairs to families, sources and how much of each article was taken over."""

from __future__ import annotations

from dataclasses import dataclass

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from ..articles import Articles
from ..stage import Runner, Stage, Table, failures
from ..work import counted, line, to_tasks
from .components import components
from .options import Search
from .signing import Signed
from .verifying import pair_fields, verified

FAMILIES = Stage("families", {"family": "iiiiisss"})
TAKINGS = Stage("takings", {"taken": "iisnn"})


@dataclass(frozen=True)
class Grouped:
    """The family of each article."""

    #: `seq`, `first` (of its family), `size`, `source`, `is_first` (of its text), `evidence`,
    #: `agency` (of the family), `credited` (by the article).
    families: DataFrame
    #: `text`, `copied` (the share of its words, in text), `family` (the first article of that
    #: most is from), `origin`: of the first article of each text that took something.
    takings: DataFrame


def group(
    runner: Runner, articles: Articles, signed: Signed, pairs: Table, search: Search,
    with_takings: bool = True,
) -> Grouped:
    """Makes families of the copies."""
    with failures("families"):
        all_pairs = verified(pairs)
        reuse = all_pairs.where(F.col("relation").isin("copy", "partial"))
        copies = all_pairs.where("relation = 'copy'").select("a", "b")
        count = copies.count()
        roots = components(runner, copies, count, search.max_edges)
        found = _families(runner, articles, signed, reuse, roots, count, search)
        families = found.of(
            "family", "seq", "first", "size", "source", "is_first", "evidence", "agency",
            "credited")
    if not with_takings:
        return Grouped(families, families.limit(0))
    with failures("takings"):
        taken = _takings(runner, signed, reuse, families, search)
    return Grouped(families, taken.of("taken", "text", "words", "copied", "family", "origin").drop("words"))


def _families(
    runner: Runner, articles: Articles, signed: Signed, reuse: DataFrame, roots: DataFrame,
    copy_count: int, search: Search,
) -> Table:
    """Each component with its articles and the pairs within it goes to one worker."""
    root = roots.select(F.col("node").alias("text"), "root")
    placed = signed.documents.join(root, "text", "left").withColumn(
        "component", F.coalesce("root", "text", "seq"))
    # An article without words is a family of its own, and so is treated as a text of its own.
    placed = placed.withColumn("text", F.coalesce("text", "seq"))
    article_rows = placed.select(
        "component", F.lit(0).alias("part"), F.col("seq").alias("x"), F.lit(0).alias("y"),
        line("component", F.lit("article"), "seq", "text", "words", "time", "credits"))
    of_a, of_b = root.toDF("a", "component"), root.toDF("b", "other")
    inside = runner.write("family-pairs", reuse.join(of_a, "a").join(of_b, "b").where(
        "component = other").select("component", *(
            name for name in pair_fields(False) if isinstance(name, str))))
    # Both texts of a copy hang together, and all of these are there.
    counted("family-pairs", inside.where("relation = 'copy'"), copy_count)
    pair_rows = inside.select(
        "component", F.lit(1).alias("part"), F.col("a").alias("x"), F.col("b").alias("y"),
        line("component", F.lit("pair"), *pair_fields(False)))
    task = F.pmod(F.hash("component"), F.lit(search.partitions))
    rows = to_tasks(article_rows.union(pair_rows), search.partitions, task,
                    "component", "part", "x", "y")
    return runner.run(FAMILIES, rows, articles.count + inside.count(), search.agencies)


def _takings(
    runner: Runner, signed: Signed, reuse: DataFrame, families: DataFrame, search: Search
) -> Table:
    """Each text that shares something goes to a worker, with all it shares it with."""
    firsts = families.where("is_first = 1").select("seq", "first", "source").join(
        signed.documents.select("seq", "text", "time", "words"), "seq")
    fields = [name for name in pair_fields(True) if isinstance(name, str)]
    sides = reuse.select(F.col("a").alias("text"), F.col("b").alias("other"), *fields).union(
        reuse.select(F.col("b").alias("text"), F.col("a").alias("other"), *fields))
    known = ("seq", "first", "source", "time", "words")
    others = firsts.select(F.col("text").alias("other"), *(
        F.col(name).alias(f"other_{name}") for name in known))
    pair_rows = sides.join(others, "other").select(
        "text", F.lit(1).alias("part"), F.col("a").alias("x"), F.col("b").alias("y"),
        line("text", F.lit("pair"), "other", *(f"other_{name}" for name in known),
             *pair_fields(True)))
    texts = runner.write("taking-texts", sides.select("text").distinct().join(firsts, "text"))
    text_rows = texts.select(
        "text", F.lit(0).alias("part"), F.lit(0).alias("x"), F.lit(0).alias("y"),
        line("text", F.lit("article"), *known))
    task = F.pmod(F.hash("text"), F.lit(search.partitions))
    rows = to_tasks(text_rows.union(pair_rows), search.partitions, task,
                    "text", "part", "x", "y")
    return runner.run(TAKINGS, rows, texts.count() + 2 * reuse.count())
