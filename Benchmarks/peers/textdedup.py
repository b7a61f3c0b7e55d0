"""Copies by text-dedup, in an environment of its own: requirements-textdedup.txt.

Its command line makes clusters, candidates checked on their sets of shingles, words its own
(the same but for marks). An article stays in a cluster if it is alike with one other there;
what is written is every pair within a cluster.
"""
import contextlib
import csv
import itertools
import json
import os
import pathlib
import pickle
import runpy
import sys
import tempfile

CONFIG = """
[input]
input_type = "local_files"
file_type = "json"
[input.read_arguments]
path = "json"
data_files = "{corpus}"
split = "train"
[algorithm]
algorithm_name = "minhash"
text_column = "text"
seed = 42
num_perm = 128
bands = {a.bands}
rows = {rows}
threshold = {a.least}
ngram_size = {a.shingle}
num_proc = {a.threads}
check_false_positive = true
[output]
output_dir = "out"
save_clusters = true
skip_filtering = true
[debug]
enable_profiling = false
"""


def clusters(a):
    """The clusters of articles by the number of their line."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        # Before anything is imported that looks at them.
        os.environ |= {"HF_HOME": folder, "HF_DATASETS_OFFLINE": "1", "HF_HUB_OFFLINE": "1",
                       "POLARS_MAX_THREADS": str(a.threads)}
        pathlib.Path("config.toml").write_text(
            CONFIG.format(a=a, corpus=a.input, rows=128 // a.bands), encoding="utf-8")
        sys.argv = ["text_dedup.minhash"]
        with contextlib.redirect_stdout(sys.stderr):
            runpy.run_module("text_dedup.minhash", run_name="__main__")
        of_line = pickle.loads(pathlib.Path("out/clusters.pickle").read_bytes())
    found = {}
    for line, cluster in sorted(of_line.items()):
        found.setdefault(cluster, []).append(line)
    return found.values()


def write(a):
    a.input, a.output = map(os.path.abspath, (a.input, a.output))
    found = clusters(a)
    with open(a.input, encoding="utf-8") as lines:
        ids = [json.loads(line)["id"] for line in lines]
    with open(a.output, "w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["a", "b"])
        for members in found:
            rows.writerows((ids[i], ids[j]) for i, j in itertools.combinations(members, 2))
