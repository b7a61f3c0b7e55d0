"""The binary that does the work inside of a partition, and how it is called.

A task runs a small shell script around it, since Spark does not say what a child wrote on its
standard error: where the worker finds fault with its options or its input, which another try
would not mend, the script puts that into the output as a line of kind `#failed`. All other
failures it passes on, and Spark tries the task again.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass

from pyspark import SparkFiles
from pyspark.sql import SparkSession

from .errors import JobError, UsageError
from .session import is_local

#: Spark ends what it started when a task is cancelled, and not what that started: `timeout`
#: passes it on to the shell and the worker.
WATCH = r"""
if [ "$1" -gt 0 ] && command -v timeout >/dev/null 2>&1; then
  exec timeout -k 10 "$@"
fi
shift
exec "$@"
"""
SCRIPT = r"""
exec 3>&1
said=$("$@" 2>&1 >&3 3>&-)
status=$?
[ -z "$said" ] || printf '%s\n' "$said" >&2
case $status in
64 | 65) printf '#failed\t%s\t%s\n' "$status" \
  "$(printf '%s' "$said" | tail -n 1 | tr '\t\r' '  ')" ;;
*) exit "$status" ;;
esac
"""

#: The version of the lines that workers read and write.
PROTOCOL = "1"
#: The status of a worker that was given wrong options.
REFUSED_OPTIONS = 64
#: What the exit statuses of a worker and of the script around it mean.
CAUSES = {
    64: "the worker refused its options",
    65: "the worker refused a line",
    74: "the worker could not read or write",
    124: "the worker was stopped because it took longer than --task-seconds",
    126: "the worker cannot be run on this machine",
    127: "the worker is missing",
    137: "the worker was killed (SIGKILL, perhaps for want of memory)",
    141: "the worker could not write (SIGPIPE)",
    143: "the worker was stopped (SIGTERM)",
}


def cause(status: int) -> str:
    """An exit status in words."""
    if status in CAUSES:
        return CAUSES[status]
    if status > 128:
        return f"the worker was killed by signal {status - 128}"
    return f"the worker ended with status {status}"


@dataclass(frozen=True)
class SharedFile:
    """A file that every task can read."""

    #: Where the driver has its copy.
    local: str
    #: What tasks open.
    shipped: str


def share(spark: SparkSession, path: str) -> SharedFile:
    """Ships a file with the job. Its name must be its own among those of the job."""
    spark.sparkContext.addFile(path)
    name = os.path.basename(path)
    local = SparkFiles.get(name)
    # Executors have what was added in the folder they run in; in local mode there is only
    # the folder of the driver.
    return SharedFile(local, local if is_local(spark) else f"./{name}")


class Binary:
    """The binary, where the job is submitted."""

    def __init__(self, path: str) -> None:
        if not os.path.isfile(path):
            raise JobError(f"there is no worker at {path}: --worker says where topictool is")
        if not os.access(path, os.X_OK):
            raise JobError(f"the worker {path} is not executable")
        self.path = os.path.abspath(path)

    def check_version(self) -> None:
        """Raises an error unless the worker speaks as this driver does."""
        fields = self._answer("version", [])[0].split("\t")
        if fields[:2] != ["version", PROTOCOL]:
            raise JobError(f"{self.path} is no worker of this driver, which wants one that answers "
                           f"`worker version` with version {PROTOCOL}: {fields[:2]}")

    def parameters(self, verb: str, options: list[str]) -> str:
        """What the trailers of this verb must say under these options.

        The worker is run here, on nothing: it answers with the trailer alone.
        """
        *said, trailer = self._answer(verb, options)
        fields = trailer.split("\t")
        if said or len(fields) != 5 or fields[:4] != ["#end", verb, "0", "0"]:
            raise JobError(f"{self.path} is not a topictool that can be a worker of this driver: "
                           f"`worker {verb}` answers nothing with {trailer[:60]!r}")
        return fields[4]

    def _answer(self, verb: str, options: list[str]) -> list[str]:
        """The lines that a verb answers nothing with, at least one."""
        try:
            run = subprocess.run(
                [self.path, "worker", verb, *options], stdin=subprocess.DEVNULL,
                capture_output=True, check=False, timeout=600)
        except OSError as error:
            raise JobError(f"the worker {self.path} cannot be run: {error.strerror}") from None
        except subprocess.TimeoutExpired:
            raise JobError(f"the worker {self.path} does not answer") from None
        said = run.stderr.decode(errors="replace").strip().splitlines()
        if run.returncode == REFUSED_OPTIONS and said:
            raise UsageError(said[-1].removeprefix("topictool: error: "))
        if run.returncode != 0:
            why = said[-1] if said else cause(run.returncode)
            raise JobError(f"{verb}: {why}")
        return run.stdout.decode(errors="replace").removesuffix("\n").split("\n")


class Worker:
    """The binary, shipped with the job."""

    def __init__(self, spark: SparkSession, path: str, task_seconds: int) -> None:
        self._binary = Binary(path)
        self._shared = share(spark, self._binary.path)
        self._seconds = task_seconds

    def command(self, verb: str, options: list[str | SharedFile]) -> list[str]:
        """What a task runs."""
        given = [o.shipped if isinstance(o, SharedFile) else o for o in options]
        return ["/bin/sh", "-c", WATCH, "topictool", str(self._seconds), "/bin/sh", "-c", SCRIPT,
                "topictool", self._shared.shipped, "worker", verb, *given]

    def parameters(self, verb: str, options: list[str | SharedFile]) -> str:
        """What the trailers of this verb must say under these options."""
        return self._binary.parameters(
            verb, [o.local if isinstance(o, SharedFile) else o for o in options])
