#!/usr/bin/env python3
"""What a job on Spark costs, stage by stage, and how that grows.

    spark.py TOPICTOOL [BATCH...] [--command dedup|cluster] [--skew BATCH] [--pinned BATCH]
             [--into docs/scale.md] [--work FOLDER]

A BATCH is articles as JSON Lines, as `generate.py` writes them. Prints Markdown tables: for each
batch the seconds of every stage, where they went, and bytes that were shuffled and that it left
in the work folder; for two batches and more what that is per million articles and, by
`capacity.py`, what it would be in archives that were not run. Runs on a standalone cluster of two
workers of a core each, of which the first job (of 1,000 articles) warms up and is not counted.

`--skew` runs a batch as it is and with two thirds of its articles replaced by copies of one, of
a thousand wordings. `--pinned` runs one on a cluster of one worker and of two, each worker
process on a core of its own, twice in a session, of which the second is shown. Wants the packages
of `spark/pyproject.toml`, and /proc of Linux.
"""
import argparse
import collections
import contextlib
import functools
import itertools
import json
import os
import pathlib
import random
import shutil
import sys
import tempfile
import threading
import time

os.environ["PYSPARK_PYTHON"] = "/nonexistent/python"
os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
# On two cores compiling costs jobs of minutes more than the better code gives back.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
TOP = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TOP / "spark"), str(TOP / "spark" / "tests"), str(TOP / "Benchmarks" / "peers")]

import capacity
import page
from cluster import Cluster, children
from topictool_spark import session
from topictool_spark.__main__ import parser, run_in

TICKS = os.sysconf("SC_CLK_TCK")
CORES = capacity.MEASURED_CORES
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


def shuffled(events, since, until):
    """Bytes shuffled by the description of jobs, of those that a log says began in a time."""
    bytes_of = collections.Counter()
    names = {}
    for path in sorted(pathlib.Path(events).rglob("*")):
        if not path.is_file() or path.name.startswith((".", "appstatus")):
            continue
        for line in open(path, encoding="utf-8"):
            event = json.loads(line)
            if event["Event"] == "SparkListenerJobStart":
                if since <= event["Submission Time"] / 1000 <= until:
                    name = event.get("Properties", {}).get("spark.job.description", "")
                    names.update(dict.fromkeys(event["Stage IDs"], name))
            elif event["Event"] == "SparkListenerTaskEnd" and event.get("Task Metrics"):
                written = event["Task Metrics"]["Shuffle Write Metrics"]["Shuffle Bytes Written"]
                if event["Stage ID"] in names:
                    bytes_of[names[event["Stage ID"]]] += written
    return bytes_of


def size(folder):
    """Bytes below a folder."""
    folder = pathlib.Path(folder)
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@contextlib.contextmanager
def started(folder, workers=CORES, pinned=False):
    """A session on a cluster of workers of a core each, and the folder of its events."""
    events = pathlib.Path(folder) / "events"
    events.mkdir(parents=True)
    with Cluster(pathlib.Path(folder) / "cluster", workers, "3g", pinned) as cluster:
        spark = session.start("spark.py", cluster.master, {
            "spark.driver.memory": "3g", "spark.executor.memory": "2g",
            "spark.ui.enabled": "false", "spark.eventLog.enabled": "true",
            "spark.eventLog.compress": "false", "spark.eventLog.dir": f"file://{events}"})
        try:
            yield spark, events
        finally:
            spark.stop()


def job(cluster, tool, command, batch, folder, partitions=None):
    """Runs a job; rows of stage, seconds, CPU of Spark and of workers, bytes shuffled and left."""
    spark, events = cluster
    folder = pathlib.Path(folder)
    arguments = [command, str(batch), "--worker", str(tool), "--work", f"{folder}/work",
                 "--keep-work", "--quiet"]
    for name in OUTPUTS[command]:
        arguments += [name, f"{folder}/{name[2:]}.csv"]
    if partitions:
        arguments += ["--partitions", str(partitions)]
    folder.mkdir(parents=True)
    processors = Processors()
    processors.start()
    since, began = time.time(), time.monotonic()
    runner = run_in(spark, parser().parse_args(arguments))
    ended = time.monotonic()
    processors.ended = True
    processors.join()
    moved = shuffled(events, since, time.time())
    outputs = sum(count for name, count in moved.items() if name.startswith("output "))
    rows, last = [], began
    for entry in runner.log:
        # What is between two stages belongs to the one that it prepares.
        end = entry.began + entry.seconds
        rows.append((entry.name, end - last, *processors.between(last, end),
                     moved[entry.name], size(folder / "work" / entry.name)))
        last = end
    rows.append(("output", ended - last, *processors.between(last, ended), outputs, 0))
    rows.append(("all", ended - began, *processors.between(began, ended),
                 sum(moved.values()), size(folder / "work")))
    shutil.rmtree(folder)
    return rows


def table(title, rows, articles):
    """Rows as Markdown; small stages are put together."""
    lines = [f"{title}: {articles:,} articles", "",
             "| stage | seconds | work: CPU s of workers | moving rows: CPU s of Spark "
             "| start-up and waiting: core s | shuffled MB | left MB |",
             "|---|---|---|---|---|---|---|"]
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
    waiting = max(0.0, CORES * seconds - spark - workers)
    return (f"| {name} | {seconds:.1f} | {workers:.1f} | {spark:.1f} | {waiting:.1f} | "
            f"{moved / 1e6:.1f} | {left / 1e6:.1f} |")


def skewed(batch, path, wordings=1000, seed=1):
    """Writes a batch with two thirds of its articles replaced by copies of one.

    They are of so many wordings, in each of which one word in fifty is another: a report that
    everybody printed. As many different ones would be no family but what recurs everywhere.
    """
    choose = random.Random(seed)
    texts = []
    with open(batch, encoding="utf-8") as lines, open(path, "w", encoding="utf-8") as out:
        for number, line in enumerate(lines):
            record = json.loads(line)
            words = record["text"].split()
            if not texts and 150 < len(words) < 300:
                vocabulary = sorted(set(words))
                texts = [" ".join(choose.choice(vocabulary) if choose.random() < 0.02 else word
                                  for word in words) for _ in range(wordings)]
            if texts and number % 3:
                record["text"] = choose.choice(texts)
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def count(batch):
    """Lines of a file."""
    with open(batch, "rb") as lines:
        return sum(1 for _ in lines)


def pinned(tool, command, batch, folder):
    """The seconds of stages on one worker and on two, a core each, the executors being warm."""
    seconds = {}
    for workers in (1, 2):
        with started(folder / str(workers), workers, pinned=True) as cluster:
            for _ in range(2):
                rows = job(cluster, tool, command, batch, folder / "job", 8)
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
    options.add_argument("batches", nargs="*", type=os.path.abspath)
    options.add_argument("--command", choices=OUTPUTS, default="dedup")
    options.add_argument("--skew", type=os.path.abspath)
    options.add_argument("--pinned", type=os.path.abspath)
    options.add_argument("--into", type=pathlib.Path)
    options.add_argument("--work")
    given = options.parse_args()
    command = given.command

    def tell(part, lines):
        print("\n".join(lines), flush=True)
        if given.into:
            page.put(lines, given.into, f"spark.py {part}")

    with tempfile.TemporaryDirectory(dir=given.work) as name:
        folder = pathlib.Path(name)
        if given.batches or given.skew:
            with started(folder / "warm") as cluster:
                few = beginning((given.batches + [given.skew])[0], folder / "few.jsonl")
                one = functools.partial(job, cluster, given.tool, command, folder=folder / "job")
                one(few)
                if given.batches:
                    tell(command, growth(one, given.batches, command))
                if given.skew:
                    uneven = skewed(given.skew, folder / "skewed.jsonl")
                    tell("--skew", table("Even", one(given.skew), count(uneven))
                         + table("Two thirds of them one family", one(uneven), count(uneven)))
        if given.pinned:
            tell("--pinned", pinned(given.tool, command, given.pinned, folder / "pinned"))


def beginning(batch, path, articles=1000):
    """Writes the first articles of a batch."""
    with open(batch, encoding="utf-8") as source:
        path.write_text("".join(itertools.islice(source, articles)), encoding="utf-8")
    return path


def growth(one, batches, command):
    """The tables of some batches, and what follows from them."""
    lines, rows = [], {}
    for batch in batches:
        rows[count(batch)] = one(batch)
        lines += table(command, rows[count(batch)], count(batch))
        print(f"{batch}: {rows[count(batch)][-1][1]:.1f} s", file=sys.stderr)
    return lines + (capacity.tables(rows) if len(rows) > 1 else [])


if __name__ == "__main__":
    main()
