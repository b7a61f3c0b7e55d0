"""Copies by FastSketchLSH where numpy hashes the words: no shingle is ever a string.

Nobody's documentation shows it; it is what can be had from Python with some thought.
"""
import itertools

import numpy as np

from copies import WORD, in_same_buckets

BASE = np.uint64(0x9E3779B97F4A7C15)


def shingle_hashes(task, texts):
    """The hashes of the shingles of all texts in a row, and how many each has."""
    # No word is empty, so that a text filled up with these is like no longer one.
    words = [found + [""] * (task.shingle - len(found))
             for found in (WORD.findall(text.lower()) for text in texts)]
    counts = np.fromiter(map(len, words), np.int64, count=len(words))
    hashes = np.fromiter(map(hash, itertools.chain.from_iterable(words)), np.int64,
                         count=counts.sum()).view(np.uint64)
    last = len(hashes) - task.shingle + 1
    runs = hashes[:last]
    for place in range(1, task.shingle):
        runs = runs * BASE + hashes[place:last + place]
    runs ^= runs >> np.uint64(31)
    runs *= BASE
    # Those that go over the end of a text belong to none.
    kept = counts - task.shingle + 1
    whole = np.ones(len(hashes), bool)
    ends = counts.cumsum()
    for place in range(1, task.shingle):
        whole[ends - place] = False
    return runs[whole[:last]], kept


def pairs(task):
    """The verified pairs."""
    from FastSketchLSH import FastSimilaritySketch

    made = list(task.of_chunks(lambda texts: shingle_hashes(task, texts)))
    hashes = np.concatenate([of for of, _ in made])
    starts = np.concatenate([[0], np.concatenate([counts for _, counts in made])]).cumsum()
    del made
    sketches = FastSimilaritySketch(size=task.slots, seed=42).batch_csr(
        hashes, starts.astype(np.uint64), prehashed=True, num_threads=task.threads)
    sets = {}

    def set_of(i):
        if i not in sets:
            sets[i] = np.unique(hashes[starts[i]:starts[i + 1]])
        return sets[i]

    for i, j in in_same_buckets(task, sketches):
        a, b = set_of(i), set_of(j)
        shared = len(np.intersect1d(a, b, assume_unique=True))
        if shared >= task.least * (len(a) + len(b) - shared):
            yield i, j
