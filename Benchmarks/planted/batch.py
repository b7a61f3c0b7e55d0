"""A batch of articles with derivations planted among them.

Sources, hosts of quotations and donors of words are articles of at least `LEAST` words of
which no run of `CLEAN` words stands in any other article of the batch. Hosts and donors
are taken out; a host comes back with the quotation in it. All else stays, in another order,
with the derived articles among it. These have an outlet other than the source's, and a date
of up to twenty hours later (where the source has the day alone, that of the next day as
often as it takes).
"""
import datetime
import gzip
import itertools
import json
import random

import derive
from words import forms, join, runs, shingles, split

LEAST = 80
CLEAN = 8
ACROSS = 4  # words of an edit that lies inside a stretch
OUTLETS = 8  # made-up outlets, each with furniture of its own
FURNITURE = ((5, 30), (10, 80))  # words of a header, and of a footer
SHARES = (0.02, 0.05, 0.10, 0.15, 0.20, 0.30)
CUTS = (0.03, 0.10, 0.20, 0.30, 0.50, 0.70)
QUOTES = ((60, 100), (101, 180), (181, 300))
CELLS = ([("exact", None), ("wrapped", None)]
         + [("scattered", share) for share in SHARES]
         + [("bursts", share) for share in SHARES]
         + [("cut", share) for share in CUTS]
         + [("quoted", span) for span in QUOTES])


def read(path):
    """The records of a JSON Lines file, packed or not, that have a text."""
    opened = gzip.open if str(path).endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [record for record in map(json.loads, lines) if record.get("text")]


def clean(records):
    """The numbers of the records that share no run of words with another one."""
    seen, twice = set(), set()
    for record in records:
        own = shingles(record["text"], CLEAN)
        twice |= own & seen
        seen |= own
    return [i for i, record in enumerate(records)
            if len(forms(record["text"])) >= LEAST
            and twice.isdisjoint(shingles(record["text"], CLEAN))]


class Planting:
    """The batch in the making."""

    def __init__(self, records, each, seed):
        self.rng = random.Random(seed)
        self.records = records
        pool = clean(records)
        self.rng.shuffle(pool)
        donors, pool = pool[:len(pool) // 5], pool[len(pool) // 5:]
        self.each = min(each, len(pool) // 2 // len(QUOTES))
        if not self.each:
            raise ValueError(f"only {len(pool)} articles share nothing with the others")
        hosts = pool[:self.each * len(QUOTES)]
        self.hosts = iter(hosts)
        # In a small batch an article is the source of several.
        self.sources = itertools.cycle(pool[len(hosts):])
        self.taken = {*donors, *hosts}
        self.donor = derive.Donor(split(records[i]["text"]) for i in donors)
        self.furniture = [
            tuple(self.donor.run(self.rng.randint(*span), self.rng) for span in FURNITURE)
            for _ in range(OUTLETS)]
        self.outlets = sorted({r["source"] for r in records if r.get("source")})
        self.planted, self.labels = [], []
        for kind, strength in CELLS:
            for _ in range(self.each):
                self.plant(kind, strength)

    def plant(self, kind, strength):
        source = self.records[next(self.sources)]
        host, furniture, outlet = source, None, self.outlet_beside(source)
        if kind == "wrapped":
            number = self.rng.randrange(OUTLETS)
            furniture, outlet = self.furniture[number], f"planted outlet {number + 1}"
        words = derive.derived(kind, strength, split(source["text"]), self.rng, self.donor,
                               furniture)
        if kind == "quoted":
            host = self.records[next(self.hosts)]
            words = derive.quoted(words, self.rng, split(host["text"]))
        self.add(kind, strength, source, words, host, outlet)

    def outlet_beside(self, source):
        others = [outlet for outlet in self.outlets if outlet != source.get("source")]
        return self.rng.choice(others or ["planted outlet 1"])

    def add(self, kind, strength, source, words, host, outlet):
        id = f"planted-{len(self.planted):05}"
        record = {"id": id, "title": host.get("title") or "", "text": join(words)}
        if source.get("date"):
            record["date"] = self.later(source["date"])
        if source.get("source"):
            record["source"] = outlet
        self.planted.append(record)
        stretches = runs(words, ACROSS)
        self.labels.append({
            "id": id, "kind": kind, "strength": strength, "source": source["id"],
            "host": host["id"], "run": max(map(len, runs(words, 0)), default=0),
            "stretches": [
                {"words": len(s), "source": [s[0][0], s[-1][0] + 1],
                 "derived": [s[0][1], s[-1][1] + 1]} for s in stretches],
        })

    def later(self, date):
        hours = datetime.timedelta(hours=self.rng.randint(1, 20))
        if len(date) == 10:
            day = datetime.datetime.fromisoformat(date)
            return str((day + datetime.timedelta(hours=self.rng.randrange(24)) + hours).date())
        return (datetime.datetime.fromisoformat(date.replace("Z", "+00:00")) + hours).isoformat()

    def batch(self):
        """All records, the derived ones among them, in an order of their own."""
        kept = [r for i, r in enumerate(self.records) if i not in self.taken]
        together = kept + self.planted
        self.rng.shuffle(together)
        return together
