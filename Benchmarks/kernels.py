#!/usr/bin/env python3
"""Writes what the kernels reach, beside the limits of the machine, into a page.

    kernels.py BENCH --into docs/benchmarks.md

BENCH is the release build of `bench`. Figures are the best of many rounds in one run.
"""
import argparse
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "peers"))
import machine  # noqa: E402
import page  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", type=pathlib.Path)
    parser.add_argument("--into", type=pathlib.Path, required=True)
    given = parser.parse_args()
    table = subprocess.run([given.bench, "--markdown"], capture_output=True, text=True, check=True)
    setting = machine.description(()).removesuffix(", .") + "."
    page.put([setting, "", table.stdout.strip()], given.into, "kernels.py")


if __name__ == "__main__":
    main()
