"""Folders and files wherever Hadoop can reach them: all calls go to the JVM of the driver."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from .errors import JobError


@dataclass(frozen=True)
class Entry:
    """A file or folder that was listed."""

    #: Its full path, as Hadoop writes it.
    path: str
    #: The last part of the path.
    name: str
    is_folder: bool
    size: int


#: What calls of the JVM raise: PySpark makes some of Java's exceptions its own.
FAILURES = (Py4JJavaError, PySparkException)


def reason(error: Exception) -> str:
    """The first line of what Java says, without the names of its classes."""
    text = str(error)
    if isinstance(error, Py4JJavaError):
        text = str(error.java_exception.getMessage() or error.java_exception.toString())
    return text.strip().splitlines()[0] if text.strip() else "no reason given"


class Storage:
    """The file systems of a session."""

    def __init__(self, spark: SparkSession) -> None:
        self._jvm: Any = spark._jvm
        self._conf: Any = spark._jsc.hadoopConfiguration()

    def _path(self, path: str) -> Any:
        return self._jvm.org.apache.hadoop.fs.Path(path)

    def _system(self, path: Any) -> Any:
        return path.getFileSystem(self._conf)

    def qualified(self, path: str) -> str:
        """A path with the file system it is on, by which paths can be compared."""
        try:
            place = self._path(path)
            return str(self._system(place).makeQualified(place).toString())
        except FAILURES as error:
            raise JobError(f"{path} cannot be looked at: {reason(error)}") from None

    def entry(self, path: str) -> Entry | None:
        """What is at a path, None if nothing is."""
        try:
            place = self._path(path)
            system = self._system(place)
            return self._entry(system.getFileStatus(place)) if system.exists(place) else None
        except FAILURES as error:
            raise JobError(f"{path} cannot be looked at: {reason(error)}") from None

    def entries(self, folder: str) -> list[Entry]:
        """What a folder holds, in the order of the bytes of the names."""
        try:
            place = self._path(folder)
            found = [self._entry(status) for status in self._system(place).listStatus(place)]
        except FAILURES as error:
            raise JobError(f"{folder} cannot be listed: {reason(error)}") from None
        return sorted(found, key=lambda entry: entry.name.encode())

    def matches(self, pattern: str) -> list[Entry]:
        """What a pattern with wildcards stands for, in the order of the bytes of the paths."""
        try:
            place = self._path(pattern)
            found = self._system(place).globStatus(place) or []
            return sorted(map(self._entry, found), key=lambda entry: entry.path.encode())
        except FAILURES as error:
            raise JobError(f"{pattern} cannot be looked for: {reason(error)}") from None

    @staticmethod
    def _entry(status: Any) -> Entry:
        path = status.getPath()
        return Entry(
            path=path.toString(), name=path.getName(),
            is_folder=status.isDirectory(), size=status.getLen())

    def remove(self, path: str) -> None:
        """Removes a file, or a folder with all it holds; nothing happens if there is none."""
        try:
            place = self._path(path)
            self._system(place).delete(place, True)
        except FAILURES as error:
            raise JobError(f"{path} cannot be removed: {reason(error)}") from None

    def join_parts(self, folder: str, file: str, head: str = "") -> None:
        """Writes `head` and the files of a folder into one file, and removes the folder.

        The file appears whole: it is written beside and then renamed.
        """
        beside = self._path(file + ".partial")
        try:
            system = self._system(beside)
            output = system.create(beside, True)
            output.write(bytearray(head.encode()))
            for part in self.entries(folder):
                if part.name.startswith(("_", ".")):
                    continue
                source = self._path(part.path)
                opened = self._system(source).open(source)
                self._jvm.org.apache.hadoop.io.IOUtils.copyBytes(opened, output, 1 << 20, False)
                opened.close()
            output.close()
            system.delete(self._path(file), True)
            if not system.rename(beside, self._path(file)):
                raise JobError(f"{file} cannot be written: the renaming failed")
        except FAILURES as error:
            raise JobError(f"{file} cannot be written: {reason(error)}") from None
        self.remove(folder)
