#!/usr/bin/env python3
"""How far estimates of the Jaccard resemblance by sketches are off, on pairs that are alike.

    off.py SKETCHES.npy|.u16 MATRIX.npz TRUTH.npz

SKETCHES has a row for each row of the matrix, whose ids stand beside it; TRUTH is what
truth.py wrote. Prints the mean distance from the true value as JSON.
"""
import json
import pathlib
import sys

import numpy as np


def main():
    sketches, matrix, truth = map(pathlib.Path, sys.argv[1:])
    ids = matrix.with_suffix(".ids.txt").read_text(encoding="utf-8").splitlines()
    row = {name: i for i, name in enumerate(ids)}
    of = (np.load(sketches) if sketches.suffix == ".npy"
          else np.fromfile(sketches, np.uint16).reshape(len(ids), -1))
    stored = np.load(truth)
    rows = np.array([row[name] for name in stored["ids"].tolist()])
    i, j = rows[stored["i"]], rows[stored["j"]]
    print(json.dumps({"off by": abs((of[i] == of[j]).mean(axis=1) - stored["jaccard"]).mean()}))


if __name__ == "__main__":
    main()
