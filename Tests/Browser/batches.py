"""Batches that a report must survive: texts that would be markup, and what lacks something."""
import json
import random

# Each would do something if it ever became markup, an address, a script or an order of letters.
HOSTILE = [
    "<script>window.__hit = 1</script>",
    "</script><script>window.__hit = 2</script>",
    "<!-- --!> <script>window.__hit = 3</script>",
    "]]> <![CDATA[ <script>window.__hit = 4</script>",
    "\"><img src=x onerror=\"window.__hit = 5\">",
    "' onmouseover='window.__hit = 6' autofocus onfocus='window.__hit = 6",
    "<svg/onload=window.__hit=7>",
    "<iframe src=\"javascript:window.__hit = 8\"></iframe>",
    "javascript:window.__hit=9",
    "data:text/html,<script>window.__hit = 10</script>",
    "<a href=\"javascript:window.__hit = 11\">click</a>",
    "{{script}} {{data}} ${window.__hit = 12} `${alert(1)}`",
    "\u202egnp.exe\u202c \u2066isolated\u2069 \u202dleft\u202c",
    "\u2028 line \u2029 paragraph",
    "nul \u0000 bell \u0007 escape \u001b[31m delete \u007f",
    "&lt;b&gt; &amp; &#60;script&#62; \\u003cscript\\u003e",
    "</title></style></textarea></noscript><b>",
    "<base href=\"https://example.com/\"><meta http-equiv=refresh content=0>",
    "__proto__",
    "constructor",
    "#family=1,2%3Cscript%3E",
    "%E0%A4%A broken percent",
    "\U0001F469\u200d\U0001F469\u200d\U0001F467 e\u0301\u0323 \ufeff \ufffe",
    "=cmd|' /C calc'!A0",
]


def sentences(seed, words=60):
    """A text of made-up words that no other seed has."""
    source = random.Random(seed)
    letters = "abcdefghijklmnoprstuvw"
    return " ".join("".join(source.choices(letters, k=source.randint(3, 9)))
                    for _ in range(words)) + "."


def hostile():
    """Two articles of each string, in every field, the second a copy of the first."""
    for number, string in enumerate(HOSTILE):
        text = f"{sentences(number, 30)} {string} {sentences(1000 + number, 30)}"
        for copy in range(2):
            yield {"id": f"{string} {copy}", "title": f"{string} {number}", "text": text,
                   "date": string if number % 3 == 0 else f"2019-03-{copy + 1:02}T0{number % 9}:00:00Z",
                   "source": f"{string} {copy}", "author": string}
    # A byte order mark where a text begins is a character of it.
    for copy in range(2):
        yield {"id": f"mark {copy}", "title": "mark", "text": "\ufeff" + sentences(2000)}


def singletons(count):
    """Articles that have nothing to do with each other."""
    source = random.Random(7)
    words = [sentences(seed, 1)[:-1] for seed in range(20000)]
    for number in range(count):
        yield {"id": f"s{number}", "title": " ".join(source.choices(words, k=6)),
               "text": " ".join(source.choices(words, k=40)),
               "date": f"2019-{number % 12 + 1:02}-{number % 28 + 1:02}",
               "source": f"Outlet {number % 40}"}


def family(count):
    """One story that everybody prints."""
    for number in range(count):
        yield {"id": f"f{number}", "title": f"The same story, print {number}",
               "text": sentences(1), "source": f"Outlet {number % 300}",
               "date": f"2019-03-{number % 28 + 1:02}T{number % 24:02}:{number % 60:02}:00Z"}


def plain(count, *left_out):
    """A few articles, every second a copy of the one before, without some fields."""
    for number in range(count):
        article = {"id": f"p{number}", "title": f"Story {number // 2}",
                   "text": sentences(number // 2), "date": f"2019-03-0{number % 9 + 1}",
                   "source": f"Outlet {number % 2}"}
        yield {key: value for key, value in article.items() if key not in left_out}


def long_titles():
    """Titles of 10,000 characters, with and without spaces."""
    for number, article in enumerate(plain(6)):
        article["title"] = ("word " * 2000 if number % 2 else "ك" * 10000) + str(number)
        yield article


def long_lines():
    """Texts that are one line of a megabyte, two of them alike."""
    text = " ".join(sentences(seed, 1000)[:-1] for seed in range(150))
    for number, article in enumerate(plain(4)):
        article["text"] = text if number < 2 else "x" * 1_000_000 + f" {number}"
        yield article


# A name, the articles, and what the report has to say to it: a key of the words of the page.
ODD = [
    ("one article", lambda: plain(1), "missingOthers"),
    ("two that share nothing", lambda: singletons(2), "missingFamilies"),
    ("no dates", lambda: plain(12, "date"), "missingDates"),
    ("no sources", lambda: plain(12, "source"), "missingOutlets"),
    ("no titles", lambda: plain(12, "title"), None),
    ("nothing but texts", lambda: plain(12, "date", "source", "title"), "missingDates"),
    ("titles of 10,000 characters", long_titles, None),
    ("texts of one line of a megabyte", long_lines, None),
    ("a family of 5,000", lambda: family(5000), None),
    ("50,000 singletons", lambda: singletons(50000), "missingFamilies"),
]


def write(path, articles):
    """A batch as JSON Lines; by id its articles."""
    articles = list(articles)
    with open(path, "w", encoding="utf-8") as out:
        for article in articles:
            out.write(json.dumps(article) + "\n")
    return {article["id"]: article for article in articles}
