#!/usr/bin/env python3
"""Precision and recall of copy detection at every threshold, on labelled pairs.

    curve.py TOPICTOOL ARTICLES GOLD [--svg FILE]

ARTICLES is a file or folder as `topictool dedup` reads it, GOLD a table of labelled pairs
(tab-separated, with `id_a`, `id_b`, `reuse` and perhaps `weight`: how many pairs of the
batch the pair stands for). Runs `dedup --templates --pairs` on all articles and prints for
thresholds of the column `score` the precision, recall and F1 over the labelled pairs, and
the same with weights; first for `copy`, then for `reuse`, which is copy or partial. A pair
that is not listed has score 0. The row `relation` is what the tool says without a
threshold. Beside it stand what the best single threshold does on the Jaccard resemblance
and on the containment of the smaller one's shingles of three words, chosen knowing the
labels. With `--svg` the curves are drawn.
"""
import argparse
import csv
import pathlib
import subprocess
import tempfile

from drawing import STYLES, Panel, drawn
from shingles import shingle_sets

THRESHOLDS = [step / 20 for step in range(1, 20)]
CLASSES = {"copy": {"copy"}, "reuse": {"copy", "partial"}}


class Labelled:
    """The labelled pairs with what each measure says of them."""

    def __init__(self, tool, articles, gold):
        with open(gold, newline="", encoding="utf-8") as lines:
            self.rows = list(csv.DictReader(lines, delimiter="\t"))
        self.weights = [float(row.get("weight") or 0) for row in self.rows]
        keys = [frozenset((row["id_a"], row["id_b"])) for row in self.rows]
        found = listed(tool, articles)
        self.relations = [found.get(key, {}).get("relation", "none") for key in keys]
        sets = shingle_sets(tool, articles, frozenset().union(*keys))
        shared = [(len(a & b), len(a), len(b)) for a, b in
                  ((sets[row["id_a"]], sets[row["id_b"]]) for row in self.rows)]
        self.measures = {
            "topictool": [float(found.get(key, {}).get("score", 0)) for key in keys],
            "containment": [n / max(1, min(a, b)) for n, a, b in shared],
            "Jaccard": [n / max(1, a + b - n) for n, a, b in shared],
        }

    def rates(self, positive, predicted, weighted=False):
        """Precision, recall and F1 of a prediction for each pair, or None without any."""
        hit = wrong = missed = 0.0
        for row, weight, said in zip(self.rows, self.weights, predicted):
            weight = weight if weighted else 1.0
            truth = row["reuse"] in positive
            hit += weight * (truth and said)
            wrong += weight * (said and not truth)
            missed += weight * (truth and not said)
        if not hit:
            return None
        return hit / (hit + wrong), hit / (hit + missed), 2 * hit / (2 * hit + wrong + missed)

    def at(self, measure, threshold):
        return [value >= threshold for value in self.measures[measure]]

    def curve(self, measure, positive, weighted):
        """Rates at each value the measure takes above 0, from the highest: `(value, rates)`."""
        values = sorted({value for value in self.measures[measure] if value > 0}, reverse=True)
        points = ((value, self.rates(positive, self.at(measure, value), weighted))
                  for value in values)
        return [(value, rates) for value, rates in points if rates]


def listed(tool, articles):
    """The rows of the tool's pairs, by their two ids."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = pathlib.Path(folder, "pairs.csv")
        subprocess.run([tool, "dedup", articles, "--templates", "--pairs", pairs, "--quiet"],
                       check=True, stderr=subprocess.DEVNULL)
        with open(pairs, newline="", encoding="utf-8") as lines:
            return {frozenset((row["a"], row["b"])): row for row in csv.DictReader(lines)}


def cells(rates):
    return "".join(f" {rate:.3f} |" for rate in rates) if rates else "  |  |  |"


def print_table(labelled, name, positive):
    has_weights = any(labelled.weights)
    print(f"\n{name}\n\n| decision | P | R | F1 |" + (" Pw | Rw | Fw |" if has_weights else ""))
    print("|" + "---|" * (7 if has_weights else 4))

    def row(decision, predicted):
        line = f"| {decision} |" + cells(labelled.rates(positive, predicted))
        print(line + (cells(labelled.rates(positive, predicted, True)) if has_weights else ""))

    row("relation", [relation in positive for relation in labelled.relations])
    for threshold in THRESHOLDS:
        row(f"score >= {threshold:.2f}", labelled.at("topictool", threshold))
    for measure in ("containment", "Jaccard"):
        best = max(labelled.curve(measure, positive, False), key=lambda point: point[1][2])[0]
        row(f"{measure} >= {best:.2f}, the best", labelled.at(measure, best))
    row("Jaccard >= 0.80", labelled.at("Jaccard", 0.8))


# Below the precision of `FLOOR` nobody works, and all curves look alike.
FLOOR = 0.5
LEGEND = {"topictool": "topictool (dot: its default)",
          "containment": "containment, one threshold", "Jaccard": "Jaccard, one threshold"}


def drawing(labelled, weighted):
    """The curves of both classes as SVG."""
    panels = []
    for name, positive in CLASSES.items():
        recalls = [(step / 5, f"{step / 5:.1f}") for step in range(6)]
        precisions = [(FLOOR + (1 - FLOOR) * share, f"{FLOOR + (1 - FLOOR) * share:.1f}")
                      for share, _ in recalls]
        panel = Panel(len(panels), f"precision of {name}", "recall", recalls, precisions)
        # The tool's own line stands above the others.
        for style, measure in reversed(list(zip(STYLES, LEGEND))):
            panel.line(style, [(rates[1], rates[0])
                               for _, rates in labelled.curve(measure, positive, weighted)])
        said = [relation in positive for relation in labelled.relations]
        rates = labelled.rates(positive, said, weighted)
        if rates:
            panel.point(rates[1], rates[0])
        panels.append(panel)
    return drawn("Precision against recall of copy detection", panels, LEGEND.values())


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topictool")
    parser.add_argument("articles", type=pathlib.Path)
    parser.add_argument("gold", type=pathlib.Path)
    parser.add_argument("--svg", type=pathlib.Path)
    parser.add_argument("--weighted", action="store_true", help="draw the weighted curves")
    a = parser.parse_args()
    labelled = Labelled(a.topictool, a.articles, a.gold)
    for name, positive in CLASSES.items():
        print_table(labelled, name, positive)
    if a.svg:
        a.svg.write_text(drawing(labelled, a.weighted), encoding="utf-8")


if __name__ == "__main__":
    main()
