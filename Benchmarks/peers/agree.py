#!/usr/bin/env python3
"""Whether two searches found the same rows similar.

    agree.py pairs OURS.npz THEIRS.npz --threshold 0.3
    agree.py nearest OURS.npz THEIRS.npz

OURS has each pair once, in `pairs`, or the nearest rows of each row; THEIRS also has both
directions and the rows themselves. Values may differ by 1e-6; so a pair that only one of
them has must lie so close to the threshold, or to the last of the nearest. Prints what
agrees; exit status 1 and what does not where they differ.
"""
import argparse
import sys

import numpy as np
import scipy.sparse

TOLERANCE = 1e-6


def cells(matrix):
    """Rows, columns and values of all cells but those on the diagonal."""
    matrix = scipy.sparse.coo_array(matrix)
    other = matrix.row != matrix.col
    return matrix.row[other], matrix.col[other], matrix.data[other].astype(np.float64)


def outer(a, b, keys_a, keys_b):
    """The values of cells found twice, side by side, and of those found once."""
    both, at_a, at_b = np.intersect1d(keys_a, keys_b, assume_unique=True,
                                      return_indices=True)
    return np.abs(a[at_a] - b[at_b]), np.delete(a, at_a), np.delete(b, at_b), len(both)


def pairs(ours, theirs, threshold):
    size = ours.shape[0]
    (i, j, a), (k, l, b) = cells(ours), cells(theirs)
    upper = k < l
    k, l, b = k[upper], l[upper], b[upper]
    differences, only_a, only_b, common = outer(
        a, b, i.astype(np.int64) * size + j, k.astype(np.int64) * size + l)
    alone = np.concatenate([only_a, only_b])
    far = int((np.abs(alone - threshold) > TOLERANCE).sum())
    return differences, far, f"{common} pairs"


def nearest(ours, theirs):
    """Compares value by value: which of equally similar rows comes last may differ."""
    size, count = ours.shape[0], int(np.diff(ours.indptr).max(initial=0))
    tables = []
    for matrix in (ours, theirs):
        rows, _, values = cells(matrix)
        order = np.lexsort((-values, rows))
        rows, values = rows[order], values[order]
        starts = np.searchsorted(rows, np.arange(size))
        place = np.arange(len(rows)) - starts[rows]
        table = np.zeros((size, count))
        table[rows[place < count], place[place < count]] = values[place < count]
        tables.append(table)
    differences = np.abs(tables[0] - tables[1])
    return differences, 0, f"{count} nearest of {size} rows"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["pairs", "nearest"])
    parser.add_argument("ours")
    parser.add_argument("theirs")
    parser.add_argument("--threshold", type=float, default=0.3)
    a = parser.parse_args()
    ours, theirs = (scipy.sparse.csr_array(scipy.sparse.load_npz(path))
                    for path in (a.ours, a.theirs))
    differences, missing, what = (
        pairs(ours, theirs, a.threshold) if a.kind == "pairs" else nearest(ours, theirs))
    most = differences.max(initial=0)
    print(f"{what} alike, values within {most:.1e}")
    if missing or most > TOLERANCE:
        sys.exit(f"{missing} are not in both, values differ by {most:.1e}")


if __name__ == "__main__":
    main()
