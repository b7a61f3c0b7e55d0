#!/usr/bin/env python3
"""Scores of groupings, recomputed by scikit-learn and by their definitions.

    check_scores.py TOPICTOOL

ARI, AMI, NMI, V-measure, homogeneity, completeness and the silhouette must be those of
scikit-learn within 1e-9. B-cubed, the rates of pairs and purity, which it has not, must be
those of plain Python.
"""
import csv
import json
import tempfile
from collections import Counter

import numpy
import scipy.sparse
from sklearn import metrics

from interop import DATA, Check, ids_of

TOLERANCE = 1e-9


def pair_count(counts):
    return sum(count * (count - 1) // 2 for count in counts.values())


def by_definition(found, gold):
    """What scikit-learn has not."""
    both = Counter(zip(found, gold))
    clusters, classes = Counter(found), Counter(gold)
    total = len(found)
    rates = {"B3": (sum(n * n / clusters[k] for (k, _), n in both.items()) / total,
                    sum(n * n / classes[g] for (_, g), n in both.items()) / total)}
    shared, inside, wanted = map(pair_count, (both, clusters, classes))
    rates["pairs"] = (shared / inside if inside else 1, shared / wanted if wanted else 1)
    figures = {"purity": sum(max(n for (k, _), n in both.items() if k == cluster)
                             for cluster in clusters) / total,
               "inverse purity": sum(max(n for (_, g), n in both.items() if g == label)
                                     for label in classes) / total}
    for name, (p, r) in rates.items():
        figures |= {f"{name} P": p, f"{name} R": r,
                    f"{name} F1": 2 * p * r / (p + r) if p + r else 0}
    return figures


def by_scikit_learn(found, gold):
    homogeneity, completeness, v = metrics.homogeneity_completeness_v_measure(gold, found)
    return {"ARI": metrics.adjusted_rand_score(gold, found),
            "AMI": metrics.adjusted_mutual_info_score(gold, found),
            "NMI": metrics.normalized_mutual_info_score(gold, found),
            "V": v, "homogeneity": homogeneity, "completeness": completeness}


class Scores(Check):
    def grouping(self, name, rows):
        """A CSV of ids and clusters."""
        path = self.folder / f"{name}.csv"
        with open(path, "w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["id", "cluster"])
            writer.writerows(rows)
        return path

    def figures(self, *options):
        printed = self.run("score", *options, "--format", "json")
        return {row["figure"]: row["value"] for row in json.loads(printed)}

    def compare(self, what, found, gold, figures):
        expected = by_scikit_learn(found, gold) | by_definition(found, gold) | {
            "documents": len(found), "classes": len(set(gold)), "clusters": len(set(found))}
        for name, value in expected.items():
            self.expect(abs(figures[name] - value) <= TOLERANCE,
                        f"{what}: {name} is {figures[name]}, not {value}")
        if len(found) > 30:
            self.say(f"{what}: {len(found)} documents, {len(set(found))} groups against "
                     f"{len(set(gold))}, AMI {figures['AMI']:.3f}")


def shapes(random):
    """Pairs of groupings: by chance, like each other, and at the ends of what there is."""
    for size, many, few in ((7, 2, 3), (50, 8, 8), (400, 20, 5), (3000, 12, 900)):
        yield "by chance", random.integers(many, size=size), random.integers(few, size=size)
    # Sizes as events and topics have them, and a few documents in other places.
    for size, groups, moved in ((300, 30, 0.05), (2000, 500, 0.2), (6000, 900, 0.4)):
        weights = 1 / numpy.arange(1, groups + 1)
        gold = random.choice(groups, size=size, p=weights / weights.sum())
        found = numpy.where(random.random(size) < moved, random.permutation(gold), gold)
        yield "alike", found, gold
        yield "merged", found // 3, gold
        yield "split", found * 2 + random.integers(2, size=size), gold
    for size in (1, 2, 30):
        alone, together = numpy.arange(size), numpy.zeros(size, int)
        halves = numpy.arange(size) % 2
        for found in (alone, together, halves):
            for gold in (alone, together, halves):
                yield "at the ends", found, gold
    nearly = numpy.arange(2000)
    yield "nearly all together", nearly == 7, nearly == 9


def check_against(check, random):
    for what, found, gold in shapes(random):
        found, gold = ([int(x) for x in labels] for labels in (found, gold))
        names = [f"d{i}" for i in range(len(found))]
        others = list(zip(names, (f"g {x}" for x in gold)))
        random.shuffle(others)
        figures = check.figures("--clusters", check.grouping("found", zip(names, found)),
                                "--against", check.grouping("gold", others))
        check.compare(what, found, gold, figures)


def check_nearly_alone(check):
    """Two documents are together on either side, and not the same two: by the definition
    AMI is -1 / (n (n - 1) / 2 - 1). scikit-learn, which takes logarithms of factorials, is off
    by 1e-6 here."""
    size = 2000
    found = numpy.arange(size)
    found[1] = 0
    figures = check.figures("--clusters", check.grouping("found", enumerate(found)),
                            "--against", check.grouping("gold", enumerate(found[::-1])))
    expected = -1 / (size * (size - 1) / 2 - 1)
    check.expect(abs(figures["AMI"] - expected) <= TOLERANCE,
                 f"AMI of nearly all alone is {figures['AMI']}, not {expected}")
    check.say(f"nearly all alone: {size} documents, AMI {figures['AMI']:.3g}")


def check_gold(check, random):
    """Documents without a class do not count; those without a cluster stand alone."""
    size = 500
    gold = [int(x) if x > 1 else None for x in random.integers(9, size=size)]
    found = [int(x) if x > 0 else "" for x in random.integers(6, size=size)]
    listed = random.random(size) < 0.9
    path = check.folder / "gold.jsonl"
    with open(path, "w", encoding="utf-8") as out:
        for i, label in enumerate(gold):
            out.write(json.dumps({"id": i} if label is None else
                                 {"id": i, "topic": label}) + "\n")
    groups = check.grouping("found", ((i, x) for i, x in enumerate(found) if listed[i]))
    figures = check.figures("--clusters", groups, "--gold", path, "--field", "topic")
    judged = [i for i in range(size) if gold[i] is not None]
    alone = [i for i in judged if not listed[i] or found[i] == ""]
    check.expect(figures["missing"] == len(alone), f"{figures['missing']} missing")
    check.compare("ids missing", [-i - 1 if i in set(alone) else found[i] for i in judged],
                  [gold[i] for i in judged], figures)


def check_silhouette(check, random):
    options = ["--min-df", 2, "--max-df", 0.5, "--min-length", "2", "--ngrams", "1-2", "--tf", "binary"]
    matrix = check.folder / "vectors.npz"
    check.run("vectorize", DATA, *options, "-o", matrix)
    vectors = scipy.sparse.load_npz(matrix).astype(numpy.float64)
    ids = ids_of(DATA)
    check.run("cluster", DATA, "-k", 6, *options, "--assignments", check.folder / "k.csv")
    with open(check.folder / "k.csv", encoding="utf-8", newline="") as rows:
        clusters = {row["id"]: row["cluster"] for row in csv.DictReader(rows)}
    for labels in ([clusters[name] for name in ids], *(
            [int(x) for x in random.integers(k, size=len(ids))] for k in (2, 9, 60, 130))):
        groups = check.grouping("groups", zip(ids, labels))
        value = check.figures("--clusters", groups, "--articles", DATA, *options)["silhouette"]
        expected = metrics.silhouette_score(vectors, labels, metric="cosine")
        check.expect(abs(value - expected) <= TOLERANCE, f"silhouette {value}, not {expected}")
        check.say(f"silhouette of {len(set(labels))} groups: {value:.4f}")


def main():
    random = numpy.random.default_rng(4)
    with tempfile.TemporaryDirectory() as folder:
        check = Scores(folder)
        check_against(check, random)
        check_nearly_alone(check)
        check_gold(check, random)
        check_silhouette(check, random)


main()
