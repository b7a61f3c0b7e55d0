"""A session for all tests, and stand-ins for workers."""

import os
import pathlib
import stat
import sys

import pytest
from pyspark.sql import SparkSession

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
# Executors have no Python: a job that needs one fails here too.
os.environ["PYSPARK_PYTHON"] = "/nonexistent/python"
os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")

from topictool_spark import session  # noqa: E402
from topictool_spark.stage import Runner  # noqa: E402
from topictool_spark.worker import Worker  # noqa: E402

#: Answers as a worker does; `BODY` says what it does with a line.
GOOD = """#!{python}
import sys
verb = sys.argv[2]
lines = 0
out = []
for line in sys.stdin:
    lines += 1
    fields = line.rstrip("\\n").split("\\t")
{body}
for line in out:
    print("\\t".join(map(str, line)))
print("#end", verb, lines, len(out), "{parameters}", sep="\\t")
"""


@pytest.fixture(scope="session")
def spark() -> SparkSession:
    return session.start("tests", "local[2]", {
        "spark.driver.memory": "1g", "spark.sql.shuffle.partitions": "3",
        "spark.default.parallelism": "3", "spark.ui.enabled": "false"})


@pytest.fixture
def script(tmp_path):
    """Writes an executable file."""
    def write(text, name="worker"):
        # A file of a job has a name of its own.
        path = tmp_path / f"{name}-{tmp_path.name}"
        path.write_text(text)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)
    return write


@pytest.fixture
def runner(spark, tmp_path, script):
    """A runner with a worker of this text."""
    def make(text, seconds=60):
        return Runner(spark, Worker(spark, script(text), seconds), str(tmp_path / "work"))
    return make


@pytest.fixture
def answering():
    """The text of a worker that does `body` with the `fields` of each line."""
    def text(body, parameters="0123456789abcdef"):
        indented = "".join(f"    {line}\n" for line in body.splitlines())
        return GOOD.format(python=sys.executable, body=indented, parameters=parameters)
    return text
