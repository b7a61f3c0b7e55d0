#!/usr/bin/env python3
"""An archive in datasketch's MinHashLSH, and what it proposes for each of some articles.

    lsh.py ARCHIVE.jsonl ASKED.jsonl OUTPUT.csv [--redis PORT]

Sketches of 128 slots in 16 bands of 8, of the five words in a row that articles have. With a
port the buckets are in a Redis server there, else in this process. An article is asked for
from its text to the ids, which are written as CSV `a,b`. Every article is asked for twice;
prints as JSON the seconds of adding all, and the milliseconds of an article the second time.
"""
import argparse
import csv
import itertools
import json
import time

import numpy as np
from copies import WORD
from datasketch import MinHash, MinHashLSH
from texts import records

SLOTS, BANDS, SHINGLE = 128, (16, 8), 5
CHUNK = 1000  # articles whose sketches are made in one call


def shingles(text):
    words = WORD.findall(text.lower())
    runs = zip(*(words[i:] for i in range(SHINGLE)))
    return {" ".join(run).encode() for run in runs} or {" ".join(words).encode()}


def sketched(articles):
    """Ids and sketches, as many at a time as its documentation advises."""
    while chunk := list(itertools.islice(articles, CHUNK)):
        sets = (shingles(article["text"]) for article in chunk)
        yield from zip((article["id"] for article in chunk),
                       MinHash.generator(sets, num_perm=SLOTS))


def add(lsh, articles, buffered):
    if not buffered:
        for id, sketch in sketched(articles):
            lsh.insert(id, sketch, check_duplication=False)
        return
    with lsh.insertion_session(buffer_size=50_000) as session:
        for id, sketch in sketched(articles):
            session.insert(id, sketch, check_duplication=False)


def ask(lsh, asked):
    """What it proposes for each article, and how long each took."""
    pairs, times = [], []
    for article in asked:
        start = time.perf_counter()
        sketch = MinHash(num_perm=SLOTS)
        sketch.update_batch(shingles(article["text"]))
        pairs += [(article["id"], id) for id in lsh.query(sketch)]
        times.append(1000 * (time.perf_counter() - start))
    return pairs, times


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive")
    parser.add_argument("asked")
    parser.add_argument("output")
    parser.add_argument("--redis", type=int, metavar="PORT")
    a = parser.parse_args()
    storage = a.redis and {"type": "redis", "basename": b"archive",
                           "redis": {"host": "localhost", "port": a.redis}}
    lsh = MinHashLSH(num_perm=SLOTS, params=BANDS, storage_config=storage)
    start = time.perf_counter()
    add(lsh, records(a.archive), buffered=bool(storage))
    added = time.perf_counter() - start
    asked = list(records(a.asked))
    ask(lsh, asked)
    pairs, times = ask(lsh, asked)
    with open(a.output, "w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([("a", "b"), *pairs])
    median, last = np.percentile(times, [50, 99])
    print(json.dumps({"add": added, "median": median, "p99": last}))


if __name__ == "__main__":
    main()
