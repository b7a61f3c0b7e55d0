#!/usr/bin/env python3
"""What the whole of `dedup` costs as batches grow: 1, 2, 4 and 8 times a corpus.

    growth.py TOPICTOOL FILE [--times 1,2,4,8] [--check]

FILE is a corpus as JSON Lines (or .gz) with id, text and, where known, date and source. A
batch of n times its articles is made of n blocks. The first is the corpus; in each other
one every word but the hundred most frequent ones of the corpus is written in shifted
letters, by another shift for each block, and dates go on where those of the block before
ended. So every block has the same articles copied from each other, the same formulas and
the same lengths, in words of its own, and what blocks have in common is what unrelated
articles have: the frequent words and some runs of them.

Runs `dedup --pairs --families --passages --threads 2` on each batch and prints a Markdown
table. With `--check` the exit status is 1 where CPU seconds an article grow by more than a
quarter from one size to the next.
"""
import argparse
import collections
import datetime
import gzip
import json
import pathlib
import re
import sys
import tempfile

import measured

FREQUENT = 100
BOUND = 1.25
WORD = re.compile(r"[^\W\d_]+")
ALPHABETS = ["ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "abcdefghijklmnopqrstuvwxyz",
             "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
FOLDED = str.maketrans("أإآٱىةؤئ", "اااايهوي")


def shifted(letters, by):
    """The translation that writes each letter of the alphabets as a later one."""
    return str.maketrans({a: alphabet[(i + by) % len(alphabet)]
                          for alphabet in letters for i, a in enumerate(alphabet)})


class Blocks:
    """A corpus, and the same in other words."""

    def __init__(self, path):
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as lines:
            self.records = [r for r in map(json.loads, lines) if r.get("text")]
        counts = collections.Counter()
        for record in self.records:
            counts.update(WORD.findall(record["text"]))
        self.kept = {word for word, _ in counts.most_common(FREQUENT)}
        days = [day for record in self.records if (day := self.day(record))]
        self.span = (max(days) - min(days)).days + 1 if days else 0

    @staticmethod
    def day(record):
        return datetime.date.fromisoformat(record["date"][:10]) if record.get("date") else None

    def block(self, number):
        """The records of a block, by number from 0."""
        table = shifted(ALPHABETS, number)
        words = {}

        def write(match):
            word = match[0]
            if word not in words:
                words[word] = word if word in self.kept else word.translate(FOLDED).translate(
                    table)
            return words[word]

        for record in self.records:
            made = {key: record[key] for key in ("id", "text", "date", "source")
                    if record.get(key)}
            if number:
                made["text"] = WORD.sub(write, made["text"])
            made["id"] = f"{number}-{made['id']}"
            if "date" in made:
                day = self.day(record) + datetime.timedelta(days=number * self.span)
                made["date"] = str(day) + record["date"][10:]
            yield made

    def write(self, times, path):
        """Adds blocks to a file that has some already, up to so many."""
        with open(path, "a", encoding="utf-8") as out:
            for number in times:
                for record in self.block(number):
                    print(json.dumps(record, ensure_ascii=False), file=out)


def run(tool, articles, folder):
    """Wall and CPU seconds, peak MB and pairs listed."""
    outputs = [folder / name for name in ("pairs", "families", "passages")]
    command = [tool, "dedup", articles, "--threads", "2", "--quiet"]
    for output in outputs:
        command += [f"--{output.name}", output]
    cost = measured.run(*command)
    with open(outputs[0], "rb") as lines:
        pairs = sum(1 for _ in lines) - 1
    return cost.wall, cost.cpu, cost.megabytes, pairs


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topictool")
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--times", default="1,2,4,8", help="sizes, ascending")
    parser.add_argument("--check", action="store_true")
    a = parser.parse_args()
    blocks = Blocks(a.file)
    print("| articles | MB | pairs | wall s | CPU s | CPU ms an article | peak MB |\n"
          "|---|---|---|---|---|---|---|")
    costs, written = [], 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        articles = folder / "articles.jsonl"
        for times in map(int, a.times.split(",")):
            blocks.write(range(written, times), articles)
            written = times
            count = times * len(blocks.records)
            wall, cpu, memory, pairs = run(a.topictool, articles, folder)
            costs.append(cpu / count)
            print(f"| {count} | {articles.stat().st_size / 1e6:.0f} | {pairs} | {wall:.2f} "
                  f"| {cpu:.2f} | {1000 * cpu / count:.3f} | {memory:.0f} |", flush=True)
    steps = [later / earlier for earlier, later in zip(costs, costs[1:])]
    print("CPU an article, times that of the size before: "
          + ", ".join(f"{step:.2f}" for step in steps))
    if a.check and any(step > BOUND for step in steps):
        sys.exit(1)


if __name__ == "__main__":
    main()
