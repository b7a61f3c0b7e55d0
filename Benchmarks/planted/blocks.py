"""Batches of any size that are made of one corpus, without an article standing twice.

The first block is the corpus. In each other one every word but the hundred most frequent
ones of the corpus is another word about as frequent, by another exchange for each block,
and dates go on where those of the block before ended. So every block has the same articles
copied from each other, the same formulas and the same lengths, and what blocks have in
common is what unrelated articles have: words, in the shares in which the language has them,
so that the lists of articles that have a word grow with the batch.
"""
import array
import collections
import datetime
import itertools
import random
import re

from words import split, taken

FREQUENT = 100
BAND = 64  # words next to each other by frequency that are exchanged
LETTERS = re.compile(r"[^\W\d_]+")
LONG = 6000  # characters of an item that is divided


class Blocks:
    """A corpus, and the same in other words.

    Texts are kept as numbers of items: an item is a word and the gap after it.
    """

    def __init__(self, records):
        self.records = records
        items = collections.defaultdict(itertools.count().__next__)
        counts = collections.Counter()
        self.texts = []
        for record in records:
            words = split(record["text"])
            self.texts.append(array.array("I", [items[w.form, w.gap] for w in words]))
            counts.update(LETTERS.findall(record["text"]))
        self.items = list(items)
        self.ranked = [word for word, _ in counts.most_common()]
        days = [day for record in records if (day := self.day(record))]
        self.span = (max(days) - min(days)).days + 1 if days else 0

    @staticmethod
    def day(record):
        return datetime.date.fromisoformat(record["date"][:10]) if record.get("date") else None

    def exchange(self, number):
        """The word that stands for each in a block."""
        chance, exchange = random.Random(number), {}
        for start in range(FREQUENT, len(self.ranked), BAND):
            band = self.ranked[start:start + BAND]
            exchange.update(zip(band, chance.sample(band, len(band))))
        return exchange


class Block:
    """The articles of a corpus in the words of one block."""

    def __init__(self, blocks, number):
        self.blocks, self.number = blocks, number
        self.forms = [form for form, _ in blocks.items]
        self.gaps = [gap for _, gap in blocks.items]
        if number:
            words = blocks.exchange(number)
            made = {form: LETTERS.sub(lambda match: words.get(match[0], match[0]), form)
                    for form in set(self.forms)}
            self.forms = [made[form] for form in self.forms]
        self.items = [form + (gap or " ") for form, gap in zip(self.forms, self.gaps)]

    def words(self, place):
        """The words of an article, by its place in the corpus."""
        items = self.blocks.texts[place]
        return taken(map(self.forms.__getitem__, items), map(self.gaps.__getitem__, items))

    def record(self, place):
        """An article, by its place in the corpus."""
        items = self.blocks.texts[place]
        return self.named(place, "".join(map(self.items.__getitem__, items)).rstrip())

    def named(self, place, text):
        """A record with the id, date and source of an article and another text."""
        record = self.blocks.records[place]
        made = {"id": f"{self.number}-{record['id']}", "text": text}
        if record.get("date"):
            day = self.blocks.day(record) + datetime.timedelta(
                days=self.number * self.blocks.span)
            made["date"] = str(day) + record["date"][10:]
        if record.get("source"):
            made["source"] = record["source"]
        return made


def pack(records, seed=1):
    """Articles of news length, of short items put together and long ones divided.

    Items in a row, or paragraphs of a long one, make an article until it has the length
    wanted, log-normal about 2.2 KB.
    """
    chance, packed, held, size = random.Random(seed), [], [], 0
    wanted = news_length(chance)
    for record in records:
        text = record["text"]
        for piece in re.split(r"\n+", text) if len(text) > LONG else [text]:
            held.append(piece)
            size += len(piece)
            if size >= wanted:
                packed.append({"id": f"{len(packed)}", "text": "\n".join(held)})
                held, size, wanted = [], 0, news_length(chance)
    return packed


def news_length(chance):
    """Characters of an article."""
    return min(40_000, max(700, int(chance.lognormvariate(7.7, 0.55))))
