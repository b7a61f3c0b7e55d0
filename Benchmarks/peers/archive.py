#!/usr/bin/env python3
"""What an archive costs as it grows: the tool's index beside datasketch's, with and without Redis.

    archive.py TOPICTOOL BATCH.jsonl --truth LABELS [--articles N,N,...] [--asked 1000]
      [--memory-most N] [--redis-most N] [--folder FOLDER] [--kept ROWS.jsonl]
      [--only WHO] [--into docs/benchmarks.md]

BATCH and LABELS are of `generate.py`. Of the first N articles the last thousand are asked
for, and the others are the archive. The tool adds on two threads, is asked for all of them in
one call, and for one after another in one process (`bench query`, beside it). Its peers
(lsh.py) are asked for one after another; they propose ids and verify nothing. Beyond so many
articles they are left out. With `--kept` rows are kept, and with `--only` those of the others
stand as they were kept. Every figure of a query is of the second time, from the text of an
article to the ids. Prints Markdown, and puts it into a page between the two lines that say so.

  copies found   of the planted articles among those asked for that have a Jaccard resemblance
                 of 0.8 or more to their source in five words in a row, the share whose
                 source is named
  derived found  the same of all that have 20 words in a row of their source
"""
import argparse
import csv
import itertools
import json
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path += [str(HERE.parent), str(HERE.parent / "planted")]
import machine
import measured
import page
from environments import Environment
from recall import Planted

SIZES = "10000,31623,100000,316228,1000000"
OURS = "topictool"
PEER = HERE / "lsh.py"


class Archive:
    """The first articles of a batch, the last of which are asked for."""

    def __init__(self, tool, batch, labels, count, asked, folder):
        self.tool, self.count, self.folder = tool, count - asked, folder
        self.articles, self.asked = folder / "archive.jsonl", folder / "asked.jsonl"
        with open(batch, "rb") as lines:
            with open(self.articles, "wb") as out:
                out.writelines(itertools.islice(lines, self.count))
            new = list(itertools.islice(lines, asked))
        self.asked.write_bytes(b"".join(new))
        both = folder / "both.jsonl"
        ids = {json.loads(line)["id"] for line in new}
        truth = folder / "truth.jsonl"
        with open(labels, encoding="utf-8") as lines, open(truth, "w", encoding="utf-8") as out:
            for line in lines:
                label = json.loads(line)
                if label["id"] in ids and label["source"] not in ids:
                    out.write(line)
        wanted = {json.loads(line)["source"] for line in open(truth, encoding="utf-8")}
        with open(self.articles, "rb") as lines, open(both, "wb") as out:
            out.writelines(line for line in lines
                           if line[8:line.index(b'"', 8)].decode() in wanted)
            out.writelines(new)
        self.planted = Planted(tool, both, truth)
        both.unlink()

    def recall(self, pairs):
        """The shares found by pairs of an asked and an archived article."""
        turned = self.folder / "turned.csv"
        with open(pairs, newline="", encoding="utf-8") as rows, open(turned, "w") as out:
            csv.writer(out).writerows(row[1::-1] for row in csv.reader(rows))
        return self.planted.recall(turned)

    def ours(self):
        """A row of the tool."""
        index, pairs = self.folder / "archive.index", self.folder / "pairs.csv"
        measured.run(self.tool, "index", "create", index, "--quiet")
        added = measured.run(self.tool, "index", "add", index, self.articles, "--threads", 2,
                             "--quiet")
        stats = json.loads(measured.run(
            self.tool, "index", "stats", index, "--format", "json").printed)
        once = measured.run(self.tool.with_name("bench"), "query", index, "--articles",
                            self.asked, "--threads", 1)
        ask = [self.tool, "index", "query", index, self.asked, "--threads", 2, "--pairs", pairs,
               "--quiet"]
        measured.run(*ask)
        together = measured.run(*ask)
        return json.loads(once.printed) | {
            "add": added.wall, "peak": added.megabytes, "together": together.wall,
            "asking": together.megabytes, "disk": stats["bytes"] / self.count,
            "own": stats["bytes_an_article_without_texts"], "recall": self.recall(pairs)}

    def theirs(self, python, *options):
        """A row of datasketch."""
        pairs = self.folder / "pairs.csv"
        cost = measured.run(python, "-B", PEER, self.articles, self.asked, pairs, *options)
        return json.loads(cost.printed) | {"peak": cost.megabytes, "recall": self.recall(pairs)}

    def in_redis(self, python):
        """A row of datasketch with a Redis server of its own."""
        with Redis(self.folder) as server:
            row = self.theirs(python, "--redis", server.port)
            row["peak"] += server.megabytes()
            return row | {"disk": server.saved() / self.count}


class Redis:
    """A server that keeps all in memory and writes only when told."""

    def __init__(self, folder):
        self.folder = folder

    def __enter__(self):
        with socket.socket() as free:
            free.bind(("localhost", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            ["redis-server", "--port", str(self.port), "--save", "", "--dir", self.folder],
            stdout=subprocess.DEVNULL)
        while subprocess.run(["redis-cli", "-p", str(self.port), "ping"],
                             capture_output=True).returncode:
            time.sleep(0.1)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def told(self, *command):
        return subprocess.run(["redis-cli", "-p", str(self.port), *command], check=True,
                              capture_output=True, text=True).stdout

    def megabytes(self):
        peak = next(line for line in self.told("info", "memory").splitlines()
                    if line.startswith("used_memory_peak:"))
        return int(peak.partition(":")[2]) / 2 ** 20

    def saved(self):
        self.told("save")
        return (self.folder / "dump.rdb").stat().st_size


COLUMNS = {
    "articles": lambda row: f"{row['articles']:,}",
    "who": lambda row: row["who"],
    "add s": lambda row: f"{row['add']:.1f}",
    "articles/s": lambda row: f"{row['articles'] / row['add']:,.0f}",
    "an article, ms, median": lambda row: f"{row['median']:.2f}",
    "99th percentile": lambda row: f"{row['p99']:.2f}",
    "all in one call, s": lambda row: f"{row['together']:.2f}" if "together" in row else "",
    "peak MB adding": lambda row: f"{row['peak']:,.0f}",
    "asking": lambda row: f"{row['asking']:,.0f}" if "asking" in row else "",
    "disk, bytes an article": lambda row: f"{row['disk']:,.0f}" if "disk" in row else "",
    "of them not texts": lambda row: f"{row['own']:,.0f}" if "own" in row else "",
    "copies found": lambda row: f"{row['recall'][0]:.3f}",
    "derived found": lambda row: f"{row['recall'][1]:.3f}",
}


def table(rows):
    yield f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|"
    for row in rows:
        yield f"| {' | '.join(column(row) for column in COLUMNS.values())} |"


class Rows:
    """What was measured, by articles and who."""

    def __init__(self, a):
        self.options, self.found = a, {}
        self.environment = Environment("requirements-archive.txt")
        if a.kept and a.kept.exists():
            for row in map(json.loads, a.kept.read_text(encoding="utf-8").splitlines()):
                self.found[row["articles"], row["who"]] = row

    def measure(self):
        self.environment.install()
        a = self.options
        for count in map(int, a.articles.split(",")):
            who = [OURS, *(["datasketch"] if count <= a.memory_most else []),
                   *(["datasketch, Redis"] if count <= a.redis_most else [])]
            who = [name for name in who if a.only in (None, name)]
            if not who:
                continue
            with tempfile.TemporaryDirectory(dir=a.folder) as folder:
                archive = Archive(a.topictool, a.batch, a.truth, count, a.asked,
                                  pathlib.Path(folder))
                for name in who:
                    self.keep({"articles": archive.count, "who": name}
                              | self.measured(archive, name))

    def measured(self, archive, name):
        if name == OURS:
            return archive.ours()
        work = archive.in_redis if name.endswith("Redis") else archive.theirs
        return work(self.environment.python)

    def keep(self, row):
        self.found[row["articles"], row["who"]] = row
        line = json.dumps(row)
        print(line, file=sys.stderr)
        if self.options.kept:
            with open(self.options.kept, "a", encoding="utf-8") as out:
                print(line, file=out)

    def sorted(self):
        names = [OURS, "datasketch", "datasketch, Redis"]
        return sorted(self.found.values(),
                      key=lambda row: (row["articles"], names.index(row["who"])))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topictool", type=pathlib.Path)
    parser.add_argument("batch", type=pathlib.Path)
    parser.add_argument("--truth", type=pathlib.Path, required=True)
    parser.add_argument("--articles", default=SIZES, help="sizes, ascending")
    parser.add_argument("--asked", type=int, default=1000)
    parser.add_argument("--memory-most", type=int, default=100_000)
    parser.add_argument("--redis-most", type=int, default=31_623)
    parser.add_argument("--folder", type=pathlib.Path)
    parser.add_argument("--kept", type=pathlib.Path, metavar="ROWS.jsonl")
    parser.add_argument("--only", metavar="WHO")
    parser.add_argument("--into", type=pathlib.Path, metavar="PAGE.md")
    a = parser.parse_args()
    rows = Rows(a)
    rows.measure()
    pieces = [machine.description([rows.environment]), "", *table(rows.sorted())]
    print("\n".join(pieces))
    if a.into:
        page.put(pieces, a.into, "archive.py")


if __name__ == "__main__":
    main()
