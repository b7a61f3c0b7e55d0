#!/usr/bin/env python3
"""Runs that are ended from outside: by signals, and by readers that go away.

    check_signals.py TOPICTOOL [--signals N] [--seed N]

Signals come at random moments; those at chosen system calls are of `check_faults.py`.
"""
import argparse
import fcntl
import gzip
import os
import random
import signal
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from commands import LEFT, commands, contents
from faulty import Tool, report

NUMBERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def started(command, tool, folder, **options):
    """A run that goes on beside this one."""
    source = open(folder / command.stdin, "rb") if command.stdin else subprocess.DEVNULL
    return subprocess.Popen(
        [tool.binary, *command.words], cwd=folder, stdin=source,
        env=os.environ | {"TMPDIR": str(folder / "tmp")}, **options)


def wait_for_output(process, folder):
    """Waits until a run has begun a file in a folder, which it does when it takes signals."""
    deadline = time.monotonic() + 30
    while not any(path.suffix == ".partial" for path in folder.iterdir()):
        assert process.poll() is None and time.monotonic() < deadline, "no output was begun"
        time.sleep(0.01)


def check_signal(command, tool, work, point, delay, numbers):
    """Whether a signal ended a run that had come to some point of its work."""
    folder = command.prepare(work / f"signal{point}")
    with open(folder.with_suffix(".out"), "w+b") as out:
        process = started(command, tool, folder, stdout=out, stderr=subprocess.STDOUT)
        time.sleep(delay)
        for number in numbers:
            process.send_signal(number)
        end = process.wait(timeout=60)
    states, strange = command.states(contents(folder))
    if command.changes_index:
        strange = [path for path in strange if not LEFT.fullmatch(path)]
    assert not strange, f"left: {strange}"
    assert len(states) < 2, "some outputs are new, some old"
    if end == 0:
        assert states <= {"after"}, "it ended well, but outputs are missing"
    else:
        # By the signal itself before there is anything to remove.
        assert end in (*(128 + number for number in numbers), *(-number for number in numbers))
        assert end > 0 or states <= {"before"}, "ended in the middle of its work"
    return end != 0


def check_random(all_commands, tool, work, count, random):
    """Signals at random moments, one or two in a row."""
    durations = {}
    for command in all_commands:
        start = time.monotonic()
        command.run(tool, command.prepare(work / "timed"))
        durations[command.name] = time.monotonic() - start

    def run(point):
        command = all_commands[point % len(all_commands)]
        delay = random.uniform(0, 1.2 * durations[command.name])
        numbers = random.choices(NUMBERS, k=random.choice((1, 1, 2)))
        try:
            return check_signal(command, tool, work, point, delay, numbers)
        except AssertionError as error:
            names = [signal.Signals(number).name for number in numbers]
            raise AssertionError(
                f"{command.name}, {names} after {delay:.3f} s: {error}") from error
    with ThreadPoolExecutor(2) as pool:
        ended = list(pool.map(run, range(count)))
    assert any(ended), "no run was ended"
    print(f"ok: {count} runs sent signals at random moments, {sum(ended)} of which ended by "
          "them; no half-written file")


def check_ignored(command, tool, work):
    """What the shell had ignored, as nohup has, does not end a run."""
    folder = command.prepare(work / "ignored")

    def ignore():
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    process = started(command, tool, folder, preexec_fn=ignore, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        process.send_signal(signal.SIGHUP)
        time.sleep(0.005)
    assert process.returncode == 0, f"status {process.returncode}"
    assert contents(folder) == command.after
    print("ok: a signal that was ignored from the start")


def check_unheard(command, tool, work):
    """Whoever ignores what becomes of programs that it started."""
    folder = command.prepare(work / "unheard")
    with gzip.open(folder / "in.jsonl.gz", "wb") as file:
        file.write((folder / "in.jsonl").read_bytes())
    os.truncate(folder / "in.jsonl.gz", 20_000)
    run = tool.run("dedup", folder / "in.jsonl.gz", "--pairs", folder / "new.csv",
                   preexec_fn=lambda: signal.signal(signal.SIGCHLD, signal.SIG_IGN))
    run.check_told()
    assert run.returncode == 1 and not (folder / "new.csv").exists(), run.stderr.decode()
    print("ok: a program that unpacks fails unheard")


def check_full_pipe(tool, work, source):
    """A run that waits for whoever reads stderr, and does not."""
    faulty = work / "faulty.jsonl"
    faulty.write_bytes(b"{\n" + source.read_bytes())
    for number in NUMBERS:
        reader, writer = os.pipe()
        fcntl.fcntl(writer, fcntl.F_SETFL, os.O_NONBLOCK)
        try:
            while os.write(writer, bytes(1 << 12)):
                pass
        except BlockingIOError:
            fcntl.fcntl(writer, fcntl.F_SETFL, 0)
        process = subprocess.Popen([tool.binary, "dedup", faulty, "--pairs", work / "full.csv"],
                                   stderr=writer, stdout=subprocess.DEVNULL)
        wait_for_output(process, work)
        time.sleep(1)
        assert process.poll() is None, "it does not wait"
        process.send_signal(number)
        assert process.wait(timeout=30) == 128 + number
        os.close(reader), os.close(writer)
        assert not [path for path in work.iterdir() if path.suffix == ".partial"]
    print("ok: runs that wait for a reader of stderr are ended by signals")


def check_others(tool, work):
    """Signals that ask for nothing but the end, and such as are faults if nobody sent them."""
    numbers = (signal.SIGQUIT, signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS)
    for number in numbers:
        folder = work / number.name
        folder.mkdir()
        # It waits for the rest of its input.
        process = subprocess.Popen(
            [tool.binary, "dedup", "-", "--pairs", "p.csv"], cwd=folder, stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        wait_for_output(process, folder)
        process.send_signal(number)
        assert process.wait(timeout=60) == -number, f"{number.name}: {process.returncode}"
        said = process.stderr.read()
        assert not said, said
        process.stdin.close(), process.stderr.close()
    print(f"ok: {', '.join(number.name for number in numbers)} end a run and are not taken for "
          "a crash")


def check_reader(tool, work, source):
    """A reader that goes away ends the run by SIGPIPE, and nothing is said."""
    words = [["dedup", source, "--format", "jsonl"], ["similarity", source],
             ["vectorize", source], ["report", source, "-o", "-"], ["help", "dedup"],
             ["dedup", source, "--pairs", "-", "--families", "f.csv"]]
    for arguments in words:
        process = subprocess.Popen(
            [tool.binary, *arguments, *(["-q"] if arguments[0] != "help" else [])], cwd=work,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.read(0 if arguments[0] == "help" else 1)
        process.stdout.close()
        said = process.stderr.read()
        end = process.wait(timeout=60)
        process.stderr.close()
        # What fits into the pipe may have been written before.
        fits = len(tool.run(*arguments, folder=work).stdout) < 1 << 16
        (work / "f.csv").unlink(missing_ok=True)
        assert end in (-signal.SIGPIPE, *([0] if fits else [])), f"{arguments}: {end}"
        assert not said, f"{arguments}: {said}"
        assert not [path for path in work.iterdir() if path.suffix == ".partial"]
        assert not (work / "f.csv").exists() or end == 0
    print(f"ok: {len(words)} runs whose reader went away")


def check_closed(command, tool, work):
    """Without standard input, output or error, no file gets what would go there."""
    for mask in range(1, 8):
        folder = command.prepare(work / f"closed{mask}")
        closed = [number for number in range(3) if mask >> number & 1]

        def close():
            for number in closed:
                os.close(number)
        process = started(command, tool, folder, preexec_fn=close, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL)
        assert process.wait(timeout=60) == 0, f"{closed}: status {process.returncode}"
        assert contents(folder) == command.after, f"{closed}: other files"
    run = tool.run("--version", preexec_fn=lambda: os.close(1))
    run.check_told()
    assert run.returncode == 1 and b"standard output" in run.stderr, run.stderr
    print("ok: standard input, output and error that are closed")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tool")
    parser.add_argument("--signals", type=int, default=100)
    parser.add_argument("--seed", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        tool = Tool(options.tool)
        all_commands = commands(tool, work)
        for command in all_commands:
            command.settle(tool, work)
        by_name = {command.name: command for command in all_commands}
        check_closed(by_name["dedup"], tool, work)
        check_ignored(by_name["dedup on little memory"], tool, work)
        check_unheard(by_name["dedup"], tool, work)
        check_others(tool, work)
        check_full_pipe(tool, work, work / "large.jsonl")
        check_reader(tool, work, work / "large.jsonl")
        check_random(all_commands, tool, work, options.signals, random.Random(options.seed))


if __name__ == "__main__":
    report(main)
