#!/usr/bin/env python3
"""Hold the sample batch and its gold labels against each other.

    check_gold.py [-v]

Checks the records, the folder form, the checksums, the gold files, and the texts themselves: that every pair labelled
`copy`, `partial`, `template` or `none` has the overlap its label says, and that no pair with any overlap is missing
from gold/pairs.tsv. -v prints the measured overlap of each labelled pair:

    reuse  longest common run of words  containment of the news text, of the whole text  Jaccard  id_a  id_b  stratum

Containment is the share of the smaller set of word trigrams that the other article has too; words are folded as the
toolkit folds them (NFKC, no Arabic vowel marks or tatweel, one form of alef, yeh, teh marbuta and hamza carriers, ASCII
digits, lower case). Exit status 1 if anything is wrong. Python 3.9 or later, standard library only.
"""
import collections
import hashlib
import itertools
import json
import pathlib
import re
import sys
import unicodedata

from make_folder import folder_form

HERE = pathlib.Path(__file__).resolve().parent
LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
WORD = re.compile(r"\w+")
DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?")
FIELDS = ["id", "title", "text", "date", "source"]
COLUMNS = "id_a id_b reuse event confidence annotators weight stratum".split()
KINDS = {"news", "credit", "furniture", "teaser", "formula", "standing"}


def words(text):
    """The folded words of a text."""
    kept = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in ("Mn", "Cf"))
    folded = "".join(kept).replace("\u0640", "").translate(LETTERS).lower()
    return WORD.findall("".join(str(unicodedata.decimal(c, c)) for c in folded))


def shingles(tokens, n=3):
    return {tuple(tokens[i:i + n]) for i in range(len(tokens) - n + 1)}


def containment(a, b):
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def jaccard(a, b):
    return len(a & b) / len(a | b) if a and b else 0.0


def longest_run(a, b):
    """Length of the longest run of words that both lists have."""
    places = collections.defaultdict(list)
    for j, word in enumerate(b):
        places[word].append(j)
    best, previous = 0, {}
    for word in a:
        current = {j: previous.get(j - 1, 0) + 1 for j in places.get(word, ())}
        best = max(best, *current.values(), 0)
        previous = current
    return best


def rows(path):
    """The objects of a JSON Lines file."""
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class Article:
    """A record with its labelled parts, taken to words."""

    def __init__(self, record, parts):
        self.record, self.parts = record, parts
        spans = [(words(record["text"][start:end]), kind, origin) for start, end, kind, origin in parts]
        self.words = [word for span, _, _ in spans for word in span]
        self.news = [word for span, kind, _ in spans if kind == "news" for word in span]
        self.shingles, self.news_shingles = shingles(self.words), shingles(self.news)
        self.eights = shingles(self.words, 8)
        self.lengths = {origin: len(span) for span, kind, origin in spans if kind == "news"}
        self.teased = {origin for _, kind, origin in spans if kind == "teaser"}
        self.formulas = {kind for _, kind, _ in spans if ":" in kind}


def relation(a, b):
    """What follows from where the parts of two articles come from."""
    common = a.lengths.keys() & b.lengths.keys()
    if common:
        shared = sum(min(a.lengths[origin], b.lengths[origin]) for origin in common)
        return "copy" if shared > 0.5 * min(len(a.news), len(b.news)) else "partial"
    teaser = a.teased & (b.teased | b.lengths.keys()) or b.teased & a.lengths.keys()
    return "template" if teaser or a.formulas & b.formulas else "none"


class Check:
    def __init__(self, here):
        self.here, self.problems = here, []
        records = rows(here / "articles.jsonl")
        parts = {row["id"]: row["parts"] for row in rows(here / "gold/parts.jsonl")}
        self.events = {row["id"]: row for row in rows(here / "gold/events.jsonl")}
        self.articles = {r["id"]: Article(r, parts[r["id"]]) for r in records}
        self.expect(len(self.articles) == len(records), "articles.jsonl: an id is used twice")
        self.expect(set(self.articles) == set(parts) == set(self.events), "gold: other ids than the batch")
        header, *lines = (here / "gold/pairs.tsv").read_text(encoding="utf-8").splitlines()
        self.expect(header.split("\t") == COLUMNS, "pairs.tsv: columns")
        self.pairs = [dict(zip(COLUMNS, line.split("\t"))) for line in lines]

    def expect(self, holds, problem):
        if not holds:
            self.problems.append(problem)

    def check_checksums(self):
        for line in (self.here / "SHA256SUMS").read_text().splitlines():
            digest, name = line.split(maxsplit=1)
            found = hashlib.sha256((self.here / name).read_bytes()).hexdigest()
            self.expect(found == digest, f"SHA256SUMS: {name} differs")

    def check_records(self):
        files = {path.stem: path.read_bytes() for path in (self.here / "articles").glob("*.txt")}
        self.expect(set(files) == set(self.articles), f"folder: {sorted(set(files) ^ set(self.articles))}")
        for id, article in self.articles.items():
            record, text = article.record, article.record["text"]
            self.expect(list(record) == FIELDS and all(record.values()), f"{id}: fields")
            self.expect(files.get(id) == folder_form(record).encode("utf-8"), f"{id}: the folder form differs")
            self.expect(DATE.fullmatch(record["date"]), f"{id}: date")
            self.expect(60 <= len(text.split()) <= 350, f"{id}: {len(text.split())} words")
            at = 0
            for start, end, kind, _ in article.parts:
                self.expect(kind.split(":")[0] in KINDS, f"{id}: kind {kind}")
                self.expect(start >= at and not text[at:start].strip(), f"{id}: parts leave text out at {at}")
                at = end
            self.expect(at == len(text), f"{id}: parts end early")

    def check_pairs(self, verbose):
        labelled = {}
        for row in self.pairs:
            a, b = row["id_a"], row["id_b"]
            self.expect(frozenset((a, b)) not in labelled and a != b, f"{a} {b}: labelled twice")
            labelled[frozenset((a, b))] = row
            same = "yes" if self.events[a]["cluster"] == self.events[b]["cluster"] else "no"
            self.expect(row["event"] == same, f"{a} {b}: event {row['event']}, events.jsonl says {same}")
        known = {id for pair in labelled for id in pair}
        self.expect(known <= set(self.articles), "pairs.tsv: an id that is not in the batch")
        for a, b in itertools.combinations(self.articles.values(), 2):
            row = labelled.get(frozenset((a.record["id"], b.record["id"])))
            self.check_pair(a, b, row, verbose)

    def check_pair(self, a, b, row, verbose):
        reuse = row["reuse"] if row else "none"
        whole, news = containment(a.shingles, b.shingles), containment(a.news_shingles, b.news_shingles)
        run = news_run = 0
        if row or a.eights & b.eights:
            run, news_run = longest_run(a.words, b.words), longest_run(a.news, b.news)
        holds = {
            "copy": news > 0.5,
            "partial": news < 0.5 and news_run >= 20,
            "template": news <= 0.1 and news_run <= 8 and run > 8,
            "none": whole <= 0.1 and run <= 8,
        }[reuse]
        name = f"{a.record['id']:16} {b.record['id']:16}"
        measured = f"{run:4} {news:5.2f} {whole:5.2f} {jaccard(a.shingles, b.shingles):5.2f}"
        self.expect(reuse == relation(a, b), f"{name}: labelled {reuse}, its parts say {relation(a, b)}")
        self.expect(holds, f"{name}: {reuse} does not fit {measured}")
        if row and verbose:
            print(f"{reuse:8} {measured}  {name} {row['stratum']}")

    def summary(self):
        def counts(values):
            return ", ".join(f"{n} {value}" for value, n in collections.Counter(values).most_common())
        events = collections.Counter(row["cluster"] for row in self.events.values())
        print(f"{len(self.articles)} articles: {counts(row['lang'] for row in self.events.values())}")
        print(f"{len({a.record['source'] for a in self.articles.values()})} sources")
        print(f"{len(events)} events, {sum(n > 1 for n in events.values())} of them with more than one article")
        print(f"topics: {counts(row['label'] for row in self.events.values())}")
        print(f"{len(self.pairs)} labelled pairs: {counts(row['reuse'] for row in self.pairs)}")


def main(verbose):
    check = Check(HERE)
    check.check_checksums()
    check.check_records()
    check.check_pairs(verbose)
    check.summary()
    for problem in check.problems:
        print("wrong:", problem, file=sys.stderr)
    sys.exit(1 if check.problems else 0)


if __name__ == "__main__":
    if set(sys.argv[1:]) - {"-v"}:
        sys.exit(__doc__)
    main("-v" in sys.argv)
