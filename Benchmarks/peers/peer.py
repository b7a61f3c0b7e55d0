#!/usr/bin/env python3
"""One job done by one peer, in this process, from a file to a file.

    peer.py JOB INPUT OUTPUT [--threads N] [--k K]

INPUT is articles as JSON Lines, for `pairs`, `nearest` and `nearest-dense` a matrix as npz;
these print the seconds of the search alone, as JSON. Each job is what a user of the peer
writes today: its own words, its own settings.
"""
import argparse
import json
import os
import sys
import time

DEDUP = ("datasketch", "rensa", "gaoya")
JOBS = ("tfidf", "arabic-tfidf", "hashed-tfidf", "similarity", "dense-similarity", "kmeans",
        "pairs", "nearest", "nearest-dense", *DEDUP)
THRESHOLD, HASH_BITS = 0.3, 18


def timed(search, output):
    """Runs a search, writes what it found and prints what it alone took."""
    import scipy.sparse

    wall, cpu = time.perf_counter(), time.process_time()
    found = search()
    cost = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    scipy.sparse.save_npz(output, found, compressed=False)
    print(json.dumps(cost))


def search(a):
    import scipy.sparse

    import vectors

    matrix = scipy.sparse.load_npz(a.input)
    jobs = {"pairs": lambda: vectors.pairs(matrix, THRESHOLD, a.threads),
            "nearest": lambda: vectors.nearest(matrix, a.threads),
            "nearest-dense": lambda: vectors.nearest_dense(matrix)}
    timed(jobs[a.job], a.output)


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
    a = parser.parse_args()
    # Before anything is imported that looks at them.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"):
        os.environ[name] = str(a.threads)
    if a.job in DEDUP:
        import copies

        copies.write_pairs(a.job, a.input, a.output)
    elif a.job in ("pairs", "nearest", "nearest-dense"):
        search(a)
    elif a.job == "kmeans":
        import vectors

        vectors.kmeans(a.input, a.k, a.output)
    elif a.job == "dense-similarity":
        import vectors

        vectors.dense_similarities(a.input, a.output)
    else:
        vectorize(a)


if __name__ == "__main__":
    sys.exit(main())
