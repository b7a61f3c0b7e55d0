#!/usr/bin/env python3
"""How much of the truth was found, and how much of what was found is true, as JSON.

    found.py FOUND.csv TRUTH.npz [--least 0.8] [--apart 0] [--same-jaccard]

FOUND has pairs of ids in `a` and `b`, or, in `id`, the articles that are said to have a twin.
TRUTH is what truth.py wrote. A pair below the least Jaccard is wrong. Articles with the same
set of shingles are one: each counts once, as a pair with the first of them, and their pairs
with another article count as one; so nobody loses or gains by listing all of a crowd. With
`--apart` pairs that are so close to the threshold count neither way. With `--same-jaccard`
the exit status is 1 where the `jaccard` of a pair is not the true one, but for rounding.
"""
import argparse
import csv
import json
import sys

import numpy as np

ROUNDING = 5.1e-7  # of six decimals


class Truth:
    """Pairs of articles by number, with what they have in common."""

    def __init__(self, path):
        stored = np.load(path)
        self.number = {name: i for i, name in enumerate(stored["ids"].tolist())}
        self.first = stored["first"].tolist()
        alike = zip(stored["i"].tolist(), stored["j"].tolist())
        self.jaccard = dict(zip(alike, stored["jaccard"].tolist()))
        # Those that are the same, each with the first.
        self.jaccard.update(((first, i), 1.0) for i, first in enumerate(self.first)
                            if first != i)

    def pair(self, a, b):
        """The pair that two articles stand for, nothing if it is one that does not count."""
        a, b = sorted((self.number[a], self.number[b]))
        if self.first[a] != self.first[b]:
            return tuple(sorted((self.first[a], self.first[b])))
        return (a, b) if self.first[a] == a else None

    def with_twin(self, least):
        """The ids of the articles that are alike with another one."""
        firsts = {i for pair, jaccard in self.jaccard.items() if jaccard >= least
                  for i in pair}
        return {name for name, i in self.number.items()
                if i in firsts or self.first[i] in firsts}


def of_pairs(rows, truth, least, apart):
    found = {truth.pair(row["a"], row["b"]) for row in rows} - {None}
    close = {pair for pair, jaccard in truth.jaccard.items()
             if abs(jaccard - least) < apart}
    right = {pair for pair, jaccard in truth.jaccard.items() if jaccard >= least} - close
    return found - close, right


def compare_jaccards(rows, truth):
    for row in rows:
        pair = truth.pair(row["a"], row["b"])
        jaccard = truth.jaccard.get(pair, 0.0)
        if pair and abs(jaccard - float(row["jaccard"])) > ROUNDING:
            sys.exit(f"{row['a']} and {row['b']}: {row['jaccard']}, but it is {jaccard:.6f}")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("found")
    parser.add_argument("truth")
    parser.add_argument("--least", type=float, default=0.8)
    parser.add_argument("--apart", type=float, default=0)
    parser.add_argument("--same-jaccard", action="store_true")
    a = parser.parse_args()
    truth = Truth(a.truth)
    with open(a.found, encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines)
        rows = list(table)
    if "id" in table.fieldnames:
        found, right = {row["id"] for row in rows}, truth.with_twin(a.least)
    else:
        found, right = of_pairs(rows, truth, a.least, a.apart)
    if a.same_jaccard:
        compare_jaccards(rows, truth)
    print(json.dumps({"found": len(found), "wanted": len(right),
                      "recall": len(found & right) / len(right) if right else 1.0,
                      "precision": len(found & right) / len(found) if found else 1.0}))


if __name__ == "__main__":
    main()
