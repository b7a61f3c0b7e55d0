#!/usr/bin/env python3
"""A day of an index: 24 batches in a row, with queries all the while.

    soak.py TOPICTOOL BATCH.jsonl [--minutes 20] [--readers 2] [--batches 24] [--asked 50]
            [--seed 1] [--folder FOLDER] [--into docs/reliability.md]

BATCH is articles as JSON Lines, as `generate.py` writes them. Its parts are added one after
another, spread over so many minutes; with each some articles of the one before are deleted,
and after each sixth the index is compacted. Meanwhile readers ask, again and again, for a
random few of all articles, added or not. Watched are time and memory of every process, and
every answer: it must be that of the index as it was at some moment of the query, to the byte.
That is looked at afterwards, with copies of the index that were taken after each change. In
the end `verify` must find nothing, exactly what was not deleted must be there, and the index
must answer for the last batch as one does that is made of all its articles in one go. The
exit status is 1 where any of it does not hold. Prints Markdown, and puts it into a page.
"""
import argparse
import array
import collections
import filecmp
import itertools
import json
import os
import pathlib
import random
import shutil
import statistics
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE / "peers"))
import measured
import page

COMPACTED_EACH = 6
#: Articles deleted of each batch.
DELETED = 20

Answer = collections.namedtuple("Answer", "asked pairs first last cost")


class Lines:
    """The lines of a file, read when they are wanted: what this script holds, the processes that
    it measures seem to have as well."""

    def __init__(self, path):
        with open(path, "rb") as lines:
            ends = array.array("Q", itertools.accumulate(map(len, lines)))
        self.path, self.starts = path, array.array("Q", [0, *ends[:-1]])

    def __len__(self):
        return len(self.starts)

    def read(self, numbers):
        """The lines of these numbers."""
        with open(self.path, "rb") as file:
            for number in numbers:
                file.seek(self.starts[number])
                yield file.readline()


class Day:
    """The index, its copies, and what was asked of it."""

    def __init__(self, a, folder):
        self.tool, self.folder = a.topictool, folder
        self.index = folder / "index"
        self.lines = Lines(a.batch)
        self.size = len(self.lines) // a.batches
        self.asked = a.asked
        self.version = 0
        self.ended = threading.Event()
        self.answers, self.failed, self.changes = [], [], []

    def run(self, *words):
        return measured.run(self.tool, "index", *words, "--quiet")

    def change(self, name, *words):
        """Changes the index, and keeps a copy of what it is then."""
        cost = self.run(*words)
        copy = self.folder / f"state{self.version + 1}"
        copy.mkdir()
        for file in self.index.iterdir():
            # All other files of an index never change.
            (shutil.copy if file.name in ("manifest", "lock") else os.link)(file, copy / file.name)
        self.version += 1
        self.changes.append((name, cost))

    def batch(self, number):
        return range(number * self.size, (number + 1) * self.size)

    def write(self, path, numbers):
        with open(path, "wb") as out:
            out.writelines(self.lines.read(numbers))

    def ids(self, numbers):
        return [json.loads(line)["id"] for line in self.lines.read(numbers)]

    def add(self, number):
        path = self.folder / "batch.jsonl"
        self.write(path, self.batch(number))
        self.change("add", "add", self.index, path)
        if number:
            self.change("delete", "delete", self.index, *self.ids(self.deleted(number - 1)))
        if (number + 1) % COMPACTED_EACH == 0:
            self.change("compact", "compact", self.index)

    def deleted(self, number):
        return self.batch(number)[:DELETED]

    def read(self, reader, seed):
        """Asks until the day is over."""
        choose = random.Random(seed)
        asked = self.folder / f"asked{reader}.jsonl"
        while not self.ended.is_set():
            lines = choose.sample(range(len(self.lines)), self.asked)
            self.write(asked, lines)
            pairs = self.folder / f"answer{reader}-{len(self.answers)}.csv"
            first = self.version
            try:
                cost = self.run("query", self.index, asked, "--pairs", pairs, "--threads", "1")
            except SystemExit as error:
                self.failed.append(f"a query failed: {error}")
                return
            # A change counts from its manifest on, a little before the process ends.
            self.answers.append(Answer(lines, pairs, first, self.version + 1, cost))

    def check(self):
        """Asks everything again of the copies."""
        asked, again = self.folder / "again.jsonl", self.folder / "again.csv"
        for answer in self.answers:
            self.write(asked, answer.asked)
            for version in range(answer.first, min(answer.last, self.version) + 1):
                self.run("query", self.folder / f"state{version}", asked, "--pairs", again)
                if filecmp.cmp(answer.pairs, again, shallow=False):
                    break
            else:
                self.failed.append(f"{answer.pairs.name} is the answer of no state "
                                   f"{answer.first} to {answer.last}")

    def check_end(self, batches):
        """What the index is in the end, against one that is made in one go."""
        self.run("verify", self.index)
        gone = {line for number in range(batches - 1) for line in self.deleted(number)}
        kept = [line for line in range(batches * self.size) if line not in gone]
        expected = self.ids(kept)
        exported = self.folder / "exported.jsonl"
        self.run("export", self.index, "-o", exported)
        with open(exported, "rb") as lines:
            found = [json.loads(line)["id"] for line in lines]
        if sorted(found) != sorted(expected):
            self.failed.append(f"{len(found)} articles in the end, expected {len(expected)}")
        once, articles = self.folder / "once", self.folder / "kept.jsonl"
        self.write(articles, kept)
        self.run("create", once)
        self.run("add", once, articles)
        last = self.folder / "last.jsonl"
        self.write(last, self.batch(batches - 1))
        outputs = []
        for index in (self.index, once):
            output = self.folder / f"{index.name}.csv"
            self.run("query", index, last, "--pairs", output)
            outputs.append(set(output.read_text(encoding="utf-8").splitlines()))
        if outputs[0] != outputs[1]:
            self.failed.append(f"{len(outputs[0] ^ outputs[1])} pairs of the last batch are not "
                               f"those of an index made in one go ({len(outputs[1])})")
        return len(outputs[1]) - 1


def row(name, costs):
    """A row of the table: seconds and memory of many runs."""
    walls = sorted(cost.wall for cost in costs)
    most = [cost.megabytes for cost in costs]
    quarter = max(1, len(most) // 4)
    return (f"| {name} | {len(costs):,} | {statistics.median(walls):.2f} | {walls[-1]:.2f} "
            f"| {statistics.median(most[:quarter]):.0f} | {statistics.median(most[-quarter:]):.0f} "
            f"| {max(most):.0f} |")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topictool", type=pathlib.Path)
    parser.add_argument("batch", type=pathlib.Path)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--readers", type=int, default=2)
    parser.add_argument("--batches", type=int, default=24)
    parser.add_argument("--asked", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=pathlib.Path)
    parser.add_argument("--into", type=pathlib.Path)
    a = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=a.folder) as folder:
        day = Day(a, pathlib.Path(folder))
        day.run("create", day.index)
        day.change("create", "stats", day.index)
        readers = [threading.Thread(target=day.read, args=(i, a.seed * 1000 + i))
                   for i in range(a.readers)]
        start = time.monotonic()
        try:
            for thread in readers:
                thread.start()
            for number in range(a.batches):
                day.add(number)
                left = start + 60 * a.minutes * (number + 1) / a.batches - time.monotonic()
                time.sleep(max(0, left))
        finally:
            day.ended.set()
            for thread in readers:
                thread.join()
        minutes = (time.monotonic() - start) / 60
        day.check()
        pairs = day.check_end(a.batches)
    lines = ["| | runs | median s | slowest s | MB, first quarter | MB, last quarter | most MB |",
             "|---|---|---|---|---|---|---|"]
    for name in ("add", "delete", "compact"):
        costs = [cost for kind, cost in day.changes if kind == name]
        if costs:
            lines.append(row(name, costs))
    lines.append(row("query", [answer.cost for answer in day.answers]))
    lines += ["", f"In {minutes:.0f} minutes, {a.batches} batches of {day.size:,} articles and "
              f"{len(day.answers):,} queries for {a.asked} each: "
              f"{len(day.failed)} answers or states that were not as they should be. In the end "
              f"the last batch has {pairs:,} pairs, those of an index made in one go."]
    print("\n".join(lines + day.failed))
    if a.into and not day.failed:
        page.put(lines, a.into, "soak.py")
    sys.exit(1 if day.failed else 0)


if __name__ == "__main__":
    main()
