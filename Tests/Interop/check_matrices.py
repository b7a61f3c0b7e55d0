#!/usr/bin/env python3
"""Every matrix file of the tool, read by the libraries it is meant for.

    check_matrices.py TOPICTOOL

npz by scipy.sparse.load_npz, npy by numpy.load, mtx by scipy.io.mmread, csv and jsonl by
pandas: all formats must hold the same similarities, and those must be the product of the
TF-IDF matrix with its transpose.
"""
import tempfile

import numpy
import pandas
import scipy.io
import scipy.sparse

from interop import DATA, Check, ids_of, lines_of, unescaped

# Text formats have six decimals, so they are off by half of the last one at most.
SIX_DECIMALS = 0.5e-6 + 1e-9
# Similarities are sums of a few hundred products in single precision.
SINGLE = 1e-5


def read_all(check, batch, options):
    """The same matrix from each format, as arrays."""
    ids = ids_of(batch)
    row = {name: i for i, name in enumerate(ids)}
    read = {}
    for kind in ("npz", "npy", "mtx", "csv", "jsonl"):
        path = check.folder / f"similarity.{kind}"
        check.run("similarity", batch, *options, "-o", path)
        written = [unescaped(line) for line in lines_of(path.with_suffix(".ids.txt"))]
        check.expect(written == ids, f"{path.stem}.ids.txt differs from the ids of {batch}")
        if kind == "npz":
            sparse = scipy.sparse.load_npz(path)
            check.expect(sparse.format == "csr" and sparse.has_canonical_format, "npz: not CSR")
            check.expect(sparse.dtype == numpy.float32, f"npz: {sparse.dtype}")
            check.expect(sparse.indices.dtype == numpy.int32, f"npz: {sparse.indices.dtype}")
            read[kind] = sparse.toarray()
        elif kind == "npy":
            read[kind] = numpy.load(path, allow_pickle=False)
        elif kind == "mtx":
            read[kind] = scipy.io.mmread(path).toarray()
        else:
            frame = (pandas.read_csv(path, dtype={"a": str, "b": str}) if kind == "csv" else
                     pandas.read_json(path, lines=True, dtype={"a": str, "b": str}))
            dense = numpy.zeros((len(ids), len(ids)))
            for a, b, similarity in frame[["a", "b", "similarity"]].itertuples(index=False):
                check.expect(dense[row[a], row[b]] == 0, f"{kind}: {a!r}, {b!r} twice")
                dense[row[a], row[b]] = similarity
            read[kind] = dense
    return read


def vectors(check, batch):
    path = check.folder / "vectors.npz"
    check.run("vectorize", batch, "-o", path)
    sparse = scipy.sparse.load_npz(path)
    check.run("vectorize", batch, "-o", path.with_suffix(".mtx"))
    text = scipy.io.mmread(path.with_suffix(".mtx")).tocsr().astype(numpy.float32)
    check.expect((sparse != text).nnz == 0, "vectorize: npz and mtx differ")
    return sparse


def cosines(sparse):
    """All similarities, none of a row to itself."""
    product = (sparse @ sparse.T).toarray().astype(numpy.float64)
    numpy.fill_diagonal(product, 0)
    return product


def check_symmetric(check, batch, minimum):
    read = read_all(check, batch, ["--threshold", minimum])
    dense = read["npy"].astype(numpy.float64)
    check.expect((dense == dense.T).all(), "npy: not symmetric")
    check.expect((numpy.diag(dense) == 1).all(), "npy: the diagonal is not 1")
    check.expect((read["npz"] == read["npy"]).all(), "npz and npy differ")
    check.expect((read["mtx"].astype(numpy.float32) == read["npy"]).all(), "mtx and npy differ")
    upper = numpy.triu(dense, 1)
    for kind in ("csv", "jsonl"):
        check.expect(abs(read[kind] - upper).max() <= SIX_DECIMALS, f"{kind} and npy differ")

    product = cosines(vectors(check, batch))
    numpy.fill_diagonal(dense, 0)
    both = (product >= minimum + SINGLE) | (dense > 0)
    check.expect(abs(dense - product)[both].max(initial=0) <= SINGLE, "not the cosines")
    check.expect(dense[dense > 0].min(initial=1) >= minimum, "below the threshold")
    check.say(f"{batch.name}: {int((upper > 0).sum())} pairs at {minimum} in five formats")


def check_nearest(check, batch, count):
    read = read_all(check, batch, ["--top", count])
    for kind in ("npy", "mtx"):
        check.expect((read[kind].astype(numpy.float32) == read["npz"]).all(), f"{kind} differs")
    for kind in ("csv", "jsonl"):
        check.expect(abs(read[kind] - read["npz"]).max() <= SIX_DECIMALS, f"{kind} differs")
    product = cosines(vectors(check, batch))
    for row, found in enumerate(read["npz"]):
        best = numpy.sort(product[row])[::-1][:count]
        found = numpy.sort(found)[::-1][:count]
        check.expect(abs(best - found).max() <= SINGLE, f"row {row}: not the nearest {count}")
    check.say(f"{batch.name}: the {count} nearest of each in five formats")


def main():
    with tempfile.TemporaryDirectory() as folder:
        check = Check(folder)
        awkward = check.awkward()
        for minimum in (0.0, 0.1, 0.5):
            check_symmetric(check, DATA, minimum)
            check_symmetric(check, awkward, minimum)
        check_nearest(check, DATA, 5)
        check_nearest(check, awkward, 3)


main()
