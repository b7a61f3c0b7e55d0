"""What a run of the tool found of the planted derivations, and what it found besides."""
import collections
import csv
import json

from words import places, shingles

TOLERANCE = 3
EITHER = 7  # words up to which two stretches may be shown as one passage
SCRAP = 6  # words below which a planted stretch is only a scrap
RELATED = ("copy", "partial")


class Found:
    """The pairs and passages that the tool wrote."""

    def __init__(self, pairs, passages):
        self.relations, self.passages = {}, {}
        with open(pairs, newline="", encoding="utf-8") as rows:
            for row in csv.DictReader(rows):
                self.relations[frozenset((row["a"], row["b"]))] = row["relation"]
        if passages:
            with open(passages, encoding="utf-8") as lines:
                for record in map(json.loads, lines):
                    self.passages[frozenset((record["a"], record["b"]))] = record

    def related(self):
        """The pairs called copy or partial."""
        return {pair for pair, relation in self.relations.items() if relation in RELATED}

    def word_passages(self, source, derived):
        """The passages of a pair as ranges of words: `[(in source, in derived)]`."""
        record = self.passages.get(frozenset((source["id"], derived["id"])))
        if record is None:
            return []
        side = ("a", "b") if record["a"] == source["id"] else ("b", "a")
        texts = places(source["text"]), places(derived["text"])
        return [tuple(word_range(words, passage[key]) for words, key in zip(texts, side))
                for passage in record["passages"]]


def word_range(words, span):
    """The words that a range of characters touches, as `(first, after the last)`."""
    touched = [i for i, (start, end) in enumerate(words) if start < span[1] and end > span[0]]
    return (touched[0], touched[-1] + 1) if touched else (0, 0)


def near(span, other):
    return all(abs(x - y) <= TOLERANCE for x, y in zip(span, other))


def located(label, passages):
    """Whether the longest planted stretch is shown as one passage.

    One passage must begin and end within `TOLERANCE` words of where the stretch begins and
    ends, in both articles. Where `EITHER` words or less lie between the stretch and the
    next one, the passage may go on over them.
    """
    stretches = label["stretches"]
    longest = max(range(len(stretches)), key=lambda i: stretches[i]["words"])
    first = last = longest
    while first > 0 and gap(stretches[first - 1], stretches[first]) <= EITHER:
        first -= 1
    while last + 1 < len(stretches) and gap(stretches[last], stretches[last + 1]) <= EITHER:
        last += 1
    wholes = [tuple((stretches[i][name][0], stretches[j][name][1])
                    for name in ("source", "derived"))
              for i in range(first, longest + 1) for j in range(longest, last + 1)]
    return any(near(a, x) and near(b, y) for a, b in passages for x, y in wholes)


def gap(stretch, following):
    """Words between two stretches, in the article where there are more."""
    return max(following[name][0] - stretch[name][1] for name in ("source", "derived"))


def framed(label, passages):
    """Whether the passages together begin and end where the planted words do, likewise.

    Stretches of less than `SCRAP` words at the edge of a burst may be shown or not.
    """
    stretches = label["stretches"]
    whole = [stretch for stretch in stretches if stretch["words"] >= SCRAP]
    if not passages or not whole:
        return False
    for side, name in enumerate(("source", "derived")):
        start, end = zip(*(passage[side] for passage in passages))
        starts, ends = ([edges(some, name, at) for some in (stretches, whole)] for at in (0, 1))
        if not (min(starts[0]) - TOLERANCE <= min(start) <= min(starts[1]) + TOLERANCE
                and max(ends[1]) - TOLERANCE <= max(end) <= max(ends[0]) + TOLERANCE):
            return False
    return True


def edges(stretches, name, at):
    return [stretch[name][at] for stretch in stretches]


class Case:
    """One planted derivation and what became of it."""

    def __init__(self, label, texts, found):
        self.label = label
        self.source, self.derived = texts[label["source"]], texts[label["id"]]
        pair = frozenset((label["source"], label["id"]))
        self.relation = found.relations.get(pair, "none")
        self.passages = found.word_passages(self.source, self.derived)
        self.counts = label["run"] >= 20
        self.found = self.relation in RELATED
        self.located = self.found and located(label, self.passages)
        self.framed = self.found and framed(label, self.passages)

    def jaccard(self):
        """The exact Jaccard resemblance of the sets of three words in a row."""
        a, b = (shingles(record["text"], 3) for record in (self.source, self.derived))
        return len(a & b) / len(a | b)

    def __str__(self):
        spans = "; ".join(f"{a[0]}-{a[1]} | {b[0]}-{b[1]}" for a, b in self.passages)
        planted = "; ".join(
            "{source[0]}-{source[1]} | {derived[0]}-{derived[1]}".format(**stretch)
            for stretch in self.label["stretches"])
        return (f"{self.label['source']} {self.label['id']}: {self.relation}, longest run "
                f"{self.label['run']}\n    planted {planted}\n    shown   {spans or 'nothing'}")


def related_pairs(found, untouched, labels):
    """The pairs of a planted article or source that are called related: right and wrong.

    What derives from one source is related. What the tool also finds in the batch as it was
    is the batch's own reuse, and neither.
    """
    source = {label["source"]: label["source"] for label in labels}
    source.update({label["id"]: label["source"] for label in labels})
    host = {label["id"]: label["host"] for label in labels}
    before = untouched.related()
    right, wrong = [], []
    for pair in found.related():
        if not any(id in source for id in pair):
            continue
        if len({source.get(id, id) for id in pair}) == 1:
            right.append(pair)
        elif frozenset(host.get(id, id) for id in pair) not in before:
            wrong.append(pair)
    return right, wrong


def by_cell(cases):
    """The cases of each kind and strength, in the order of planting."""
    cells = collections.defaultdict(list)
    for case in cases:
        strength = case.label["strength"]
        cells[case.label["kind"], tuple(strength) if isinstance(strength, (list, tuple))
              else strength].append(case)
    return cells
