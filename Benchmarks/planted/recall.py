"""How much of what is planted in a batch a list of pairs has."""
import csv
import functools
import json
import random
import tempfile

from shingles import jaccard, shingle_sets

SHINGLE, LEAST = 5, 0.8
RUN = 20  # words in a row from which a derivation counts
# What was planned leaves repeated shingles and the tool's view of numbers out of account:
# it is within 0.16 of the exact value, and below 0.7 never as high as 0.8.
PLANNED = 0.7
EXAMINED = 20_000
AT_ONCE = 2_000  # pairs whose shingles are held


def recall(tool, articles, truth, pairs):
    """Of the planted pairs that are close, and of all with a run of words, the shares that a
    list of pairs has."""
    return planted(tool, articles, truth).recall(pairs)


class Planted:
    """The derivations of a batch."""

    def __init__(self, tool, articles, truth):
        self.tool, self.articles = tool, articles
        with open(truth, encoding="utf-8") as lines:
            self.labels = list(map(json.loads, lines))
        self.copies = self.close()

    def close(self):
        """The planted pairs with exact Jaccard resemblance of at least `LEAST`.

        Where so many may be that close that it takes long, they are drawn evenly.
        """
        labels = [label for label in self.labels if label["jaccard"] >= PLANNED]
        if len(labels) > EXAMINED:
            labels = random.Random(1).sample(labels, EXAMINED)
        pairs = [(label["source"], label["id"]) for label in labels]
        records = self.records({id for pair in pairs for id in pair})
        close = []
        for start in range(0, len(pairs), AT_ONCE):
            some = pairs[start:start + AT_ONCE]
            ids = frozenset().union(*some)
            with tempfile.NamedTemporaryFile("wb", suffix=".jsonl") as out:
                out.writelines(records[id] for id in sorted(ids))
                out.flush()
                sets = shingle_sets(self.tool, out.name, ids, SHINGLE)
            close += [pair for pair in some if jaccard(*(sets[id] for id in pair)) >= LEAST]
        return close

    def records(self, ids):
        """Lines of the batch by their ids, with which each begins."""
        wanted = {json.dumps(id, ensure_ascii=False).encode(): id for id in ids}
        found = {}
        with open(self.articles, "rb") as lines:
            for line in lines:
                # A quote within an id is escaped, so this is where it ends.
                id = wanted.get(line[7:line.index(b'", "', 7) + 1])
                if id is not None:
                    found[id] = line
        return found

    def recall(self, pairs):
        """The two shares."""
        with open(pairs, newline="", encoding="utf-8") as rows:
            listed = {(row[0], row[1]) for row in csv.reader(rows)}
        runs = [(label["source"], label["id"]) for label in self.labels if label["run"] >= RUN]
        return tuple(sum(pair in listed for pair in of) / max(1, len(of))
                     for of in (self.copies, runs))


planted = functools.lru_cache(maxsize=1)(Planted)
