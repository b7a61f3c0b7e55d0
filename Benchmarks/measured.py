"""What one run of a command costs."""
import os
import pathlib
import sys
import tempfile
import time
from typing import NamedTuple


class Cost(NamedTuple):
    wall: float  # seconds
    cpu: float  # seconds
    megabytes: float  # peak
    said: str  # on stderr


def run(*command):
    """Runs a command without its output; ends this script if it fails."""
    command = [str(word) for word in command]
    with tempfile.TemporaryDirectory() as folder:
        said = pathlib.Path(folder) / "said"
        start = time.perf_counter()
        child = os.posix_spawnp(
            command[0], command, os.environ,
            file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                          (os.POSIX_SPAWN_OPEN, 2, said, os.O_WRONLY | os.O_CREAT, 0o600)])
        _, status, usage = os.wait4(child, 0)
        wall = time.perf_counter() - start
        text = said.read_text(encoding="utf-8", errors="replace")
    if status:
        sys.exit(f"failed: {' '.join(command)}\n{text}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text)
