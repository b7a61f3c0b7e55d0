"""The changes of an index that are interrupted, each with the index before it."""
import json
import shutil
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
SAMPLE = TESTS.parent / "data" / "articles.jsonl"

# Where the module `faulty` is, which scripts import behind this one.
sys.path.append(str(TESTS / "Faults"))

# System calls that change what is on disk.
CHANGING = {"create", "write", "ftruncate", "fsync", "rename", "unlink", "mkdir", "open"}


def files_named(index):
    """The files that the manifest of an index names."""
    named = set()
    for line in (index / "manifest").read_text().splitlines():
        words = line.split(" ")
        if words[0] == "segment":
            named |= {words[1], *words[9:10]}
        elif words[0] in ("recurring", "attachment"):
            named.add(words[-1])
    return named


def leftovers(index):
    """What is in the folder of an index that belongs to none."""
    return {path.name for path in index.iterdir()} - files_named(index) - {"manifest", "lock"}


class Change:
    """A command that changes an index, and what `index export` says before and after."""

    def __init__(self, tool, name, before, work, *arguments):
        self.tool, self.name, self.before, self.work = tool, name, before, work
        # System calls on files of the index, once they were traced.
        self.calls = []
        # INDEX stands for the folder, of which each run has a copy.
        self.arguments = arguments
        after = self.copy("after")
        tool.must(*self.command(after))
        self.states = [self.exported(before), self.exported(after)]

    def trace(self):
        """Makes the change once more, and gives the index, which has all its calls behind it."""
        index = self.copy("traced")
        calls = self.tool.calls(
            index, self.work / f"{self.name}.trace", *self.command(index))
        self.calls = [call for call in calls if call.name in CHANGING]
        return index

    def copy(self, suffix):
        """A copy of the index before the change."""
        copy = self.work / f"{self.name}.{suffix}"
        shutil.rmtree(copy, ignore_errors=True)
        if self.before is not None:
            shutil.copytree(self.before, copy)
        return copy

    def command(self, index):
        return [index if word == "INDEX" else word for word in self.arguments]

    def exported(self, index):
        """What is in an index; nothing where there is none yet."""
        if index is None or not (index / "manifest").exists():
            return None
        return self.tool.must("index", "export", index)


def changes(tool, work):
    """Changes of indexes of the sample batch, by name."""
    lines = SAMPLE.read_bytes().splitlines(keepends=True)
    third = len(lines) // 3
    parts = []
    for number in range(3):
        part = work / f"part{number}.jsonl"
        part.write_bytes(b"".join(lines[number * third:(number + 1) * third]))
        parts.append(part)
    ids = [json.loads(line)["id"] for line in lines[:2 * third:7]]

    base = work / "base.index"
    tool.must("index", "create", base)
    tool.must("index", "add", base, parts[0])
    tool.must("index", "add", base, parts[1])
    sparse = work / "sparse.index"
    shutil.copytree(base, sparse)
    tool.must("index", "delete", sparse, *ids)

    def change(name, before, *arguments):
        return Change(tool, name, before, work, "index", *arguments)
    return [
        change("create", None, "create", "INDEX"),
        change("add", base, "add", "INDEX", parts[2]),
        change("add-merging", sparse, "add", "INDEX", parts[2], "--merge", "1"),
        change("replace", sparse, "add", "INDEX", parts[1], "--replace"),
        change("delete", base, "delete", "INDEX", *ids),
        change("delete-more", sparse, "delete", "INDEX", json.loads(lines[1])["id"]),
        change("compact", sparse, "compact", "INDEX"),
    ]
