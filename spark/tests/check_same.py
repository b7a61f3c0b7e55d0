#!/usr/bin/env python3
"""Hold what jobs on Spark write against what the tool writes on one machine, byte for byte.

    check_same.py TOPICTOOL INPUT... [--cluster] [--partitions N,N,...] [--jobs dedup,cluster]
                  [--kill STAGE,STAGE,...]

Without `--cluster` in two threads of this process; with it on a master and two workers of their
own processes, of which one executor is killed as each of the stages of `--kill` writes (`all`
for every one). Exit status 1 where a byte differs, where an executor that was killed was not
replaced, or where a worker is left behind.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

os.environ["PYSPARK_PYTHON"] = "/nonexistent/python"  # executors need none
os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from cluster import Cluster
from topictool_spark.__main__ import parser, run

JOBS = {
    "dedup": ("--pairs", "--families", "--passages", "--keep"),
    "templates": ("--pairs", "--passages"),
    "stars": ("--families",),
    "agencies": ("--families",),
    "cluster": ("--assignments",),
    "auto": ("--assignments",),
    "beyond": ("--assignments",),
    "events": ("--assignments",),
}
OPTIONS = {"dedup": (), "templates": ("--templates", "--mode", "reuse"),
           "stars": (), "agencies": ("--agencies", str(HERE / "agencies.tsv")),
           # Some voters of the sample batch are beyond the sample, or none is.
           "beyond": ("-k", "5", "--sample", "100", "--no-collapse"), "auto": (),
           "cluster": ("-k", "7", "--sample", "100"), "events": ()}
#: Outputs that are JSON Lines.
LINES = ("--passages", "--keep")
COMMAND = {"templates": "dedup", "stars": "dedup", "agencies": "dedup", "auto": "cluster",
           "beyond": "cluster"}
#: Options of the job on Spark alone.
THERE = {"stars": ("--max-edges", "0")}


class Killer(threading.Thread):
    """Kills an executor as soon as a stage writes, a stage after another."""

    def __init__(self, cluster, work, stages):
        super().__init__(daemon=True)
        self.cluster, self.work = cluster, work
        #: The stages, None for all.
        self.stages = None if stages == ["all"] else stages
        self.killed, self.seen = [], set()
        self.ended = False

    def run(self):
        while not self.ended:
            running = self.cluster.executors()
            self.seen.update(running)
            # One at a time: the answer to a lost executor is another one.
            if len(running) > 1 and (stage := self.writing()):
                if self.cluster.kill_executor():
                    self.killed.append(stage)
            time.sleep(0.02)

    def writing(self):
        """A stage that writes and for which none was killed yet."""
        done = set(self.killed)
        if self.stages is not None:
            names = [name for name in self.stages if name not in done][:1]
        else:
            names = [path.name for path in self.work.glob("*") if path.name not in done]
        return next((name for name in names if (self.work / name / "_temporary").exists()), None)


def left_behind(folder, seconds=15):
    """Processes that run below a folder, if they do not end by themselves."""
    for _ in range(10 * seconds):
        left = []
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                if (pathlib.Path(os.readlink(process / "cwd")).is_relative_to(folder)
                        and b"\0worker\0" in (process / "cmdline").read_bytes()):
                    left.append(process.name)
            except OSError:
                continue
        if not left:
            return []
        time.sleep(0.1)
    return left


def files(job):
    """The options that ask for the outputs of a job, and what they are called."""
    return {name: f"{name[2:]}.{'jsonl' if name in LINES else 'csv'}" for name in JOBS[job]}


def outputs(folder, job):
    return [argument for name, file in files(job).items()
            for argument in (name, f"{folder}/{file}")]


def local(tool, job, inputs, folder):
    """What the tool writes."""
    folder.mkdir()
    subprocess.run([tool, COMMAND.get(job, job), *inputs, *OPTIONS[job], "--quiet",
                    *outputs(folder, job)], check=True, stdout=subprocess.DEVNULL)


def on_spark(tool, job, inputs, folder, partitions, master):
    """What a job on Spark writes."""
    size = sum(map(os.path.getsize, inputs))
    folder.mkdir()
    arguments = [COMMAND.get(job, job), *inputs, *OPTIONS[job], *THERE.get(job, ()), "--quiet",
                 "--worker", tool,
                 "--work", f"{folder}/work", "--master", master, "--partitions", str(partitions),
                 "--conf", "spark.driver.memory=1g", "--conf", "spark.executor.memory=768m",
                 # So small files are cut up as large ones are.
                 "--conf", f"spark.sql.files.maxPartitionBytes={size // int(partitions)}",
                 "--conf", "spark.sql.files.openCostInBytes=1000",
                 "--conf", "spark.ui.enabled=false", *outputs(folder, job)]
    run(parser().parse_args(arguments))


def compare(job, one, other):
    """The outputs of a job that differ."""
    return [name for name in files(job).values() if (one / name).read_bytes() != (other / name).read_bytes()]


def main():
    options = argparse.ArgumentParser(usage=__doc__)
    options.add_argument("tool", type=os.path.abspath)
    options.add_argument("inputs", nargs="+", type=os.path.abspath)
    options.add_argument("--cluster", action="store_true")
    options.add_argument("--partitions", default="3")
    options.add_argument("--jobs", default="dedup,cluster")
    options.add_argument("--kill", default="")
    options.add_argument("--keep", help="a folder for what was written")
    given = options.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(given.keep or temporary)
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)
        cluster = Cluster(folder / "machines") if given.cluster else None
        try:
            for job in given.jobs.split(","):
                local(given.tool, job, given.inputs, folder / job)
                for partitions in given.partitions.split(","):
                    wrong += check(given, cluster, folder, job, partitions)
        finally:
            if cluster:
                cluster.__exit__()
    sys.exit(1 if wrong else 0)


def check(given, cluster, folder, job, partitions):
    """Runs one job on Spark; the number of things that are wrong."""
    began = time.monotonic()
    there = folder / f"{job}-{partitions}"
    stages = [stage for stage in given.kill.split(",") if stage]
    killer = Killer(cluster, there / "work", stages) if cluster else None
    if killer:
        killer.start()
    on_spark(given.tool, job, given.inputs, there, partitions,
             cluster.master if cluster else "local[2]")
    differing = compare(job, folder / job, there)
    rows = sum((there / file).read_bytes().count(b"\n") - (name not in LINES)
               for name, file in files(job).items())
    said = f"{'cluster' if cluster else 'local[2]'}, {job}, {partitions} partitions: "
    said += f"differs in {', '.join(differing)}" if differing else f"the same {rows} rows"
    wrong = len(differing)
    if killer:
        killer.ended = True
        killer.join()
        if stages:
            said += "; killed an executor in " + ", ".join(killer.killed)
            replaced = len(killer.seen) - 2
            if len(killer.killed) < (len(stages) if killer.stages else 1) or replaced < 1:
                said += f", of which {replaced} came back"
                wrong += 1
        if left := left_behind(cluster.folder / "work"):
            said += f"; left behind: workers {', '.join(left)}"
            wrong += 1
    print(f"{said} ({time.monotonic() - began:.0f} s)", flush=True)
    return wrong


if __name__ == "__main__":
    main()
