"""Runs of the tool in which a system call fails, or is the last."""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent

# Whoever runs this in the background may have had signals ignored, which the tool would keep to.
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
    signal.signal(number, signal.SIG_DFL)

# What only a crash prints.
CRASH = [b"Fatal error", b"Backtrac", b"crashed", b"terminate called", b"Assertion", b"core dumped"]


class Call(NamedTuple):
    """A system call on a file: its number from 1, its name, and its paths."""
    number: int
    name: str
    path: str
    target: str


class Run(NamedTuple):
    """How a run ended, and what it printed."""
    returncode: int
    stdout: bytes
    stderr: bytes

    @property
    def errors(self):
        """The lines that say why it failed."""
        return [line for line in self.stderr.splitlines()
                if line.startswith(b"topictool: error: ")]

    def check_told(self):
        """A run that failed says so in one line, and no run crashes."""
        said = self.stderr.decode(errors="replace")
        assert self.returncode in (0, 1, 2), f"status {self.returncode}: {said}"
        assert not any(words in self.stderr for words in CRASH), f"crashed: {said}"
        assert len(self.errors) == (self.returncode != 0), f"not one error: {said}"


def report(main):
    """Runs a script; the first check that fails is its last line."""
    try:
        main()
    except AssertionError as error:
        sys.exit(f"failed: {error}")


def compiled(folder):
    """The library that is preloaded; without a compiler there is nothing to check."""
    compiler = shutil.which("cc") or shutil.which("clang") or shutil.which("gcc")
    if compiler is None:
        print("skipped: no compiler of C")
        sys.exit()
    library = Path(folder) / "faults.so"
    subprocess.run([compiler, "-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC",
                    HERE / "faults.c", "-o", library, "-ldl"], check=True)
    return library


class Tool:
    """The binary, and the library that stands between it and the system."""

    def __init__(self, binary, library=None):
        self.binary, self.library = Path(binary).resolve(), library

    def environment(self, fault, variables={}):
        """The variables of a run, with some of those that `faults.c` explains."""
        environment = dict(os.environ) | variables
        if fault:
            environment["LD_PRELOAD"] = str(self.library)
            environment |= {f"FAULT_{name}": str(value) for name, value in fault.items()}
        return environment

    def run(self, *arguments, fault=None, folder=None, stdin=None, meanwhile=None,
            variables={}, **options):
        """Runs the tool.

        `folder` is where it runs, `stdin` a file, `meanwhile` what is done with the process
        when it stops at a call, and `options` are those of `Popen`.
        """
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            source = open(stdin, "rb") if stdin else subprocess.DEVNULL
            process = subprocess.Popen(
                [self.binary, *map(str, arguments)], cwd=folder, stdin=source,
                stdout=output, stderr=errors, env=self.environment(fault, variables), **options)
            if stdin:
                source.close()
            try:
                if meanwhile:
                    wait_for_stop(process, meanwhile)
                status = process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                raise AssertionError("it never ends") from None
            finally:
                process.kill()
            output.seek(0)
            errors.seek(0)
            return Run(status, output.read(), errors.read())

    def must(self, *arguments, **options):
        """Runs the tool, which must succeed, and gives what it printed."""
        run = self.run(*arguments, **options)
        if run.returncode != 0:
            raise AssertionError(f"{arguments}: status {run.returncode}: {run.stderr.decode()}")
        return run.stdout

    def calls(self, counted, trace, *arguments, streams=False, **options):
        """The system calls of a run on the files of a folder, and on streams."""
        fault = {"FOLDER": counted, "TRACE": trace} | ({"STREAMS": 1} if streams else {})
        self.must(*arguments, fault=fault, **options)
        lines = Path(trace).read_text().splitlines()
        parts = [line.split("\t") for line in lines]
        return [Call(int(number), *rest) for number, *rest in parts]


def wait_for_stop(process, meanwhile, seconds=60):
    """Does something with a process when it stops, and lets it go on."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        flags = os.WSTOPPED | os.WEXITED | os.WNOWAIT | os.WNOHANG
        state = os.waitid(os.P_PID, process.pid, flags)
        if state is None:
            time.sleep(0.001)
        elif state.si_code == os.CLD_STOPPED:
            meanwhile(process)
            return process.send_signal(signal.SIGCONT)
        else:
            return None
    raise AssertionError("it neither stops nor ends")
