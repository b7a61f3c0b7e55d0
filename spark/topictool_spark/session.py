"""The Spark session of a job, and its settings."""

from __future__ import annotations

import os
import time
from typing import Any

from py4j.protocol import Py4JError
from pyspark import SparkConf, SparkContext
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from . import java
from .errors import JobError, UsageError

#: What serves a job well, where nobody says otherwise.
SETTINGS = {
    "spark.sql.parquet.compression.codec": "zstd",
    # Rows of text are some KB: smaller groups let one file be read by several tasks.
    "spark.hadoop.parquet.block.size": str(32 << 20),
    "spark.sql.files.maxPartitionBytes": str(32 << 20),
    # The kinds of lines of a stage are written side by side, without sorting them.
    "spark.sql.maxConcurrentOutputFileWriters": "16",
    # A lost executor takes the outputs of its tasks along; they are made anew this often.
    "spark.stage.maxConsecutiveAttempts": "16",
    "spark.sql.adaptive.enabled": "true",
}
#: What the answer hangs on, whatever anyone sets: what cannot be read is an error and never
#: nothing, and dates of Parquet are in UTC.
PINNED = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.files.ignoreMissingFiles": "false",
}
#: How long to wait for the executors of a cluster, and when no more seem to come.
MOST_SECONDS = 60.0
QUIET_SECONDS = 3.0


def check(settings: dict[str, str]) -> None:
    """Raises an error for settings that the answer would suffer from."""
    for key, value in PINNED.items():
        if settings.get(key, value).lower() != value.lower():
            raise UsageError(f"--conf {key} cannot be {settings[key]}: the job needs {value}")


def start(
    name: str, master: str | None, settings: dict[str, str], log: str = "FATAL"
) -> SparkSession:
    """The session of a job, new or that of spark-submit."""
    java.check()
    own = SparkConf(loadDefaults=False).setAppName(name)
    if master:
        own.setMaster(master)
    # Without spark-submit Spark believes to be a shell, whose default is another one.
    progress = {} if "PYSPARK_GATEWAY_PORT" in os.environ else {
        "spark.ui.showConsoleProgress": "false"}
    for key, value in (progress | settings | PINNED).items():
        own.set(key, value)
    try:
        # With the JVM there come the settings of spark-submit and of spark-defaults.conf.
        SparkContext._ensure_initialized(conf=own)
        conf = SparkConf()
        for key, value in SETTINGS.items():
            conf.setIfMissing(key, value)
        for key, value in own.getAll():
            conf.set(key, value)
        spark = SparkSession.builder.config(conf=conf).getOrCreate()
    except (Py4JError, PySparkException, RuntimeError) as error:
        raise JobError(f"Spark does not start: {str(error).splitlines()[0]}") from None
    spark.sparkContext.setLogLevel(log)
    return spark


def cores(spark: SparkSession) -> int:
    """How many tasks can run side by side, as far as it can be known.

    Executors come some time after the session. Those that are asked for by number are counted
    as there; others are waited for, until for some seconds there came no more.
    """
    conf = spark.sparkContext.getConf()
    default = spark.sparkContext.defaultParallelism
    if is_local(spark) or conf.get("spark.default.parallelism"):
        return default
    if limit := conf.get("spark.cores.max"):
        return max(default, int(limit))
    if conf.get("spark.dynamicAllocation.enabled", "false") == "true":
        most = conf.get("spark.dynamicAllocation.maxExecutors")
        each = int(conf.get("spark.executor.cores") or 1)
        return max(default, int(most) * each) if most and int(most) < 10_000 else default
    if number := conf.get("spark.executor.instances"):
        return max(default, int(number) * int(conf.get("spark.executor.cores") or 1))
    return _settled(spark)


def _settled(spark: SparkSession) -> int:
    """The cores of a cluster as soon as their number stays."""
    jvm: Any = spark.sparkContext._jsc.sc()
    began = changed = time.monotonic()
    before = 0
    while (now := time.monotonic()) - began < MOST_SECONDS:
        # The driver is one of those with memory.
        executors = jvm.getExecutorMemoryStatus().size() - 1
        if executors != before:
            before, changed = executors, now
        elif executors and now - changed >= QUIET_SECONDS:
            break
        time.sleep(0.1)
    return spark.sparkContext.defaultParallelism


def is_local(spark: SparkSession) -> bool:
    """Whether tasks run in the process of the driver."""
    return (spark.sparkContext.master or "").startswith("local")
