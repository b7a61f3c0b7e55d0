#!/usr/bin/env python3
"""One job done by one peer, in this process, from a file to a file.

    peer.py JOB INPUT OUTPUT [--threads N] [--k K] [--seed S]
      [--shingle WORDS] [--least JACCARD] [--bands N]

INPUT is articles as JSON Lines, for `pairs`, `nearest`, `nearest-dense`, `sketch-...`,
`kmeans`, `minibatch` and `faiss` a matrix as npz; these print the seconds of the work alone,
as JSON.
Each job is what a user of the peer writes today: its own words, its own settings.
"""
import argparse
import importlib
import json
import os
import sys
import time

OWN = {"text-dedup": "textdedup", "datatrove": "trove"}  # environments, and their modules
COPIES = ("datasketch", "rensa", "rensa-rho", "fastsketch", "hashed", "gaoya")
SEARCHES = ("pairs", "nearest", "nearest-dense")
SKETCHES = ("sketch-rensa", "sketch-rho", "sketch-fast")
PARTITIONS = ("kmeans", "minibatch", "faiss")
GROUPINGS = ("topics", "average-link", "louvain", "bertopic", "bertopic-k")
JOBS = ("tfidf", "arabic-tfidf", "hashed-tfidf", "similarity", "dense-similarity",
        *SEARCHES, *SKETCHES, *PARTITIONS, *GROUPINGS, *COPIES, *OWN)
THRESHOLD, HASH_BITS = 0.3, 18


def timed(work):
    """Does some work and prints what it alone took."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = work()
    print(json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}))
    return found


def search(a):
    import scipy.sparse

    import vectors

    matrix = scipy.sparse.load_npz(a.input)
    jobs = {"pairs": lambda: vectors.pairs(matrix, THRESHOLD, a.threads),
            "nearest": lambda: vectors.nearest(matrix, a.threads),
            "nearest-dense": lambda: vectors.nearest_dense(matrix)}
    scipy.sparse.save_npz(a.output, timed(jobs[a.job]), compressed=False)


def sketch(a):
    import numpy as np
    import scipy.sparse

    import sketches

    np.save(a.output, sketches.of_rows(a.job, scipy.sparse.load_npz(a.input), a, timed))


def partition(a):
    import scipy.sparse

    import groups

    # What is imported within the work would be timed with it.
    for module in ("sklearn.cluster", *(["faiss", "sklearn.decomposition"]
                                        if a.job == "faiss" else [])):
        importlib.import_module(module)
    matrix = scipy.sparse.load_npz(a.input)
    groups.write(timed(lambda: groups.on_matrix(a.job, matrix, a)), a.output)


def vectorize(a):
    import scipy.sparse

    import vectors

    jobs = {"tfidf": lambda: vectors.tfidf(a.input),
            "arabic-tfidf": lambda: vectors.arabic_tfidf(a.input),
            "hashed-tfidf": lambda: vectors.hashed_tfidf(a.input, HASH_BITS),
            "similarity": lambda: vectors.pairs(
                vectors.tfidf(a.input), THRESHOLD, a.threads)}
    scipy.sparse.save_npz(a.output, jobs[a.job](), compressed=False)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("job", choices=JOBS)
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--k", type=int, default=5)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--shingle", type=int, default=5)
    parser.add_argument("--least", type=float, default=0.8)
    parser.add_argument("--bands", type=int, default=16)
    a = parser.parse_args()
    # Before anything is imported that looks at them.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"):
        os.environ[name] = str(a.threads)
    if a.job in COPIES:
        import copies

        copies.write(a.job, copies.Task(a.input, a.shingle, a.least, a.bands, a.threads),
                     a.output)
    elif a.job in OWN:
        importlib.import_module(OWN[a.job]).write(a)
    elif a.job in SEARCHES:
        search(a)
    elif a.job in SKETCHES:
        sketch(a)
    elif a.job in PARTITIONS:
        partition(a)
    elif a.job in GROUPINGS:
        import groups

        groups.write(groups.of_articles(a.job, a), a.output, corpus=a.input)
    elif a.job == "dense-similarity":
        import vectors

        vectors.dense_similarities(a.input, a.output)
    else:
        vectorize(a)


if __name__ == "__main__":
    sys.exit(main())
