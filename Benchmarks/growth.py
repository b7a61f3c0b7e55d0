#!/usr/bin/env python3
"""What a command costs, and what it finds, as batches grow.

    growth.py TOPICTOOL FILE... [--job JOB...] [--articles N,N,...] [--pack]
              [--batches FOLDER] [--into docs/benchmarks.md] [--svg FILE] [--check]

FILE is a corpus as JSON Lines (or .gz) with id, text and, where known, date and source.
`generate.py` makes batches of it, each the beginning of the next. Jobs, on two threads:

  pairs     `dedup --mode minhash --min-jaccard 0.8 --shingle 5`, to pairs
  bounded   the same with `--memory 1GB`; the pairs must be the same bytes
  reuse     `dedup` as it comes, to pairs, families and passages
  join      `similarity --threshold 0.5`, to a matrix

Prints a Markdown table of each, puts them into a page between the two lines that say so
(those of `--job join` alone between two of their own), and draws time and memory against
articles. `copies found` is of the planted articles whose Jaccard
resemblance to their source, in five words in a row, is 0.8 or more (exact; beyond 20,000
evenly drawn), `derived found` of all that have 20 words in a row of their source. With
`--batches` batches are kept and what was measured of the same binary is not measured again.
With `--check` the exit status is 1 where CPU seconds an article of `dedup` grow by more than
a quarter from one size to twice that, or memory of `join` gets above 1,500 MB.
"""
import argparse
import concurrent.futures
import hashlib
import itertools
import json
import math
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path += [str(HERE / "planted"), str(HERE / "peers")]
import generate
import machine
import measured
import page
from drawing import STYLES, Panel, drawn
from recall import recall

GROWTH, MEGABYTES = 1.25, 1500
MIB = 2 ** 20  # a megabyte of memory, where one of a file is a million bytes
SIZES = "10000,31623,100000,316228,1000000"
PAIRS = ("dedup", "--mode", "minhash", "--min-jaccard", "0.8", "--shingle", "5")
JOBS = {
    "pairs": (*PAIRS, "--pairs", "{}/pairs.csv"),
    "bounded": (*PAIRS, "--memory", "1GB", "--pairs", "{}/pairs.csv"),
    "reuse": ("dedup", "--pairs", "{}/pairs.csv", "--families", "{}/families.csv",
              "--passages", "{}/passages.jsonl"),
    "join": ("similarity", "--threshold", "0.5", "-o", "{}/cells.npz"),
}
NAMES = {"pairs": "pairs, Jaccard >= 0.8", "bounded": "the same pairs in 1 GB",
         "reuse": "copies and passages", "join": "cosines >= 0.5"}


class Batches:
    """Batches in a folder, each the beginning of the next, and what was measured of them."""

    def __init__(self, folder, tool, sizes):
        self.folder, self.tool, self.sizes = folder, tool, sizes
        self.kept = folder / "rows.jsonl"
        self.rows = {}
        # What another binary did is measured again.
        self.binary = [tool.stat().st_size, tool.stat().st_mtime_ns]
        if self.kept.exists():
            for row in map(json.loads, self.kept.read_text(encoding="utf-8").splitlines()):
                if row["binary"] == self.binary:
                    self.rows[row["job"], row["articles"]] = row

    def files(self, count):
        return self.folder / f"{count}.jsonl", self.folder / f"{count}.truth.jsonl"

    def write(self, files, packed, aside):
        """Writes the batches that are not there."""
        missing = [count for count in self.sizes if not self.files(count)[0].exists()]
        beside = {count: [path.with_suffix(".part") for path in self.files(count)]
                  for count in missing}
        if missing:
            aside.submit(generate.batches, files, packed, 1, beside).result()
        for count, parts in beside.items():
            for part, path in reversed(list(zip(parts, self.files(count)))):
                part.rename(path)

    def measure(self, jobs, aside):
        """Measures what is not known yet, size after size."""
        for count in self.sizes:
            for job in jobs:
                if (job, count) in self.rows:
                    continue
                row = self.rows[job, count] = self.run(job, count, aside)
                with open(self.kept, "a", encoding="utf-8") as out:
                    print(json.dumps(row), file=out)
                print(f"{job}, {count} articles: {row['wall']:.1f} s", file=sys.stderr)

    def run(self, job, count, aside):
        """One job on one batch."""
        articles, truth = self.files(count)
        verb, *options = JOBS[job]
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            options = [option.format(folder) for option in options]
            cost = measured.run(self.tool, verb, articles, *options, "--threads", "2",
                                "--quiet")
            row = {"job": job, "articles": count, "binary": self.binary,
                   "megabytes": articles.stat().st_size / 1e6, "wall": cost.wall,
                   "cpu": cost.cpu, "peak": cost.megabytes}
            if job == "join":
                row["found"] = measured.found(f"{folder}/cells.npz")
                return row
            pairs = pathlib.Path(folder, "pairs.csv")
            row["found"] = measured.found(pairs)
            row["recall"] = aside.submit(recall, self.tool, articles, truth, pairs).result()
            row["digest"] = hashlib.sha256(pairs.read_bytes()).hexdigest()
        other = {"bounded": "pairs", "pairs": "bounded"}.get(job)
        if self.rows.get((other, count), row)["digest"] != row["digest"]:
            sys.exit(f"{count} articles: not the same pairs within 1 GB")
        return row

    def of(self, job):
        return [self.rows[job, count] for count in self.sizes]


COLUMNS = {
    "articles": lambda row: f"{row['articles']}",
    "MB": lambda row: f"{row['megabytes']:.0f}",
    "found": lambda row: row["found"],
    "copies found": lambda row: f"{row['recall'][0]:.4f}",
    "derived found": lambda row: f"{row['recall'][1]:.4f}",
    "wall s": lambda row: f"{row['wall']:.2f}",
    "CPU s": lambda row: f"{row['cpu']:.2f}",
    "CPU ms an article": lambda row: f"{1000 * row['cpu'] / row['articles']:.3f}",
    "MB/s": lambda row: f"{row['megabytes'] / row['wall']:.0f}",
    "peak MB": lambda row: f"{row['peak']:.0f}",
    "KB an article": lambda row: f"{row['peak'] * MIB / 1000 / row['articles']:.1f}",
    "MB an MB": lambda row: f"{row['peak'] * MIB / 1e6 / row['megabytes']:.2f}",
}


def table(rows):
    """Markdown lines of one job."""
    columns = [name for name in COLUMNS if "recall" in rows[0] or not name.endswith(" found")]
    yield f"| {' | '.join(columns)} |\n{'|---' * len(columns)}|"
    for row in rows:
        yield f"| {' | '.join(COLUMNS[name](row) for name in columns)} |"


def steps(rows):
    """CPU an article from one size to the next, as if that were twice the size."""
    costs = [(row["articles"], row["cpu"] / row["articles"]) for row in rows]
    return [(later / earlier) ** (1 / math.log2(n / m))
            for (m, earlier), (n, later) in itertools.pairwise(costs)]


def report(batches, jobs):
    """The Markdown, piece by piece."""
    yield machine.description() + " Two threads."
    for job in jobs:
        rows = batches.of(job)
        yield f"\n### {NAMES[job][0].upper() + NAMES[job][1:]}\n"
        yield f"    topictool {' '.join(JOBS[job]).replace('{}/', '')}\n"
        yield from table(rows)
        if len(rows) > 1:
            yield ("\nCPU an article from one size to twice that: "
                   + ", ".join(f"{step:.2f} times" for step in steps(rows)) + ".")


def ticks(least, greatest, names):
    """Powers of ten around some values, with what is written at each."""
    low = math.floor(math.log10(least))
    powers = range(low, max(low + 1, math.ceil(math.log10(greatest))) + 1)
    return [(10 ** power, names(10 ** power)) for power in powers]


def plot(batches, jobs):
    """Time and memory against articles, both by their logarithms, as SVG."""
    across = ticks(min(batches.sizes), max(batches.sizes), lambda n: f"{n:,}")
    panels = []
    for name, key in (("wall seconds", "wall"), ("peak memory, MB", "peak")):
        values = [row[key] for job in jobs for row in batches.of(job)]
        panel = Panel(len(panels), name, "articles", across,
                      ticks(min(values), max(values), lambda n: f"{n:,g}"), math.log10)
        for style, job in zip(STYLES, jobs):
            panel.line(style, [(row["articles"], row[key]) for row in batches.of(job)])
        panels.append(panel)
    return drawn("Time and memory against articles", panels, [NAMES[job] for job in jobs])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topictool", type=pathlib.Path)
    parser.add_argument("files", nargs="+", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--job", nargs="+", choices=JOBS, default=["pairs", "bounded", "reuse"])
    parser.add_argument("--articles", default=SIZES, help="sizes, ascending")
    parser.add_argument("--pack", action="store_true", help="as of generate.py")
    parser.add_argument("--batches", type=pathlib.Path, metavar="FOLDER")
    parser.add_argument("--into", type=pathlib.Path, metavar="PAGE.md")
    parser.add_argument("--svg", type=pathlib.Path)
    parser.add_argument("--check", action="store_true")
    a = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = a.batches or pathlib.Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        batches = Batches(folder, a.topictool, [int(count) for count in a.articles.split(",")])
        # What takes memory is done aside: the peak of a command counts from that of the
        # process that starts it.
        with concurrent.futures.ProcessPoolExecutor(1) as aside:
            batches.write(a.files, a.pack, aside)
            batches.measure(a.job, aside)
    pieces = list(report(batches, a.job))
    print("\n".join(pieces))
    if a.into:
        page.put(pieces, a.into, "growth.py" + (" --job join" if a.job == ["join"] else ""))
    if a.svg:
        a.svg.write_text(plot(batches, a.job), encoding="utf-8")
    grows = any(step > GROWTH for job in a.job if job != "join"
                for step in steps(batches.of(job)))
    large = "join" in a.job and max(row["peak"] for row in batches.of("join")) > MEGABYTES
    if a.check and (grows or large):
        sys.exit(1)


if __name__ == "__main__":
    main()
