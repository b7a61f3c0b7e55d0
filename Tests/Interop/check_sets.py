#!/usr/bin/env python3
"""Measures of sets of shingles, and comparisons with another batch, recomputed in Python.

    check_sets.py TOPICTOOL

`analyze` prints the words of each article; their runs are made into Python sets, and the
Jaccard resemblance, the containment and the overlap coefficient of `similarity` must be
those of the sets, to the last decimal, and those of `dedup --pairs`. Cosines with another
batch must be the product of two parts of one TF-IDF matrix, as scipy multiplies them.
"""
import csv
import datetime
import json
import tempfile

import numpy
import scipy.sparse

from interop import DATA, Check, ids_of, lines_of, unescaped

# Sums of a few hundred products in single precision.
SINGLE = 1e-5
MEASURES = {
    "jaccard": lambda a, b: len(a & b) / len(a | b) if a & b else 0.0,
    "containment": lambda a, b: len(a & b) / len(a) if a else 0.0,
    "overlap": lambda a, b: len(a & b) / min(len(a), len(b)) if a & b else 0.0,
}


def shingle_sets(check, batch, size):
    """The set of runs of `size` words of each article; a shorter one is a run itself."""
    printed = check.run("analyze", batch, "--purpose", "shingles")
    texts = [json.loads(line)["tokens"] for line in printed.splitlines()]
    return [{tuple(words[i:i + size]) for i in range(max(1, len(words) - size + 1))}
            if words else set() for words in texts]


def printed(value):
    """Six decimals, half away from zero, as the tool writes them."""
    return f"{int(value * 1e6 + 0.5) / 1e6:.6f}"


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def pairs(check, *options):
    """What `similarity` writes as CSV."""
    path = check.folder / "pairs.csv"
    check.run("similarity", *options, "-o", path)
    return [(row["a"], row["b"], row["similarity"]) for row in read_csv(path)]


def check_measure(check, batch, name, size):
    """All pairs at some thresholds, and the nearest, as rows and as matrices."""
    ids, sets = ids_of(batch), shingle_sets(check, batch, size)
    measure = MEASURES[name]
    symmetric = name != "containment"
    exact = numpy.array([[measure(a, b) if i != j else 0.0 for j, b in enumerate(sets)]
                         for i, a in enumerate(sets)])
    options = ["--measure", name, "--shingle", size]
    for minimum in (0.0, 0.1, 0.5, 1.0):
        found = pairs(check, batch, *options, "--threshold", minimum)
        expected = [(ids[i], ids[j], printed(exact[i, j]))
                    for i in range(len(ids)) for j in range(len(ids))
                    if exact[i, j] > 0 and numpy.float32(exact[i, j]) >= numpy.float32(minimum)
                    and (i < j or not symmetric)]
        check.expect(found == expected, f"{name} at {minimum}: {len(found)} rows against "
                     f"{len(expected)}, {len(set(found) ^ set(expected))} of them different")
    path = check.folder / "sets.npy"
    check.run("similarity", batch, *options, "-o", path)
    dense = numpy.load(path)
    numpy.fill_diagonal(dense, 0)
    check.expect(abs(dense - exact).max() <= 6e-8, f"{name}: npy is off")
    check.run("similarity", batch, *options, "--threshold", 0.1, "-o", path.with_suffix(".npz"))
    sparse = scipy.sparse.load_npz(path.with_suffix(".npz")).toarray()
    numpy.fill_diagonal(sparse, 0)
    check.expect((sparse == numpy.where(dense >= numpy.float32(0.1), dense, 0)).all(),
                 f"{name}: npz and npy differ")
    for row, line in enumerate(check.run("similarity", batch, *options, "--top", 3,
                                         "--format", "jsonl").splitlines()):
        found = json.loads(line)
        check.expect(printed(exact[ids.index(found["a"]), ids.index(found["b"])])
                     == f"{found['similarity']:.6f}", f"{name}: line {row} of --top")
    check.say(f"{batch.name}: {name} of {size} words, {int((exact > 0).sum())} cells")


def check_dedup(check, batch):
    """The same figures as those of verified pairs."""
    path = check.folder / "copies.csv"
    check.run("dedup", batch, "--mode", "exact", "--min-jaccard", 0.01, "--pairs", path)
    verified = {(row["a"], row["b"]): row for row in read_csv(path)}
    jaccard = pairs(check, batch, "--measure", "jaccard", "--threshold", 0.01)
    check.expect({(a, b): value for a, b, value in jaccard}
                 == {both: row["jaccard"] for both, row in verified.items()},
                 "not those of dedup")
    containment = {(a, b): value for a, b, value in pairs(
        check, batch, "--measure", "containment", "--threshold", 0)}
    for (a, b), row in verified.items():
        check.expect(containment[a, b] == row["containment_a"]
                     and containment[b, a] == row["containment_b"], f"containment of {a}, {b}")
    check.say(f"{batch.name}: {len(verified)} pairs as dedup has them")


def split(check, batch):
    """Two batches of every third article and of the others."""
    lines = batch.read_bytes().splitlines(keepends=True)
    paths = check.folder / "rows.jsonl", check.folder / "columns.jsonl"
    paths[0].write_bytes(b"".join(lines[::3]))
    paths[1].write_bytes(b"".join(line for i, line in enumerate(lines) if i % 3))
    return paths


def check_against(check, batch):
    rows, columns = split(check, batch)
    check.run("vectorize", rows, columns, "-o", check.folder / "both.npz")
    both = scipy.sparse.load_npz(check.folder / "both.npz")
    count = len(ids_of(rows))
    product = (both[:count] @ both[count:].T).toarray()
    sets = [shingle_sets(check, path, 3) for path in (rows, columns)]
    for name, expected in [("cosine", product)] + [
            (name, numpy.array([[measure(a, b) for b in sets[1]] for a in sets[0]]))
            for name, measure in MEASURES.items()]:
        path = check.folder / f"against.{name}.npz"
        check.run("similarity", rows, "--against", columns, "--measure", name,
                  "--threshold", 0, "-o", path)
        found = scipy.sparse.load_npz(path).toarray()
        check.expect(found.shape == expected.shape, f"{name}: {found.shape}")
        check.expect(abs(found - expected).max() <= SINGLE, f"{name} against: values differ")
        for suffix, ids in ((".ids.txt", ids_of(rows)), (".columns.txt", ids_of(columns))):
            check.expect([unescaped(line) for line in lines_of(path.with_suffix(suffix))] == ids,
                         f"{name}: {suffix} differs")
        best = {}
        for a, _, value in pairs(check, rows, "--against", columns, "--measure", name,
                                 "--top", 2):
            best.setdefault(a, []).append(float(value))
        for i, a in enumerate(ids_of(rows)):
            ranked = [x for x in sorted(expected[i], reverse=True)[:2] if x > SINGLE]
            check.expect(numpy.allclose(best.get(a, [])[:len(ranked)], ranked, atol=SINGLE),
                         f"{name}: not the nearest of {a}")
        check.say(f"{batch.name}: {name} against another batch, {found.shape}")


def check_window(check, batch):
    """A window leaves the pairs near in time, with the same values."""
    with open(batch, encoding="utf-8") as lines:
        dates = {article["id"]: datetime.datetime.fromisoformat(
            article["date"].replace("Z", "+00:00")) for article in map(json.loads, lines)}
    dates = {name: date if date.tzinfo else date.replace(tzinfo=datetime.timezone.utc)
             for name, date in dates.items()}
    for measure in ("cosine", "jaccard", "containment"):
        options = [batch, "--measure", measure, "--threshold", 0.05]
        everything = pairs(check, *options)
        for time, hours in (("6h", 6), ("1d", 24), ("1w", 168)):
            near = [row for row in everything if abs(dates[row[0]] - dates[row[1]])
                    <= datetime.timedelta(hours=hours)]
            check.expect(pairs(check, *options, "--within", time) == near,
                         f"{measure} within {time}")
            check.expect(0 < len(near) < len(everything), f"{measure}: {time} tells nothing")
    check.say(f"{batch.name}: windows of three measures")


def main():
    with tempfile.TemporaryDirectory() as folder:
        check = Check(folder)
        awkward = check.awkward()
        for name in MEASURES:
            for size in (1, 3):
                check_measure(check, DATA, name, size)
            check_measure(check, awkward, name, 2)
        check_dedup(check, DATA)
        check_window(check, DATA)
        check_against(check, DATA)


main()
