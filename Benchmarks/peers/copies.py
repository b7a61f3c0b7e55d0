"""Pairs of articles whose shingles are alike, as users of MinHash libraries find them.

The articles are those of a file of JSON Lines, words those of `\\w+` in lower case. A sketch
of 128 slots in bands proposes pairs, and those are verified on the sets of shingles. On
several threads processes share the articles, and only what they made of them comes back.
"""
import csv
import itertools
import multiprocessing
import re
from dataclasses import dataclass, field

from texts import records

WORD = re.compile(r"\w+")
CHUNK = 1000  # articles whose shingles are in memory at a time


@dataclass
class Task:
    """What to look for, and in what: the articles that have a word."""

    path: str
    shingle: int  # words
    least: float  # Jaccard
    bands: int
    threads: int
    slots: int = 128
    ids: list = field(default_factory=list)
    texts: list = field(default_factory=list)

    def __post_init__(self):
        for record in records(self.path):
            if WORD.search(record["text"]):
                self.ids.append(record["id"])
                self.texts.append(record["text"])

    @property
    def rows(self):
        return self.slots // self.bands

    def shingles(self, text):
        """The distinct runs of so many words; a shorter text is one."""
        words = WORD.findall(text.lower())
        if len(words) < self.shingle:
            return [" ".join(words)]
        runs = zip(*(words[i:] for i in range(self.shingle)))
        return list(dict.fromkeys(map(" ".join, runs)))

    def of_chunks(self, work):
        """What `work` makes of each thousand texts or fewer, one after another."""
        starts = range(0, len(self.texts), CHUNK)
        if self.threads == 1:
            yield from (work(self.texts[start:start + CHUNK]) for start in starts)
            return
        global in_process
        in_process = lambda start: work(self.texts[start:start + CHUNK])
        with multiprocessing.get_context("fork").Pool(self.threads) as pool:
            yield from pool.imap(run_in_process, starts)

    def write(self, output, pairs):
        """Writes pairs of articles, by number, as CSV `a,b`."""
        with open(output, "w", encoding="utf-8", newline="") as out:
            rows = csv.writer(out, lineterminator="\n")
            rows.writerow(["a", "b"])
            rows.writerows((self.ids[i], self.ids[j]) for i, j in sorted(pairs))

    def write_flagged(self, output, flags):
        """Writes the articles that are said to have a twin, as CSV `id`."""
        with open(output, "w", encoding="utf-8", newline="") as out:
            rows = csv.writer(out, lineterminator="\n")
            rows.writerow(["id"])
            rows.writerows([i] for i in itertools.compress(self.ids, flags))


def run_in_process(start):
    """Closures are not sent to processes; they have this one since they were forked."""
    return in_process(start)


def verified(task, candidates):
    """The pairs whose sets are alike."""
    candidates = set(candidates)
    touched = sorted(set(itertools.chain.from_iterable(candidates)))
    sets = {i: set(task.shingles(task.texts[i])) for i in touched}
    for i, j in candidates:
        shared = len(sets[i] & sets[j])
        union = len(sets[i]) + len(sets[j]) - shared
        if shared >= task.least * union:
            yield i, j


def datasketch(task):
    from datasketch import LeanMinHash, MinHash, MinHashLSH

    blank = MinHash(num_perm=task.slots)

    def sketches(texts):
        for text in texts:
            sketch = blank.copy()
            sketch.update_batch([shingle.encode() for shingle in task.shingles(text)])
            yield LeanMinHash(sketch)

    index = MinHashLSH(num_perm=task.slots, params=(task.bands, task.rows))
    made = task.of_chunks(lambda texts: list(sketches(texts)))
    for i, sketch in enumerate(itertools.chain.from_iterable(made)):
        yield from ((j, i) for j in index.query(sketch))
        index.insert(i, sketch, check_duplication=False)


def rensa(task):
    from rensa import RMinHash, RMinHashLSH

    made = task.of_chunks(lambda texts: RMinHash.from_token_sets(
        map(task.shingles, texts), num_perm=task.slots, seed=42))
    sketches = list(itertools.chain.from_iterable(made))
    index = RMinHashLSH(threshold=task.least, num_perm=task.slots, num_bands=task.bands)
    index.insert_many(sketches)
    for i, found in enumerate(index.query_all(sketches)):
        yield from ((j, i) for j in found if j < i)


def rensa_rho(task):
    """Whether each article has a twin, by the sampled path that rensa's benchmarks run."""
    from rensa import RMinHash, RMinHashLSH

    # In one process with rensa's own threads: shingles cost more to send than to make.
    matrix = RMinHash.digest_matrix_from_token_sets_rho(
        map(task.shingles, task.texts), num_perm=task.slots, seed=42, probes=4)
    index = RMinHashLSH(threshold=task.least, num_perm=task.slots, num_bands=task.bands)
    return index.query_duplicate_flags_matrix_one_shot(matrix)


def fast_sketch(task):
    import numpy as np
    from FastSketchLSH import FastSimilaritySketch

    sketch = FastSimilaritySketch(size=task.slots, seed=42)
    made = task.of_chunks(lambda texts: sketch.batch(
        [task.shingles(text) for text in texts], num_threads=1))
    yield from in_same_buckets(task, np.concatenate(list(made)))


def in_same_buckets(task, sketches):
    """The pairs of rows that agree in a band, as FastSketchLSH finds them."""
    from FastSketchLSH import LSH

    index = LSH(num_perm=task.slots, num_bands=task.bands, num_threads=task.threads)
    index.insert(sketches)
    found, starts = index.query(sketches, format="csr")
    found, starts = found.tolist(), starts.tolist()
    for i, (start, end) in enumerate(itertools.pairwise(starts)):
        yield from ((j, i) for j in found[start:end] if j < i)


def gaoya(task):
    from gaoya.minhash import MinHashStringIndex

    # It drops what its own estimate puts below the threshold, and at 128 slots estimates
    # are off by 0.035 in the middle: a lower one leaves it to those who verify.
    index = MinHashStringIndex(
        hash_size=32, jaccard_threshold=task.least - 0.15, num_bands=task.bands,
        band_size=task.rows, analyzer="word", lowercase=True,
        ngram_range=(task.shingle, task.shingle), id_container="vec")
    index.par_bulk_insert_docs(list(range(len(task.texts))), task.texts)
    for i, found in enumerate(index.par_bulk_query(task.texts)):
        yield from ((j, i) for j in found if j < i)


CANDIDATES = {"datasketch": datasketch, "rensa": rensa, "fastsketch": fast_sketch,
              "gaoya": gaoya}


def write(job, task, output):
    """Writes what a peer finds."""
    if job == "rensa-rho":
        task.write_flagged(output, rensa_rho(task))
    elif job == "hashed":
        import hashed

        task.write(output, hashed.pairs(task))
    else:
        task.write(output, verified(task, CANDIDATES[job](task)))
