#!/usr/bin/env python3
"""The tool's weights against those of scikit-learn on the same tokens.

    check_tfidf.py TOPICTOOL

`analyze` prints the tokens of each article, TfidfVectorizer(sublinear_tf=True) weighs
them, and `vectorize` must have the same vocabulary in the same order, the same document
frequencies, and the same idf and values to 1e-6.
"""
import json
import tempfile

import numpy
import scipy.sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from interop import DATA, Check, ids_of, lines_of, unescaped

# What the tool is given, and what scikit-learn is: an integer is a number of documents, a
# fraction a share of them.
LIMITS = [
    ((), {}),
    (("--min-df", "2"), {"min_df": 2}),
    (("--min-df", "2", "--max-df", "0.5"), {"min_df": 2, "max_df": 0.5}),
    (("--min-df", "0.02", "--max-df", "20"), {"min_df": 0.02, "max_df": 20}),
    (("--min-df", "0.3", "--max-df", "1.0"), {"min_df": 0.3, "max_df": 1.0}),
]


def tokens(check, batch):
    """The tokens of each article, in order."""
    printed = check.run("analyze", batch, "--purpose", "terms")
    rows = [json.loads(line) for line in printed.splitlines()]
    check.expect([row["id"] for row in rows] == ids_of(batch), "analyze: other articles")
    return [row["tokens"] for row in rows]


def read_terms(path):
    """Terms, document frequencies and idf of FILE.terms.tsv."""
    rows = [line.split("\t") for line in lines_of(path)[1:]]
    return ([unescaped(row[0]) for row in rows], numpy.array([int(row[1]) for row in rows]),
            numpy.array([float(row[2]) for row in rows]))


def compare(check, batch, articles, options, limits):
    path = check.folder / "vectors.npz"
    check.run("vectorize", batch, *options, "-o", path)
    found = scipy.sparse.load_npz(path)
    terms, frequencies, idf = read_terms(path.with_suffix(".terms.tsv"))

    reference = TfidfVectorizer(analyzer=lambda words: words, sublinear_tf=True, **limits)
    expected = reference.fit_transform(articles)
    names = list(reference.get_feature_names_out())
    check.expect(terms == names, f"{options}: {len(terms)} terms against {len(names)}")
    counts = numpy.asarray((expected > 0).sum(axis=0)).ravel()
    check.expect((frequencies == counts).all(), f"{options}: document frequencies differ")
    check.expect(abs(idf - reference.idf_).max() <= 1e-6, f"{options}: idf differs")
    check.expect(found.shape == expected.shape and found.nnz == expected.nnz,
                 f"{options}: {found.shape} with {found.nnz} cells, "
                 f"{expected.shape} with {expected.nnz}")
    difference = abs(found.astype(numpy.float64) - expected).max()
    check.expect(difference <= 1e-6, f"{options}: values differ by {difference}")
    check.say(f"{batch.name} {' '.join(options)}: {found.shape[0]} x {found.shape[1]}, "
              f"{found.nnz} cells, off by {difference:.1e} at most")


def main():
    with tempfile.TemporaryDirectory() as folder:
        check = Check(folder)
        articles = tokens(check, DATA)
        for options, limits in LIMITS:
            compare(check, DATA, articles, options, limits)
        awkward = check.awkward()
        compare(check, awkward, tokens(check, awkward), (), {})


main()
