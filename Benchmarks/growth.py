#!/usr/bin/env python3
"""What a command costs as batches grow.

    growth.py TOPICTOOL FILE [--job dedup|join] [--articles N,N,...] [--check]

FILE is a corpus as JSON Lines (or .gz) with id, text and, where known, date and source. A
batch of N articles is made of blocks. The first is the corpus; in each other one every word
but the hundred most frequent ones of the corpus is another word about as frequent, by
another exchange for each block, and dates go on where those of the block before ended. So
every block has the same articles copied from each other, the same formulas and the same
lengths, and what blocks have in common is what unrelated articles have: words, in the
shares in which the language has them, so that the lists of articles that have a word grow
with the batch.

`dedup` goes to pairs, families and passages, `join` (`similarity --threshold 0.5`) to a
matrix, both on two threads. Prints a Markdown table. With `--check` the exit status is 1
where CPU seconds an article of `dedup` grow by more than a quarter from one size to twice
that, or memory of `join` gets above 1,500 MB.
"""
import argparse
import collections
import datetime
import gzip
import itertools
import json
import math
import pathlib
import random
import re
import sys
import tempfile

import measured

FREQUENT = 100
BAND = 64  # words next to each other by frequency that are exchanged
GROWTH, MEGABYTES = 1.25, 1500
WORD = re.compile(r"[^\W\d_]+")
SIZES = {"dedup": "15000,30000,60000,120000", "join": "12500,25000,50000,100000"}


class Blocks:
    """A corpus, and the same in other words."""

    def __init__(self, path):
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as lines:
            self.records = [r for r in map(json.loads, lines) if r.get("text")]
        counts = collections.Counter()
        for record in self.records:
            counts.update(WORD.findall(record["text"]))
        self.ranked = [word for word, _ in counts.most_common()]
        days = [day for record in self.records if (day := self.day(record))]
        self.span = (max(days) - min(days)).days + 1 if days else 0

    @staticmethod
    def day(record):
        return datetime.date.fromisoformat(record["date"][:10]) if record.get("date") else None

    def exchange(self, number):
        """The word that stands for each in a block."""
        chance, exchange = random.Random(number), {}
        for start in range(FREQUENT, len(self.ranked), BAND):
            band = self.ranked[start:start + BAND]
            exchange.update(zip(band, chance.sample(band, len(band))))
        return exchange

    def block(self, number):
        """The records of a block, by number from 0."""
        words = self.exchange(number) if number else {}
        for record in self.records:
            made = {key: record[key] for key in ("id", "text", "date", "source")
                    if record.get(key)}
            if number:
                made["text"] = WORD.sub(lambda match: words.get(match[0], match[0]),
                                        made["text"])
            made["id"] = f"{number}-{made['id']}"
            if "date" in made:
                day = self.day(record) + datetime.timedelta(days=number * self.span)
                made["date"] = str(day) + record["date"][10:]
            yield made

    def all(self):
        """The records of one block after another, without end."""
        return itertools.chain.from_iterable(map(self.block, itertools.count()))


def run(job, tool, articles, folder):
    """What a job cost, and how much it found."""
    outputs = {"dedup": ("pairs.csv", "families", "passages"), "join": ("cells.npz",)}[job]
    if job == "dedup":
        options = ["dedup", articles]
        for output in outputs:
            options += [f"--{output.partition('.')[0]}", folder / output]
    else:
        options = ["similarity", articles, "--threshold", "0.5", "-o", folder / outputs[0]]
    cost = measured.run(tool, *options, "--threads", "2", "--quiet")
    return cost, measured.found(folder / outputs[0])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topictool")
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--job", choices=SIZES, default="dedup")
    parser.add_argument("--articles", help="sizes, ascending")
    parser.add_argument("--check", action="store_true")
    a = parser.parse_args()
    records = Blocks(a.file).all()
    print("| articles | MB | found | wall s | CPU s | CPU ms an article | peak MB |\n"
          "|---|---|---|---|---|---|---|")
    rows, written = [], 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        articles = folder / "articles.jsonl"
        for count in map(int, (a.articles or SIZES[a.job]).split(",")):
            with open(articles, "a", encoding="utf-8") as out:
                for record in itertools.islice(records, count - written):
                    print(json.dumps(record, ensure_ascii=False), file=out)
            written = count
            cost, found = run(a.job, a.topictool, articles, folder)
            rows.append((count, cost.cpu / count, cost.megabytes))
            print(f"| {count} | {articles.stat().st_size / 1e6:.0f} | {found} "
                  f"| {cost.wall:.2f} | {cost.cpu:.2f} | {1000 * cost.cpu / count:.3f} "
                  f"| {cost.megabytes:.0f} |", flush=True)
    # By doublings, so that sizes need not be twice each other.
    steps = [(later / earlier) ** (1 / math.log2(n / m))
             for (m, earlier, _), (n, later, _) in itertools.pairwise(rows)]
    print("CPU an article from one size to twice that: "
          + ", ".join(f"{step:.2f} times" for step in steps))
    grows = a.job == "dedup" and any(step > GROWTH for step in steps)
    if a.check and (grows or a.job == "join" and max(row[2] for row in rows) > MEGABYTES):
        sys.exit(1)


if __name__ == "__main__":
    main()
