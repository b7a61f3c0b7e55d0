"""Vectors and what follows from them, as users of scikit-learn and sparse_dot_topn do it."""
import numpy as np
import scipy.sparse
from sklearn.feature_extraction.text import (
    HashingVectorizer, TfidfTransformer, TfidfVectorizer)

from texts import arabic_words, texts

LIMITS = {"min_df": 2, "max_df": 0.5}
NEAREST = 10
ROWS = 500  # compared at a time where products are dense


def tfidf(corpus, **options):
    return TfidfVectorizer(sublinear_tf=True, dtype=np.float32, **LIMITS,
                           **options).fit_transform(texts(corpus))


def arabic_tfidf(corpus):
    return tfidf(corpus, analyzer=arabic_words())


def hashed_tfidf(corpus, bits):
    # Without signs: it takes no logarithm of a sum that is negative.
    counts = HashingVectorizer(n_features=1 << bits, norm=None, alternate_sign=False,
                               dtype=np.float32).fit_transform(texts(corpus))
    return TfidfTransformer(sublinear_tf=True).fit_transform(counts)


def pairs(matrix, threshold, threads):
    """Every pair of rows at or above a cosine, by sparse_dot_topn."""
    from sparse_dot_topn import sp_matmul_topn

    # It wants "more than"; the next number below makes that "at least".
    below = np.nextafter(np.float32(threshold), np.float32(0))
    return sp_matmul_topn(matrix, matrix.T.tocsr(), top_n=matrix.shape[0],
                          threshold=float(below), n_threads=threads)


def nearest(matrix, threads):
    """The nearest rows of each by sparse_dot_topn, the row itself among them."""
    from sparse_dot_topn import sp_matmul_topn

    return sp_matmul_topn(matrix, matrix.T.tocsr(), top_n=NEAREST + 1, n_threads=threads)


def nearest_dense(matrix):
    """The same by dense products of some rows with all."""
    transposed = matrix.T.tocsc()
    rows, columns, values = [], [], []
    for start in range(0, matrix.shape[0], ROWS):
        block = (matrix[start:start + ROWS] @ transposed).toarray()
        best = np.argpartition(block, -NEAREST - 1, axis=1)[:, -NEAREST - 1:]
        rows.append(np.repeat(np.arange(start, start + len(block)), NEAREST + 1))
        columns.append(best.ravel())
        values.append(np.take_along_axis(block, best, axis=1).ravel())
    cells = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
    return scipy.sparse.csr_matrix(cells, shape=(matrix.shape[0],) * 2)


def dense_similarities(corpus, output):
    from sklearn.metrics.pairwise import cosine_similarity

    np.save(output, cosine_similarity(tfidf(corpus)))
