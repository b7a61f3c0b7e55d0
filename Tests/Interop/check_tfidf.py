#!/usr/bin/env python3
"""The tool's weights against those of scikit-learn on the same tokens.

    check_tfidf.py TOPICTOOL

`analyze` prints the tokens of each article and scikit-learn weighs them; `vectorize` must
have the same terms in the same order, the same document frequencies, and the same idf and
values to 1e-6, for every combination of the options that both have: tf, idf, norm, limits,
vocabularies, hashed columns, n-grams, models applied to other articles. What scikit-learn does
not have (BM25, log-entropy, pivoted length, powers of idf) is held to the formulas of the
papers, written out in numpy over CountVectorizer's counts.
"""
import itertools
import json
import tempfile

import numpy
import scipy.sparse
from sklearn.feature_extraction.text import (CountVectorizer, HashingVectorizer,
                                             TfidfTransformer, TfidfVectorizer)

from interop import DATA, Check, ids_of, lines_of, unescaped

# What the tool is given, and what scikit-learn is. For limits an integer is a number of
# documents, a fraction a share of them.
TERM_FREQUENCIES = [
    (("--tf", "log"), {"sublinear_tf": True}),
    (("--tf", "raw"), {}),
    (("--tf", "binary"), {"binary": True}),
]
INVERSES = [
    (("--idf", "smooth"), {}),
    (("--idf", "plain"), {"smooth_idf": False}),
    (("--idf", "none"), {"use_idf": False}),
]
NORMS = [
    (("--norm", "l2"), {}),
    (("--norm", "l1"), {"norm": "l1"}),
    (("--norm", "none"), {"norm": None}),
]
LIMITS = [
    ((), {}),
    (("--min-df", "2"), {"min_df": 2}),
    (("--min-df", "2", "--max-df", "0.5"), {"min_df": 2, "max_df": 0.5}),
    (("--min-df", "0.02", "--max-df", "20"), {"min_df": 0.02, "max_df": 20}),
    (("--min-df", "0.3", "--max-df", "1.0"), {"min_df": 0.3, "max_df": 1.0}),
]


def words(tokens):
    """The analyzer given to scikit-learn: what it gets is tokens already."""
    return tokens


def tokens(check, batch, *options):
    """The tokens of each article, in order."""
    printed = check.run("analyze", batch, "--purpose", "terms", *options)
    rows = [json.loads(line) for line in printed.splitlines()]
    check.expect([row["id"] for row in rows] == ids_of(batch), "analyze: other articles")
    return [row["tokens"] for row in rows]


def read_terms(path):
    """Terms, document frequencies and idf of FILE.terms.tsv."""
    rows = [line.split("\t") for line in lines_of(path)[1:]]
    return ([unescaped(row[0]) for row in rows], numpy.array([int(row[1]) for row in rows]),
            numpy.array([float(row[2]) for row in rows]))


class Expected:
    """What `vectorize` has to write: values, and of each column term, df and weight."""

    def __init__(self, terms, values, weights):
        self.terms, self.values, self.weights = list(terms), values.tocsr(), weights
        self.frequencies = numpy.bincount(self.values.indices, minlength=self.values.shape[1])


def scikit(articles, parameters):
    """What TfidfVectorizer makes of the tokens."""
    reference = TfidfVectorizer(analyzer=words, **parameters)
    values = reference.fit_transform(articles)
    weights = (reference.idf_ if parameters.get("use_idf", True)
               else numpy.ones(values.shape[1]))
    return Expected(reference.get_feature_names_out(), values, weights)


def compare(check, batch, options, expected):
    """Runs the tool, and returns by how much a value differs at most."""
    path = check.folder / "vectors.npz"
    check.run("vectorize", batch, *options, "-o", path)
    found = scipy.sparse.load_npz(path)
    terms, frequencies, weights = read_terms(path.with_suffix(".terms.tsv"))

    said = " ".join(options)
    check.expect(terms == expected.terms,
                 f"{said}: {len(terms)} terms against {len(expected.terms)}")
    check.expect((frequencies == expected.frequencies).all(),
                 f"{said}: document frequencies differ")
    check.expect(numpy.allclose(weights, expected.weights, rtol=1e-6, atol=1e-6),
                 f"{said}: idf differs")
    values = expected.values
    check.expect(found.shape == values.shape and found.nnz == values.nnz,
                 f"{said}: {found.shape} with {found.nnz} cells, "
                 f"{values.shape} with {values.nnz}")
    # Values above 1, which rows that are not scaled have, are right to six digits.
    difference = abs(found.astype(numpy.float64) - values)
    difference = (difference / numpy.maximum(1, abs(values.max()))).max()
    check.expect(difference <= 1e-6, f"{said}: values differ by {difference}")
    return difference


def check_scikit(check, batch, articles):
    """Every combination of the options that scikit-learn has."""
    combinations = list(itertools.product(TERM_FREQUENCIES, INVERSES, NORMS, LIMITS))
    worst = 0
    for combination in combinations:
        options = sum((part[0] for part in combination), ())
        parameters = {key: value for part in combination for key, value in part[1].items()}
        worst = max(worst, compare(check, batch, options, scikit(articles, parameters)))
    check.say(f"{batch.name}: {len(combinations)} combinations of tf, idf, norm and limits, "
              f"off by {worst:.1e} at most")


def most_frequent(articles, count, parameters):
    """The terms that occur most, the first of equals; scikit-learn leaves equals open."""
    counter = CountVectorizer(analyzer=words, **parameters)
    totals = counter.fit_transform(articles).sum(axis=0)
    totals = numpy.asarray(totals).ravel()
    kept = numpy.sort(numpy.argsort(-totals, kind="stable")[:count])
    theirs = CountVectorizer(analyzer=words, max_features=count, **parameters)
    theirs = numpy.asarray(theirs.fit_transform(articles).sum(axis=0)).ravel()
    assert (numpy.sort(theirs) == numpy.sort(totals[kept])).all()
    return list(counter.get_feature_names_out()[kept])


def check_vocabularies(check, batch, articles):
    """The most frequent terms, and terms of a list in its order."""
    for count in (1, 10, 500, 10 ** 6):
        for (options, parameters), (tf, tf_parameters) in itertools.product(
                (LIMITS[0], LIMITS[2]), TERM_FREQUENCIES):
            binary = {"binary": tf_parameters.get("binary", False)}
            terms = most_frequent(articles, count, {**parameters, **binary})
            compare(check, batch, (*options, *tf, "--max-terms", str(count)),
                    scikit(articles, {**tf_parameters, "vocabulary": terms}))
    terms = list(CountVectorizer(analyzer=words, min_df=3).fit(articles).vocabulary_)
    path = check.folder / "vocabulary.txt"
    path.write_text("".join(term + "\n" for term in terms), encoding="utf-8")
    for combination in itertools.product(TERM_FREQUENCIES, INVERSES, NORMS):
        options = sum((part[0] for part in combination), ("--vocabulary", str(path)))
        parameters = {key: value for part in combination for key, value in part[1].items()}
        compare(check, batch, options, scikit(articles, {**parameters, "vocabulary": terms}))
    check.say(f"{batch.name}: the most frequent terms, and {len(terms)} terms of a list")


def check_hashing(check, batch, articles):
    """Hashed columns. Logarithms of what is negative scikit-learn does not know."""
    path = check.folder / "hashed.npz"
    count = 0
    for bits, signed in itertools.product((1, 4, 10, 20), (True, False)):
        for tf, inverse, norm in itertools.product(TERM_FREQUENCIES, INVERSES, NORMS):
            if signed and "log" in tf[0]:
                continue
            hashing = HashingVectorizer(
                analyzer=words, n_features=2 ** bits, alternate_sign=signed, norm=None,
                binary=tf[1].get("binary", False))
            parameters = {**inverse[1], "norm": "l2", **norm[1]}
            weights = TfidfTransformer(
                sublinear_tf=tf[1].get("sublinear_tf", False), **parameters)
            # Columns that nothing is hashed to have no idf.
            with numpy.errstate(divide="ignore"):
                expected = weights.fit_transform(hashing.fit_transform(articles)).tocsr()
            expected.eliminate_zeros()
            options = ("--hash-bits", str(bits), *([] if signed else ["--hash-unsigned"]),
                       *tf[0], *inverse[0], *norm[0])
            check.run("vectorize", batch, *options, "-o", path)
            found = scipy.sparse.load_npz(path)
            check.expect(found.shape == expected.shape and found.nnz == expected.nnz,
                         f"{options}: {found.nnz} cells, {expected.nnz}")
            difference = abs(found - expected).max() / max(1, abs(expected).max())
            check.expect(difference <= 1e-6, f"{options}: values differ by {difference}")
            count += 1
    check.say(f"{batch.name}: {count} combinations of hashed columns")


def check_ngrams(check, batch):
    """Terms of several words or characters are weighed like others."""
    for options in (("--ngrams", "1-2"), ("--features", "chars", "--ngrams", "3"),
                    ("--features", "chars-in-words", "--ngrams", "2-4")):
        articles = tokens(check, batch, *options)
        difference = compare(check, batch, (*options, "--min-df", "2"),
                             scikit(articles, {"sublinear_tf": True, "min_df": 2}))
        check.say(f"{batch.name} {' '.join(options)}: off by {difference:.1e}")


def check_models(check, batch):
    """Fit on one batch and applied to another, at once and by frequencies of two parts."""
    lines = batch.read_text(encoding="utf-8").splitlines(keepends=True)
    pieces = []
    for name, piece in (("a", lines[:50]), ("b", lines[50:90]), ("c", lines[90:])):
        pieces.append(check.folder / f"piece-{name}.jsonl")
        pieces[-1].write_text("".join(piece), encoding="utf-8")
    a, b, c = pieces
    model, path = check.folder / "pieces.model", check.folder / "piece.npz"
    frequencies = [check.folder / f"{piece.stem}.freq" for piece in (b, a)]
    for piece, file in zip((b, a), frequencies):
        check.run("vectorize", piece, "--save-frequencies", file)
    merged = sum((["--frequencies", file] for file in frequencies), [])
    for (tf, tf_parameters), (inverse, parameters), (limits, bounds) in itertools.product(
            TERM_FREQUENCIES, INVERSES, (LIMITS[0], LIMITS[2])):
        options = (*tf, *inverse, *limits)
        reference = TfidfVectorizer(
            analyzer=words, **tf_parameters, **parameters, **bounds)
        reference.fit(tokens(check, a) + tokens(check, b))
        expected = reference.transform(tokens(check, c))
        check.run("vectorize", a, b, *options, "--save-model", model)
        once = model.read_bytes()
        check.run("vectorize", *merged, *options, "--save-model", model)
        check.expect(model.read_bytes() == once, f"{options}: parts make another model")
        check.run("vectorize", c, "--model", model, "-o", path)
        found = scipy.sparse.load_npz(path)
        check.expect(found.shape == expected.shape and found.nnz == expected.nnz,
                     f"{options}: {found.shape}, {expected.shape}")
        difference = abs(found - expected).max()
        check.expect(difference <= 1e-6, f"{options}: values differ by {difference}")
    check.say(f"{batch.name}: a model of one part applied to the other, fit at once and by parts")


def unit(values):
    """The rows scaled to length 1, those without length left as they are."""
    lengths = numpy.sqrt((values ** 2).sum(axis=1, keepdims=True))
    return values / numpy.where(lengths > 0, lengths, 1)


def smooth_idf(counts):
    return numpy.log((1 + len(counts)) / (1 + (counts > 0).sum(axis=0))) + 1


def bm25(counts, k1=1.2, b=0.75):
    """Robertson & Zaragoza 2009, equation 3.15, idf as in Lucene."""
    frequencies = (counts > 0).sum(axis=0)
    idf = numpy.log(1 + (len(counts) - frequencies + 0.5) / (frequencies + 0.5))
    lengths = counts.sum(axis=1, keepdims=True)
    return counts / (k1 * (1 - b + b * lengths / lengths.mean()) + counts) * idf, idf


def log_entropy(counts):
    """Dumais 1991."""
    shares = counts / counts.sum(axis=0)
    logarithms = numpy.log(shares, where=shares > 0, out=numpy.zeros_like(shares))
    weights = 1 + (shares * logarithms).sum(axis=0) / numpy.log(len(counts))
    return unit(numpy.log(1 + counts) * weights), weights


def pivoted(counts, slope=0.2):
    """Singhal, Buckley & Mitra 1996, section 5."""
    distinct = (counts > 0).sum(axis=1, keepdims=True)
    average = counts.sum(axis=1, keepdims=True) / numpy.maximum(1, distinct)
    damped = numpy.log(counts, where=counts > 0, out=numpy.full_like(counts, -1)) + 1
    relative = damped / (1 + numpy.log(numpy.maximum(1, average)))
    length = (1 - slope) * distinct.mean() + slope * distinct
    return relative * smooth_idf(counts) / length, smooth_idf(counts)


def powered(counts, power):
    """(1 + ln tf) · idf to a power."""
    damped = numpy.log(counts, where=counts > 0, out=numpy.full_like(counts, -1)) + 1
    return unit(damped * smooth_idf(counts) ** power), smooth_idf(counts) ** power


def scaled(weighted):
    """A weighting in rows of length 1."""
    return unit(weighted[0]), weighted[1]


FORMULAS = [
    (("--weighting", "bm25"), bm25),
    (("--weighting", "bm25", "--k1", "2", "-b", "0.3"), lambda c: bm25(c, 2, 0.3)),
    (("--weighting", "bm25", "-b", "0"), lambda c: bm25(c, b=0)),
    (("--weighting", "bm25", "--norm", "l2"), lambda c: scaled(bm25(c))),
    (("--weighting", "log-entropy"), log_entropy),
    (("--weighting", "pivoted"), pivoted),
    (("--weighting", "pivoted", "--slope", "0.7"), lambda c: pivoted(c, 0.7)),
    (("--idf-power", "1.5"), lambda c: powered(c, 1.5)),
    (("--idf-power", "0"), lambda c: powered(c, 0)),
]


def check_formulas(check, batch, articles, limits):
    """What only papers define."""
    options, parameters = limits
    counter = CountVectorizer(analyzer=words, **parameters)
    counts = counter.fit_transform(articles).toarray().astype(numpy.float64)
    for weighting, formula in FORMULAS:
        values, weights = formula(counts)
        expected = Expected(counter.get_feature_names_out(),
                            scipy.sparse.csr_array(values), weights)
        difference = compare(check, batch, (*weighting, *options), expected)
        check.say(f"{batch.name} {' '.join((*weighting, *options))}: off by {difference:.1e}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        check = Check(folder)
        articles = tokens(check, DATA)
        check_scikit(check, DATA, articles)
        check_vocabularies(check, DATA, articles)
        check_hashing(check, DATA, articles)
        check_ngrams(check, DATA)
        check_models(check, DATA)
        check_formulas(check, DATA, articles, LIMITS[0])
        check_formulas(check, DATA, articles, LIMITS[2])
        awkward = check.awkward()
        articles = tokens(check, awkward)
        compare(check, awkward, (), scikit(articles, {"sublinear_tf": True}))
        check_formulas(check, awkward, articles, LIMITS[0])


main()
