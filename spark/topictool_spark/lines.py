"""From files to numbered records, each on a line.

A record is known by its `seq`, its place among all of the input: files in the order of the
listing, records in their order. Whatever is read, and by however many tasks, the numbers are
the same. Spark gives out parts of files (blocks) to tasks in any order, so the lines are written
once with the block they come from, blocks are then numbered, and a line's number is where its
block begins and how far behind the block's first line it stands.

JSON Lines are records as they are. All lines of another file go to one worker, which has code
for tables, arrays, texts and pages, and gives back records or says what is wrong with them.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass

from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as F

from .errors import JobError
from .inputs import Format, InputFile
from .stage import Runner, Stage, failures
from .tables import small_table
from .work import line, to_tasks

RECORDS = Stage("records", {"record": "iiiss", "skip": "iis"})
#: A line that no JSON Lines begin with: an array, or characters of several bytes.
OPENING = "^\ufeff?[ \t\r]*\\["
WIDE = "^(FFFE|FEFF|00|..00)"


@dataclass(frozen=True)
class Lines:
    """The records of the input."""

    #: `seq`, `file`, `number` (of the line in its file, from 1), `line`, and `written`: the
    #: record as it is kept, escaped, null if that is the line.
    table: DataFrame
    count: int
    files: list[InputFile]
    #: `file`, `number` and `reason` of what is no record.
    faults: DataFrame


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
    opens = F.lit(False)
    if file_format is Format.PARQUET:
        read = reader.option("mergeSchema", "true").parquet(*paths)
        text = F.to_json(F.struct(*(
            F.col(f"`{name}`").alias(key) for key, name in _keys(read.columns, fields).items())))
    else:
        read = reader.option("lineSep", "\n").text(paths)
        text = F.col("value")
        if file_format is Format.LINES:
            start = F.hex(F.substring(text.cast("binary"), 1, 4))
            opens = F.substring(text, 1, 64).rlike(OPENING) | start.rlike(WIDE)
    # This is the path as URIs have it, and what they escape is up to the file system.
    uri = F.replace(F.col("_metadata.file_path"), F.lit("+"), F.lit("%2B"))
    return read.select(
        F.regexp_replace(F.url_decode(uri), "^file:/+", "file:/").alias("path"),
        F.col("_metadata.file_block_start").alias("start"),
        F.monotonically_increasing_id().alias("place"), text.alias("line"),
        opens.alias("opens"))


def _plain(path: str) -> str:
    """A path with one slash behind `file:`, however many Hadoop writes."""
    return "file:/" + path[5:].lstrip("/") if path.startswith("file:/") else path


def read_lines(
    runner: Runner, files: list[InputFile], fields: str | None, partitions: int = 1
) -> Lines:
    """Reads and numbers all records; `fields` says what columns are called."""
    raw = _raw(runner, files, fields)
    with failures("lines"):
        if raw.where(F.col("file").isNull()).limit(1).count():
            raise JobError("lines: Spark read a file that was not listed")
        whole = _whole(raw, files)
    found, faults = _records(runner, raw, files, whole, fields, partitions)
    with failures("lines"):
        return _numbered(runner, raw, files, whole, found, faults)


def _raw(runner: Runner, files: list[InputFile], fields: str | None) -> DataFrame:
    """The lines of all files, as Spark reads them."""
    numbers = small_table(
        runner.spark, "path string, file int",
        [(_plain(file.path), i) for i, file in enumerate(files)])
    with failures("input"):
        formats = list(dict.fromkeys(file.format for file in files))
        scanned = [_scanned(runner, [f for f in files if f.format is one], one, fields)
                   for one in formats]
        all_lines = scanned[0]
        for other in scanned[1:]:
            all_lines = all_lines.union(other)
        named = all_lines.join(F.broadcast(numbers), "path", "left")
    return runner.write("lines", named.select("file", "start", "place", "line", "opens"))


def _whole(raw: DataFrame, files: list[InputFile]) -> list[int]:
    """The files that go to a worker whole: by their names, or by how they begin."""
    known = [i for i, file in enumerate(files) if file.format is Format.WHOLE]
    opened = [row["file"] for row in raw.where("opens").select("file").distinct().collect()]
    if not opened:
        return known
    first = raw.where(F.col("file").isin(opened) & ~_is_blank(F.col("line"))).groupBy(
        "file").agg(F.min_by("opens", F.struct("start", "place")).alias("opens"))
    return sorted(known + [row["file"] for row in first.where("opens").collect()])


def _is_blank(text: Column) -> Column:
    return ~text.rlike("[^ \t\r\n\ufeff]")


def _records(
    runner: Runner, raw: DataFrame, files: list[InputFile], whole: list[int],
    fields: str | None, partitions: int,
) -> tuple[DataFrame, DataFrame]:
    """The records of files that are read whole, and what is wrong in these."""
    nothing = "file int, number bigint, reason string"
    if not whole:
        return (small_table(runner.spark, "file int, place bigint, number bigint, line string, "
                            "written string", []),
                small_table(runner.spark, nothing, []))
    with failures("records"):
        tasks = max(1, min(partitions, len(whole)))
        placed = _spread(files, whole, tasks)
        heads = small_table(
            runner.spark, "task int, file int, format string, name string",
            [(task, i, files[i].extension, _escaped(files[i].name)) for i, task in placed.items()])
        of_files = F.broadcast(heads.select("task", "file"))
        lines = raw.join(of_files, "file").select(
            "task", "file", F.lit(1).alias("part"), "start", "place",
            line("file", F.lit("line"), _encoded(F.col("line"))))
        count = raw.join(of_files, "file", "left_semi").count()
        rows = heads.select(
            "task", "file", F.lit(0).alias("part"), F.lit(0).alias("start"),
            F.lit(0).alias("place"), line("file", F.lit("file"), "format", "name")).union(lines)
        sent = to_tasks(rows, tasks, F.col("task"), "file", "part", "start", "place")
        options = ["--fields", fields] if fields else []
        table = runner.run(RECORDS, sent, len(whole) + count, list(options))
        return (table.of("record", "file", "place", "number", "line", "written").drop("task"),
                table.of("skip", "file", "number", "reason").drop("task"))


def _spread(files: list[InputFile], whole: list[int], tasks: int) -> dict[int, int]:
    """The task of each file: the largest first, each to the task that has least."""
    loads = [(0, task) for task in range(tasks)]
    placed = {}
    for i in sorted(whole, key=lambda i: (-files[i].size, i)):
        size, task = heapq.heappop(loads)
        placed[i] = task
        heapq.heappush(loads, (size + files[i].size, task))
    return placed


def _encoded(text: Column) -> Column:
    """The bytes of a line, also those that are no text, in Base64."""
    return F.translate(F.base64(text.cast("binary")), "\r\n", "")


def _escaped(name: str) -> str:
    return name.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def _numbered(
    runner: Runner, raw: DataFrame, files: list[InputFile], whole: list[int],
    found: DataFrame, faults: DataFrame,
) -> Lines:
    """The records of all files with their numbers."""
    if whole:
        table = small_table(runner.spark, "file int", [(i,) for i in whole])
        raw = raw.join(F.broadcast(table), "file", "left_anti")
    order = Window.orderBy("file", "start").rowsBetween(Window.unboundedPreceding, -1)
    blocks = raw.groupBy("file", "start").agg(
        F.min("place").alias("first"), F.count("*").alias("count")).union(
        found.groupBy("file").agg(F.lit(0).alias("start"), F.lit(0).alias("first"),
                                  F.count("*").alias("count")))
    blocks = blocks.withColumn("base", F.coalesce(F.sum("count").over(order), F.lit(0)))
    blocks = blocks.withColumn("file_base", F.min("base").over(Window.partitionBy("file")))
    blocks = runner.write("blocks", blocks.coalesce(1))
    count = blocks.agg(F.sum("count")).first()
    bases = F.broadcast(blocks.drop("count"))
    seq = F.col("base") + F.col("place") - F.col("first")
    number = seq - F.col("file_base") + 1
    # A byte order mark is none of a file's first line.
    text = F.when(number == 1, F.regexp_replace("line", "^\ufeff", "")).otherwise(F.col("line"))
    table = raw.join(bases, ["file", "start"]).select(
        seq.alias("seq"), "file", number.alias("number"), text.alias("line"),
        F.lit(None).cast("string").alias("written"))
    if whole:
        table = table.union(found.join(bases, "file").select(
            seq.alias("seq"), "file", "number", "line", "written"))
    return Lines(table, (count[0] if count else None) or 0, files, faults)
