"""Tables that the driver itself makes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F


def small_table(spark: SparkSession, schema: str, rows: Iterable[tuple[Any, ...]]) -> DataFrame:
    """A table of a few rows.

    They go to the JVM as JSON: `createDataFrame` would want Python on the executors.
    """
    names = [column.split()[0] for column in schema.split(",")]
    texts = [json.dumps(dict(zip(names, row))) for row in rows]
    jvm: Any = spark._jvm
    session: Any = spark._jsparkSession
    dataset = session.createDataset(texts, jvm.org.apache.spark.sql.Encoders.STRING())
    lines = DataFrame(dataset.toDF(), spark)
    return lines.select(F.from_json("value", schema, {"mode": "FAILFAST"}).alias("row")).select(
        *(F.col(f"row.{name}").alias(name) for name in names))
