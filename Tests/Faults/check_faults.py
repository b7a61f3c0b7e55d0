#!/usr/bin/env python3
"""Runs of the tool in which one system call fails, is interrupted, or is the last.

    check_faults.py TOPICTOOL [--injections N] [--seed N] [--all] [--table]

TOPICTOOL is dynamically linked: a library that is compiled here and preloaded (`faults.c`)
does it. After each, every file is what it was before the run or, byte for byte, what an
undisturbed run makes of it, all outputs alike; no other file is left, but where the process
was killed, and then the next run removes it; the status is a documented one, and a run that
failed says why in one line. An interrupted call and a read or write of a part change nothing.
`--table` prints the injections by kind, command and end as rows of Markdown.
"""
import argparse
import collections
import itertools
import random
import re
import signal
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from commands import LEFT, commands, contents
from faulty import Call, Tool, compiled, report

READS, WRITES = ("read", "pread"), ("write",)
INTERRUPTIBLE = (*READS, *WRITES, "open", "create", "close", "fsync", "flock", "opendir",
                 "waitpid")
# What is done to calls, by its name in the table, and to which: all of them by default.
KINDS = {
    "killed": (("before", "torn", "after"), None),
    "SIGINT": (("stop",), None),
    "SIGTERM": (("stop",), None),
    "EIO": (("EIO",), None),
    "ENOSPC": (("ENOSPC",), (*WRITES, "create", "mkdir")),
    "ENOMEM": (("ENOMEM",), ("mmap", "open", "create", "opendir", "posix_spawn", "stat")),
    "EMFILE": (("EMFILE",), ("open", "create", "opendir", "pipe")),
    "EACCES": (("EACCES",), ("open", "create", "rename", "unlink", "mkdir", "stat")),
    "EINTR": (("EINTR",), INTERRUPTIBLE),
    "EINTR, every other": (("EINTR",), INTERRUPTIBLE),
    "part": (("short",), READS + WRITES),
    "part, all": (("short",), READS + WRITES),
}
SIGNALS = {"SIGINT": signal.SIGINT, "SIGTERM": signal.SIGTERM}
HARMLESS = ("EINTR", "EINTR, every other", "part", "part, all")


class Point(NamedTuple):
    """One injection: a command, a call of it, and what happens there."""
    number: int
    command: object
    call: Call
    kind: str
    how: str
    part: int

    def __str__(self):
        return (f"{self.command.name}: {self.kind} ({self.how}, {self.part} %) at call "
                f"{self.call.number} ({self.call.name} {self.call.path})")


def where(path):
    """A path without the numbers that differ from call to call."""
    return re.sub(r"\d+", "N", Path(path).name)


def points(all_commands, count, random):
    """Injections, spread over commands, kinds, and the calls and files that there are."""
    queues = []
    for command, kind in itertools.product(all_commands, KINDS):
        hows, names = KINDS[kind]
        places = collections.defaultdict(list)
        for call in command.calls:
            if names is None or call.name in names:
                places[call.name, where(call.path)].append(call)
        queue = [(command, random.choice(calls), kind, random.choice(hows))
                 for _ in range(20) for calls in places.values()]
        # Each place once before any a second time.
        rounds = [queue[i:i + len(places)] for i in range(0, len(queue), len(places) or 1)]
        for one in rounds:
            random.shuffle(one)
        queues.append([point for one in rounds for point in one])
    random.shuffle(queues)
    spread = (point for turn in itertools.zip_longest(*queues) for point in turn if point)
    chosen = itertools.islice(spread, count)
    return [Point(number, *point, random.randrange(100))
            for number, point in enumerate(chosen)]


def fault(point, folder):
    """The variables that bring a fault about."""
    settings = {"FOLDER": folder, "STREAMS": 1, "AT": point.call.number, "KIND": point.how,
                "PART": point.part}
    if point.kind in ("EINTR, every other", "part, all"):
        settings["SPAN"] = 1
    return settings


def inject(point, tool, work):
    """Makes one injection; gives how the run ended."""
    command, kind = point.command, point.kind
    folder = command.prepare(work / f"run{point.number}")
    number = SIGNALS.get(kind, 0)
    run = command.run(tool, folder, fault=fault(point, folder),
                      meanwhile=lambda process: process.send_signal(number))
    end, said = run.returncode, run.stderr.decode(errors="replace")
    states, strange = command.states(contents(folder))
    if end == -signal.SIGKILL and kind == "killed":
        check_next(command, tool, folder, strange)
        return "killed"
    if number and end in (128 + number, -number):
        # It ends by the signal itself as long as there is nothing to remove.
        assert end > 0 or states <= {"before"}, "ended in the middle of its work"
        assert run.stderr in (b"", command.sound.stderr), said
    elif point.call.path == "stderr":
        assert end in (0, 1, 2), f"status {end}"
    else:
        run.check_told()
        assert end == 0 or kind not in (*HARMLESS, *SIGNALS, "killed"), said
    if end == 0:
        assert states <= {"after"}, "it ended well, but outputs are missing"
        assert run.stdout == command.sound.stdout, "it ended well, but printed something else"
        assert kind not in HARMLESS or run.stderr == command.sound.stderr, said
    # The next change removes what is not certain not to count.
    uncertain = (number or point.call.name in ("rename", "unlink", "fsync", "close")
                 or Path(point.call.path).name == command.index)
    if command.changes_index and uncertain:
        strange = [path for path in strange if not LEFT.fullmatch(path)]
    if point.call.name == "unlink":
        strange = [path for path in strange if path not in point.call.path]
    assert not strange, f"left: {strange} after {said}"
    # A name that could not be given is the only thing that comes between two outputs.
    assert len(states) < 2 or point.call.name == "rename", "some outputs are new, some old"
    return "made nonetheless" if end == 0 else "interrupted" if number else "told"


def check_next(command, tool, folder, strange):
    """What a run that was killed left is hidden, and the next run removes it."""
    if command.changes_index:
        # How changes of an index go on is what check_crashes.py asks.
        assert all(LEFT.fullmatch(path) for path in strange), f"left: {strange}"
        return
    shown = [path for path in strange if not Path(path).name.startswith(".")]
    assert not shown, f"half written: {shown}"
    run = command.run(tool, folder)
    assert run.returncode == 0, f"the next run: {run.stderr.decode()}"
    left = command.states(contents(folder))
    assert left == ({"after"}, []) or not command.outputs, f"the next run leaves {left}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tool")
    parser.add_argument("--injections", type=int, default=200)
    parser.add_argument("--seed", type=int, default=10)
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--all", action="store_true", help="go on after a failure")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        tool = Tool(options.tool, compiled(work))
        all_commands = commands(tool, work)
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda command: command.trace(tool, work), all_commands))
        chosen = points(all_commands, options.injections, random.Random(options.seed))

        def run(point):
            try:
                return inject(point, tool, work)
            except Exception as error:
                if options.all:
                    print(f"FAILED {point}: {error}", flush=True)
                    return "FAILED"
                raise AssertionError(f"{point}: {error}") from error
        with ThreadPoolExecutor(2) as pool:
            ends = list(pool.map(run, chosen))
        if options.table:
            print_table(chosen, ends)
        counts = collections.Counter(ends)
        assert not counts["FAILED"], f"{counts['FAILED']} of {len(chosen)}"
        words = ", ".join(f"{counts[end]} {end}" for end in sorted(counts))
        places = len({(point.command.name, point.call.name, where(point.call.path))
                      for point in chosen})
        print(f"ok: {len(chosen)} faults at {places} places in {len(all_commands)} commands: "
              f"{words}")


def print_table(chosen, ends):
    """The injections, a row a kind: in which commands they were, and how the runs ended."""
    verbs = ("dedup", "report", "index")
    names = (*verbs, "others", "told", "made nonetheless", "interrupted", "killed")
    counts = collections.Counter()
    for point, end in zip(chosen, ends):
        verb = point.command.words[0]
        for kind in (point.kind, "all"):
            counts[kind, verb if verb in verbs else "others"] += 1
            counts[kind, end] += 1
    print("| |", " | ".join(names), "|")
    print("|---|" + "---:|" * len(names))
    for kind in (*KINDS, "all"):
        print(f"| {kind} |", " | ".join(str(counts[kind, name]) for name in names), "|")


if __name__ == "__main__":
    report(main)
