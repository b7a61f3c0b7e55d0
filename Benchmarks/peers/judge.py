#!/usr/bin/env python3
"""How good groups are, as JSON: a process of its own, whose memory counts for no contender.

    judge.py GROUPS.csv DOCS.jsonl
    judge.py GROUPS.txt DOCS.jsonl --matrix MATRIX.npz

GROUPS has ids and clusters, where an article that is missing stands alone, or a group a line
for each row of the matrix, whose ids stand beside it. DOCS has the gold class of articles, in
`cluster` or else `label`; without classes there is no agreement with them.
"""
import argparse
import csv
import json
import pathlib
from collections import Counter

import numpy as np
import scipy.sparse
from sklearn import metrics


def agreement(found, gold):
    """How well groups agree with classes."""
    both, clusters, classes = Counter(zip(found, gold)), Counter(found), Counter(gold)
    precision = sum(n * n / clusters[k] for (k, _), n in both.items()) / len(gold)
    recall = sum(n * n / classes[c] for (_, c), n in both.items()) / len(gold)
    return {"NMI": metrics.normalized_mutual_info_score(gold, found),
            "ARI": metrics.adjusted_rand_score(gold, found),
            "B-cubed": 2 * precision * recall / (precision + recall)}


def objective(matrix, found):
    """Mean cosine of the rows with their own centroid."""
    groups = np.unique(found, return_inverse=True)[1]
    sums = scipy.sparse.csr_matrix(
        (np.ones(len(groups)), (groups, np.arange(len(groups))))) @ matrix
    return np.sqrt(sums.multiply(sums).sum(axis=1)).sum() / len(groups)


def classes(path):
    """The gold class of each article that has one."""
    with open(path, encoding="utf-8") as lines:
        articles = list(map(json.loads, lines))
    labels = ((article["id"], article.get("cluster") or article.get("label"))
              for article in articles)
    return {name: label for name, label in labels if label}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("groups", type=pathlib.Path)
    parser.add_argument("docs", type=pathlib.Path)
    parser.add_argument("--matrix", type=pathlib.Path)
    a = parser.parse_args()
    gold, figures = classes(a.docs), {}
    if a.matrix:
        found = np.loadtxt(a.groups, dtype=int)
        figures["objective"] = objective(scipy.sparse.load_npz(a.matrix), found)
        ids = a.matrix.with_suffix(".ids.txt").read_text(encoding="utf-8").split("\n")
        groups = dict(zip(ids, found.tolist()))
    else:
        with open(a.groups, encoding="utf-8", newline="") as rows:
            groups = {row["id"]: row["cluster"] for row in csv.DictReader(rows)}
        figures["groups"] = len(set(groups.values()))
    if gold:
        figures |= agreement([groups.get(name, f"alone {name}") for name in gold],
                             list(gold.values()))
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
