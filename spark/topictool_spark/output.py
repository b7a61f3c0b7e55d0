"""How tables are written for other programs: as the CSV of the tool, or as Parquet."""

from __future__ import annotations

from collections.abc import Sequence

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F

from .stage import Runner, failures, unescaped

#: Columns that are free text, as workers escape it.
FREE = {"a", "b", "id", "source_id", "agency", "family_agency"}
#: Columns that are numbers, and what of.
NUMBERS = {
    "jaccard": "double", "containment_a": "double", "containment_b": "double",
    "shared_words": "bigint", "longest_run": "bigint", "score": "double", "family": "bigint",
    "size": "bigint", "copied": "double", "copied_from": "bigint", "cluster": "bigint",
    "similarity": "double", "margin": "double",
}


def write(
    runner: Runner, rows: DataFrame, columns: Sequence[str], order: Sequence[str], path: str
) -> None:
    """Writes a table in the order of some columns: to one file `.csv`, else a Parquet folder."""
    runner.spark.sparkContext.setJobDescription(f"output {path}")
    with failures(f"output {path}"):
        shown = rows.select(*order, *(
            (unescaped(F.col(name)) if name in FREE else F.col(name)).alias(name)
            for name in columns))
        placed = shown.repartitionByRange(*order).sortWithinPartitions(*order)
        if path.endswith(".csv"):
            _write_csv(runner, placed, columns, path)
            return
        typed = placed.select(*(F.col(name).cast(NUMBERS.get(name, "string")).alias(name)
                                for name in columns))
        typed.write.mode("overwrite").parquet(path)


def _write_csv(runner: Runner, rows: DataFrame, columns: Sequence[str], path: str) -> None:
    """Writes rows as they are sorted, each range into a file, and then all into one."""
    folder = f"{path}.parts"
    text = F.concat_ws(",", *(_cell(F.col(name)) for name in columns))
    rows.select(text).write.mode("overwrite").text(folder)
    runner.storage.join_parts(folder, path, head=",".join(columns) + "\n")


def _cell(column: Column) -> Column:
    """A cell, in quotation marks where it holds a comma, a quotation mark or a line end."""
    text = F.coalesce(column.cast("string"), F.lit(""))
    quoted = F.concat(F.lit('"'), F.replace(text, F.lit('"'), F.lit('""')), F.lit('"'))
    return F.when(text.rlike('[,"\n\r]'), quoted).otherwise(text)
