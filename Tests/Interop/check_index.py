#!/usr/bin/env python3
"""Indexes read by a reader that knows docs/index-format.md and nothing of the tool.

    check_index.py TOPICTOOL

`docs/read_index.py` must list the articles that `index export` does, in its order, after adding,
replacing, deleting and compacting; find each by its id; find every shared text by equal
fingerprints and band keys; and notice a byte that changed, as `index verify` does.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

from interop import AWKWARD, DATA, Check, articles_of

READER = pathlib.Path(__file__).resolve().parents[2] / "docs" / "read_index.py"
FIELDS = ("id", "title", "text", "date", "source", "author")


def read(*arguments):
    """What the reader prints, and its status."""
    done = subprocess.run([sys.executable, READER, *map(str, arguments)],
                          capture_output=True, text=True, encoding="utf-8")
    return done.stdout, done.returncode


def compare(check, index, step):
    """Both lists of articles, which must be the same."""
    printed, status = read(index)
    check.expect(status == 0, f"{step}: the reader fails")
    ours = [json.loads(line) for line in check.run("index", "export", index).splitlines()]
    theirs = [json.loads(line) for line in printed.splitlines()]
    check.expect(ours == theirs, f"{step}: other articles than the export")
    check.expect(read(index, "--check")[1] == 0, f"{step}: a checksum differs")
    return ours


def main():
    with tempfile.TemporaryDirectory() as folder:
        check = Check(folder)
        index = check.folder / "index"
        articles = articles_of(DATA)
        check.run("index", "create", index)
        for number in range(3):
            check.run("index", "add", index, check.batch(f"part-{number}", articles[number::3]))
        check.run("index", "add", index, check.awkward())
        added = compare(check, index, "after adding")
        given = [*articles[0::3], *articles[1::3], *articles[2::3], *AWKWARD]
        check.expect(
            [{field: article[field] for field in FIELDS if article.get(field)}
             for article in given] == added, "other articles than were added")

        mended = dict(articles[5], text=articles[5]["text"] + " mended")
        check.run("index", "add", index, check.batch("mended", [mended]), "--replace")
        check.run("index", "delete", index, articles[7]["id"], AWKWARD[0]["id"])
        changed = compare(check, index, "after deleting")
        check.expect(changed[-1]["text"].endswith(" mended") and len(changed) == len(added) - 2,
                     "replaced or deleted articles are still there")
        check.say(f"articles of an index: {len(changed)}, of four batches and after deleting")

        for article in changed:
            printed, status = read(index, "--id", article["id"])
            found = json.loads(printed)
            check.expect(status == 0 and found["id"] == article["id"], f"no {article['id']}")
        check.expect(read(index, "--id", articles[7]["id"])[1] != 0, "a deleted article is found")

        check.run("index", "compact", index)
        check.expect(sorted(map(str, compare(check, index, "after compaction"))) ==
                     sorted(map(str, changed)), "compaction changed the articles")
        check.say("articles found by their ids; the same articles after compaction")

        keys = [line.split()[0] for line in read(index, "--phrases")[0].splitlines()]
        check.expect(len(keys) > 1000 and all(a < b for a, b in zip(keys, keys[1:])),
                     "phrases out of order")
        check.say(f"{len(keys)} phrases of one segment, in order")

        segment = max(index.glob("*.segment"), key=lambda file: file.stat().st_size)
        bytes_ = bytearray(segment.read_bytes())
        for place in range(100, len(bytes_), len(bytes_) // 7):
            bytes_[place] ^= 1
            segment.write_bytes(bytes_)
            ours = subprocess.run([check.tool, "index", "verify", index], capture_output=True)
            check.expect(read(index, "--check")[1] != 0 and ours.returncode != 0,
                         f"a byte changed at {place} is not noticed")
            bytes_[place] ^= 1
        segment.write_bytes(bytes_)
        check.expect(read(index, "--check")[1] == 0, "the mended file is not sound")
        check.say("a changed byte is noticed by both")


main()
