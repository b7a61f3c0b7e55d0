"""How tables are written for other programs: as the CSV of the tool, or as Parquet."""

from __future__ import annotations

from collections.abc import Sequence

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F

from .errors import JobError, UsageError
from .stage import Runner, failures, unescaped
from .storage import Storage

#: Columns that are free text, as workers escape it.
FREE = {"a", "b", "id", "source_id", "agency", "family_agency"}
#: Columns that are numbers, and what of.
NUMBERS = {
    "jaccard": "double", "containment_a": "double", "containment_b": "double",
    "shared_words": "bigint", "longest_run": "bigint", "score": "double", "family": "bigint",
    "size": "bigint", "copied": "double", "copied_from": "bigint", "cluster": "bigint",
    "similarity": "double", "margin": "double",
}

#: What the names of outputs end in that are one file.
FILES = (".csv", ".jsonl")


def check(storage: Storage, outputs: Sequence[str], work: str, inputs: Sequence[str]) -> None:
    """Raises an error where an output would take the place of something else.

    An output is written over what it was before: a file, or a folder of the parts of one.
    """
    seen: dict[str, str] = {}
    for path in outputs:
        place = storage.qualified(path)
        if place in seen:
            raise UsageError(f"{path} and {seen[place]} are one output")
        seen[place] = path
        if _is_within(place, work) or _is_within(work, place):
            raise UsageError(f"{path} cannot be an output: the work folder is removed at the end")
        if any(_is_within(file, place) or _is_within(place, file) for file in inputs):
            raise UsageError(f"{path} cannot be an output: it is an input")
        there = storage.entry(place)
        if there and path.endswith(FILES) and there.is_folder:
            raise UsageError(f"{path} cannot be an output: it is a folder")
        if there and not path.endswith(FILES):
            names = {entry.name for entry in storage.entries(place)} if there.is_folder else {""}
            if names and "_SUCCESS" not in names:
                raise UsageError(f"{path} cannot be an output: it holds something else")


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def write(
    runner: Runner, rows: DataFrame, columns: Sequence[str], order: Sequence[str], path: str,
    expected: int | None = None,
) -> None:
    """Writes a table in the order of some columns: to one file `.csv`, else a Parquet folder.

    `expected` is how many rows there are, where that is known.
    """
    runner.spark.sparkContext.setJobDescription(f"output {path}")
    with failures(f"output {path}"):
        shown = rows.select(*order, *(
            (unescaped(F.col(name)) if name in FREE else F.col(name)).alias(name)
            for name in columns))
        if expected is not None:
            shown = runner.write(f"output-{columns[1]}", shown)
            if (count := shown.count()) != expected:
                raise JobError(f"output {path}: {count} rows, and {expected} articles")
        placed = shown.repartitionByRange(*order).sortWithinPartitions(*order)
        if path.endswith(".csv"):
            _write_csv(runner, placed, columns, path)
            return
        typed = placed.select(*(F.col(name).cast(NUMBERS.get(name, "string")).alias(name)
                                for name in columns))
        typed.write.mode("overwrite").parquet(path)


def write_lines(
    runner: Runner, rows: DataFrame, order: Sequence[str], path: str, expected: int
) -> None:
    """Writes the column `line` in the order of some columns: one file `.jsonl`, else a folder."""
    runner.spark.sparkContext.setJobDescription(f"output {path}")
    with failures(f"output {path}"):
        written = runner.write(f"output-{len(runner.log)}", rows.select(*order, "line"))
        if (count := written.count()) != expected:
            raise JobError(f"output {path}: {count} lines, and {expected} are there")
        placed = written.repartitionByRange(*order).sortWithinPartitions(*order).select("line")
        folder = f"{path}.parts" if path.endswith(FILES) else path
        placed.write.mode("overwrite").option("compression", "none").text(folder)
        if folder != path:
            runner.storage.join_parts(folder, path)


def _write_csv(runner: Runner, rows: DataFrame, columns: Sequence[str], path: str) -> None:
    """Writes rows as they are sorted, each range into a file, and then all into one."""
    folder = f"{path}.parts"
    text = F.concat_ws(",", *(_cell(F.col(name)) for name in columns))
    rows.select(text).write.mode("overwrite").option("compression", "none").text(folder)
    runner.storage.join_parts(folder, path, head=",".join(columns) + "\n")


def _cell(column: Column) -> Column:
    """A cell, in quotation marks where it holds a comma, a quotation mark or a line end."""
    text = F.coalesce(column.cast("string"), F.lit(""))
    quoted = F.concat(F.lit('"'), F.replace(text, F.lit('"'), F.lit('""')), F.lit('"'))
    return F.when(text.rlike('[,"\n\r]'), quoted).otherwise(text)
