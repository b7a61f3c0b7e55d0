"""Steps that several parts of a job have in common."""

from __future__ import annotations

from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as F

from .errors import JobError
from .stage import Runner, Table, failures
from .worker import SharedFile, share


#: Numbers that every executor can be sent, 8 bytes each and a table around them.
MOST_BROADCAST = 10_000_000


def few(rows: DataFrame, count: int) -> DataFrame:
    """Rows to be joined with, sent to where the others are if they are few enough.

    Lines of the input stay where they are then, which else would be moved to be sorted.
    """
    return F.broadcast(rows) if count <= MOST_BROADCAST else rows


def line(*fields: Column | str) -> Column:
    r"""Fields as a line of a worker, `\N` for those that are null."""
    texts = [F.col(f) if isinstance(f, str) else f for f in fields]
    return F.concat_ws(
        "\t", *(F.coalesce(text.cast("string"), F.lit(r"\N")) for text in texts)).alias("line")


def to_tasks(rows: DataFrame, tasks: int, task: Column, *order: str) -> DataFrame:
    """The column `line` of rows, each in the partition that `task` says, sorted there."""
    placed = rows.withColumn("_task", task.cast("int"))
    return placed.repartitionById(tasks, F.col("_task")).sortWithinPartitions(
        *order).select("line")


def shared_lines(runner: Runner, table: Table, kind: str, *names: str) -> SharedFile:
    """The lines of a kind as one file that workers read, sorted by their first field."""
    name = f"{table.stage.title}-{kind}"
    runner.spark.sparkContext.setJobDescription(name)
    with failures(name):
        fields = table.of(kind, *names)
        # A task for all of them: it sorts what it does not hold in memory on its disk.
        lines = fields.repartition(1).sortWithinPartitions(*names).select(
            line(F.lit(kind), *names))
        folder = runner.folder(name)
        lines.write.mode("overwrite").option("compression", "none").text(folder)
        runner.storage.join_parts(folder, f"{folder}.{runner.job}.txt")
        return share(runner.spark, f"{folder}.{runner.job}.txt")


def counted(name: str, rows: DataFrame, expected: int) -> DataFrame:
    """Rows that were written, of which there must be so many: joins lose and double none."""
    if (count := rows.count()) != expected:
        raise JobError(f"{name}: {count} rows of {expected}")
    return rows


def numbered(runner: Runner, name: str, rows: DataFrame, key: str, number: str) -> DataFrame:
    """Rows with their place in the order of a key of which none is twice, from 1.

    Ranges of keys are sorted side by side and written; where a range begins follows from how
    many rows are before it.
    """
    placed = rows.repartitionByRange(F.col(key)).sortWithinPartitions(key).select(
        "*", F.spark_partition_id().alias("_part"), F.monotonically_increasing_id().alias("_place"))
    written = runner.write(name, placed)
    before = Window.orderBy("_part").rowsBetween(Window.unboundedPreceding, -1)
    parts = written.groupBy("_part").agg(
        F.count("*").alias("_count"), F.min("_place").alias("_first"))
    parts = parts.withColumn("_base", F.coalesce(F.sum("_count").over(before), F.lit(0)))
    place = F.col("_base") + F.col("_place") - F.col("_first") + 1
    return written.join(F.broadcast(parts), "_part").withColumn(number, place).drop(
        "_part", "_place", "_count", "_first", "_base")
