"""The Spark session of a job, and its settings."""

from __future__ import annotations

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from . import java
from .errors import JobError

#: What serves a job well; its own `--conf` comes before.
SETTINGS = {
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
#: What the answer hangs on, whatever anyone sets: what cannot be read is an error and never
#: nothing, dates without a zone are in UTC, and hot keys of a join are split.
PINNED = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.files.ignoreMissingFiles": "false",
    "spark.sql.adaptive.enabled": "true",
}


def start(
    name: str, master: str | None, settings: dict[str, str], log: str = "FATAL"
) -> SparkSession:
    """The session of a job, new or that of spark-submit."""
    java.check()
    builder = SparkSession.builder.appName(name)
    if master:
        builder = builder.master(master)
    for key, value in (SETTINGS | settings | PINNED).items():
        builder = builder.config(key, value)
    try:
        spark = builder.getOrCreate()
    except (Py4JError, PySparkException, RuntimeError) as error:
        raise JobError(f"Spark does not start: {str(error).splitlines()[0]}") from None
    spark.sparkContext.setLogLevel(log)
    return spark


def is_local(spark: SparkSession) -> bool:
    """Whether tasks run in the process of the driver."""
    return (spark.sparkContext.master or "").startswith("local")
