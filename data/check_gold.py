#!/usr/bin/env python3
"""Hold the sample batch and its gold labels against each other.

    check_gold.py [-v]

Checks the records, the folder form, the gold files, and the texts themselves: that every pair labelled `copy`,
`partial`, `template` or `none` has the overlap its label says, and that no pair with any overlap is missing from
gold/pairs.tsv. -v prints the measured overlap of each labelled pair:

    reuse  longest common run of words  containment of the news text  containment of the whole text  id_a  id_b  stratum

Containment is the share of the smaller set of word trigrams that the other article has too; words are folded as the
toolkit folds them (NFKC, no Arabic vowel marks or tatweel, one form of alef, yeh, teh marbuta and hamza carriers, ASCII
digits, lower case). Exit status 1 if anything is wrong. Python 3.9 or later, standard library only.
"""
import collections
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
COLUMNS = "id_a id_b reuse event confidence annotators weight stratum".split()
KINDS = {"news", "credit", "furniture", "formula", "standing"}


def words(text):
    """The folded words of a text."""
    kept = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in ("Mn", "Cf"))
    folded = "".join(kept).replace("\u0640", "").translate(LETTERS).lower()
    return WORD.findall("".join(str(unicodedata.decimal(c, c)) for c in folded))


def shingles(tokens, n=3):
    return {tuple(tokens[i:i + n]) for i in range(len(tokens) - n + 1)}


def containment(a, b):
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def longest_run(a, b):
    """Length of the longest run of words that both lists have."""
    best, previous = 0, {}
    places = collections.defaultdict(list)
    for j, word in enumerate(b):
        places[word].append(j)
    for word in a:
        current = {}
        for j in places.get(word, ()):
            current[j] = previous.get(j - 1, 0) + 1
            best = max(best, current[j])
        previous = current
    return best


class Batch:
    def __init__(self, here):
        self.problems = []
        with open(here / "articles.jsonl", encoding="utf-8") as f:
            self.articles = {}
            for line in f:
                article = json.loads(line)
                self.expect(article["id"] not in self.articles, f"{article['id']}: id used twice")
                self.expect(set(article) == {"id", "title", "text", "date", "source"}, f"{article['id']}: fields")
                self.articles[article["id"]] = article
        self.parts = {row["id"]: row["parts"] for row in map(json.loads, open(here / "gold/parts.jsonl", encoding="utf-8"))}
        self.events = {row["id"]: row for row in map(json.loads, open(here / "gold/events.jsonl", encoding="utf-8"))}
        with open(here / "gold/pairs.tsv", encoding="utf-8") as f:
            header, *lines = f.read().splitlines()
        self.expect(header.split("\t") == COLUMNS, "pairs.tsv: columns")
        self.pairs = [dict(zip(COLUMNS, line.split("\t"))) for line in lines]
        self.all_words, self.news_words = {}, {}
        for id, article in self.articles.items():
            self.all_words[id], self.news_words[id] = [], []
            for start, end, kind, _ in self.parts[id]:
                found = words(article["text"][start:end])
                self.all_words[id] += found
                if kind == "news":
                    self.news_words[id] += found

    def expect(self, holds, problem):
        if not holds:
            self.problems.append(problem)

    def check_records(self, folder):
        ids = set(self.articles)
        files = {path.stem: path.read_bytes() for path in folder.glob("*.txt")}
        self.expect(set(files) == ids, f"folder: {sorted(set(files) ^ ids)}")
        for id, article in self.articles.items():
            self.expect(files.get(id) == folder_form(article).encode("utf-8"), f"{id}: the folder form differs")
            self.expect(re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?", article["date"]), f"{id}: date")
            length = len(article["text"].split())
            self.expect(60 <= length <= 350, f"{id}: {length} words")
            at = 0
            for start, end, kind, _ in self.parts[id]:
                self.expect(kind.split(":")[0] in KINDS, f"{id}: kind {kind}")
                self.expect(start >= at and not article["text"][at:start].strip(), f"{id}: parts leave text out at {at}")
                at = end
            self.expect(at == len(article["text"]), f"{id}: parts end early")
        self.expect(set(self.parts) == ids and set(self.events) == ids, "gold: ids differ from the batch")

    def expected(self, a, b):
        """The relation that follows from where the parts come from: `copy`, `partial`, `template`, or `none`."""
        def news(id):
            return {origin: len(words(self.articles[id]["text"][s:e])) for s, e, kind, origin in self.parts[id] if kind == "news"}

        def formula(id):
            return {kind for _, _, kind, _ in self.parts[id] if ":" in kind}
        x, y = news(a), news(b)
        shared = sum(min(x[o], y[o]) for o in x.keys() & y.keys())
        if shared:
            return "copy" if shared > 0.5 * min(sum(x.values()), sum(y.values())) else "partial"
        return "template" if formula(a) & formula(b) else "none"

    def check_pairs(self, verbose):
        labelled = {}
        for row in self.pairs:
            a, b = row["id_a"], row["id_b"]
            self.expect(a in self.articles and b in self.articles and a != b, f"pairs.tsv: {a} {b}")
            self.expect(frozenset((a, b)) not in labelled, f"{a} {b}: labelled twice")
            labelled[frozenset((a, b))] = row
            same = "yes" if self.events[a]["cluster"] == self.events[b]["cluster"] else "no"
            self.expect(row["event"] == same, f"{a} {b}: event {row['event']}, events.jsonl says {same}")
        sets = {id: shingles(w) for id, w in self.all_words.items()}
        news_sets = {id: shingles(w) for id, w in self.news_words.items()}
        grams = {id: shingles(w, 8) for id, w in self.all_words.items()}
        for a, b in itertools.combinations(self.articles, 2):
            row = labelled.get(frozenset((a, b)))
            reuse = row["reuse"] if row else "none"
            self.expect(reuse == self.expected(a, b), f"{a} {b}: labelled {reuse}, its parts say {self.expected(a, b)}")
            whole, news = containment(sets[a], sets[b]), containment(news_sets[a], news_sets[b])
            run = longest_run(self.all_words[a], self.all_words[b]) if row or grams[a] & grams[b] else 0
            news_run = longest_run(self.news_words[a], self.news_words[b]) if row or grams[a] & grams[b] else 0
            holds = {
                "copy": news > 0.5,
                "partial": news < 0.5 and news_run >= 20,
                "template": news <= 0.1 and news_run <= 8 and run > 8,
                "none": whole <= 0.1 and run <= 8,
            }[reuse]
            self.expect(holds, f"{a} {b}: {reuse}, but run {run} (news {news_run}), containment {news:.2f}, whole {whole:.2f}")
            if row and verbose:
                print(f"{reuse:8} {run:4} {news:5.2f} {whole:5.2f}  {a:16} {b:16} {row['stratum']}")


def main(verbose):
    batch = Batch(HERE)
    batch.check_records(HERE / "articles")
    batch.check_pairs(verbose)
    languages = collections.Counter(row["lang"] for row in batch.events.values())
    reuse = collections.Counter(row["reuse"] for row in batch.pairs)
    clusters = collections.Counter(row["cluster"] for row in batch.events.values())
    print(f"{len(batch.articles)} articles:", ", ".join(f"{n} {lang}" for lang, n in languages.most_common()))
    print(f"{len({a['source'] for a in batch.articles.values()})} sources")
    print(f"{len(clusters)} events, {sum(n > 1 for n in clusters.values())} of them with more than one article;",
          ", ".join(f"{n} {label}" for label, n in collections.Counter(r["label"] for r in batch.events.values()).most_common()))
    print(f"{len(batch.pairs)} labelled pairs:", ", ".join(f"{n} {name}" for name, n in reuse.items()))
    for problem in batch.problems:
        print("wrong:", problem, file=sys.stderr)
    sys.exit(1 if batch.problems else 0)


if __name__ == "__main__":
    if set(sys.argv[1:]) - {"-v"}:
        sys.exit(__doc__)
    main("-v" in sys.argv)
