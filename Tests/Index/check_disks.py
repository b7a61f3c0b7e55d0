#!/usr/bin/env python3
"""An index on a disk that is full or cannot be written, and one that others use meanwhile.

    check_disks.py TOPICTOOL

A small file system in memory is mounted for it, which wants root; others are told so.
"""
import argparse
import fcntl
import os
import subprocess
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path

from changes import changes, leftovers
from faulty import Tool, report


@contextmanager
def mounted(place, size):
    """A file system of so many bytes at a place; nothing if there is no leave to mount one."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def refused(tool, status, words, *arguments):
    """Runs the tool, which must refuse in one line that holds these words."""
    run = tool.run(*arguments)
    said = run.stderr.decode()
    errors = [line for line in said.splitlines() if line.startswith("topictool: error: ")]
    if run.returncode != status or len(errors) != 1 or words not in errors[0]:
        raise AssertionError(f"{arguments}: status {run.returncode}, expected {status} and "
                             f"'{words}': {said}")
    return errors[0]


def check_full(tool, change, place):
    """Adds until nothing fits any more, then makes room."""
    index = place / "index"
    subprocess.run(["cp", "-a", change.before, index], check=True)
    filler = place / "filler"
    room = os.statvfs(place).f_bavail * os.statvfs(place).f_frsize
    needed = sum(path.stat().st_size for path in (change.work / f"{change.name}.after").iterdir())
    tried = 0
    for share in (0, 10, 30, 60, 90):
        filler.write_bytes(bytes(max(0, room - needed * share // 100)))
        run = tool.run(*change.command(index))
        if run.returncode == 0:
            break
        tried += 1
        assert b"No space left on device" in run.stderr, run.stderr.decode()
        assert change.exported(index) == change.states[0], "not what was before"
        assert not leftovers(index), f"left: {leftovers(index)}"
        tool.must("index", "verify", index)
        filler.unlink()
    assert tried, "the disk was not full"
    filler.unlink(missing_ok=True)
    if change.exported(index) == change.states[0]:
        tool.must(*change.command(index))
    assert change.exported(index) == change.states[1], "not what is after"
    tool.must("index", "verify", index)
    print(f"ok: {change.name} on a full disk, refused {tried} times")


def check_read_only(tool, change, place):
    """What is on a disk that cannot be written can be read, and is not changed."""
    index = place / "index"
    before = change.exported(index)
    subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
    try:
        line = refused(tool, 1, "Read-only file system", *change.command(index))
        assert change.exported(index) == before
        tool.must("index", "verify", index)
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(place)], check=True)
    print(f"ok: a disk that cannot be written: {line}")


def check_lock(tool, change):
    """A second writer is refused, and readers are not."""
    index = change.copy("locked")
    with open(index / "lock", "r+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        line = refused(tool, 1, "is changing the index", *change.command(index))
        assert change.exported(index) == change.states[0]
        tool.must("index", "verify", index)
    tool.must(*change.command(index))
    assert change.exported(index) == change.states[1]
    print(f"ok: a second writer: {line}")


def check_readers(tool, all_changes):
    """Whoever reads while changes are made sees one of the states."""
    by_name = {change.name: change for change in all_changes}
    merging = by_name["add-merging"]
    index = merging.copy("read")
    seen, wrong, over = [], [], threading.Event()

    def read():
        while not over.is_set() or not seen:
            run = tool.run("index", "export", index)
            if run.returncode != 0:
                wrong.append(run.stderr.decode())
            seen.append(run.stdout)
    reader = threading.Thread(target=read)
    reader.start()
    states = [merging.states[0]]
    try:
        for change in [merging, by_name["replace"], by_name["compact"], by_name["delete"]] * 2:
            # What is there twice is replaced, what is gone passed over: any order will do.
            more = {"add": ["--replace"], "delete": ["--ignore-missing"]}
            command = change.command(index)
            tool.must(*command, *(word for word in more.get(command[1], [])
                                  if word not in command))
            states.append(tool.must("index", "export", index))
    finally:
        over.set()
        reader.join()
    assert not wrong, f"a reader failed: {wrong[0]}"
    assert set(seen) <= set(states), "a reader saw what was never there"
    print(f"ok: {len(seen)} readers during {len(states) - 1} changes saw "
          f"{len(set(seen))} states, each whole")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tool")
    tool = Tool(parser.parse_args().tool)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        all_changes = changes(tool, work)
        by_name = {change.name: change for change in all_changes}
        check_lock(tool, by_name["add"])
        check_readers(tool, all_changes)
        for name in ("add", "compact"):
            with mounted(work / f"{name}.disk", 16 << 20) as place:
                if place is None:
                    print("skipped: a full disk, which wants root and leave to mount one")
                    return
                check_full(tool, by_name[name], place)
                if name == "add":
                    check_read_only(tool, by_name["compact"], place)


if __name__ == "__main__":
    report(main)
