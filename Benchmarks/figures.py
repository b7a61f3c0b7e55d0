#!/usr/bin/env python3
"""The quality and speed figures of the README, measured anew.

    figures.py TOPICTOOL CORPORA [--check]

CORPORA holds folders `saudi-july`, `bbc-news`, `ant-v1.1` and `ecbplus`, each with
`docs.jsonl.gz` (one article a line: id, title, text, date, source, label, cluster);
`saudi-july` also `exact_jaccard_w3.tsv.gz`, all pairs with their exact Jaccard of word
3-shingles, and `pairs.tsv` and `events.tsv`, pairs labelled as one event or two. With
`--check` a figure that falls short of its bound makes the exit status 1; seconds are
printed and never checked.
"""
import argparse
import csv
import gzip
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

import measured
from shingles import jaccard, shingle_sets

SAMPLE = pathlib.Path(__file__).resolve().parent.parent / "data/articles.jsonl"
WORDS = ["--min-df", 2, "--max-df", 0.5, "--min-length", 2, "--stem", "none", "--stop", "none"]

class Figures:
    def __init__(self, tool, corpora, folder):
        self.tool, self.corpora, self.folder = tool, corpora, pathlib.Path(folder)
        self.short = []

    def say(self, name, value, least=None):
        bound = "" if least is None else f"   (at least {least})"
        print(f"{name:58} {value:8.4f}{bound}", flush=True)
        if least is not None and value < least:
            self.short.append(name)

    def corpus(self, name):
        plain = self.folder / f"{name}.jsonl"
        if not plain.exists():
            with gzip.open(self.corpora / name / "docs.jsonl.gz") as packed:
                with open(plain, "wb") as out:
                    shutil.copyfileobj(packed, out)
        return str(plain)

    def run(self, *arguments):
        """Wall seconds, CPU seconds, peak MB of one run of the tool."""
        cost = measured.run(self.tool, *arguments, "--quiet")
        return cost.wall, cost.cpu, cost.megabytes

    def jaccard_recall(self, mode):
        truth = {}
        with gzip.open(self.corpora / "saudi-july/exact_jaccard_w3.tsv.gz", "rt") as rows:
            for row in csv.DictReader(rows, delimiter="\t"):
                truth[frozenset((row["id1"], row["id2"]))] = float(row["jaccard"])
        out = self.folder / "pairs.csv"
        self.run("dedup", self.corpus("saudi-july"), "--mode", mode, "--shingle", 3,
                 "--min-jaccard", 0.25, "--pairs", out)
        with open(out, newline="") as rows:
            found = {frozenset((r["a"], r["b"])): float(r["jaccard"])
                     for r in csv.DictReader(rows)}
        for least, share in ((0.5, 0.995), (0.3, 0.98)):
            wanted = [pair for pair, j in truth.items() if j >= least]
            recall = sum(pair in found for pair in wanted) / len(wanted)
            self.say(f"saudi-july, {mode}: recall of pairs at Jaccard >= {least}",
                     recall, share)
        sets = shingle_sets(self.tool, self.corpus("saudi-july"), frozenset().union(*found))
        exact = [abs(found[p] - jaccard(*(sets[i] for i in p))) < 0.000051
                 for p in found]
        self.say(f"saudi-july, {mode}: reported Jaccard exact, share of pairs",
                 sum(exact) / len(exact), 1.0)
        same = [abs(found[p] - j) < 0.00011 for p, j in truth.items() if p in found]
        self.say(f"saudi-july, {mode}: equal under the truth's words too",
                 sum(same) / len(same))

    def scores(self, grouping, *gold):
        """What `score` says of a grouping, by the name of the figure."""
        printed = subprocess.run(
            [self.tool, "score", "--format", "csv", "--clusters", grouping, "--gold", *gold],
            check=True, capture_output=True, text=True).stdout
        return {name: float(value) for name, value in csv.reader(printed.splitlines()[1:])}

    def clusters(self, name, k, bounds, *options, field="label"):
        out = self.folder / "clusters.csv"
        found = []
        for seed in range(10):
            self.run("cluster", self.corpus(name), "-k", k, "--seed", seed,
                     "--assignments", out, *options)
            found.append(self.scores(out, self.corpus(name), "--field", field))
        for measure, least in bounds.items():
            self.say(f"{name}, cluster -k {k}: {measure}, median of 10 seeds",
                     statistics.median(scores[measure] for scores in found), least)

    def events(self, name, gold, bounds):
        out = self.folder / "events.csv"
        self.run("events", self.corpus(name), "--assignments", out)
        scores = self.scores(out, *gold)
        for measure, least in bounds.items():
            self.say(f"{name}, events: {measure}", scores[measure], least)

    def speed(self, name, *arguments, megabytes=None):
        runs = [self.run(*arguments, "--threads", 2) for _ in range(5)]
        wall, cpu, memory = (statistics.median(column) for column in zip(*runs))
        bound = "" if megabytes is None else f"   (at most {megabytes} MB)"
        print(f"{name:58} wall {wall:.3f} s, CPU {cpu:.3f} s, peak {memory:.0f} MB{bound}",
              flush=True)
        if megabytes is not None and memory > megabytes:
            self.short.append(f"{name}: memory")

    def report(self, articles):
        page = self.folder / "report.html"
        self.speed("saudi-july, report", "report", articles, "-o", page, megabytes=600)
        size = page.stat().st_size / 1e6
        print(f"{'saudi-july, size of the report':58} {size:.1f} MB   (at most 25)", flush=True)
        if size > 25:
            self.short.append("saudi-july, size of the report")

    def gain(self, name, *arguments):
        """What a second thread gains, in wall seconds."""
        one, two = (statistics.median(self.run(*arguments, "--threads", threads)[0]
                                      for _ in range(5)) for threads in (1, 2))
        print(f"{name:58} wall {one:.2f} s on one thread, {two:.2f} s on two: "
              f"{one / two:.2f} times", flush=True)

    def same_bytes(self, verb, option, file, *arguments):
        outputs = []
        for threads in (1, 2, 2):
            out = self.folder / file
            self.run(verb, *arguments, option, out, "--threads", threads)
            outputs.append(out.read_bytes())
        what = " ".join(map(str, (verb, option, *arguments[1:])))
        self.say(f"saudi-july, {what}: same bytes, 1, 2 and 2 threads",
                 float(outputs[0] == outputs[1] == outputs[2]), 1.0)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topictool")
    parser.add_argument("corpora", type=pathlib.Path)
    parser.add_argument("--check", action="store_true")
    a = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = Figures(a.topictool, a.corpora, folder)
        saudi = figures.corpus("saudi-july")
        # First, while this process is small: a child's peak counts from its parent's.
        figures.speed("saudi-july, dedup to pairs and families", "dedup", saudi,
                      "--pairs", figures.folder / "p", "--families", figures.folder / "f")
        figures.speed("saudi-july, dedup to pairs, families and passages", "dedup", saudi,
                      "--pairs", figures.folder / "p", "--families", figures.folder / "f",
                      "--passages", figures.folder / "a", megabytes=400)
        figures.gain("saudi-july, dedup to pairs and families", "dedup", saudi,
                     "--pairs", figures.folder / "p", "--families", figures.folder / "f")
        figures.speed("data/articles.jsonl, dedup to pairs: to start, nearly all of it",
                      "dedup", SAMPLE, "--pairs", figures.folder / "p")
        figures.speed("saudi-july, vectorize", "vectorize", saudi, "-o",
                      figures.folder / "v.npz", megabytes=200)
        figures.speed("saudi-july, vectorize every word", "vectorize", saudi, *WORDS, "-o",
                      figures.folder / "v.npz", megabytes=200)
        figures.speed("saudi-july, similarity --threshold 0.3", "similarity", saudi,
                      "--threshold", 0.3, "-o", figures.folder / "s.npz", megabytes=250)
        figures.speed("saudi-july, similarity --top 10", "similarity", saudi,
                      "--top", 10, "-o", figures.folder / "s.npz", megabytes=250)
        figures.speed("saudi-july, cluster -k 20", "cluster", saudi, "-k", 20,
                      "--assignments", figures.folder / "c")
        figures.speed("saudi-july, events", "events", saudi,
                      "--assignments", figures.folder / "e", megabytes=400)
        figures.report(saudi)
        for mode in ("minhash", "auto"):
            figures.jaccard_recall(mode)
        figures.clusters("bbc-news", 5, {"ARI": 0.91, "NMI": 0.88})
        figures.clusters("ant-v1.1", 9, {"NMI": 0.42})
        figures.clusters("ecbplus", 86, {"ARI": 0.87, "NMI": 0.965, "B3 F1": 0.90},
                         field="cluster")
        figures.events("ecbplus", [figures.corpus("ecbplus"), "--field", "cluster"],
                       {"B3 F1": 0.89, "NMI": 0.96})
        figures.events("saudi-july", [a.corpora / "saudi-july" / name
                                      for name in ("pairs.tsv", "events.tsv")],
                       {"all F1": 0.90, "not copied F1": 0.69})
        figures.same_bytes("dedup", "--pairs", "pairs.csv", saudi)
        figures.same_bytes("dedup", "--families", "families.csv", saudi)
        figures.same_bytes("vectorize", "-o", "vectors.npz", saudi)
        for selection in (["--threshold", 0.3], ["--top", 10]):
            figures.same_bytes("similarity", "-o", "similar.npz", saudi, *selection)
        figures.same_bytes("cluster", "--assignments", "clusters.csv", saudi, "-k", 20)
        figures.same_bytes("events", "--assignments", "events.csv", saudi)
    if figures.short:
        print("fell short: " + "; ".join(figures.short))
        sys.exit(1 if a.check else 0)


if __name__ == "__main__":
    main()
