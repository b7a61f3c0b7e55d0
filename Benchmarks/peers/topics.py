#!/usr/bin/env python3
"""Topics and events by the tool and by its peers, in turn, in one run, with their quality.

    topics.py TOPICTOOL CORPORA [--rounds 3] [--only PATTERN] [--into docs/benchmarks.md]
    topics.py TOPICTOOL CORPORA --bertopic [--into docs/benchmarks.md]

CORPORA holds folders `saudi-july`, `bbc-news`, `ant-v1.1` and `ecbplus`, each with
`docs.jsonl.gz` (one article a line: id, title, text, date, source and the gold class, `label`
or, in `ecbplus`, `cluster`); `saudi-july` also `pairs.tsv` and `events.tsv`, pairs labelled
as one event or two. Prints a Markdown table, and puts it into a page between the lines that
say so. k-means is timed alone, in memory, on the matrix that `vectorize` wrote (`bench`
stands beside the tool); rounds have seeds of their own, and medians count. What takes minutes
is run once. The peers of requirements.txt and requirements-topics.txt beside this file are
installed in .build/peers; for `--bertopic`, a run of its own, requirements-bertopic.txt too.
"""
import argparse
import functools
import gzip
import json
import pathlib
import re
import shutil
import subprocess
import tempfile

import machine
import page
from contest import HEAD, OURS, Contender, Contest, measured
from environments import Environment

PEER, JUDGE = (pathlib.Path(__file__).with_name(name) for name in ("peer.py", "judge.py"))
# Those of `cluster`. Words are the tool's own: folded, Arabic ones stemmed, no stop words.
LIMITS = ["--min-df", "2", "--max-df", "0.5"]
KMEANS, MINIBATCH = "scikit-learn KMeans", "scikit-learn MiniBatchKMeans"
FAISS, BERTOPIC = "SVD to 100, faiss k-means", "BERTopic"


class Corpus:
    """One corpus, and judges of what is made of it."""

    def __init__(self, tool, folder, into, python):
        self.tool, self.folder, self.name, self.python = tool, folder, folder.name, python
        self.path, self.matrix = into / f"{folder.name}.jsonl", into / f"{folder.name}.npz"

    def prepare(self):
        """Unpacks the articles and writes the matrix, once."""
        if self.path.exists():
            return
        with gzip.open(self.folder / "docs.jsonl.gz") as packed, open(self.path, "wb") as out:
            shutil.copyfileobj(packed, out)
        measured.run(self.tool, "vectorize", self.path, "--quiet", *LIMITS, "-o", self.matrix)

    def judge(self, output):
        """Figures of groups, of rows of the matrix or of ids."""
        options = ["--matrix", self.matrix] if output.suffix == ".txt" else []
        judged = subprocess.run([self.python, JUDGE, output, self.path, *options],
                                check=True, capture_output=True, text=True)
        return json.loads(judged.stdout)

    def judge_pairs(self, output):
        """Figures of groups, and how they answer labelled pairs: one event, or two?"""
        printed = subprocess.run(
            [self.tool, "score", "--clusters", output, "--quiet", "--gold",
             self.folder / "pairs.tsv", self.folder / "events.tsv"],
            check=True, capture_output=True, text=True).stdout
        return self.judge(output) | {
            name: float(re.search(rf"(?m)^{row} F1,(.*)", printed)[1])
            for name, row in (("F1 of pairs", "all"), ("of those not copied", "not copied"))}


class Works:
    """What there is to do."""

    def __init__(self, tool, corpora, into, python):
        self.tool, self.corpora, self.into, self.python = tool, corpora, into, python

    @functools.cache
    def corpus(self, name):
        return Corpus(self.tool, self.corpora / name, self.into, self.python)

    def peer(self, who, job, source, suffix, threads=1, k=0, most=None):
        output = self.into / f"{job}-{threads}.{suffix}"
        return Contender(who, threads, [
            self.python, "-B", PEER, job, source, output, "--threads", threads, "--k", k,
            "--seed", "{seed}"], output, most)

    def ours(self, corpus, threads, verb, *options):
        output = self.into / f"{OURS}-{threads}.csv"
        return Contender(OURS, threads, [
            self.tool, verb, corpus.path, "--threads", threads, "--quiet", *options,
            "--seed", "{seed}", "--assignments", output], output)

    def bench(self, corpus, threads, k):
        output = self.into / f"{OURS}-{threads}.txt"
        return Contender(OURS, threads, [
            self.tool.with_name("bench"), "k-means", corpus.matrix, "-k", k, "--threads",
            threads, "--restarts", "1", "--seed", "{seed}", "-o", output], output)

    def alone(self, name, k, most=None):
        """k-means alone, one run of each."""
        corpus = self.corpus(name)
        return Contest(f"{name}, k = {k}, k-means alone", [
            self.bench(corpus, 1, k), self.bench(corpus, 2, k),
            *(self.peer(who, job, corpus.matrix, "txt", 1, k, most) for who, job in (
                (KMEANS, "kmeans"), (MINIBATCH, "minibatch"), (FAISS, "faiss")))],
            judge=corpus.judge)

    def topics(self, name, k):
        """From articles to topics."""
        corpus = self.corpus(name)
        return Contest(f"{name}, articles to {k} topics", [
            *(self.ours(corpus, threads, "cluster", "-k", k) for threads in (1, 2)),
            self.peer("scikit-learn, best of 4", "topics", corpus.path, "csv", 1, k)],
            judge=corpus.judge)

    def events(self, name):
        """From articles to events."""
        corpus = self.corpus(name)
        return Contest(f"{name}, articles to events", [
            *(self.ours(corpus, threads, "events") for threads in (1, 2)),
            self.peer("scikit-learn, average link", "average-link", corpus.path, "csv",
                      most=1),
            self.peer("sparse_dot_topn, igraph's Louvain", "louvain", corpus.path, "csv",
                      most=1)],
            judge=corpus.judge_pairs if (corpus.folder / "events.tsv").exists()
            else corpus.judge)

    def all(self):
        yield "saudi-july", self.alone("saudi-july", 20)
        yield "saudi-july", self.alone("saudi-july", 200, most=1)
        yield "bbc-news", self.alone("bbc-news", 5)
        yield "ant-v1.1", self.alone("ant-v1.1", 9)
        yield "bbc-news", self.topics("bbc-news", 5)
        yield "ant-v1.1", self.topics("ant-v1.1", 9)
        yield "ecbplus", self.events("ecbplus")
        yield "saudi-july", self.events("saudi-july")

    def bertopic(self):
        """BERTopic beside the commands that answer the same question."""
        for name, k, verb in (("bbc-news", 5, "cluster"), ("ecbplus", 86, "events")):
            corpus = self.corpus(name)
            yield name, Contest(f"{name}, nothing given", [
                *(self.ours(corpus, threads, verb) for threads in (1, 2)),
                self.peer(BERTOPIC, "bertopic", corpus.path, "csv", 2)],
                judge=corpus.judge)
            yield name, Contest(f"{name}, {k} groups wanted", [
                *(self.ours(corpus, threads, "cluster", "-k", k) for threads in (1, 2)),
                self.peer(f"{BERTOPIC}, k-means, texts embedded", "bertopic-k", corpus.path,
                          "csv", 2, k)],
                judge=corpus.judge)


def compared(a):
    """The Markdown, piece by piece."""
    environment = Environment("requirements.txt", "requirements-topics.txt",
                              *(["requirements-bertopic.txt"] if a.bertopic else []))
    environment.install()
    yield machine.description([environment])
    yield f"\n{HEAD}"
    with tempfile.TemporaryDirectory() as folder:
        works = Works(a.topictool.absolute(), a.corpora, pathlib.Path(folder),
                      environment.python)
        for corpus, contest in works.bertopic() if a.bertopic else works.all():
            if re.search(a.only, contest.work):
                works.corpus(corpus).prepare()
                contest.run(1 if a.bertopic else a.rounds)
                yield from contest.rows()


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topictool", type=pathlib.Path)
    parser.add_argument("corpora", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", metavar="PATTERN")
    parser.add_argument("--bertopic", action="store_true")
    parser.add_argument("--into", type=pathlib.Path, metavar="PAGE.md")
    a = parser.parse_args()
    pieces = []
    for piece in compared(a):
        print(piece, flush=True)
        pieces.append(piece)
    if a.into:
        page.put(pieces, a.into, "topics.py --bertopic" if a.bertopic else "topics.py")


if __name__ == "__main__":
    main()
