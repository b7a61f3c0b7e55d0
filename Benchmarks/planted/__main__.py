#!/usr/bin/env python3
"""Derivations planted in real batches of articles: how many the tool finds, and where.

    python3 Benchmarks/planted TOPICTOOL FILE... [--each N] [--seed N] [--check]
                               [--examples N] [--keep FOLDER]

For each FILE (JSON Lines, plain or .gz) articles that share nothing with the others are
edited, cut, wrapped in furniture and quoted (`batch.py` and `derive.py` say how), the
derived articles are put among the batch, and `dedup --pairs --passages` is run on it as it
comes. Prints a Markdown table by kind and strength:

  articles  derived articles, and how many of them have a run of 20 planted words left
  found     of these 20s: called copy or partial of their source
  located   of these 20s: found, and one passage begins and ends within 3 words of the
            longest planted stretch, in both articles; a stretch goes over edits of up to 4
            words, from 8 words on (no burst is shorter) there are two, and between these
            numbers either view is right
  framed    of these 20s: found, and the passages together begin and end within 3 words of
            the first and the last planted word, in both articles (stretches of less than
            6 words at either end may be left out)
  J >= x    of these 20s: exact Jaccard of the sets of 3 words in a row is at least x

and the precision: of the pairs with a derived article or a source in them that are called
copy or partial, the share of those that derive from one source; pairs that the tool also
finds in the batch before the planting are left out. With `--check` the exit status is 1
where found or located of all 20s, or precision, is below 99 %.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import batch
from score import Case, Found, by_cell, related_pairs

BOUND = 0.99
JACCARDS = (0.8, 0.7, 0.5)
HEADINGS = ["kind", "strength", "articles", "found", "located", "framed",
            *(f"J >= {j}" for j in JACCARDS)]


def run(tool, records, folder, name):
    """Writes a batch and runs the tool on it."""
    articles, pairs, passages = (folder / f"{name}.{kind}"
                                 for kind in ("articles.jsonl", "pairs.csv", "passages.jsonl"))
    with open(articles, "w", encoding="utf-8") as out:
        for record in records:
            print(json.dumps(record, ensure_ascii=False), file=out)
    subprocess.run([tool, "dedup", articles, "--pairs", pairs, "--passages", passages,
                    "--quiet"], check=True)
    return Found(pairs, passages)


def percent(count, total):
    return f"{100 * count / total:.1f} %" if total else ""


def strength_text(strength):
    if strength is None:
        return ""
    if isinstance(strength, tuple):
        return f"{strength[0]} to {strength[1]} words"
    return f"{100 * strength:.0f} %"


def row(kind, strength, cases):
    counted = [case for case in cases if case.counts]
    shares = [case.jaccard() for case in counted]
    counts = [sum(case.found for case in counted), sum(case.located for case in counted),
              sum(case.framed for case in counted),
              *(sum(share >= j for share in shares) for j in JACCARDS)]
    articles = str(len(cases)) if len(counted) == len(cases) else (
        f"{len(cases)}, {len(counted)} with 20")
    cells = [kind, strength, articles, *(percent(count, len(counted)) for count in counts)]
    return "| " + " | ".join(cells) + " |"


def print_examples(cells, count):
    for (kind, strength), cases in cells.items():
        missed = [case for case in cases if case.counts and not case.located]
        if missed and count:
            print(f"\n{kind} {strength_text(strength)}: {len(missed)} of {len(cases)} missed"
                  f" ({sum(not case.found for case in missed)} not found). Words in source |"
                  " in derived:")
            for case in sorted(missed, key=lambda case: -case.label["run"])[:count]:
                print(case)


def measure(a, path, folder):
    """Prints the table of one file; returns what fell short."""
    records = batch.read(path)
    planting = batch.Planting(records, a.each, a.seed)
    found = run(a.topictool, planting.batch(), folder, "planted")
    untouched = run(a.topictool, records, folder, "untouched")
    with open(folder / "planted.labels.jsonl", "w", encoding="utf-8") as out:
        for label in planting.labels:
            print(json.dumps(label, ensure_ascii=False), file=out)
    texts = {record["id"]: record for record in records + planting.planted}
    cases = [Case(label, texts, found) for label in planting.labels]
    cells = by_cell(cases)
    print(f"\n{path}: {len(records)} articles, {len(cases)} derived, seed {a.seed}\n")
    print("| " + " | ".join(HEADINGS) + " |\n|" + "---|" * len(HEADINGS))
    for (kind, strength), some in cells.items():
        print(row(kind, strength_text(strength), some))
    print(row("all", "", cases))
    counted = [case for case in cases if case.counts]
    right, wrong = related_pairs(found, untouched, planting.labels)
    figures = {"found": sum(case.found for case in counted) / len(counted),
               "located": sum(case.located for case in counted) / len(counted),
               "precision": len(right) / max(1, len(right) + len(wrong))}
    print(f"\nPrecision {figures['precision']:.4f}: {len(right)} related pairs,"
          f" {len(wrong)} unrelated.")
    for pair in sorted(map(sorted, wrong))[:a.examples]:
        print("  unrelated:", *pair, found.relations[frozenset(pair)])
    print_examples(cells, a.examples)
    return [f"{path}: {name} {value:.4f}" for name, value in figures.items() if value < BOUND]


def main():
    parser = argparse.ArgumentParser(
        prog="planted", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topictool")
    parser.add_argument("files", nargs="+", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--each", type=int, default=100, help="articles a row of the table")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--examples", type=int, default=0, help="failures to show a row")
    parser.add_argument("--keep", type=pathlib.Path, help="keep the batches in this folder")
    parser.add_argument("--check", action="store_true")
    a = parser.parse_args()
    short = []
    for path in a.files:
        with tempfile.TemporaryDirectory() as temporary:
            folder = pathlib.Path(temporary)
            if a.keep:
                folder = a.keep / path.name.split(".")[0]
                folder.mkdir(parents=True, exist_ok=True)
            short += measure(a, path, folder)
    if short:
        print("fell short of 0.99: " + "; ".join(short))
        sys.exit(1 if a.check else 0)


if __name__ == "__main__":
    main()
