#!/usr/bin/env python3
"""The terms that `analyze` prints against those that scikit-learn makes of the same words.

    check_terms.py TOPICTOOL

Without n-grams `analyze` prints words: folded, stemmed, without stop words. CountVectorizer
puts them together to n-grams, of words, of characters across words (analyzer="char") and
inside them (analyzer="char_wb"), and must have the terms, as often in each article, that
`analyze` prints when it is asked for them. The title counts through --title-weight, and
apart from the text: no term begins in one and ends in the other.
"""
import collections
import json
import tempfile

from sklearn.feature_extraction.text import CountVectorizer

from interop import DATA, Check

# What words are made, which both then put together.
WORDS = [
    (),
    ("--stop", "none", "--stem", "none"),
    ("--stop", "english,arabic", "--min-length", "2"),
]

# What the tool is given, and what scikit-learn is.
TERMS = [
    (("--ngrams", "1-2"), {"analyzer": "word", "ngram_range": (1, 2)}),
    (("--ngrams", "3"), {"analyzer": "word", "ngram_range": (3, 3)}),
    (("--ngrams", "2-5"), {"analyzer": "word", "ngram_range": (2, 5)}),
    (("--features", "chars", "--ngrams", "3"), {"analyzer": "char", "ngram_range": (3, 3)}),
    (("--features", "chars", "--ngrams", "1-5"), {"analyzer": "char", "ngram_range": (1, 5)}),
    (("--features", "chars-in-words", "--ngrams", "3-5"),
     {"analyzer": "char_wb", "ngram_range": (3, 5)}),
    # Longer than most words, which are then a term each.
    (("--features", "chars-in-words", "--ngrams", "9-10"),
     {"analyzer": "char_wb", "ngram_range": (9, 10)}),
]


def printed(check, batch, *options):
    """The terms of each article, by its id."""
    rows = map(json.loads, check.run("analyze", batch, *options).splitlines())
    return {row["id"]: row["tokens"] for row in rows}


def explicit(words, terms):
    """The options of both; those of words by default are other ones for characters."""
    usual = (("--stop", "auto"), ("--stem", "light10")) if "--features" in terms else ()
    return sum((option for option in usual if option[0] not in words), ()) + words + terms


def compare(check, batch, fields, words, options, settings):
    """How many terms were compared."""
    vectorizer = CountVectorizer(lowercase=False, tokenizer=str.split, token_pattern=None,
                                 **settings)
    make = vectorizer.build_analyzer()
    expected = printed(check, batch, *words, *fields)
    found = printed(check, batch, *explicit(words, options), *fields)
    for name, terms in found.items():
        want = make(" ".join(expected[name]))
        differing = collections.Counter(terms)
        differing.subtract(want)
        differing = {term: count for term, count in differing.items() if count}
        check.expect(not differing, f"{options} {words}: {name}: {differing}")
    return sum(map(len, found.values()))


def weighted(check, batch):
    """Titles count as often as is said, apart from the text."""
    options = ("--stop", "none", "--ngrams", "1-3")
    text = printed(check, batch, *options, "--title-weight", "0")
    once = printed(check, batch, *options)
    thrice = printed(check, batch, *options, "--title-weight", "3")
    for name, terms in once.items():
        title = terms[:len(terms) - len(text[name])]
        check.expect(terms == title + text[name], f"{name}: the title is not apart")
        check.expect(thrice[name] == 3 * title + text[name], f"{name}: --title-weight 3")
    check.say(f"{batch.name} --title-weight 3: {len(once)} articles")


def main():
    with tempfile.TemporaryDirectory() as folder:
        check = Check(folder)
        for batch in [DATA, check.awkward()]:
            for options, settings in TERMS:
                count = sum(
                    compare(check, batch, ("--title-weight", "0"), words, options, settings)
                    for words in WORDS)
                check.say(f"{batch.name} {' '.join(options)}: {count} terms")
            weighted(check, batch)


main()
