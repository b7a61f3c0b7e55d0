#!/usr/bin/env python3
"""Changes of an index that are killed, or whose system calls fail.

    check_crashes.py TOPICTOOL [--kills N] [--errors N] [--seed N]

TOPICTOOL is dynamically linked: a library that is compiled here and preloaded
(`Tests/Faults/faults.c`) ends the process by SIGKILL before, after or in the middle of one of
its system calls on files of the index, or lets one fail for want of space, with an error of
input and output, or write only a part. After each, `index verify` finds nothing, `index export` gives what was
there before the change or what is there after it, and the next change removes what was
left. That the files are on disk before the manifest that names them takes effect, and the
manifest before files go that the former names, is read off the order of the calls.
"""
import argparse
import random
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from changes import changes, files_named, leftovers
from faulty import Tool, compiled, report


def settle(change, index):
    """Opens the index for a change once more, of which the state is the one after."""
    state = change.exported(index)
    if state == change.states[0] and state != change.states[1]:
        change.tool.must(*change.command(index))
    else:
        # Nothing to be done, but to open it for a change.
        change.tool.must("index", "delete", index, "no such id", "--ignore-missing")
    assert change.exported(index) == change.states[1], "done again, it gives something else"
    assert not leftovers(index), f"left after the next change: {leftovers(index)}"
    change.tool.must("index", "verify", index)


def look(change, index):
    """What an interrupted change left: the state before or after, and nothing damaged."""
    state = change.exported(index)
    assert state in change.states, "neither what was before nor what is after"
    if state is not None:
        change.tool.must("index", "verify", index)
    return state


def kill(change, point, call, kind, part):
    """Whether the process was killed, and whether files were left that are none of the index."""
    index = change.copy(f"killed{point}")
    run = change.tool.run(*change.command(index), fault={
        "FOLDER": index, "AT": call.number, "KIND": kind, "PART": part})
    assert run.returncode in (-9, 0), f"status {run.returncode}: {run.stderr.decode()}"
    state = look(change, index)
    if run.returncode == 0:
        assert state == change.states[1], "it ended well, but nothing changed"
    left = state is not None and bool(leftovers(index))
    settle(change, index)
    return run.returncode == -9, left


def fail(change, point, call, kind, part):
    """Whether the process said that something went wrong, and whether files were left."""
    index = change.copy(f"failed{point}")
    run = change.tool.run(*change.command(index), fault={
        "FOLDER": index, "AT": call.number, "KIND": kind, "PART": part})
    state = look(change, index)
    said = run.stderr.decode()
    if run.returncode == 0:
        assert state == change.states[1], "it ended well, but nothing changed"
    else:
        assert kind != "short", f"a short write is no error, but: {said}"
        assert run.returncode in (1, 2), f"status {run.returncode}: {said}"
        errors = [line for line in said.splitlines() if line.startswith("topictool: error: ")]
        assert len(errors) == 1, f"not one line: {said}"
    left = state is not None and bool(leftovers(index))
    settle(change, index)
    return run.returncode != 0, left


def check_order(change, index):
    """What a loss of power would leave, by the order of the calls that changed an index."""
    old = files_named(change.before) if change.before else set()
    new, manifest = files_named(index), str(index / "manifest")
    unwritten, unlisted, renamed, removable = set(), set(), False, False
    for call in change.calls:
        name = Path(call.path).name
        folder = Path(call.path) in (index, index / ".")
        if call.name in ("create", "write", "ftruncate") and name != "lock":
            unwritten.add(call.path)
            if call.name == "create":
                unlisted.add(call.path)
        elif call.name == "fsync":
            unwritten.discard(call.path)
            if folder:
                unlisted = set()
                removable = renamed
        elif call.name == "rename" and call.target == manifest:
            needed = {str(index / file) for file in new - old} | {call.path}
            assert not needed & unwritten, f"not on disk yet: {needed & unwritten}"
            assert not needed & unlisted, f"may have no name yet: {needed & unlisted}"
            renamed = True
        elif call.name == "unlink" and name in old:
            assert removable, f"{name} removed before it is certain that nothing names it"
    assert renamed and removable, "the new manifest is not brought to disk"


def points(all_changes, count, kinds, random):
    """Calls of changes, spread over all of them, and what is to happen to each."""
    chosen = []
    for point in range(count):
        change = all_changes[point % len(all_changes)]
        call, kind = random.choice(change.calls), random.choice(kinds)
        chosen.append((change, point, call, kind, random.randrange(100)))
    return chosen


def run_all(check, chosen):
    """Runs checks two at a time; gives their results, and says which failed."""
    def run(point):
        try:
            return check(*point)
        except Exception as error:
            change, number, call, kind, part = point
            raise AssertionError(f"{change.name}, {kind} ({part} %) at call {call.number} "
                                 f"({call.name} {Path(call.path).name}): {error}") from error
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run, chosen))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tool")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--errors", type=int, default=60)
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        all_changes = changes(Tool(options.tool, compiled(work)), work)
        for change in all_changes:
            check_order(change, change.trace())
        total = sum(len(change.calls) for change in all_changes)
        print(f"ok: {total} system calls of {len(all_changes)} changes come in an order that "
              "a loss of power does no harm to")

        seeded = random.Random(options.seed)
        kinds = ["before", "torn", "after"]
        results = run_all(kill, points(all_changes, options.kills, kinds, seeded))
        killed, left = (sum(column) for column in zip(*results))
        assert killed >= 0.95 * len(results), f"only {killed} of {len(results)} were killed"
        print(f"ok: {killed} changes killed, {left} of which left files for the next to remove")

        kinds = ["EIO", "ENOSPC", "short"]
        results = run_all(fail, points(all_changes, options.errors, kinds, seeded))
        failed, left = (sum(column) for column in zip(*results))
        print(f"ok: {len(results)} errors injected, {failed} of which ended the change in one "
              f"line, and {left} left files for the next to remove")


if __name__ == "__main__":
    report(main)
