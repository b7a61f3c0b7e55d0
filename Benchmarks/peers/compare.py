#!/usr/bin/env python3
"""The tool and its peers on the same work, in turn, in one run.

    compare.py TOPICTOOL CORPUS.jsonl [--rounds 5] [--k 5]

Prints a Markdown table: median wall and CPU seconds and peak memory of whole processes,
and the ratio of CPU seconds to the tool's. Everybody gets one thread. Requirements are in
requirements.txt beside this file. Seconds depend on the machine and on who shares it; the
ratios of one run are what to quote.
"""
import argparse
import csv
import pathlib
import statistics
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).parent.parent))
import measured

PEER = pathlib.Path(__file__).with_name("peer.py")


def pairs(path):
    with open(path, newline="", encoding="utf-8") as rows:
        return {frozenset((row["a"], row["b"])) for row in csv.DictReader(rows)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topictool")
    parser.add_argument("corpus")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--k", type=int, default=5)
    a = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        def out(name):
            return str(pathlib.Path(folder) / name)

        def ours(job, *rest):
            return [a.topictool, job, a.corpus, "--threads", "1", "--quiet", *rest]

        def peer(job, name, *rest):
            return [sys.executable, str(PEER), job, name, a.corpus, *rest]

        k = str(a.k)
        found = ["--mode", "minhash", "--min-jaccard", "0.7"]
        jobs = {
            "verified pairs, Jaccard >= 0.7": {
                "topictool": ours("dedup", *found, "--pairs", out("topictool.csv")),
                "datasketch": peer("dedup", "datasketch", "--pairs", out("datasketch.csv")),
                "rensa": peer("dedup", "rensa", "--pairs", out("rensa.csv")),
                "gaoya": peer("dedup", "gaoya", "--pairs", out("gaoya.csv"))},
            "TF-IDF matrix": {
                "topictool": ours("vectorize", "-o", out("vectors.npz")),
                "scikit-learn": peer("vectorize", "scikit-learn")},
            f"k-means, k = {k}, best of 4": {
                "topictool": ours("cluster", "-k", k, "--restarts", "4",
                                  "--assignments", out("clusters.csv")),
                "scikit-learn": peer("cluster", "scikit-learn", "--k", k)},
            "dense cosine matrix": {
                "topictool": ours("similarity", "-o", out("similarity.npy")),
                "scikit-learn": peer("similarity", "scikit-learn")},
        }
        print("| work | who | wall s | CPU s | peak MB | CPU, times ours | pairs |")
        print("|---|---|---|---|---|---|---|")
        for job, contenders in jobs.items():
            runs = {who: [] for who in contenders}
            for _ in range(a.rounds):
                for who, command in contenders.items():
                    cost = measured.run(*command)
                    runs[who].append((cost.wall, cost.cpu, cost.megabytes))
            medians = {who: [statistics.median(column) for column in zip(*of)]
                       for who, of in runs.items()}
            for who, (wall, cpu, memory) in medians.items():
                ratio = cpu / medians["topictool"][1]
                count = len(pairs(out(f"{who}.csv"))) if "pairs" in job else ""
                print(f"| {job} | {who} | {wall:.2f} | {cpu:.2f} | {memory:.0f} "
                      f"| {ratio:.1f} | {count} |", flush=True)


if __name__ == "__main__":
    main()
