#!/usr/bin/env python3
"""Input made to cost too much: what twice as much of it costs.

    hostile TOPICTOOL [--check] [--only NAME] [--scale X] [--kind copies|groups|files]

Three tables, in each of which everything is done at a size and at twice the size, on one
thread; the ratio of CPU seconds is about 2 where time is linear and 4 where it is quadratic:

  copies  batches on which a search for copies can take quadratic time, each by the whole
          `dedup`, to pairs, families and passages (`copies.py`, and `chosen.py` for words
          that were chosen by their hashes)
  groups  batches of which every article has the same words, or none, by the commands that
          make vectors and groups, and by an index (`groups.py`)
  files   single files on which a reader can take quadratic time, by `dedup` (`files.py`);
          sizes are in megabytes

With `--check` the exit status is 1 where a ratio is above 2.6 and the larger run takes a
second or more (below, starting up and the noise of the machine are what is seen), where it
takes more memory than is stated below, where a run ends by a signal, or where a relation is
listed that makes no sense for the shape; `groups.py` names what is known to be quadratic. `--scale` multiplies all sizes.
"""
import argparse
import csv
import json
import pathlib
import random
import shutil
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
import chosen
import copies
import files
import groups
import measured

BOUND = 2.6
WORTH_CHECKING = 1.0
# How often both sizes are run again before a ratio counts as too large.
RUNS_MORE = 5
# What a run takes however small its input, and what it may take for each byte of a file.
BASE_MEGABYTES, MEGABYTES_EACH = 100, 40
# Megabytes of a file, one that does not take long.
FILE_SIZE = 4


class Copies:
    """One search for copies in a batch: seconds, memory and what it listed."""

    heading = "pairs at n"

    def __init__(self, shape, expected):
        self.shape, self.expected = shape, expected
        self.name = shape.__name__

    def run(self, tool, size, folder):
        batch = written(self.shape, size, folder)
        pairs, families, passages = (folder / name for name in ("pairs", "families", "passages"))
        cost = measured.run(
            tool, "dedup", batch, "--pairs", pairs, "--families", families,
            "--passages", passages, "--threads", "1")
        relations = {}
        with open(pairs, newline="") as rows:
            for row in csv.DictReader(rows):
                relations[row["relation"]] = relations.get(row["relation"], 0) + 1
        listed = ", ".join(f"{count} {name}" for name, count in sorted(relations.items()))
        is_wrong = self.expected is not None and not self.expected.issuperset(relations)
        return cost, listed, is_wrong


class Group:
    """A command on a batch."""

    heading = "lines printed at n"

    def __init__(self, command, shape):
        self.command, self.shape = command, shape
        self.name = f"{command.__name__} {shape.__name__}"

    def run(self, tool, size, folder):
        command = self.command(written(self.shape, size, folder), folder)
        cost = measured.run(tool, *command, "--threads", "1")
        return cost, str(cost.printed.count("\n")), False


class Index:
    """A batch that is added to an index, and asked of it."""

    heading = "lines printed at n"

    def __init__(self, shape):
        self.shape, self.name = shape, f"index {shape.__name__}"

    def run(self, tool, size, folder):
        batch, index = written(self.shape, size, folder), folder / "archive.index"
        shutil.rmtree(index, ignore_errors=True)
        costs = [measured.run(tool, "index", *words) for words in (
            ["create", index], ["add", index, batch, "--events", "--threads", "1"],
            ["query", index, batch, "--threads", "1"])]
        return measured.Cost(
            sum(cost.wall for cost in costs), sum(cost.cpu for cost in costs),
            max(cost.megabytes for cost in costs), costs[2].printed, costs[2].said,
        ), str(costs[2].printed.count("\n")), False


class File:
    """A file that is read, whether or not there is an article in it."""

    heading = "said at n"

    def __init__(self, hostile):
        self.hostile, self.name = hostile, hostile.name

    def run(self, tool, size, folder):
        path = folder / self.hostile.file
        with open(path, "wb") as out:
            for piece in self.hostile.pieces(int(size * 1e6)):
                out.write(piece)
        cost = measured.run(tool, "dedup", path, "--families", "-", "--threads", "1",
                            statuses=(0, 1))
        said = cost.said.splitlines()[-1] if cost.said else f"{cost.printed.count(chr(10))} lines"
        return (cost, said.replace(str(folder) + "/", ""),
                cost.megabytes > BASE_MEGABYTES + MEGABYTES_EACH * size)


KINDS = {
    "copies": [(Copies(shape, expected), size) for shape, size, expected in copies.SHAPES]
    + [(Copies(chosen.chosen_shingles, None), 60_000)],
    "groups": [(Group(command, shape), size) for shape, size in groups.SHAPES
               for command in groups.COMMANDS]
    + [(Index(shape), size) for shape, size in groups.SHAPES]
    + [(Group(groups.vectorize, chosen.chosen_words), 40_000)],
    "files": [(File(hostile), FILE_SIZE) for hostile in files.FILES],
}


def written(shape, size, folder):
    """The file of a batch."""
    path = folder / "in.jsonl"
    with open(path, "w", encoding="utf-8") as out:
        for record in shape(size, random.Random(1)):
            print(json.dumps(record), file=out)
    return path


def grows_too_fast(small, large):
    """Whether the larger run took more than twice the work calls for, and long enough to tell."""
    return large > BOUND * small and large >= WORTH_CHECKING


def measure(a, case, size, folder):
    """Prints a row of the table; returns what is wrong with it."""
    size = size * a.scale if case.heading == File.heading else int(size * a.scale)
    (small, found, wrong), (large, _, wrong_too) = (
        case.run(a.topictool, n, folder) for n in (size, 2 * size))
    cpu = [small.cpu, large.cpu]
    for _ in range(RUNS_MORE):
        if not grows_too_fast(*cpu):
            break
        # Others' work can only make a run slower: the fastest of several is nearest to the truth.
        cpu = [min(before, case.run(a.topictool, n, folder)[0].cpu)
               for before, n in zip(cpu, (size, 2 * size))]
    short = grows_too_fast(*cpu) and case.name not in groups.SQUARES
    wrong = wrong or wrong_too
    print(f"| {case.name.replace('_', ' ')} | {size:g} | {cpu[0]:.2f} | {cpu[1]:.2f} "
          f"| {cpu[1] / cpu[0]:.1f}{' !' if short else ''} | {large.megabytes:.0f} "
          f"| {found}{' !' if wrong else ''} |", flush=True)
    for note in small.said.splitlines() if a.notes else ():
        print("    " + note)
    return ([f"{case.name} grows too fast"] if short else []) + (
        [f"{case.name}: {found}, {large.megabytes:.0f} MB"] if wrong else [])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topictool")
    parser.add_argument("--kind", choices=KINDS, help="one table alone")
    parser.add_argument("--only", default="", help="rows whose names begin so")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--notes", action="store_true", help="show what the tool says")
    parser.add_argument("--check", action="store_true")
    a = parser.parse_args()
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for kind in [a.kind] if a.kind else KINDS:
            cases = [case for case in KINDS[kind] if case[0].name.startswith(a.only)]
            if cases:
                unit = "MB" if kind == "files" else "articles"
                print(f"\n| {kind} | n ({unit}) | CPU s at n | at 2n | ratio | peak MB at 2n "
                      f"| {cases[0][0].heading} |\n|---|---|---|---|---|---|---|")
            for case, size in cases:
                wrong += measure(a, case, size, pathlib.Path(folder))
    if wrong:
        print("wrong: " + "; ".join(wrong))
        sys.exit(1 if a.check else 0)


if __name__ == "__main__":
    main()
