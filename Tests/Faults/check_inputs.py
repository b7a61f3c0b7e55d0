#!/usr/bin/env python3
"""Inputs that others cut, add to, replace or write over while they are read.

    check_inputs.py TOPICTOOL [--moments N] [--seed N]

The tool maps files: what they hold is asked of the system when it is looked at, up to the end
of the run. It is stopped at its system calls, and at random moments, while a file is changed.
A file that was cut or written over ends the run in one line that names it, and with nothing
written; one that grows or is replaced gives what it held when it was opened.
"""
import argparse
import gzip
import json
import os
import random
import signal
import tempfile
import time
from pathlib import Path

from check_signals import started
from commands import commands, contents
from faulty import Run, Tool, compiled, report


def cut(path, random):
    """To nothing, or anywhere, also within the last page."""
    size = path.stat().st_size
    os.truncate(path, random.choice((0, random.randrange(size), max(0, size - 100))))


def grow(path, random):
    """By a record, and by one that is not whole yet."""
    record = json.dumps({"id": f"late-{random.random()}", "text": "late " * 400})
    with open(path, "a") as file:
        file.write(record + "\n" + record[:500])


def replace(path, random):
    """By a file of the same name."""
    other = path.with_name("other")
    other.write_text('{"id": "other", "text": "of another file"}\n')
    other.rename(path)


def overwrite(path, random):
    """With as many bytes, in place."""
    data = path.read_bytes()
    time.sleep(0.02)
    with open(path, "r+b") as file:
        file.write(data[len(data) // 2:] + data[:len(data) // 2])


def rewrite(path, random):
    """With more bytes, in place."""
    overwrite(path, random)
    grow(path, random)


def check(command, folder, run, name, how, may_be_over=False):
    """What became of a run whose input was changed."""
    run.check_told()
    states, strange = command.states(
        {path: data for path, data in contents(folder).items() if path != name})
    assert set(strange) <= {name}, f"left: {strange}"
    if how in (cut, overwrite, rewrite) and not may_be_over:
        assert run.returncode == 1, f"status {run.returncode}: {run.stderr.decode()}"
    if run.returncode:
        assert how in (cut, overwrite, rewrite), f"refused: {run.stderr.decode()}"
        assert name.encode() in run.errors[0], run.errors[0]
        assert states <= {"before"}, "outputs were written"
    else:
        assert states <= {"after"} and run.stdout == command.sound.stdout, "another answer"
    return run.returncode


def check_calls(command, tool, work, name, random):
    """Changes at each system call between the opening of the file and the first renaming."""
    calls, told = 0, 0
    # It is opened to be looked at, and then to be read.
    first = max(call.number for call in command.calls
                if call.name == "close" and call.path == name)
    renamed = [call.number for call in command.calls if call.name in ("fsync", "rename")]
    places = [call for call in command.calls
              if first <= call.number < min(renamed, default=first + 1)]
    for how in (cut, grow, replace, overwrite, rewrite):
        for call in random.sample(places, min(4, len(places))):
            folder = command.prepare(work / "changed")
            # What is written to a pipe is judged by the status alone.
            run = command.run(
                tool, folder, meanwhile=lambda process: how(folder / name, random),
                fault={"FOLDER": folder, "STREAMS": 1, "AT": call.number, "KIND": "stop"})
            try:
                told += check(command, folder, run, name, how)
            except AssertionError as error:
                raise AssertionError(f"{command.name}: {how.__name__} at call {call.number} "
                                     f"({call.name} {call.path}): {error}") from error
            calls += 1
    return calls, told


def check_moments(command, tool, work, name, count, random):
    """Cuts at random moments of a run."""
    start = time.monotonic()
    command.run(tool, command.prepare(work / "timed"))
    duration, told = time.monotonic() - start, 0
    for point in range(count):
        folder = command.prepare(work / "cut")
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
            process = started(command, tool, folder, stdout=out, stderr=errors)
            time.sleep(random.uniform(0.02, duration))
            process.send_signal(signal.SIGSTOP)
            is_open = str(folder / name) in maps(process)
            cut(folder / name, random)
            process.send_signal(signal.SIGCONT)
            status = process.wait(timeout=60)
            out.seek(0), errors.seek(0)
            run = Run(status, out.read(), errors.read())
        if is_open:
            told += check(command, folder, run, name, cut, may_be_over=True)
    assert told, "nothing was told"
    return told


def maps(process):
    """What a process has mapped, nothing if it has ended."""
    try:
        return Path(f"/proc/{process.pid}/maps").read_text()
    except OSError:
        return ""


def check_before(command, tool, work):
    """Files that end in the middle of a record, or of what gzip made, before they are read."""
    folder = command.prepare(work / "short")
    os.truncate(folder / "in.jsonl", (folder / "in.jsonl").stat().st_size - 50)
    run = command.run(tool, folder)
    run.check_told()
    assert run.returncode == 0 and b"skipped 1 of" in run.stderr, run.stderr.decode()
    with gzip.open(folder / "in.jsonl.gz", "wb") as file:
        file.write((folder / "in.jsonl").read_bytes())
    os.truncate(folder / "in.jsonl.gz", 20_000)
    run = tool.run("dedup", folder / "in.jsonl.gz", "--pairs", folder / "new.csv")
    run.check_told()
    assert run.returncode == 1 and b"unexpected end of file" in run.stderr, run.stderr.decode()
    assert not (folder / "new.csv").exists()
    print("ok: files that end too early")


def check_index(command, tool, work, random, count):
    """Files of an index that are cut while it is asked."""
    told = 0
    for point in range(count):
        folder = command.prepare(work / "cut-index")
        index = folder / "archive.index"
        calls = [call for call in command.calls if call.name in ("mmap", "close", "fstat")]

        def damage(process):
            cut(random.choice([path for path in index.iterdir() if path.name != "lock"]), random)
        run = command.run(
            tool, folder, meanwhile=damage, fault={
                "FOLDER": folder, "STREAMS": 1, "AT": random.choice(calls).number,
                "KIND": "stop"})
        run.check_told()
        if run.returncode == 0:
            assert run.stdout == command.sound.stdout, "another answer"
            assert (folder / "p.csv").read_bytes() == command.after["p.csv"], "another answer"
        told += run.returncode != 0
    assert told, "nothing was told"
    print(f"ok: {count} files of an index cut while it is asked, {told} of which were told")


def check_long_record(tool, work):
    """A record that is written from where it is mapped."""
    source, kept = work / "long.jsonl", work / "long.kept"
    records = [json.dumps({"id": str(number), "text": f"{number} words " * 50_000})
               for number in range(3)]
    source.write_text("\n".join(records) + "\n")
    trace = tool.calls(work, work / "long.trace", "dedup", source, "--keep", kept)
    kept.unlink()
    call = next(call for call in trace if call.name == "write")
    run = tool.run("dedup", source, "--keep", kept,
                   meanwhile=lambda process: os.truncate(source, 10),
                   fault={"FOLDER": work, "AT": call.number, "KIND": "stop"})
    run.check_told()
    assert run.returncode == 1 and b"became shorter" in run.stderr, run.stderr.decode()
    assert not kept.exists()
    print("ok: a file that is cut while records are written from it")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tool")
    parser.add_argument("--moments", type=int, default=20)
    parser.add_argument("--seed", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        tool = Tool(options.tool, compiled(work))
        by_name = {command.name: command for command in commands(tool, work)}
        seeded = random.Random(options.seed)
        calls = told = 0
        for name in ("dedup", "report", "vectorize", "cluster", "dedup to a pipe"):
            by_name[name].trace(tool, work)
            more = check_calls(by_name[name], tool, work, "in.jsonl", seeded)
            calls, told = calls + more[0], told + more[1]
        print(f"ok: {calls} inputs changed at system calls, {told} of which were told")
        large = by_name["dedup on little memory"]
        large.settle(tool, work)
        told = check_moments(large, tool, work, "large.jsonl", options.moments, seeded)
        print(f"ok: {options.moments} inputs cut at random moments, {told} of which were told")
        check_before(by_name["dedup"], tool, work)
        check_long_record(tool, work)
        by_name["index query"].trace(tool, work)
        check_index(by_name["index query"], tool, work, seeded, options.moments)


if __name__ == "__main__":
    report(main)
