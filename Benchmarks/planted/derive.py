"""The ways in which an article is derived from another: edited, cut, wrapped, quoted.

Each takes the words of the source and a random generator and returns the words of the
derived article; words that were put in have no origin. What is put in comes from `Donor`,
whose articles are not in the batch: no edit makes an article a copy of a third one.
"""
import itertools

from words import Word


def derived(kind, strength, words, rng, donor, furniture):
    """What a kind of derivation makes of the words of an article.

    The strength is a share of the words, or of a quotation the `(least, greatest)` number
    of them. Furniture is for `wrapped` alone.
    """
    if kind == "wrapped":
        return wrapped(words, furniture)
    if kind == "scattered":
        return scattered(words, strength, rng, donor)
    if kind == "bursts":
        return bursts(words, strength, rng, donor)
    if kind == "cut":
        return cut(words, strength, rng)
    if kind == "quoted":
        return excerpt(words, strength, rng)
    return words


class Donor:
    """Words of articles that stand nowhere else, given as lists of them."""

    def __init__(self, articles):
        self.words = list(itertools.chain.from_iterable(articles))
        self.next = 0

    def word(self, rng):
        """Any one word, as often as it is used."""
        return self.put_in(rng.choice(self.words))

    def run(self, count, rng):
        """`count` words in a row, none of which is in two runs.

        Where all articles are used up, single words, which hardly ever make the same run.
        """
        start, self.next = self.next, self.next + count
        if self.next > len(self.words):
            return [self.word(rng) for _ in range(count)]
        return [self.put_in(word) for word in self.words[start:self.next]]

    @staticmethod
    def put_in(word):
        return Word(word.form, " ", None)


def scattered(words, share, rng, donor):
    """Single words replaced (1/2), deleted, put in (1/5 each) or swapped with the next."""
    edits = max(1, round(share * len(words)))
    edited = set(rng.sample(range(len(words)), edits))
    result, swapped = [], None
    for i, word in enumerate(words):
        if swapped is not None:
            result += [word._replace(origin=None), swapped._replace(origin=None)]
            swapped = None
            continue
        kind = rng.random() if i in edited else None
        if kind is None:
            result.append(word)
        elif kind < 0.5:
            result.append(other_than(word, rng, donor)._replace(gap=word.gap))
        elif kind < 0.7:
            pass
        elif kind < 0.9:
            result += [word, donor.word(rng)]
        elif i + 1 < len(words):
            swapped = word
        else:
            result.append(other_than(word, rng, donor))
    return result


def other_than(word, rng, donor):
    while True:
        other = donor.word(rng)
        if other.form.lower() != word.form.lower():
            return other


def bursts(words, share, rng, donor):
    """Runs of 8 to 40 words replaced (1/2), deleted (3/10) or put in, one at the least."""
    words, left = list(words), round(share * len(words))
    while True:
        count = min(rng.randint(8, 40), max(8, left), len(words) // 2)
        start = rng.randrange(len(words) - count + 1)
        kind = rng.random()
        put_in = [] if 0.5 <= kind < 0.8 else donor.run(count, rng)
        words[start:start if kind >= 0.8 else start + count] = put_in
        left -= count
        if left < 8:
            return words


def cut(words, share, rng):
    """The end gone, and in every fourth article the beginning instead."""
    kept = len(words) - max(1, round(share * len(words)))
    return words[:kept] if rng.random() < 0.75 else words[-kept:]


def wrapped(words, furniture):
    """The whole between an outlet's header and its footer."""
    header, footer = furniture
    return ended(header) + ended(words) + footer


def excerpt(words, span, rng):
    """A number of words in a row; of an article too short for that, nearly all."""
    count = min(rng.randint(*span), len(words) * 9 // 10)
    start = rng.randrange(len(words) - count + 1)
    return words[start:start + count]


def quoted(words, rng, host):
    """The words as a paragraph of their own between two of another article's."""
    host = [Word(form, gap, None) for form, gap, _ in host]
    breaks = [i + 1 for i, word in enumerate(host[:-1]) if "\n" in word.gap]
    place = rng.choice(breaks or [len(host) // 2])
    return ended(host[:place]) + ended(words) + host[place:]


def ended(words):
    """The words with the end of a paragraph after the last."""
    return [*words[:-1], words[-1]._replace(gap="\n")]
