#!/usr/bin/env python3
"""One job done by one peer, in this process, from a JSON Lines file to a result.

    peer.py vectorize|cluster|similarity PEER CORPUS.jsonl [--k K]
    peer.py dedup PEER CORPUS.jsonl --pairs OUT.csv

Each job is what a user of the peer writes today: its own tokens, its own settings, one
thread. `dedup` is word 3-shingles, 128 slots in 25 bands of 5, every candidate verified on
the shingle sets, Jaccard >= 0.7. Its pairs are written as `a,b`.
"""
import argparse
import itertools
import os
import re

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"):
    os.environ[name] = "1"

import orjson  # noqa: E402

WORD = re.compile(r"\w+")
SLOTS, BANDS, ROWS, WORDS, LEAST = 128, 25, 5, 3, 0.7


def records(path):
    with open(path, "rb") as lines:
        for line in lines:
            record = orjson.loads(line)
            if record.get("text"):
                yield record["id"], record["text"]


def shingles(text):
    words = WORD.findall(text.lower())
    if len(words) < WORDS:
        return [" ".join(words)] if words else []
    return list(dict.fromkeys(map(" ".join, zip(*(words[i:] for i in range(WORDS))))))


def datasketch_candidates(sets):
    from datasketch import MinHash, MinHashLSH

    blank = MinHash(num_perm=SLOTS)
    index = MinHashLSH(num_perm=SLOTS, params=(BANDS, ROWS))
    for i, shingle_set in enumerate(sets):
        sketch = blank.copy()
        sketch.update_batch([shingle.encode() for shingle in shingle_set])
        for j in index.query(sketch):
            yield j, i
        index.insert(i, sketch, check_duplication=False)


def rensa_candidates(sets):
    import rensa

    # Its bands have to divide the slots: 32 of 4 come closest to 25 of 5.
    sketches = rensa.RMinHash.from_token_sets(sets, num_perm=SLOTS, seed=42)
    index = rensa.RMinHashLSH(threshold=LEAST, num_perm=SLOTS, num_bands=32)
    index.insert_many(sketches)
    for i, found in enumerate(index.query_all(sketches)):
        yield from ((int(j), i) for j in found if int(j) < i)


def gaoya_candidates(texts):
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(
        hash_size=32, jaccard_threshold=LEAST, num_bands=BANDS, band_size=ROWS,
        analyzer="word", lowercase=True, ngram_range=(WORDS, WORDS), id_container="vec")
    index.par_bulk_insert_docs(list(range(len(texts))), texts)
    for i, found in enumerate(index.par_bulk_query(texts)):
        yield from ((int(j), i) for j in found if int(j) < i)


def dedup(peer, corpus, output):
    ids, texts = zip(*records(corpus))
    if peer == "gaoya":
        candidates = set(gaoya_candidates(list(texts)))
        touched = set(itertools.chain.from_iterable(candidates))
        sets = {i: set(shingles(texts[i])) for i in touched}
    else:
        lists = [shingles(text) for text in texts]
        find = datasketch_candidates if peer == "datasketch" else rensa_candidates
        candidates = set(find(lists))
        sets = {i: set(lists[i]) for i in set(itertools.chain.from_iterable(candidates))}
    with open(output, "w", encoding="utf-8") as out:
        out.write("a,b\n")
        for i, j in sorted(candidates):
            shared = len(sets[i] & sets[j])
            union = len(sets[i]) + len(sets[j]) - shared
            if union and shared / union >= LEAST:
                out.write(f"{ids[i]},{ids[j]}\n")


def tfidf(corpus):
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = (text for _, text in records(corpus))
    return TfidfVectorizer(sublinear_tf=True, min_df=2, max_df=0.5).fit_transform(texts)


def cluster(corpus, k):
    from sklearn.cluster import KMeans

    KMeans(k, n_init=4, random_state=0).fit(tfidf(corpus))


def similarity(corpus):
    from sklearn.metrics.pairwise import cosine_similarity

    cosine_similarity(tfidf(corpus))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("job", choices=["vectorize", "cluster", "similarity", "dedup"])
    parser.add_argument("peer", choices=["scikit-learn", "datasketch", "rensa", "gaoya"])
    parser.add_argument("corpus")
    parser.add_argument("--k", type=int, default=5)
    parser.add_argument("--pairs", default=os.devnull)
    a = parser.parse_args()
    if a.job == "dedup":
        dedup(a.peer, a.corpus, a.pairs)
    elif a.job == "vectorize":
        tfidf(a.corpus)
    elif a.job == "cluster":
        cluster(a.corpus, a.k)
    else:
        similarity(a.corpus)


if __name__ == "__main__":
    main()
