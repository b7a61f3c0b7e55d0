"""Jobs that spark-submit starts, and whose settings count."""

import os
import pathlib
import subprocess
import sys

import pyspark
import pytest

HERE = pathlib.Path(__file__).resolve().parent
SUBMIT = pathlib.Path(pyspark.__file__).parent / "bin" / "spark-submit"
TOOL = os.environ.get("TOPICTOOL")

SHOWING = """
from topictool_spark import session
spark = session.start("settings", None, {"spark.task.maxFailures": "7"})
for key in ("spark.master", "spark.sql.parquet.compression.codec",
            "spark.hadoop.parquet.block.size", "spark.task.maxFailures",
            "spark.sql.session.timeZone"):
    print("found", key.split(".")[-1], spark.sparkContext.getConf().get(key))
spark.stop()
"""


def submit(*arguments):
    environment = os.environ | {"PYSPARK_DRIVER_PYTHON": sys.executable,
                                "PYTHONPATH": str(HERE.parent)}
    return subprocess.run(
        [str(SUBMIT), "--master", "local[2]", "--conf", "spark.ui.enabled=false", *arguments],
        capture_output=True, text=True, env=environment, check=False)


def test_settings_of_spark_submit_go_before_those_of_the_job(tmp_path):
    (tmp_path / "show.py").write_text(SHOWING)
    run = submit("--conf", "spark.sql.parquet.compression.codec=snappy",
                 "--conf", "spark.sql.session.timeZone=CET", "--conf", "spark.task.maxFailures=9",
                 str(tmp_path / "show.py"))
    found = dict(line.split()[1:] for line in run.stdout.splitlines() if line[:5] == "found")
    assert found == {"master": "local[2]", "codec": "snappy", "size": str(32 << 20),
                     "maxFailures": "7", "timeZone": "UTC"}


@pytest.mark.skipif(not TOOL, reason="TOPICTOOL names no tool")
def test_a_job_runs_by_spark_submit(tmp_path):
    articles = HERE.parents[1] / "data" / "articles.jsonl"
    subprocess.run([TOOL, "dedup", articles, "--families", tmp_path / "here.csv", "-q"],
                   check=True, stdout=subprocess.DEVNULL)
    run = submit(str(HERE.parent / "main.py"), "dedup", str(articles), "--worker", TOOL,
                 "--work", str(tmp_path / "work"), "--partitions", "2", "-q",
                 "--families", str(tmp_path / "there.csv"))
    assert (run.returncode, run.stdout) == (0, ""), run.stderr
    assert (tmp_path / "there.csv").read_bytes() == (tmp_path / "here.csv").read_bytes()
