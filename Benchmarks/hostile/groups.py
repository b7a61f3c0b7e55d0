"""Batches at which vectors, groups and indexes could fail or take too long, and the commands.

A shape is a function of a number of articles and a generator of random numbers, a command one
of the tool and two files: the batch, and the folder where it may write.
"""
from copies import article, own, placed


def equal(n, rng):
    words = own(rng, 50)
    return (article(i, words, title="one title", **placed(i)) for i in range(n))


def without_words(n, _):
    return ({"id": f"a{i}", "text": "— … !"} for i in range(n))


def one_word_each(n, _):
    return (article(i, [f"word{i}"], **placed(i)) for i in range(n))


def one_term_in_all(n, rng):
    return (article(i, ["common"] * (1 + i % 7) + own(rng, 20), **placed(i)) for i in range(n))


def two_kinds(n, _):
    """Two vectors in all, so that most clusters asked for have no article."""
    return (article(i, ["left" if i % 2 else "right"] * 5) for i in range(n))


def one_day(n, rng):
    """All on one happening, as far as time and headlines tell."""
    return (article(i, own(rng, 40), title="Storm closes roads", date="2020-01-01", source="x")
            for i in range(n))


SHAPES = [(equal, 2000), (without_words, 4000), (one_word_each, 2000), (one_term_in_all, 1000),
          (two_kinds, 2000), (one_day, 1000)]


def cluster(batch, _):
    return ["cluster", "-k", "50", batch]


def choose_clusters(batch, _):
    return ["cluster", "-k", "auto", "--k-range", "2-20", batch]


def events(batch, _):
    return ["events", "--topics", "20", batch]


def vectorize(batch, folder):
    return ["vectorize", "--ngrams", "1-2", "-o", folder / "matrix.npz", batch]


def neighbours(batch, _):
    return ["similarity", "--top", "10", batch]


def all_similar(batch, folder):
    return ["similarity", "--threshold", "0.1", "-o", folder / "similar.npz", batch]


def report(batch, folder):
    return ["report", "-o", folder / "report.html", batch]


COMMANDS = [cluster, choose_clusters, events, vectorize, neighbours, all_similar, report]

#: Where time grows as the square of the articles: a matrix that has a number for every two.
SQUARES = {"all_similar equal", "all_similar two_kinds"}
