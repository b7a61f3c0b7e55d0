"""From files to numbered lines, and from these to articles and what had to be skipped.

A line is known by its `seq`, its place among all lines of the input: files in the order of the
listing, lines in their order. Whatever is read, and by however many tasks, the numbers are the
same. Spark gives out parts of files (blocks) to tasks in any order, so the lines are written
once with the block they come from, blocks are then numbered, and a line's number is where its
block begins and how far behind the block's first line it stands.
"""

from __future__ import annotations

from dataclasses import dataclass

from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as F

from .errors import JobError
from .inputs import Format, InputFile
from .stage import Runner, Stage, Table, failures, unescaped
from .tables import small_table

READ = Stage("read", {"article": "iisi", "skip": "iis"})
#: Problems that are told one by one.
TOLD = 20


@dataclass(frozen=True)
class Lines:
    """The lines of the input."""

    #: `seq`, `file`, `number` (of the line in its file, from 1), `line`.
    table: DataFrame
    count: int
    files: list[InputFile]


@dataclass(frozen=True)
class Articles:
    """The lines that are articles."""

    #: `seq` and `id`, as the worker escapes ids.
    ids: DataFrame
    #: `seq` and `line` of them.
    lines: DataFrame
    count: int
    text_bytes: int
    #: What is to be said of lines that are not.
    problems: list[str]
    skipped: int


def _keys(columns: list[str], fields: str | None) -> dict[str, str]:
    """By the key of a record the column it is from.

    The columns of tables are known whatever their case, the keys of records are not: they are
    spelt as `--fields` has them, or else in lower case. Of equal ones the first counts.
    """
    given = {name.lower(): name for rule in (fields or "").split(",")
             for name in rule.partition("=")[2].split("|")}
    keys: dict[str, str] = {}
    for column in columns:
        name = column.strip(" \t").lower()
        keys.setdefault(given.get(name, name), column)
    return keys


def _scanned(
    runner: Runner, files: list[InputFile], file_format: Format, fields: str | None
) -> DataFrame:
    """The lines of the files of one format: `path`, `start` of the block, `place`, `line`."""
    reader = runner.spark.read.option("__globPaths__", "false")
    # A file that is named twice is read once; its place is that of both.
    paths = list(dict.fromkeys(file.path for file in files))
    if file_format is Format.JSON_LINES:
        read = reader.option("lineSep", "\n").text(paths)
        line = F.col("value")
    else:
        if file_format is Format.PARQUET:
            read = reader.option("mergeSchema", "true").parquet(*paths)
        else:
            read = reader.csv(
                paths, header=True, sep="," if file_format is Format.CSV else "\t",
                quote='"', escape='"', multiLine=True, enforceSchema=False, mode="FAILFAST",
                unescapedQuoteHandling="RAISE_ERROR")
        line = F.to_json(F.struct(*(
            F.col(f"`{name}`").alias(key) for key, name in _keys(read.columns, fields).items())))
    # This is the path as URIs have it, and what they escape is up to the file system.
    uri = F.replace(F.col("_metadata.file_path"), F.lit("+"), F.lit("%2B"))
    return read.select(
        F.regexp_replace(F.url_decode(uri), "^file:/+", "file:/").alias("path"),
        F.col("_metadata.file_block_start").alias("start"),
        F.monotonically_increasing_id().alias("place"), line.alias("line"))


def _plain(path: str) -> str:
    """A path with one slash behind `file:`, however many Hadoop writes."""
    return "file:/" + path[5:].lstrip("/") if path.startswith("file:/") else path


def read_lines(runner: Runner, files: list[InputFile], fields: str | None) -> Lines:
    """Reads and numbers all lines; `fields` says what columns of tables are called."""
    numbers = small_table(
        runner.spark, "path string, file int", [(_plain(file.path), i) for i, file in enumerate(files)])
    with failures("input"):
        formats = list(dict.fromkeys(file.format for file in files))
        scanned = [_scanned(runner, [f for f in files if f.format is one], one, fields)
                   for one in formats]
        all_lines = scanned[0]
        for other in scanned[1:]:
            all_lines = all_lines.union(other)
        named = all_lines.join(F.broadcast(numbers), "path", "left")
    raw = runner.write("lines", named.select("file", "start", "place", "line"))
    with failures("lines"):
        if raw.where(F.col("file").isNull()).limit(1).count():
            raise JobError("lines: Spark read a file that was not listed")
        order = Window.orderBy("file", "start").rowsBetween(Window.unboundedPreceding, -1)
        of_file = Window.partitionBy("file")
        blocks = raw.groupBy("file", "start").agg(
            F.min("place").alias("first"), F.count("*").alias("count"))
        blocks = blocks.withColumn("base", F.coalesce(F.sum("count").over(order), F.lit(0)))
        blocks = blocks.withColumn("file_base", F.min("base").over(of_file))
        blocks = runner.write("blocks", blocks.coalesce(1))
        count = blocks.agg(F.sum("count")).first()
    numbered = raw.join(F.broadcast(blocks.drop("count")), ["file", "start"])
    seq = F.col("base") + F.col("place") - F.col("first")
    table = numbered.select(
        seq.alias("seq"), "file", (seq - F.col("file_base") + 1).alias("number"), "line")
    return Lines(table, (count[0] if count else None) or 0, files)


def _without_mark(line: Column, number: Column) -> Column:
    """A file's first line without a byte order mark."""
    return F.when(number == 1, F.regexp_replace(line, "^\ufeff", "")).otherwise(line)


def read_articles(runner: Runner, lines: Lines, fields: str | None) -> Articles:
    """Finds the articles among the lines."""
    if not lines.count:
        raise JobError("the input has no lines")
    text = _without_mark(F.col("line"), F.col("number"))
    rows = lines.table.select(F.concat_ws("\t", "file", "number", text))
    options = ["--fields", fields] if fields else []
    read = runner.run(READ, rows, lines.count, list(options))
    names = small_table(
        runner.spark, "file int, name string, may_lack_id boolean",
        [(i, f.name.replace("\\", "\\\\"), f.format is Format.JSON_LINES)
         for i, f in enumerate(lines.files)])
    with failures("read"):
        return _distinct(runner, lines, read, names)


def _distinct(runner: Runner, lines: Lines, read: Table, names: DataFrame) -> Articles:
    """The articles with ids of their own; others are skipped as on one machine."""
    starts = lines.table.groupBy("file").agg(F.min("seq").alias("file_base"))
    places = F.broadcast(runner.write("files", starts.join(names, "file").coalesce(1)))
    found = read.of("article", "file", "number", "id", "bytes").join(places, "file")
    lacking = found.where(F.col("id").isNull() & ~F.col("may_lack_id")).select("name").first()
    if lacking:
        raise JobError(f"{lacking['name']}: a record has no id, which tables must have for "
                       "Spark: --fields id=NAME says what the column is called")
    article = found.select(
        (F.col("file_base") + F.col("number") - 1).alias("seq"), "name", "number", "bytes",
        F.coalesce("id", F.concat_ws(":", "name", "number")).alias("id"))
    # An id is taken by the first record that has it.
    taken = article.groupBy("id").agg(
        F.count("*").alias("times"), F.min(F.struct("seq", "name", "number")).alias("by"))
    taken = taken.where("times > 1").select("id", "by")
    repeated = article.join(taken, "id").where("seq > by.seq").select(
        "seq", "name", "number", F.concat(
            F.lit("the id '"), "id", F.lit("' is taken by the record at "), "by.name",
            F.lit(":"), "by.number").alias("reason"))
    skipped = read.of("skip", "file", "number", "reason").join(places, "file").select(
        (F.col("file_base") + F.col("number") - 1).alias("seq"), "name", "number", "reason")
    left_out = runner.write("skipped", repeated.union(skipped))
    ids = runner.write("ids", article.join(left_out, "seq", "left_anti").select("seq", "id", "bytes"))
    total = ids.agg(F.count("*").alias("count"), F.sum("bytes").alias("bytes")).first()
    assert total is not None
    if not total["count"]:
        raise JobError("the input has no articles" + _first_problem(left_out))
    text = _without_mark(F.col("line"), F.col("number"))
    kept = lines.table.join(left_out, "seq", "left_anti").where(
        F.col("line").rlike("[^ \t\r\n\ufeff]")).select("seq", text.alias("line"))
    skipped_count = left_out.count()
    return Articles(ids.drop("bytes"), kept, total["count"], total["bytes"],
                    _problems(left_out, skipped_count), skipped_count)


def _problems(left_out: DataFrame, count: int) -> list[str]:
    """The first lines that were left out, in order, and how many more there are."""
    first = left_out.orderBy("seq").limit(TOLD).select(
        F.concat("name", F.lit(":"), "number", F.lit(": "), unescaped(F.col("reason")))).collect()
    told = [row[0] for row in first]
    return told + ([f"and {count - len(told)} more problems"] if count > len(told) else [])


def _first_problem(left_out: DataFrame) -> str:
    told = _problems(left_out, 0)
    return f": {told[0]}" if told else ""
