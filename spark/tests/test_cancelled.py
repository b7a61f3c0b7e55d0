"""What becomes of workers when nobody waits for them any more."""

import pathlib
import signal
import subprocess
import sys
import threading
import time

import pytest
from pyspark.sql import functions as F

from topictool_spark.errors import JobError
from topictool_spark.stage import Stage

#: A worker that says that it is there, reads all it is sent, and then writes and writes, unless
#: it is asked for its parameters.
WORKING = """#!/bin/sh
case $2 in version) printf 'version\\t1\\tx\\n'; exit ;; esac
read -r first || { printf '#end\\t%s\\t0\\t0\\t0123456789abcdef\\n' "$2"; exit; }
echo $$ >> "PIDS"
while read -r next; do printf 'twice\\t1\\t2\\n'; done
while sleep 0.2; do printf 'twice\\t1\\t2\\n'; done
"""


def wait(condition, seconds=60):
    for _ in range(10 * seconds):
        if condition():
            return True
        time.sleep(0.1)
    return False


def is_there(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


@pytest.fixture
def working(script, tmp_path):
    """The path of the worker, and what asks for the processes that are at work."""
    pids = tmp_path / "pids"
    path = script(WORKING.replace("PIDS", str(pids)))
    return path, lambda: pids.read_text().split() if pids.exists() else []


@pytest.mark.parametrize("seconds", [0, 600])
def test_a_cancelled_task_ends_its_worker(spark, runner, working, tmp_path, seconds):
    path, pids = working
    job = runner(pathlib.Path(path).read_text(), seconds)
    said = []

    def run():
        try:
            # More than the workers can have read by then, out of a shuffle: that is where Spark
            # looks whether a task is still wanted.
            rows = spark.range(4_000_000).select(F.col("id").cast("string")).repartition(2)
            job.run(Stage("double", {"twice": "ii"}), rows, 4_000_000)
        except JobError as error:
            said.append(str(error))
    thread = threading.Thread(target=run)
    thread.start()
    assert wait(pids)
    spark.sparkContext.cancelAllJobs()
    thread.join(60)
    assert len(said) == 1 and "cancelled" in said[0].lower()
    assert wait(lambda: not any(map(is_there, pids())))


def test_an_interrupted_driver_ends_its_workers(working, tmp_path):
    path, pids = working
    (tmp_path / "in.jsonl").write_text('{"id":"a","text":"some words"}\n')
    driver = subprocess.Popen(
        [sys.executable, "-m", "topictool_spark", "dedup", str(tmp_path / "in.jsonl"),
         "--master", "local[2]", "--worker", path, "--work", str(tmp_path / "interrupted"),
         "--pairs", str(tmp_path / "pairs.csv")], stderr=subprocess.PIPE, text=True,
        cwd=pathlib.Path(__file__).resolve().parent.parent)
    assert wait(pids, 120)
    driver.send_signal(signal.SIGINT)
    assert driver.wait(60) == 130
    assert wait(lambda: not any(map(is_there, pids())))
