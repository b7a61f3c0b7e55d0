"""What one run of a command costs, and how much it found."""
import os
import pathlib
import re
import sys
import tempfile
import time
import zipfile
from typing import NamedTuple


class Cost(NamedTuple):
    wall: float  # seconds
    cpu: float  # seconds
    megabytes: float  # peak
    printed: str  # on stdout
    said: str  # on stderr


def run(*command):
    """Runs a command and keeps what it prints; ends this script if it fails.

    The peak is at the least that of this script, from which the system counts on.
    """
    command = [str(word) for word in command]
    with tempfile.TemporaryDirectory() as folder:
        streams = [pathlib.Path(folder) / name for name in ("printed", "said")]
        start = time.perf_counter()
        child = os.posix_spawnp(
            command[0], command, os.environ,
            file_actions=[(os.POSIX_SPAWN_OPEN, number, stream,
                           os.O_WRONLY | os.O_CREAT, 0o600)
                          for number, stream in enumerate(streams, start=1)])
        _, status, usage = os.wait4(child, 0)
        wall = time.perf_counter() - start
        printed, said = (stream.read_text(encoding="utf-8", errors="replace")
                         for stream in streams)
    if status:
        sys.exit(f"failed: {' '.join(command)}\n{said}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, printed, said)


def found(output):
    """How much a file holds: cells of a sparse matrix, rows of a table."""
    output = pathlib.Path(output)
    if output.suffix == ".npz":
        with zipfile.ZipFile(output) as archive, archive.open("data.npy") as data:
            shape = re.search(rb"'shape': \((\d+)", data.read(128))
        return f"{int(shape[1])} cells"
    if output.suffix == ".csv":
        with open(output, "rb") as lines:
            return f"{sum(1 for _ in lines) - 1} pairs"
    return ""
