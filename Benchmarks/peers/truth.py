#!/usr/bin/env python3
"""Every pair of articles whose sets of shingles are alike, found without any sketch.

    truth.py ARTICLES.jsonl TRUTH.npz [--shingle 5] [--least 0.8]

Words are the `tokens` of a record, as `topictool analyze --purpose shingles` prints them, or
else the runs of `\\w+` in its `text` in lower case. Shingles are numbered, not hashed, and
sets compared whole; only pairs that cannot be alike are passed over (prefix filter, Bayardo,
Ma & Srikant 2007). Articles with the same set are one: the first stands for all of them.

TRUTH.npz has `ids`; `first`, for each article the number of the first with its set; and
`i`, `j` and `jaccard` of the pairs of such firsts, down to the least.
"""
import argparse
import array
import collections
import itertools
import json
import re

import numpy as np
import scipy.sparse

WORD = re.compile(r"\w+")
PAIRS = 2000  # compared at a time
NONE = 0  # what fills up texts that are shorter than a shingle


def words_of(path):
    """The id and the words of every article that has some."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            words = record.get("tokens")
            if words is None:
                words = WORD.findall((record.get("text") or "").lower())
            if words:
                yield record["id"], words


def numbered(path, size):
    """The ids, and for each shingle of each article its number and the article's."""
    numbers = collections.defaultdict(lambda: len(numbers) + 1)
    ids, counts, words = [], [], array.array("q")
    for name, of in words_of(path):
        ids.append(name)
        words.extend(map(numbers.__getitem__, of))
        words.extend(itertools.repeat(NONE, size - len(of)))
        counts.append(max(len(of), size))
    words, counts = np.array(words), np.array(counts)
    last = len(words) - size + 1
    runs, distinct = words[:last], len(numbers) + 1
    for place in range(1, size):
        # Shorter runs are numbered from 0 as well, so that the number of a longer one fits.
        runs = np.unique(runs * distinct + words[place:last + place], return_inverse=True)[1]
    articles = np.repeat(np.arange(len(ids)), counts)
    inside = articles[:last] == articles[size - 1:]
    return ids, articles[:last][inside], runs[inside]


class Sets:
    """Sets of shingles, each with the rare ones first, as rows of a matrix."""

    def __init__(self, articles, shingles):
        self.width = int(shingles.max()) + 1
        # Sorting takes a third of the time that `unique` takes.
        cells = np.sort(articles * self.width + shingles)
        cells = cells[np.flatnonzero(np.diff(cells, prepend=-1))]
        articles, shingles = np.divmod(cells, self.width)
        self.sizes = np.bincount(articles)
        self.starts = np.concatenate([[0], self.sizes.cumsum()])
        # From here on they are numbered as they are rare.
        ranks = np.empty(self.width, np.int64)
        ranks[np.argsort(np.bincount(shingles), kind="stable")] = np.arange(self.width)
        cells = np.sort(articles * self.width + ranks[shingles])
        self.shingles = cells % self.width

    def rows(self, kept=None):
        """Sets as rows of ones, of only those cells if that is said."""
        starts, shingles = self.starts, self.shingles
        if kept is not None:
            starts, shingles = np.concatenate([[0], kept.cumsum()])[starts], shingles[kept]
        return scipy.sparse.csr_array(
            (np.ones(len(shingles), np.int32), shingles, starts),
            shape=(len(self.sizes), self.width))

    def firsts(self):
        """For each article the number of the first with the same set."""
        seen = {}
        return np.array([
            seen.setdefault(self.shingles[start:end].tobytes(), number)
            for number, (start, end) in enumerate(itertools.pairwise(self.starts))])

    def alike(self, least, firsts):
        """Pairs of firsts with a Jaccard of at least so much."""
        # Two sets that are alike share one of the rarest so many of either.
        prefix = self.sizes - np.ceil(least * self.sizes - 1e-9).astype(int) + 1
        place = np.arange(len(self.shingles)) - np.repeat(self.starts[:-1], self.sizes)
        alone = firsts == np.arange(len(firsts))
        rare = self.rows(place < np.repeat(prefix * alone, self.sizes))
        candidates = scipy.sparse.triu(rare @ rare.T, 1).tocoo()
        whole, jaccards = self.rows(), []
        for start in range(0, candidates.nnz, PAIRS):
            i, j = (of[start:start + PAIRS] for of in (candidates.row, candidates.col))
            shared = whole[i].multiply(whole[j]).sum(axis=1)
            jaccards.append(shared / (self.sizes[i] + self.sizes[j] - shared))
        jaccard = np.concatenate(jaccards) if jaccards else np.zeros(0)
        kept = jaccard >= least
        return candidates.row[kept], candidates.col[kept], jaccard[kept]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("truth")
    parser.add_argument("--shingle", type=int, default=5)
    parser.add_argument("--least", type=float, default=0.8)
    a = parser.parse_args()
    ids, articles, shingles = numbered(a.articles, a.shingle)
    sets = Sets(articles, shingles)
    first = sets.firsts()
    i, j, jaccard = sets.alike(a.least, first)
    np.savez(a.truth, ids=np.array(ids), first=first, i=i, j=j, jaccard=jaccard)


if __name__ == "__main__":
    main()
