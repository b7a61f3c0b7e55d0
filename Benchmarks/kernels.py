#!/usr/bin/env python3
"""Writes what the kernels reach, beside the limits of the machine, into a page.

    kernels.py BENCH [CORPUS.jsonl...] [--into docs/benchmarks.md]

BENCH is the release build of `bench`. Figures are the best of many rounds in one run. The
first pass is over the sample batch, or over each CORPUS. Prints Markdown, and puts it into a
page between the two lines that say so.
"""
import argparse
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "peers"))
import machine  # noqa: E402
import page  # noqa: E402


ROOT = pathlib.Path(__file__).resolve().parent.parent  # where `bench` finds the sample batch
OF_CORPUS = ("| memchr line walk", "| first pass/")  # rows that differ from corpus to corpus


def rows(bench, corpus=None):
    """What `bench` prints, with the first pass over a corpus if one is given."""
    corpus = {"BENCH_CORPUS": str(corpus.resolve())} if corpus else {}
    return subprocess.run([bench.resolve(), "--markdown"], capture_output=True, text=True,
                          check=True, cwd=ROOT, env=os.environ | corpus).stdout.splitlines()


def tables(bench, corpora):
    """The table of all kernels, and of each further corpus the rows of its first pass."""
    table = rows(bench, *corpora[:1])
    for corpus in corpora[1:]:
        table.append(f"| **first pass over {corpus.stem}** | | | | |")
        table += [row for row in rows(bench, corpus) if row.startswith(OF_CORPUS)]
    return table


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", type=pathlib.Path)
    parser.add_argument("corpora", type=pathlib.Path, nargs="*", metavar="CORPUS.jsonl")
    parser.add_argument("--into", type=pathlib.Path, metavar="PAGE.md")
    given = parser.parse_args()
    first = (f" The first pass goes over {given.corpora[0].stem} where nothing else is said."
             if given.corpora else "")
    pieces = [machine.description() + first, "", *tables(given.bench, given.corpora)]
    print("\n".join(pieces))
    if given.into:
        page.put(pieces, given.into, "kernels.py")


if __name__ == "__main__":
    main()
