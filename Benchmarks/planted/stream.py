"""An endless batch, block after block, with derivations planted as it goes.

An article is picked up as news is, most of them once or never and a few very often: the one
before which a share `u` of all comes is picked up in proportion to `u ** -0.55`. What derives
from it comes after it, most often within some hundreds of articles and now and then much
later, so that each batch that is the beginning of another one has the sources of all that is
planted in it. A derived article has an outlet other than the
source's, and the date of the article before it. A quotation stands in an article that does
not come by itself. One article in twenty gives words only.
"""
import heapq
import itertools
import random

import derive
from batch import CUTS, FURNITURE, LEAST, OUTLETS, QUOTES, SHARES
from blocks import Block
from words import join, runs

DERIVED = 0.37  # of all articles
SLOPE = 0.55
DONORS = 20  # one article in so many
SOON, LATE, LATELY = 500, 200_000, 0.05  # articles between, on average or at most; how often
KINDS = {"scattered": 17, "bursts": 33, "cut": 18, "wrapped": 10, "quoted": 17, "exact": 5}
STRENGTHS = {"scattered": SHARES[:2] + SHARES, "bursts": SHARES[:2] + SHARES, "cut": CUTS,
             "quoted": QUOTES, "wrapped": [None], "exact": [None]}
SHINGLE = 5


class Stream:
    """Records with their labels, None for an article that derives from no other."""

    def __init__(self, blocks, seed):
        self.blocks = blocks
        self.rng = random.Random(seed)
        places = range(len(blocks.records))
        self.donors = set(self.rng.sample(places, max(1, len(places) // DONORS)))
        self.places = [place for place in places if place not in self.donors]
        long = sum(map(self.long, self.places))
        self.pickups = DERIVED / (1 - DERIVED) * len(self.places) / max(1, long)
        self.outlets = sorted({r["source"] for r in blocks.records if r.get("source")})
        self.furniture = None
        self.waiting = []  # (when due, number, what to finish then)
        self.planted = 0

    def __iter__(self):
        articles = self.articles()
        for position in itertools.count():
            if self.waiting and self.waiting[0][0] <= position:
                yield self.finish(heapq.heappop(self.waiting)[2], articles)
            else:
                block, place = next(articles)
                self.last = block.record(place)
                self.pick_up(block, place, position)
                yield self.last, None

    def articles(self):
        """The articles of one block after another, without those that only give words."""
        for number in itertools.count():
            block = Block(self.blocks, number)
            self.donor = derive.Donor(block.words(place) for place in sorted(self.donors))
            if self.furniture is None:
                self.furniture = [tuple(self.donor.run(self.rng.randint(*span), self.rng)
                                        for span in FURNITURE) for _ in range(OUTLETS)]
            for place in self.places:
                yield block, place

    def long(self, place):
        """Whether an article has words enough to be a source or a host."""
        return len(self.blocks.texts[place]) >= LEAST

    def pick_up(self, block, place, position):
        """Plans what derives from an article, and when it comes."""
        if not self.long(place):
            return
        rank = 1 - self.rng.random()
        count = int(self.pickups * (1 - SLOPE) * rank ** -SLOPE + self.rng.random())
        for kind in self.rng.choices(list(KINDS), KINDS.values(), k=count):
            strength = self.rng.choice(STRENGTHS[kind])
            late = self.rng.random() < LATELY
            wait = self.rng.randrange(LATE) if late else self.rng.expovariate(1 / SOON)
            self.planted += 1
            heapq.heappush(self.waiting, (position + 1 + int(wait), self.planted,
                                          self.plan(kind, strength, block, place)))

    def plan(self, kind, strength, block, place):
        """All of a derived article but the article that has a quotation in it."""
        words, furniture = block.words(place), None
        record = {"id": f"planted-{self.planted:07}"}
        if kind == "wrapped":
            number = self.rng.randrange(OUTLETS)
            record["source"] = f"planted outlet {number + 1}"
            furniture = self.furniture[number]
        elif self.outlets:
            own = self.last.get("source")
            record["source"] = self.rng.choice(
                [outlet for outlet in self.outlets if outlet != own] or ["planted outlet 1"])
        label = {"id": record["id"], "kind": kind, "strength": strength,
                 "source": self.last["id"]}
        made = derive.derived(kind, strength, words, self.rng, self.donor, furniture)
        return record, label, len(words), made

    def finish(self, planned, articles):
        """A derived article and its label."""
        record, label, length, words = planned
        if label["kind"] == "quoted":
            block, place = next(article for article in articles if self.long(article[1]))
            host = block.record(place)
            label["host"] = host["id"]
            words = derive.quoted(words, self.rng, block.words(place))
        record["text"] = join(words)
        if "date" in self.last:
            record["date"] = self.last["date"]
        lengths = [len(run) for run in runs(words, 0)]
        shared = sum(max(0, run - SHINGLE + 1) for run in lengths)
        union = length + len(words) - 2 * (SHINGLE - 1) - shared
        label["run"] = max(lengths, default=0)
        label["jaccard"] = round(shared / union, 3)
        return record, label
