"""Batches on which a search for copies can take quadratic time.

Each is a function of a number of articles and a generator of random numbers.
"""


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
