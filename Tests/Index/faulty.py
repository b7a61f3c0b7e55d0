"""Runs of the tool in which a system call fails, or is the last."""
import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent


class Call(NamedTuple):
    """A system call on a file of the index: its number from 1, its name, and its paths."""
    number: int
    name: str
    path: str
    target: str


def compiled(folder):
    """The library that is preloaded, or None where there is no compiler."""
    compiler = shutil.which("cc") or shutil.which("clang") or shutil.which("gcc")
    if compiler is None:
        return None
    library = Path(folder) / "faults.so"
    subprocess.run([compiler, "-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC",
                    HERE / "faults.c", "-o", library, "-ldl"], check=True)
    return library


class Tool:
    """The binary, and the library that stands between it and the system."""

    def __init__(self, binary, library=None):
        self.binary, self.library = Path(binary).resolve(), library

    def run(self, *arguments, fault=None):
        """Runs the tool, with some of the variables that `faults.c` explains."""
        environment = dict(os.environ)
        if fault:
            environment["LD_PRELOAD"] = str(self.library)
            environment |= {f"FAULT_{name}": str(value) for name, value in fault.items()}
        return subprocess.run([self.binary, *map(str, arguments)], env=environment,
                              capture_output=True, timeout=60)

    def must(self, *arguments):
        """Runs the tool, which must succeed, and gives what it printed."""
        run = self.run(*arguments)
        if run.returncode != 0:
            raise AssertionError(f"{arguments}: status {run.returncode}: {run.stderr.decode()}")
        return run.stdout

    def calls(self, index, trace, *arguments):
        """The system calls of a run on the files of an index."""
        run = self.run(*arguments, fault={"FOLDER": index, "TRACE": trace})
        if run.returncode != 0:
            raise AssertionError(f"{arguments}: status {run.returncode}: {run.stderr.decode()}")
        lines = Path(trace).read_text().splitlines()
        parts = [line.split("\t") for line in lines]
        return [Call(int(number), *rest) for number, *rest in parts]


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
