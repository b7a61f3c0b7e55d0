#!/usr/bin/env python3
"""Copies by the tool and by its peers, in turn, in one run, with what each missed.

    dedup.py TOPICTOOL CORPUS.jsonl... [--rounds 3] [--only PATTERN]
      [--into docs/benchmarks.md] [--summary README.md]
    dedup.py TOPICTOOL CORPUS.jsonl... --check

Installs the peers, in the versions that requirements-*.txt beside this file pin, into
virtual environments in .build/peers; text-dedup wants a Python 3.12. The work is from JSON Lines to
verified pairs, for peers by sketches of 128 slots; and sketches alone, of shingles hashed
before (`bench` stands beside the tool). Each contender is a process from the same file to a
file. The truth is found before, without sketches (truth.py), on the words of the peers and
on those of the tool; recall and precision are told by the words that a contender has
(found.py). The run ends where the tool, or a peer that verifies, lists a pair below the
threshold or misses more than it may.

Prints Markdown, and puts it into pages between the two lines that say so. What was measured
is kept beside the environments: with `--only` the contenders that match "batch: work: who on
threads" are measured, and for the rest earlier figures stand. `--check` runs the tool alone,
once, for the answers; this Python then needs numpy and scipy.
"""
import argparse
import pathlib
import re
import sys
import tempfile

import machine
import page
from contest import OURS, Contender, Contest, measured
from environments import PLACE, Environment
from record import Record
from workload import APART, Batch

PEER = pathlib.Path(__file__).with_name("peer.py")
SLOTS = 128
# What the tool promises by itself, and what the bands of the peers come to with some room.
OURS_AT_LEAST, EXACT_AT_LEAST = {"recall": 0.998, "precision": 1}, {"recall": 1, "precision": 1}
VERIFIED_AT_LEAST = {"recall": 0.9, "precision": 1}
PAIRS = "pairs, J >= 0.8"


class Works:
    """What there is to do with a batch, and who does it."""

    def __init__(self, tool, batch, environments, folder):
        self.tool, self.batch, self.folder = tool, batch, folder
        self.environments = environments  # by name, those that could be made

    def ours(self, shingle, least):
        """The tool by sketches and by its exact join, on one thread and on two."""
        for who, mode, at_least in ((OURS, "minhash", OURS_AT_LEAST),
                                    (f"{OURS}, exact", "exact", EXACT_AT_LEAST)):
            for threads in (1, 2):
                output = self.folder / f"{mode}-{threads}.csv"
                yield Contender(who, threads, [
                    self.tool, "dedup", self.batch.articles, "--mode", mode, "--shingle",
                    shingle, "--min-jaccard", least, "--threads", threads, "--quiet",
                    "--pairs", output],
                    output, judge=self.batch.judge_of_tool(shingle, least), least=at_least)

    def peer(self, who, job, *options, threads=(1, 2), most=None, at_least=None, on=None,
             environment="copies", suffix="csv"):
        """A peer on so many threads, if its environment could be made."""
        for count in threads if environment in self.environments else ():
            output = self.folder / f"{job}-{count}.{suffix}"
            # Without the seed Python hashes words differently from run to run.
            yield Contender(who, count, [
                "env", "PYTHONHASHSEED=0", self.environments[environment].python, "-B", PEER,
                job, on or self.batch.articles, output, "--threads", count, *options],
                output, most, least=at_least or {})

    def contest(self, work, shingle, least, peers):
        return Contest(work, [*self.ours(shingle, least), *peers],
                       judge=self.batch.judge(shingle, least),
                       columns=("recall", "precision"), amount=(self.batch.megabytes, "MB"))

    def pairs(self):
        """From articles to pairs that share four fifths of their word 5-shingles."""
        def peers():
            # Its own words are what stands between blanks, with their marks.
            yield from self.peer("gaoya", "gaoya", at_least={"precision": 1})
            for who, job, most in (
                    ("rensa", "rensa", None),
                    ("FastSketchLSH", "fastsketch", None),
                    ("FastSketchLSH, words hashed by numpy", "hashed", None),
                    ("datasketch", "datasketch", 1)):
                yield from self.peer(who, job, most=most, at_least=VERIFIED_AT_LEAST)
            yield from self.peer("rensa's rho path: whether, not of which", "rensa-rho")
            for who, job in (("text-dedup, clusters", "text-dedup"),
                             ("datatrove, not verified", "datatrove")):
                yield from self.peer(who, job, most=1, environment=job.replace("-", ""))

        return self.contest(PAIRS, 5, 0.8, peers())

    def looser_pairs(self):
        """The same of shorter shingles at a lower threshold."""
        def peers():
            # The bands of rensa must divide the slots: 32 of 4 come closest to 25 of 5.
            for who, bands, at_least in (
                    ("gaoya", 25, {"precision": 1}), ("rensa", 32, VERIFIED_AT_LEAST),
                    ("datasketch", 25, VERIFIED_AT_LEAST)):
                yield from self.peer(who, who, "--shingle", 3, "--least", 0.7, "--bands",
                                     bands, threads=[1], most=1, at_least=at_least)

        return self.contest("pairs of 3-shingles, J >= 0.7", 3, 0.7, peers())

    def sketches(self):
        """Sketches alone, of shingles that are hashed and in memory."""
        matrix = self.folder / "shingles.npz"
        self.batch.write_matrix(matrix)
        contenders = []
        for threads in (1, 2):
            output = self.folder / f"{OURS}-{threads}.u16"
            contenders.append(Contender(OURS, threads, [
                self.tool.with_name("bench"), "sketch", matrix, "--slots", SLOTS,
                "--threads", threads, "-o", output], output))
        for who, job in (("rensa", "sketch-rensa"), ("rensa's rho path", "sketch-rho"),
                         ("FastSketchLSH", "sketch-fast")):
            contenders += self.peer(who, job, on=matrix, suffix="npy")
        millions = int(measured.found(matrix).split()[0]) / 1e6
        return Contest("sketches alone", contenders, judge=self.batch.judge_of_sketches(matrix),
                       columns=("off by",), amount=(millions, "M shingles"))


def run(contest, batch, a, record):
    """Measures who is asked for; the others are as they were, or left out."""
    def key(contender):
        return f"{batch.name}: {contest.work}: {contender.who} on {contender.threads}"

    file = batch.articles.name  # which says what is in it
    for contender in contest.contenders:
        if not re.search(a.only, key(contender)):
            record.restore(key(contender), contender, file)
    contest.run(a.rounds, lambda contender: record.keep(key(contender), contender, file))
    contest.contenders = [contender for contender in contest.contenders if contender.costs]


def by_words_of_peers(contests):
    """What the tool finds if others decide what a word is."""
    told = (f"for {contest.work}, recall {c.judged['recall by peers']:.4f} and precision "
            f"{c.judged['precision by peers']:.4f}"
            for contest in contests for c in contest.contenders
            if c.who == OURS and "recall by peers" in c.judged and c.threads == 1)
    return (f"By the words of the peers, pairs within {APART} of the threshold set apart, "
            f"the tool comes to: {'; '.join(told)}.")


def compared(a, environments, record):
    """The Markdown of each batch, piece by piece, and its main contest."""
    python = environments["copies"].python
    for corpus in a.corpora:
        batch = Batch(a.topictool.absolute(), corpus, python)
        runs = f"medians of {a.rounds}, of the slow ones one" if a.rounds > 1 else "one"
        pieces = [f"\n### {batch.name}: copies\n\n{batch.megabytes:.0f} MB, {runs} run.\n"]
        with tempfile.TemporaryDirectory() as folder:
            works = Works(a.topictool.absolute(), batch, environments, pathlib.Path(folder))
            contests = []
            for make in (works.pairs, works.looser_pairs, works.sketches):
                contest = make()
                run(contest, batch, a, record)
                contests.append(contest)
        tables = {}
        for contest in contests:
            tables.setdefault(contest.head, []).extend(contest.rows())
        for head, rows in tables.items():
            pieces += [head, *rows, ""]
        pieces.append(by_words_of_peers(contests))
        print("\n".join(pieces), flush=True)
        yield batch.name, pieces, contests[0]


def summary(contests):
    """CPU seconds and memory on one thread, times ours, and recall, of each batch."""
    names = list(contests)
    yield "| from JSON Lines to " + PAIRS + ", one thread | " + " | ".join(
        f"{name}: CPU s | peak MB | recall" for name in names) + " |"
    yield "|---|" + "---|---|---|" * len(names)
    of = {name: {c.who: c for c in contest.contenders if c.threads == 1}
          for name, contest in contests.items()}
    for who in dict.fromkeys(who for contenders in of.values() for who in contenders):
        cells = []
        for name in names:
            c, ours = of[name].get(who), of[name].get(OURS)
            if c is None or ours is None:
                cells += ["", "", ""]
                continue
            (_, cpu, memory), (_, our_cpu, our_memory) = c.medians, ours.medians
            cells += ([f"{cpu:.2f}", f"{memory:.0f}"] if who.startswith(OURS) else
                      [f"{cpu / our_cpu:.1f} times", f"{memory / our_memory:.1f} times"])
            cells.append(f"{c.judged['recall']:.3f}")
        yield f"| {who} | {' | '.join(cells)} |"


def check(a):
    """Whether the tool finds what there is."""
    with tempfile.TemporaryDirectory() as folder:
        for corpus in a.corpora:
            batch = Batch(a.topictool.absolute(), corpus, sys.executable)
            works = Works(a.topictool.absolute(), batch, {}, pathlib.Path(folder))
            contest = works.pairs()
            contest.run(1)
            for c in contest.contenders:
                print(f"ok: {batch.name}: {contest.work}: {c.who} on {c.threads}: {c.found}")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topictool", type=pathlib.Path)
    parser.add_argument("corpora", type=pathlib.Path, nargs="+", metavar="CORPUS.jsonl")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", metavar="PATTERN")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--into", type=pathlib.Path, metavar="PAGE.md")
    parser.add_argument("--summary", type=pathlib.Path, metavar="PAGE.md")
    a = parser.parse_args()
    if a.check:
        return check(a)
    wanted = [Environment(f"requirements-{name}.txt")
              for name in ("copies", "textdedup", "datatrove")]
    environments = {of.name: of for of in wanted if of.install()}
    absent = [of.name for of in wanted if of.name not in environments]
    record = Record(PLACE / "dedup.json")
    pieces, contests = [], {}
    for name, of, contest in compared(a, environments, record):
        pieces += of
        contests[name] = contest
    pieces.insert(0, machine.description(environments.values(), record.commits) + (
        f" Not here, for want of the Python they need: {', '.join(absent)}." if absent else ""))
    short = list(summary(contests))
    print("\n".join([pieces[0], "", *short]))
    if a.into:
        page.put(pieces, a.into, "dedup.py")
    if a.summary:
        page.put(short, a.summary, "dedup.py")


if __name__ == "__main__":
    sys.exit(main())
