"""What is written of a search: pairs of articles, and the family of each."""

from __future__ import annotations

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from ..articles import Articles
from ..stage import Runner, Table, failures
from ..work import counted, few, numbered
from .families import Grouped
from .options import Search
from .signing import Signed
from .verifying import verified

PAIR_COLUMNS = ("a", "b", "relation", "jaccard", "containment_a", "containment_b",
                "shared_words", "longest_run", "score")
FAMILY_COLUMNS = ("id", "family", "size", "role", "source_id", "evidence", "agency",
                  "family_agency", "copied", "copied_from")


def listed_pairs(
    runner: Runner, articles: Articles, signed: Signed, pairs: Table, search: Search,
    with_passages: bool = False,
) -> tuple[DataFrame, int]:
    """The pairs of articles with all columns and `_x` and `_y`, by which they are ordered; and
    how many they are."""
    with failures("listed-pairs"):
        listed = article_pairs(signed, pairs, search)
        ids = articles.ids
        named = listed.join(ids.toDF("_x", "a"), "_x").join(ids.toDF("_y", "b"), "_y")
        if not with_passages:
            named = named.drop("passages", "reversed")
        count = pair_count(signed, pairs, search)
        return counted("listed-pairs", runner.write("listed-pairs", named), count), count


def pair_count(signed: Signed, pairs: Table, search: Search) -> int:
    """How many pairs of articles there are, from how many articles each text has."""
    number, limit = F.col("documents"), search.group_limit
    shared = signed.texts.where("documents > 1").select(
        "text", F.when(number <= limit, number).otherwise(1).alias("number"))
    between = verified(pairs).select("a", "b").join(
        shared.toDF("a", "of_a"), "a", "left").join(shared.toDF("b", "of_b"), "b", "left").agg(
        F.sum(F.coalesce("of_a", F.lit(1)) * F.coalesce("of_b", F.lit(1)))).first()
    equal = signed.texts.agg(F.sum(F.when(
        number <= limit, F.floor(number * (number - 1) / 2)).otherwise(number - 1))).first()
    return sum((row[0] or 0) for row in (between, equal) if row)


def article_pairs(signed: Signed, pairs: Table, search: Search) -> DataFrame:
    """The pairs of articles by number, `_x` and `_y`, with all columns but ids; `passages` of
    the two texts, `reversed` where `_x` has the second of them; and null, and how many words they
    have, where both have one text.

    A text that several articles have gives a pair for each of them, and pairs among them. If
    they are more than the limit, each is paired with the first, and others with the first alone.
    """
    shared = signed.texts.where("documents > 1").select(
        "text", "documents", F.col("words").alias("text_words"))
    members = signed.documents.select("seq", "text").join(shared, "text")
    few = members.where(F.col("documents") <= search.group_limit).groupBy(
        "text", "text_words").agg(F.sort_array(F.collect_list("seq")).alias("members"))
    return _between(verified(pairs), few).union(_equal(members, few, search.group_limit))


def _between(pairs: DataFrame, few: DataFrame) -> DataFrame:
    """The pairs of articles of two texts."""
    of_a = few.select(F.col("text").alias("a"), F.col("members").alias("members_a"))
    of_b = few.select(F.col("text").alias("b"), F.col("members").alias("members_b"))
    both = pairs.join(of_a, "a", "left").join(of_b, "b", "left")
    expanded = both.withColumn(
        "x", F.explode(F.coalesce("members_a", F.array("a")))).withColumn(
        "y", F.explode(F.coalesce("members_b", F.array("b"))))
    swapped = F.col("y") < F.col("x")
    return expanded.select(
        F.least("x", "y").alias("_x"), F.greatest("x", "y").alias("_y"), "relation", "jaccard",
        F.when(swapped, F.col("containment_b")).otherwise(F.col("containment_a"))
        .alias("containment_a"),
        F.when(swapped, F.col("containment_a")).otherwise(F.col("containment_b"))
        .alias("containment_b"),
        "shared_words", "longest_run", "score", "passages", swapped.cast("int").alias("reversed"))


def _equal(members: DataFrame, few: DataFrame, limit: int) -> DataFrame:
    """The pairs of articles of one text."""
    all_pairs = few.select("text_words", "members", F.posexplode("members").alias("at", "_x"))
    all_pairs = all_pairs.select("text_words", "_x", F.explode(
        F.slice("members", F.col("at") + 2, F.size("members"))).alias("_y"))
    stars = members.where((F.col("documents") > limit) & (F.col("seq") != F.col("text")))
    both = all_pairs.select("_x", "_y", "text_words").union(
        stars.select("text", "seq", "text_words"))
    whole, words = F.lit("1.000000"), F.col("text_words")
    return both.select("_x", "_y", F.lit("copy"), whole, whole, whole, words, words, whole,
                       F.lit(None), F.lit(0))


def kept(runner: Runner, articles: Articles, grouped: Grouped) -> tuple[DataFrame, int]:
    """The records of one article a family as they stand in the input, with `_x`, by which they are
    ordered; and how many they are."""
    assert articles.records is not None
    with failures("kept"):
        wanted = runner.write("kept", grouped.families.where(
            "size = 1 or source = seq").select("seq"))
        count = wanted.count()
        rows = articles.records.join(few(wanted, count), "seq").select(
            F.col("seq").alias("_x"), F.col("record").alias("line"))
        return rows, count


def family_list(
    runner: Runner, articles: Articles, signed: Signed, grouped: Grouped
) -> DataFrame:
    """The family of each article, in text, with `_x`, by which they are ordered."""
    numbers = numbered(runner, "family-numbers", grouped.families.where("seq = first").select(
        "first"), "first", "family").select("first", "family")
    taken = grouped.takings.join(
        numbers.toDF("family", "origin_family"), "family", "left").drop("family")
    row = grouped.families.join(numbers, "first").join(signed.documents, "seq").join(
        taken, "text", "left")
    is_alone, has_origin = F.col("size") == 1, F.col("origin").isNotNull()
    role = F.when(~is_alone, F.when(F.col("source") == F.col("seq"), "source").otherwise("copy"))
    role = F.coalesce(role, F.when(has_origin, "partial").otherwise("single"))
    row = row.withColumn("role", role).withColumn(
        "source", F.when(is_alone & has_origin, F.col("origin")).otherwise(F.col("source")))
    # An article of the same words as one before it is taken over whole.
    is_repeated = F.col("text").isNotNull() & (F.col("is_first") == 0)
    copied = F.when(is_repeated, "1.0000").otherwise(F.coalesce("copied", F.lit("0.0000")))
    origin = F.when(is_repeated, F.col("family")).otherwise(F.col("origin_family"))
    evidence = F.when(F.col("role") == "source", F.col("evidence")).otherwise("")
    ids = articles.ids
    return row.join(ids, "seq").join(ids.toDF("source", "source_id"), "source").select(
        F.col("seq").alias("_x"), "id", "family", "size", "role", "source_id",
        evidence.alias("evidence"), F.col("credited").alias("agency"),
        F.col("agency").alias("family_agency"), copied.alias("copied"),
        origin.alias("copied_from"))
