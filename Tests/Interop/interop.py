"""What the interoperability checks share: running the tool, and saying what was checked."""
import json
import pathlib
import subprocess
import sys

DATA = pathlib.Path(__file__).resolve().parents[2] / "data" / "articles.jsonl"

# Ids and texts that break writers which do not quote, and readers which guess.
AWKWARD = [
    {"id": "comma, quote \" and 'apostrophe'", "text": "rain in Aleppo and rain in Homs"},
    {"id": "line\nbreak\r\nand\ttab", "text": "rain in Aleppo again",
     "title": "a title\nof two lines, \"quoted\"", "source": "Fish & Chips <Daily>"},
    {"id": "back\\slash \\n", "text": "prices rise in Homs, prices fall in Aleppo"},
    {"id": "مطر، \"حلب\"", "text": "مطر غزير في حلب rain"},
    {"id": "only punctuation", "text": "... !!! ،؛"},
    {"id": "bell \a _x0007_ <tag attribute='\"'> &amp;", "text": "rain in Homs",
     "title": "مطر في \u202bحمص\u202c", "source": "\u0002", "date": "2019-03-01T06:00:00Z"},
    {"id": "NA", "text": "prices fall in Homs", "date": "12 May"},
    {"id": "007", "text": "rain in Aleppo and rain in Homs"},
]


class Check:
    """Runs one tool, and stops with a message at the first surprise."""

    def __init__(self, folder):
        if len(sys.argv) != 2:
            sys.exit(f"usage: {sys.argv[0]} TOPICTOOL")
        self.tool, self.folder = sys.argv[1], pathlib.Path(folder)

    def batch(self, name, articles):
        """The path of a batch of these articles."""
        path = self.folder / f"{name}.jsonl"
        with open(path, "w", encoding="utf-8") as out:
            for article in articles:
                out.write(json.dumps(article, ensure_ascii=False) + "\n")
        return path

    def awkward(self):
        """The path of a batch of awkward articles."""
        return self.batch("awkward", AWKWARD)

    def run(self, *arguments):
        """What the tool prints."""
        done = subprocess.run([self.tool, *map(str, arguments), "--quiet"],
                              capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            sys.exit(f"exit {done.returncode}: {' '.join(done.args)}\n{done.stderr}")
        return done.stdout

    def expect(self, holds, what):
        if not holds:
            sys.exit(f"{sys.argv[0]}: {what}")

    def say(self, what):
        print(f"ok: {what}", flush=True)


def articles_of(path):
    """The records of a JSON Lines file."""
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def ids_of(path):
    """The ids of a JSON Lines file."""
    return [article["id"] for article in articles_of(path)]


def unescaped(line):
    """What a line of FILE.ids.txt or a cell of FILE.terms.tsv stands for."""
    escapes = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\"}
    parts, rest = [], iter(line)
    for character in rest:
        parts.append(escapes[next(rest)] if character == "\\" else character)
    return "".join(parts)


def lines_of(path):
    """The lines of a file, which end with line feeds and nothing else."""
    text = pathlib.Path(path).read_bytes().decode("utf-8")
    return text.removesuffix("\n").split("\n") if text else []
