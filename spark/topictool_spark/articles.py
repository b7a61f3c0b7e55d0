"""Which records are articles, what they are called, and what had to be skipped."""

from __future__ import annotations

from dataclasses import dataclass

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from .errors import JobError
from .lines import Lines
from .stage import Runner, Stage, Table, failures, unescaped
from .tables import small_table
from .work import few, line

READ = Stage("read", {"article": "iisi", "skip": "iis"})
#: Problems that are told one by one.
TOLD = 20


@dataclass(frozen=True)
class Articles:
    """The records that are articles."""

    #: `seq` and `id`, as the worker escapes ids.
    ids: DataFrame
    #: `seq` and `line` of them.
    lines: DataFrame
    count: int
    text_bytes: int
    #: What is to be said of records that are not.
    problems: list[str]
    skipped: int
    #: `seq` and `record` of all records, as they are kept.
    records: DataFrame | None = None


def read_articles(runner: Runner, lines: Lines, fields: str | None) -> Articles:
    """Finds the articles among the records."""
    names = small_table(runner.spark, "file int, name string", [
        (i, f.name.replace("\\", "\\\\")) for i, f in enumerate(lines.files)])
    with failures("read"):
        faults = lines.faults.join(names, "file").select(
            F.lit(None).cast("bigint").alias("seq"), "file", "number", "name", "reason")
        if not lines.count:
            told = _told(faults, 1)
            raise JobError(f"the input has no articles: {told[0]}" if told else
                           "the input has no lines")
    rows = lines.table.select(line("file", "seq", "line"))
    options = ["--fields", fields] if fields else []
    read = runner.run(READ, rows, lines.count, list(options))
    with failures("read"):
        return _distinct(runner, lines, read, names, faults)


def _distinct(
    runner: Runner, lines: Lines, read: Table, names: DataFrame, faults: DataFrame
) -> Articles:
    """The articles with ids of their own; others are skipped as on one machine."""
    starts = lines.table.groupBy("file").agg(F.min("seq").alias("file_base"))
    places = F.broadcast(runner.write("files", starts.join(names, "file").coalesce(1)))
    article = read.of("article", "file", "seq", "id", "bytes").join(places, "file").select(
        "seq", "bytes", F.coalesce("id", F.concat_ws(
            ":", "name", F.col("seq") - F.col("file_base") + 1)).alias("id"))
    # An id is taken by the first record that has it.
    taken = article.groupBy("id").agg(F.count("*").alias("times"), F.min("seq").alias("by"))
    repeated = article.join(taken.where("times > 1").select("id", "by"), "id").where("seq > by")
    skipped = read.of("skip", "file", "seq", "reason")
    found = runner.write("problems", repeated.select(
        "seq", "by", "id", F.lit(None).cast("string").alias("reason")).union(skipped.select(
            "seq", F.lit(None).cast("bigint"), F.lit(None).cast("string"), "reason")))
    left_out = runner.write("skipped", _placed(found, lines, names).union(faults))
    skipped_count = left_out.count()
    numbers = few(left_out.where("seq is not null").select("seq"), skipped_count)
    ids = runner.write("ids", article.join(numbers, "seq", "left_anti"))
    total = ids.agg(F.count("*").alias("count"), F.sum("bytes").alias("bytes")).first()
    assert total is not None
    if not total["count"]:
        told = _told(left_out, 1)
        raise JobError("the input has no articles" + (f": {told[0]}" if told else ""))
    kept = lines.table.join(numbers, "seq", "left_anti").where(
        F.col("line").rlike("[^ \t\r\n\ufeff]")).select("seq", "line")
    records = lines.table.select("seq", F.coalesce(
        unescaped(F.col("written")),
        F.trim(F.make_valid_utf8("line"), F.lit(" \t\r"))).alias("record"))
    return Articles(ids.drop("bytes"), kept, total["count"], total["bytes"],
                    _problems(left_out, skipped_count), skipped_count, records)


def _placed(found: DataFrame, lines: Lines, names: DataFrame) -> DataFrame:
    """Problems with the file and line of the record, and of the one that has its id."""
    numbers = found.select(F.explode(F.array("seq", "by")).alias("seq")).distinct()
    count = numbers.count()
    places = lines.table.select("seq", "file", "number").join(
        few(numbers, count), "seq", "left_semi").join(F.broadcast(names), "file")
    of_first = few(places.select(
        F.col("seq").alias("by"), F.concat_ws(":", "name", "number").alias("first")), count)
    whole = found.join(few(places, count), "seq").join(of_first, "by", "left")
    taken = F.concat(F.lit("the id '"), "id", F.lit("' is taken by the record at "), "first")
    return whole.select("seq", "file", "number", "name",
                        F.coalesce("reason", taken).alias("reason"))


def _told(left_out: DataFrame, count: int) -> list[str]:
    """The first records that were left out, in order."""
    first = left_out.orderBy("file", "number", "seq").limit(count).select(
        F.concat("name", F.lit(":"), "number", F.lit(": "), unescaped(F.col("reason")))).collect()
    return [row[0] for row in first]


def _problems(left_out: DataFrame, count: int) -> list[str]:
    """The same with how many more there are."""
    told = _told(left_out, TOLD)
    return told + ([f"and {count - len(told)} more problems"] if count > len(told) else [])
