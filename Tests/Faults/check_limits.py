#!/usr/bin/env python3
"""Runs under limits: of memory, of the size of files, of open files, and on a full disk.

    check_limits.py TOPICTOOL

Each limit is raised step by step from where nothing works to where all does. Every step ends
well or in one line, and leaves nothing half written. Full disks and control groups want root;
others are told so.
"""
import argparse
import resource
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from commands import LEFT, commands, contents
from faulty import Run, Tool, report

# What the runtime says of memory that it does not get, above the line of the tool.
NO_MEMORY = b"Fatal error: failed to allocate"


def judged(command, folder, run):
    """Whether a run did its work, and if not, that it says so and has written nothing."""
    states, strange = command.states(contents(folder))
    if command.changes_index:
        strange = [path for path in strange if not LEFT.fullmatch(path)]
    lines = [line for line in run.stderr.splitlines() if not line.startswith(NO_MEMORY)]
    Run(run.returncode, run.stdout, b"\n".join(lines)).check_told()
    assert not strange, f"left: {strange}"
    if run.returncode == 0:
        assert states <= {"after"} and run.stdout == command.sound.stdout, "another answer"
    else:
        assert states <= {"before"}, "outputs were written"
    return run.returncode == 0


def check_steps(command, tool, work, kind, steps, name):
    """A limit of the system, step by step."""
    done = 0
    for step in steps:
        folder = command.prepare(work / "limited")

        def limit():
            resource.setrlimit(kind, (step, step))
        run = command.run(tool, folder, preexec_fn=limit)
        if run.returncode == 127 or b"error while loading shared libraries" in run.stderr:
            # Before the tool begins.
            continue
        try:
            done += judged(command, folder, run)
            assert kind != resource.RLIMIT_AS or run.returncode != 2, "called wrong usage"
        except AssertionError as error:
            raise AssertionError(f"{command.name}, {name} {step}: {error}") from error
    assert 0 < done < len(steps), f"{command.name}, {name}: {done} of {len(steps)} steps"
    print(f"ok: {command.name} under {len(steps)} limits of {name}, {done} of which sufficed")


@contextmanager
def mounted(place, size):
    """A file system of so many bytes at a place; nothing if there is no leave to mount one."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    is_mounted = subprocess.run(mount, capture_output=True).returncode == 0
    try:
        yield place if is_mounted else None
    finally:
        if is_mounted:
            subprocess.run(["umount", str(place)], check=True)
        place.rmdir()


def check_full(command, tool, work):
    """Disks that have room for the inputs and less and less of the outputs."""
    files = contents(command.prepare(work / "sized", former=False))
    room = sum(-(-len(data) // 4096) * 4096 for data in files.values())
    needed = sum(len(command.after[name]) for name in command.outputs)
    done, steps = 0, (5, 20, 40, 60, 80, 130, 800)
    for step in steps:
        size = room + needed * step // 100 + 8 * 4096
        with mounted(work / f"disk{step}", size) as place:
            if place is None:
                print("skipped: full disks, which want root and leave to mount them")
                return
            folder = command.prepare(place / "run")
            done += judged(command, folder, command.run(tool, folder))
    assert 0 < done < len(steps), f"{command.name}: {done} of {len(steps)} disks sufficed"
    print(f"ok: {command.name} on {len(steps)} disks, {done} of which had room")


@contextmanager
def group(size):
    """A control group that may have so much memory, or nothing."""
    for root, name in (("/sys/fs/cgroup/memory", "memory.limit_in_bytes"),
                       ("/sys/fs/cgroup", "memory.max")):
        place = Path(root) / "topictool-check"
        try:
            place.mkdir()
        except OSError:
            continue
        try:
            (place / name).write_text(str(size))
        except OSError:
            place.rmdir()
            continue
        try:
            yield place / "cgroup.procs"
        finally:
            place.rmdir()
        return
    yield None


def check_groups(command, tool, work):
    """Control groups, in which the system kills what takes too much."""
    ends, steps = [], [number << 20 for number in (6, 10, 14, 20, 30, 60, 400)]
    for step in steps:
        with group(step) as processes:
            if processes is None:
                print("skipped: control groups, which want root and leave to make them")
                return
            folder = command.prepare(work / "grouped")

            def enter():
                processes.write_text("0")
            run = command.run(tool, folder, preexec_fn=enter)
        if run.returncode == -signal.SIGKILL:
            states, strange = command.states(contents(folder))
            assert states <= {"before"}, "outputs were written"
            assert all(Path(path).name.startswith(".") for path in strange), strange
            again = command.run(tool, folder)
            assert again.returncode == 0 and contents(folder) == command.after, "the next run"
        else:
            judged(command, folder, run)
        ends.append(run.returncode)
    assert ends[-1] == 0, f"ended with {ends}"
    print(f"ok: {command.name} in {len(steps)} control groups, of which "
          f"{ends.count(-signal.SIGKILL)} had it killed and {ends.count(0)} sufficed")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tool")
    tool = Tool(parser.parse_args().tool)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        by_name = {command.name: command for command in commands(tool, work)}
        memory = [megabytes << 20 for megabytes in (*range(36, 130, 6), 300, 1000)]
        for name in ("dedup", "dedup on little memory", "report on little memory",
                     "similarity", "dedup of gzip", "index add"):
            command = by_name[name]
            command.settle(tool, work)
            check_steps(command, tool, work, resource.RLIMIT_AS, memory, "memory")
        for name in ("dedup", "vectorize", "index add"):
            command = by_name[name]
            command.settle(tool, work)
            # Standard error is a file as well.
            sizes = [1000, 4096, 20_000, 60_000, 1 << 30]
            check_steps(command, tool, work, resource.RLIMIT_FSIZE, sizes, "bytes a file")
            check_steps(command, tool, work, resource.RLIMIT_NOFILE, range(3, 40, 2),
                        "open files")
        for name in ("dedup", "vectorize"):
            check_full(by_name[name], tool, work)
        check_groups(by_name["dedup on little memory"], tool, work)


if __name__ == "__main__":
    report(main)
