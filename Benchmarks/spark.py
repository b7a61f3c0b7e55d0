#!/usr/bin/env python3
"""What a job on Spark costs, stage by stage, and how that grows.

    spark.py TOPICTOOL BATCH... [--command dedup|cluster] [--skew] [--pinned]
             [--into docs/scale.md] [--work FOLDER]

A BATCH is articles as JSON Lines, as `generate.py` writes them. Prints Markdown tables: for each
batch the seconds of every stage, CPU seconds of Spark and of the workers it runs, and bytes that
were shuffled and that it left in the work folder. Runs in two threads of one process, of which
the first job (of 1,000 articles) starts Java up and is not counted.

With `--skew` each batch is also run with two thirds of its articles replaced by edited copies of
one. With `--pinned` on a cluster of one worker and of two, each worker process on a core of its
own, twice, of which the second is shown. Wants the packages of `spark/pyproject.toml`, and
/proc of Linux.
"""
import argparse
import collections
import json
import os
import pathlib
import random
import sys
import tempfile
import threading
import time

os.environ["PYSPARK_PYTHON"] = "/nonexistent/python"
os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
TOP = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TOP / "spark"), str(TOP / "spark" / "tests")]

from cluster import Cluster, children
from topictool_spark.__main__ import parser, run

TICKS = os.sysconf("SC_CLK_TCK")
SPARK, WORKERS = "Spark", "workers"
OUTPUTS = {"dedup": ("--pairs", "--families"), "cluster": ("--assignments",)}


class Processors(threading.Thread):
    """CPU seconds over time: of a JVM, and of the children it has waited for."""

    def __init__(self):
        super().__init__(daemon=True)
        self.samples = []
        self.ended = False

    def run(self):
        while not self.ended:
            self.samples.append((time.monotonic(), *self._now()))
            time.sleep(0.1)

    @staticmethod
    def _now():
        own = of_children = 0
        for pid in children(os.getpid()):
            for process in (pid, *children(pid)):
                try:
                    stat = pathlib.Path(f"/proc/{process}/stat").read_text()
                except OSError:
                    continue
                if "(java)" in stat:
                    fields = stat.rpartition(")")[2].split()
                    own += int(fields[11]) + int(fields[12])
                    of_children += int(fields[13]) + int(fields[14])
        return own / TICKS, of_children / TICKS

    def between(self, start, end):
        """What was used from one time to another."""
        def at(moment):
            before = [sample for sample in self.samples if sample[0] <= moment]
            return (before or self.samples)[-1 if before else 0][1:]
        (own, of_children), (own_end, children_end) = at(start), at(end)
        return own_end - own, children_end - of_children


def shuffled(folder):
    """Bytes shuffled by the description of jobs, from the log of events."""
    bytes_of = collections.Counter()
    names = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if not path.is_file() or path.name.startswith((".", "appstatus")):
            continue
        for line in open(path, encoding="utf-8"):
            event = json.loads(line)
            if event["Event"] == "SparkListenerJobStart":
                name = event.get("Properties", {}).get("spark.job.description", "")
                for stage in event["Stage IDs"]:
                    names.setdefault(stage, name)
            elif event["Event"] == "SparkListenerTaskEnd" and event.get("Task Metrics"):
                written = event["Task Metrics"]["Shuffle Write Metrics"]["Shuffle Bytes Written"]
                bytes_of[names.get(event["Stage ID"], "")] += written
    return bytes_of


def size(folder):
    """Bytes below a folder."""
    folder = pathlib.Path(folder)
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def job(tool, command, batch, folder, master="local[2]", partitions=None, settings=()):
    """Runs a job; rows of stage, seconds, CPU of Spark and workers, bytes shuffled and left."""
    folder = pathlib.Path(folder)
    (folder / "events").mkdir(parents=True)
    arguments = [command, str(batch), "--worker", str(tool), "--work", f"{folder}/work",
                 "--master", master, "--keep-work", "--quiet",
                 "--conf", "spark.driver.memory=2g", "--conf", "spark.ui.enabled=false",
                 "--conf", "spark.eventLog.enabled=true",
                 "--conf", "spark.eventLog.compress=false",
                 "--conf", f"spark.eventLog.dir=file://{folder}/events"]
    for name in OUTPUTS[command]:
        arguments += [name, f"{folder}/{name[2:]}.csv"]
    for setting in settings:
        arguments += ["--conf", setting]
    if partitions:
        arguments += ["--partitions", str(partitions)]
    processors = Processors()
    processors.start()
    began = time.monotonic()
    runner = run(parser().parse_args(arguments))
    ended = time.monotonic()
    processors.ended = True
    processors.join()
    moved = shuffled(folder / "events")
    rows, last = [], began
    for entry in runner.log:
        # What is between two stages belongs to the one that it prepares.
        end = entry.began + entry.seconds
        rows.append((entry.name, end - last, *processors.between(last, end),
                     moved[entry.name], size(folder / "work" / entry.name)))
        last = end
    rows.append(("output", ended - last, *processors.between(last, ended),
                 sum(moved[name] for name in moved if name.startswith("output")), 0))
    rows.append(("all", ended - began, *processors.between(began, ended),
                 sum(moved.values()), size(folder / "work")))
    return rows


def table(title, rows, articles):
    """Rows as Markdown; small stages are put together."""
    lines = [f"{title}: {articles:,} articles", "",
             "| stage | seconds | CPU s of Spark | CPU s of workers | shuffled MB | left MB |",
             "|---|---|---|---|---|---|"]
    rest = [0.0] * 5
    for name, *figures in rows:
        if name != "all" and figures[0] < 0.01 * rows[-1][1]:
            rest = [a + b for a, b in zip(rest, figures)]
            continue
        if name == "all":
            lines.append(_row("stages of under 1 %", rest))
        lines.append(_row(name, figures))
    return lines + [""]


def _row(name, figures):
    seconds, spark, workers, moved, left = figures
    return (f"| {name} | {seconds:.1f} | {spark:.1f} | {workers:.1f} | {moved / 1e6:.1f} | "
            f"{left / 1e6:.1f} |")


def skewed(batch, path, seed=1):
    """Writes a batch with two thirds of its articles replaced by edited copies of one."""
    choose = random.Random(seed)
    model = None
    with open(batch, encoding="utf-8") as lines, open(path, "w", encoding="utf-8") as out:
        for number, line in enumerate(lines):
            record = json.loads(line)
            words = record["text"].split()
            if model is None and 150 < len(words) < 300:
                model = words
            if model and number % 3:
                # One word in fifty is another article's: a copy, but no two are the same.
                edited = [choose.choice(words) if words and choose.random() < 0.02 else word
                          for word in model]
                record["text"] = " ".join(edited)
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def count(batch):
    """Lines of a file."""
    with open(batch, "rb") as lines:
        return sum(1 for _ in lines)


def pinned(tool, command, batch, folder):
    """The seconds of stages on one worker and on two, a core each, the JVM being warm."""
    seconds = {}
    for workers in (1, 2):
        with Cluster(folder / f"cluster{workers}", workers, "2g", pinned=True) as cluster:
            for repeat in range(2):
                rows = job(tool, command, batch, folder / f"pinned{workers}-{repeat}",
                           cluster.master, 8, ["spark.executor.memory=1g"])
            seconds[workers] = {row[0]: row[1] for row in rows}
    lines = [f"Workers of a core each: {count(batch):,} articles", "",
             "| stage | one worker, s | two, s | ratio |", "|---|---|---|---|"]
    for name, one in seconds[1].items():
        two = seconds[2].get(name, 0)
        if one >= 0.02 * seconds[1]["all"]:
            lines.append(f"| {name} | {one:.1f} | {two:.1f} | {one / max(two, 0.01):.2f} |")
    return lines + [""]


def main():
    options = argparse.ArgumentParser(usage=__doc__)
    options.add_argument("tool", type=os.path.abspath)
    options.add_argument("batches", nargs="+", type=os.path.abspath)
    options.add_argument("--command", choices=OUTPUTS, default="dedup")
    options.add_argument("--skew", action="store_true")
    options.add_argument("--pinned", action="store_true")
    options.add_argument("--into")
    options.add_argument("--work")
    given = options.parse_args()
    lines = []
    with tempfile.TemporaryDirectory(dir=given.work) as name:
        folder = pathlib.Path(name)
        with open(given.batches[0], encoding="utf-8") as source:
            (folder / "few.jsonl").write_text("".join(
                line for _, line in zip(range(1000), source)), encoding="utf-8")
        job(given.tool, given.command, folder / "few.jsonl", folder / "warm")
        for number, batch in enumerate(given.batches):
            rows = job(given.tool, given.command, batch, folder / f"even{number}")
            lines += table(given.command, rows, count(batch))
            print("\n".join(lines), flush=True)
            if given.skew:
                uneven = skewed(batch, folder / "skewed.jsonl")
                rows = job(given.tool, given.command, uneven, folder / f"skewed{number}")
                lines += table("two thirds of them one family", rows, count(uneven))
        if given.pinned:
            lines += pinned(given.tool, given.command, given.batches[0], folder)
    print("\n".join(lines))
    if given.into:
        sys.path.append(str(TOP / "Benchmarks" / "peers"))
        import page
        page.put(lines, pathlib.Path(given.into), "spark.py")


if __name__ == "__main__":
    main()
