"""Sets of words in a row, of the words that the tool sees."""
import json
import subprocess


def shingle_sets(tool, articles, ids, size=3):
    """The sets of `size` words in a row of those articles of a file that have these ids."""
    sets = {}
    command = [tool, "analyze", articles, "--purpose", "shingles", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True,
                          stderr=subprocess.DEVNULL) as analysis:
        for record in map(json.loads, analysis.stdout):
            if record["id"] in ids:
                words = record["tokens"]
                sets[record["id"]] = (set(zip(*(words[i:] for i in range(size))))
                                      or {tuple(words)})
    return sets


def jaccard(a, b):
    """The resemblance of two sets."""
    return len(a & b) / len(a | b)
