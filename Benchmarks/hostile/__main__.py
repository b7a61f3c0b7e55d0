#!/usr/bin/env python3
"""Batches made to cost too much: what twice as many articles cost.

    hostile.py TOPICTOOL [--check] [--only SHAPE] [--scale X]

Each shape below is an input on which a search for copies can take quadratic time. For each
the whole `dedup` run, to pairs, families and passages, is timed at a size and at twice the
size, one thread; the ratio of CPU seconds is about 2 where time is linear and 4 where it is
quadratic. With `--check` the exit status is 1 where a ratio is above 2.6 and the larger run
takes a second or more (below, starting up and the noise of the machine are what is seen),
or a relation is listed that makes no sense for the shape. `--scale` multiplies all sizes.
"""
import argparse
import csv
import json
import pathlib
import random
import sys
import tempfile

import measured

BOUND = 2.6
WORTH_CHECKING = 1.0


def article(number, words, **fields):
    return {"id": f"a{number}", "text": " ".join(words), **fields}


def own(rng, count):
    """So many words that hardly any other text has in this order."""
    return [f"w{rng.randrange(30_000)}" for _ in range(count)]


def placed(number):
    """An outlet and a date, as a batch of a fortnight has them."""
    return {"source": f"outlet {number % 15}", "date": f"2020-01-{1 + number % 14:02}"}


def all_identical(n, rng):
    words = own(rng, 200)
    return (article(i, words) for i in range(n))


def one_disclaimer(n, rng):
    shared = own(rng, 300)
    return (article(i, own(rng, 150) + shared) for i in range(n))


def one_disclaimer_placed(n, rng):
    shared = own(rng, 300)
    return (article(i, own(rng, 150) + shared, **placed(i)) for i in range(n))


def one_disclaimer_of_an_outlet(n, rng):
    shared = own(rng, 300)
    return (article(i, own(rng, 150) + shared, source="outlet", date="2020-01-01")
            for i in range(n))


def disclaimers_of_sixty(n, rng):
    """A disclaimer for every sixty articles: just below what counts as recurring."""
    shared = [own(rng, 300) for _ in range(n // 60 + 1)]
    return (article(i, own(rng, 150) + shared[i // 60]) for i in range(n))


def edits_of_one_story(n, rng):
    story = own(rng, 300)
    for i in range(n):
        yield article(i, [f"w{rng.randrange(30_000)}" if rng.random() < 0.05 else word
                          for word in story])


def edits_of_one_story_placed(n, rng):
    for i, record in enumerate(edits_of_one_story(n, rng)):
        yield {**record, **placed(i)}


def edits_of_stories(n, rng):
    """Stories of a hundred versions each."""
    stories = [own(rng, 300) for _ in range(n // 100 + 1)]
    for i in range(n):
        yield article(i, [f"w{rng.randrange(30_000)}" if rng.random() < 0.05 else word
                          for word in stories[i // 100]])


def windows_of_one_text(n, rng):
    text = own(rng, 40 * n + 200)
    return (article(i, text[40 * i:40 * i + 200]) for i in range(n))


def windows_backwards(n, rng):
    return reversed(list(windows_of_one_text(n, rng)))


def one_word(n, rng):
    return (article(i, own(rng, 1)) for i in range(n))


def two_words(n, rng):
    return (article(i, [rng.choice("abcdefgh"), rng.choice("abcdefgh")]) for i in range(n))


def few_words(n, rng):
    """Twenty different words in all."""
    return (article(i, [f"v{rng.randrange(20)}" for _ in range(100)]) for i in range(n))


def one_word_again(n, rng):
    """One word, more often in each article."""
    return (article(i, ["again"] * (1 + i % 500)) for i in range(n))


def one_sentence_again(n, rng):
    """Two long articles that repeat one sentence, beginning at different words."""
    sentence = own(rng, 20)
    again = sentence * n
    return [article(0, again), article(1, again[7:]), article(2, own(rng, 50) + again)]


def long_without_likeness(n, rng):
    return [article(0, own(rng, 100 * n)), *(article(i + 1, own(rng, 50)) for i in range(n))]


def long_of_all_others(n, rng):
    short = [own(rng, 50) for _ in range(n)]
    whole = [word for words in short for word in words]
    return [article("", whole), *(article(i, words) for i, words in enumerate(short))]


def all_others_then_long(n, rng):
    first, *others = long_of_all_others(n, rng)
    return [*others, first]


def lists_of_numbers(n, rng):
    """Tables of results: one frame, other numbers."""
    frame = own(rng, 60)
    return (article(i, [x for word in frame for x in (word, str(rng.randrange(10)))])
            for i in range(n))


def calendar(n, rng):
    """The telegram of each day, where one word changes."""
    frame = own(rng, 120)
    return (article(i, frame[:60] + [f"day{i}"] + frame[60:], **placed(i)) for i in range(n))


# Each with its size and the relations that the pairs listed for it may have, if that is clear.
SHAPES = [
    (all_identical, 20_000, {"copy"}),
    (one_disclaimer, 2000, set()),
    (one_disclaimer_placed, 2000, set()),
    (one_disclaimer_of_an_outlet, 5000, set()),
    (disclaimers_of_sixty, 1200, None),
    (edits_of_one_story, 2500, {"copy", "partial"}),
    (edits_of_one_story_placed, 1000, None),
    (edits_of_stories, 1000, {"copy", "partial"}),
    (windows_of_one_text, 10_000, {"copy", "partial"}),
    (windows_backwards, 10_000, {"copy", "partial"}),
    (one_word, 50_000, {"copy"}),
    (two_words, 20_000, {"copy"}),
    (few_words, 10_000, None),
    (one_word_again, 17_000, None),
    (one_sentence_again, 20_000, {"copy"}),
    (long_without_likeness, 10_000, set()),
    (long_of_all_others, 20_000, {"copy", "partial"}),
    (all_others_then_long, 20_000, {"copy", "partial"}),
    (lists_of_numbers, 1500, None),
    (calendar, 5000, set()),
]


class Run:
    """One run of the tool on a batch: seconds, memory and what it listed."""

    def __init__(self, tool, shape, size, folder):
        articles, pairs, families, passages = (
            folder / name for name in ("in.jsonl", "pairs", "families", "passages"))
        with open(articles, "w", encoding="utf-8") as out:
            for record in shape(size, random.Random(1)):
                print(json.dumps(record), file=out)
        cost = measured.run(
            tool, "dedup", articles, "--pairs", pairs, "--families", families,
            "--passages", passages, "--threads", "1")
        self.cpu, self.megabytes = cost.cpu, cost.megabytes
        self.notes = cost.said.splitlines()
        self.relations = {}
        with open(pairs, newline="") as rows:
            for row in csv.DictReader(rows):
                relation = row["relation"]
                self.relations[relation] = self.relations.get(relation, 0) + 1


def grows_too_fast(small, large):
    """Whether the larger run took more than twice the work calls for, and long enough to tell."""
    return large.cpu > BOUND * small.cpu and large.cpu >= WORTH_CHECKING


def measure(a, shape, size, expected, folder):
    """Prints a row of the table; returns what is wrong with the shape."""
    size = int(size * a.scale)
    small, large = (Run(a.topictool, shape, n, folder) for n in (size, 2 * size))
    if grows_too_fast(small, large):
        # Others' work can only make a run slower: the faster of two is nearer to the truth.
        for run, n in ((small, size), (large, 2 * size)):
            run.cpu = min(run.cpu, Run(a.topictool, shape, n, folder).cpu)
    ratio = large.cpu / small.cpu
    short = grows_too_fast(small, large)
    wrong = expected is not None and not expected.issuperset(small.relations)
    relations = ", ".join(f"{count} {name}" for name, count in sorted(small.relations.items()))
    print(f"| {shape.__name__.replace('_', ' ')} | {size} | {small.cpu:.2f} | {large.cpu:.2f} "
          f"| {ratio:.1f}{' !' if short else ''} | {large.megabytes:.0f} | {relations}"
          f"{' !' if wrong else ''} |",
          flush=True)
    for note in small.notes if a.notes else ():
        print("    " + note)
    return ([f"{shape.__name__} grows too fast"] if short else []) + (
        [f"{shape.__name__}: {relations}"] if wrong else [])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topictool")
    parser.add_argument("--only", default="", help="shapes whose names begin so")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--notes", action="store_true", help="show what the tool says")
    parser.add_argument("--check", action="store_true")
    a = parser.parse_args()
    print("| shape | articles n | CPU s at n | at 2n | ratio | peak MB at 2n | pairs at n |\n"
          "|---|---|---|---|---|---|---|")
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for shape, size, expected in SHAPES:
            if shape.__name__.startswith(a.only):
                wrong += measure(a, shape, size, expected, pathlib.Path(folder))
    if wrong:
        print("wrong: " + "; ".join(wrong))
        sys.exit(1 if a.check else 0)


if __name__ == "__main__":
    main()
