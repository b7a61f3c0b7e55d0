"""Texts as words, and words taken over from another text.

A word is a run without white space that has a letter or a digit in it; what stands between
two words belongs to neither. So the words of a text and the gaps after them, joined, give
the text back.
"""
import functools
import itertools
import re
import typing
import unicodedata

RUN = re.compile(r"\S+")
FOLDED = re.compile(r"\w+")
LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي", "\u0640")


class Word(typing.NamedTuple):
    """A word, the gap that follows it, and its place in the text it was taken from.

    `origin` is None for a word that was put in or moved.
    """

    form: str
    gap: str
    origin: typing.Optional[int]


MAKE = functools.partial(tuple.__new__, Word)


def places(text):
    """The `(start, end)` of each word of a text, in Unicode scalars."""
    return [run.span() for run in RUN.finditer(text) if any(map(str.isalnum, run[0]))]


def split(text):
    """The words of a text, each its own origin. What stands before the first is dropped."""
    spans = places(text)
    nexts = [start for start, _ in spans[1:]] + [len(text)]
    return taken([text[start:end] for start, end in spans],
                 [text[end:following] for (_, end), following in zip(spans, nexts)])


def forms(text):
    """The words of a text, without the gaps."""
    return [text[start:end] for start, end in places(text)]


def taken(forms, gaps):
    """Words from their forms and gaps, each its own origin."""
    # As `Word(form, gap, i)` makes them, in a third of the time.
    return list(map(MAKE, zip(forms, gaps, itertools.count())))


def join(words):
    """The text of some words. A word that came without a gap gets a space after it."""
    return "".join([form + (gap or " ") for form, gap, _ in words]).rstrip()


def shingles(text, size):
    """The set of hashes of `size` consecutive words, spelling and punctuation aside."""
    decomposed = unicodedata.normalize("NFKC", text.lower()).translate(LETTERS)
    folded = FOLDED.findall("".join(
        c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf")))
    return {hash(run) for run in zip(*(folded[i:] for i in range(size)))}


def runs(words, across):
    """The stretches taken over, as lists of `(origin, place)`, in order.

    Two words taken over are in one stretch if they stand in the same order in both texts
    with at most `across` other words between them in either.
    """
    stretches = []
    for place, (_, _, origin) in enumerate(words):
        if origin is None:
            continue
        if stretches:
            before, last = stretches[-1][-1]
            if 0 < origin - before <= across + 1 and place - last <= across + 1:
                stretches[-1].append((origin, place))
                continue
        stretches.append([(origin, place)])
    return stretches
