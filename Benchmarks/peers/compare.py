#!/usr/bin/env python3
"""Vectors and similarities by the tool and its peers, in turn, in one run.

    compare.py TOPICTOOL CORPUS.jsonl... [--rounds 5] [--only PATTERN]
      [--into docs/benchmarks.md] [--summary README.md]

Prints Markdown, and puts it into pages between the two lines that say so: on what was
measured, for each corpus a table of median wall and CPU seconds and peak memory of
whole processes, with the ratios to the tool's, and a summary of the ratios. Searches for
similar rows are timed alone, in memory, on the very matrix that the tool wrote (`bench`
stands beside the tool); what they find must agree, or the run ends. The peers of
requirements.txt beside this file are installed in .build/peers. Seconds depend on the
machine and on who shares it; the ratios of one run are what to quote. `--only` takes the
works whose names match.
"""
import argparse
import pathlib
import re
import tempfile

import machine
import page
from contest import HEAD, OURS, Contender, Contest, measured
from environments import Environment

PEER = pathlib.Path(__file__).with_name("peer.py")
ARABIC = re.compile("[\u0620-\u064a]")
LIMITS = ["--min-df", "2", "--max-df", "0.5"]
TWO_LETTERS = ["--min-length", "2"]
PLAIN = [*TWO_LETTERS, "--stem", "none", "--stop", "none"]
WORDS = [*LIMITS, *PLAIN]


class Works:
    """What there is to do with a corpus."""

    def __init__(self, tool, corpus, folder, python):
        self.tool, self.corpus, self.folder, self.python = tool, corpus, folder, python
        self.matrix = folder / "matrix.npz"

    def write_matrix(self):
        """Writes the matrix on which searches are timed alone."""
        measured.run(self.tool, "vectorize", self.corpus, "--quiet", *WORDS, "-o",
                     self.matrix)

    def ours(self, threads, file, verb, *options):
        """The tool to a file on so many threads."""
        output = self.folder / f"{OURS}-{threads}-{file}"
        return Contender(OURS, threads, [
            self.tool, verb, self.corpus, "--threads", threads, "--quiet", *options, output],
            output)

    def bench(self, threads, *options):
        """The search alone, on the matrix."""
        output = self.folder / f"{OURS}-{threads}-found.npz"
        return Contender(OURS, threads, [
            self.tool.with_name("bench"), "join", self.matrix, "--threads", threads,
            *options, "-o", output], output)

    def peer(self, who, job, file, threads=1, on=None):
        """A peer from a file, the corpus unless another is given, to a file."""
        output = self.folder / f"{job}-{threads}-{file}"
        return Contender(who, threads, [
            self.python, "-B", PEER, job, on or self.corpus, output, "--threads", threads],
            output)

    @property
    def is_arabic(self):
        with open(self.corpus, encoding="utf-8") as lines:
            head = lines.read(1 << 16)
        return len(ARABIC.findall(head)) > len(head) / 4

    def all(self):
        def both(file, *command):
            return [self.ours(threads, file, *command) for threads in (1, 2)]

        sparse_dot_topn, scikit_learn = "sparse_dot_topn", "scikit-learn"
        yield Contest("TF-IDF matrix", [
            *both("words.npz", "vectorize", *WORDS, "-o"),
            self.peer(scikit_learn, "tfidf", "words.npz")])
        yield Contest("TF-IDF hashed to 2^18 columns", [
            *both("hashed.npz", "vectorize", *PLAIN, "--hash-bits", "18", "--hash-unsigned",
                  "-o"),
            self.peer(scikit_learn, "hashed-tfidf", "hashed.npz")])
        if self.is_arabic:
            yield Contest("TF-IDF of folded stems, no stop words", [
                *both("stems.npz", "vectorize", *LIMITS, *TWO_LETTERS, "-o"),
                self.peer("the same in Python", "arabic-tfidf", "stems.npz")])
        yield Contest("cosine >= 0.3, search alone", [
            self.bench(1, "--threshold", "0.3"), self.bench(2, "--threshold", "0.3"),
            self.peer(sparse_dot_topn, "pairs", "found.npz", 1, self.matrix),
            self.peer(sparse_dot_topn, "pairs", "found.npz", 2, self.matrix)],
            ["pairs", "--threshold", "0.3"])
        yield Contest("10 nearest, search alone", [
            self.bench(1, "--nearest", "10"), self.bench(2, "--nearest", "10"),
            self.peer(sparse_dot_topn, "nearest", "found.npz", 1, self.matrix),
            self.peer(sparse_dot_topn, "nearest", "found.npz", 2, self.matrix),
            self.peer("scipy, dense blocks", "nearest-dense", "found.npz", 1, self.matrix)],
            ["nearest"])
        yield Contest("articles to all cosines >= 0.3", [
            *both("pairs.npz", "similarity", *WORDS, "--threshold", "0.3", "-o"),
            self.peer(f"{scikit_learn}, {sparse_dot_topn}", "similarity", "pairs.npz")])
        yield Contest("articles to the dense cosine matrix", [
            *both("dense.npy", "similarity", *WORDS, "-o"),
            self.peer(scikit_learn, "dense-similarity", "dense.npy")])


def compared(a, ratios):
    """The Markdown, piece by piece; notes the ratios of each corpus."""
    environment = Environment("requirements.txt")
    environment.install()
    yield machine.description([environment])
    for corpus in a.corpora:
        megabytes = corpus.stat().st_size / 1e6
        yield f"\n### {corpus.stem}\n\n{megabytes:.0f} MB, medians of {a.rounds}.\n\n{HEAD}"
        agreements = []
        with tempfile.TemporaryDirectory() as folder:
            works = Works(a.topictool.absolute(), corpus, pathlib.Path(folder),
                          environment.python)
            works.write_matrix()
            for contest in works.all():
                if re.search(a.only, contest.work):
                    contest.run(a.rounds)
                    yield from contest.rows()
                    agreements += contest.agreements(environment.python)
                    for key, ratio in contest.ratios().items():
                        ratios.setdefault(key, {})[corpus.stem] = ratio
        if agreements:
            yield "\nWhat was found is the same:\n"
            yield from (f"- {line}" for line in agreements)


def summary(ratios, corpora):
    """CPU seconds on one thread, times ours, of each corpus beside the others."""
    names = [corpus.stem for corpus in corpora]
    yield f"| work | beside | {' | '.join(names)} |"
    yield "|---|---|" + "---|" * len(names)
    for (work, who), of in ratios.items():
        cells = (f"{of[name]:.1f}" if name in of else "" for name in names)
        yield f"| {work} | {who} | {' | '.join(cells)} |"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topictool", type=pathlib.Path)
    parser.add_argument("corpora", type=pathlib.Path, nargs="+", metavar="CORPUS.jsonl")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="", metavar="PATTERN")
    parser.add_argument("--into", type=pathlib.Path, metavar="PAGE.md")
    parser.add_argument("--summary", type=pathlib.Path, metavar="PAGE.md")
    a = parser.parse_args()
    ratios, pieces = {}, []
    for piece in compared(a, ratios):
        print(piece, flush=True)
        pieces.append(piece)
    short = list(summary(ratios, a.corpora))
    print("\n" + "\n".join(short))
    if a.into:
        page.put(pieces, a.into, "compare.py")
    if a.summary:
        page.put(short, a.summary, "compare.py")


if __name__ == "__main__":
    main()
