#!/usr/bin/env python3
"""What topics and events of a few corpora are called.

    naming.py TOPICTOOL FOLDER > docs/labels.md

FOLDER has the corpora below as JSON Lines, or .gz of these. The table has labels, words and
short phrases: no headline, nor any other text of the corpora. Exit status 1 if a list breaks
a rule: a stop word at either end (by `topictool analyze`), a word alone that is a stop word of
Arabic or English, digits alone, what a sentence writes onto a word, a label twice, or one
inside another.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

# Corpus, language, command, groups to show, heading.
RUNS = [
    ("bbc-news", "english", "cluster -k 5", 5, "Topics of BBC News (English)"),
    ("ant-v1.1", "arabic", "cluster -k 9", 9, "Topics of ANT (Arabic)"),
    ("saudi-july", "arabic", "cluster -k 20", 20, "Topics of SaudiNewsNet, July 2015 (Arabic)"),
    ("ecbplus", "english", "events", 15, "Events of ECB+ (English), the first 15"),
]
# The option that has the groups described.
FILES = {"cluster": "--clusters", "events": "--events"}
LISTS = ("labels", "phrases", "discriminating")
# What no label begins with: a number behind one or two clitics, an elided article, a lam and
# the article, but for "لله", and a sign that is no letter.
BROKEN = re.compile(
    r"^(?:[وبلفك]{0,2}\d[\d.,٫٬]*[%٪]?$|(?:[dlnsjmtc]|qu)['’]|لل(?!ه\b)"
    r"|[\u0640\u064B-\u065F\u0670\u200B-\u200F])")
HEAD = """# What topics and events are called

Written by `Benchmarks/naming.py TOPICTOOL FOLDER`, which also checks that no label begins or
ends with a stop word, is made of digits, is written as only a sentence writes it, stands
twice in a list, or is part of another one.
Labels are those of `--clusters` and `--events`, best first; [how-it-works.md](how-it-works.md)
says how they are found. Nobody has edited them.
"""


def groups(tool, corpus, command):
    """The groups of a corpus, as the tool describes them."""
    verb, *options = command.split()
    with tempfile.TemporaryDirectory() as folder:
        described = pathlib.Path(folder) / "groups.jsonl"
        subprocess.run(
            [tool, verb, str(corpus), *options, FILES[verb], str(described), "--quiet",
             "--format", "csv"],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return [json.loads(line) for line in described.open(encoding="utf-8")]


def stop_words(tool, words, language):
    """Those of some words that the analyzer leaves out of texts in a language."""
    words = sorted(words)
    lines = "".join(
        json.dumps({"id": str(i), "text": word}) + "\n" for i, word in enumerate(words))
    output = subprocess.run(
        [tool, "analyze", "--stop", language, "--stem", "none", "-"], input=lines,
        check=True, capture_output=True, text=True).stdout
    kept = [json.loads(line)["tokens"] for line in output.splitlines()]
    return {word for word, tokens in zip(words, kept) if not tokens}


def faults(tool, lists, language):
    """What is wrong with lists of labels."""
    edges = {word for labels in lists for label in labels
             for word in (label.split()[0], label.split()[-1])}
    stops = stop_words(tool, edges, language)
    alone = {label for labels in lists for label in labels if " " not in label}
    stops |= stop_words(tool, alone, "arabic") | stop_words(tool, alone, "english")
    for labels in lists:
        folded = [label.casefold() for label in labels]
        for place, label in enumerate(folded):
            if {labels[place].split()[0], labels[place].split()[-1]} & stops:
                yield f"{label}: a stop word at an end"
            if not re.search(r"[^\W\d_]", label):
                yield f"{label}: no letter"
            if BROKEN.search(label):
                yield f"{label}: written as in a sentence"
            if any(f" {label} " in f" {other} " for other in folded[:place] + folded[place + 1:]):
                yield f"{label}: twice, or in another"


def main():
    tool, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    print(HEAD, end="")
    wrong = []
    for name, language, command, count, heading in RUNS:
        corpus = next(folder.glob(f"{name}.jsonl*"), None)
        if corpus is None:
            print(f"{name} is not in {folder}", file=sys.stderr)
            continue
        found = groups(tool, corpus, command)
        lists = [g[k] for g in found for k in LISTS if k in g]
        wrong += faults(tool, lists, language)
        print(f"\n## {heading}\n\n`topictool {command}`: {len(found)} groups.\n")
        shown = [k for k in ("labels", "discriminating") if k in found[0]]
        print("| articles |", " | ".join(shown), "|\n|---" + "|---" * len(shown) + "|")
        for group in found[:count]:
            cells = [group["labels"], group.get("discriminating", [])[:5]][:len(shown)]
            print("|", group["size"], "|", " | ".join(" · ".join(c) for c in cells), "|")
    for fault in wrong:
        print(fault, file=sys.stderr)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
