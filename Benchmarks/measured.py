"""What one run of a command costs, and how much it found."""
import os
import pathlib
import re
import sys
import tempfile
import threading
import time
import zipfile
from typing import NamedTuple

# Seconds from one look at the processes of a command to the next, more if it runs for long:
# looking costs some of the processor that the command wants.
LOOK, LEAST_OFTEN = 0.02, 0.25


class Cost(NamedTuple):
    wall: float  # seconds
    cpu: float  # seconds
    megabytes: float  # peak, of all its processes together
    printed: str  # on stdout
    said: str  # on stderr


def run(*command, statuses=(0,)):
    """Runs a command and keeps what it prints; ends this script at another exit status.

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
        family = Family(child)
        family.start()
        _, status, usage = os.wait4(child, 0)
        wall = time.perf_counter() - start
        family.join()
        printed, said = (stream.read_text(encoding="utf-8", errors="replace")
                         for stream in streams)
    if os.waitstatus_to_exitcode(status) not in statuses:
        sys.exit(f"failed: {' '.join(command)}\n{said}")
    return Cost(wall, usage.ru_utime + usage.ru_stime,
                max(usage.ru_maxrss / 1024, family.megabytes), printed, said)


class Family(threading.Thread):
    """Looks how much memory a process and those that it started have together.

    The system keeps the peak of each process, but not of several at a time. Pages that they
    share are counted once. Nothing is looked at as long as a process is alone.
    """

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.megabytes = process, 0.0

    def run(self):
        start = time.monotonic()
        while os.path.exists(f"/proc/{self.process}/smaps_rollup"):
            processes = self.with_descendants(self.process)
            if len(processes) > 1:
                kilobytes = sum(map(self.share, processes))
                self.megabytes = max(self.megabytes, kilobytes / 1024)
            time.sleep(min(LEAST_OFTEN, max(LOOK, (time.monotonic() - start) / 50)))

    @classmethod
    def with_descendants(cls, process):
        children = []
        try:
            for listed in pathlib.Path(f"/proc/{process}/task").glob("*/children"):
                children += listed.read_text(encoding="ascii").split()
        except OSError:  # it, or one of its threads, has ended since
            pass
        return [process, *(one for child in children for one in cls.with_descendants(child))]

    @staticmethod
    def share(process):
        """Kilobytes in memory, of what several processes have an equal part each."""
        try:
            rollup = pathlib.Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        except OSError:
            return 0
        found = re.search(r"^Pss: +(\d+)", rollup, re.MULTILINE)
        return int(found[1]) if found else 0


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
