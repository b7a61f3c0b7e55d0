"""Candidates by MinHash as users of datasketch, rensa and gaoya find them, all verified.

Word 3-shingles, 128 slots in 25 bands of 5, Jaccard >= 0.7 on the shingle sets.
"""
import itertools
import re

from texts import records

WORD = re.compile(r"\w+")
SLOTS, BANDS, ROWS, WORDS, LEAST = 128, 25, 5, 3, 0.7


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


def write_pairs(peer, corpus, output):
    """Writes the pairs that a peer finds as CSV `a,b`."""
    ids, texts = zip(*((record["id"], record["text"]) for record in records(corpus)))
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
