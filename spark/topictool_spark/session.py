"""The Spark session of a job, and its settings."""

from __future__ import annotations

from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from . import java
from .errors import JobError

#: What a job needs of Spark; what is submitted with `--conf` comes before.
SETTINGS = {
    # Dates without a zone are in UTC, as on one machine.
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.compression.codec": "zstd",
    # Rows of text are some KB: smaller groups let one file be read by several tasks.
    "spark.hadoop.parquet.block.size": str(32 << 20),
    "spark.sql.files.maxPartitionBytes": str(32 << 20),
    # The kinds of lines of a stage are written side by side, without sorting them.
    "spark.sql.maxConcurrentOutputFileWriters": "16",
    # A lost executor takes the outputs of its tasks along; they are made anew this often.
    "spark.stage.maxConsecutiveAttempts": "16",
    "spark.ui.showConsoleProgress": "false",
}


def start(
    name: str, master: str | None, settings: dict[str, str], log: str = "FATAL"
) -> SparkSession:
    """The session of a job, new or that of spark-submit."""
    java.check()
    builder = SparkSession.builder.appName(name)
    if master:
        builder = builder.master(master)
    for key, value in (SETTINGS | settings).items():
        builder = builder.config(key, value)
    try:
        spark = builder.getOrCreate()
    except (PySparkException, RuntimeError) as error:
        raise JobError(f"Spark does not start: {str(error).splitlines()[0]}") from None
    spark.sparkContext.setLogLevel(log)
    return spark


def is_local(spark: SparkSession) -> bool:
    """Whether tasks run in the process of the driver."""
    return (spark.sparkContext.master or "").startswith("local")
