"""Which files a job reads, in the order in which `topictool` reads them on one machine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from .errors import JobError
from .storage import Entry, Storage


class Format(Enum):
    """How a file is cut into records."""

    #: One JSON object a line: lines are spread over all tasks.
    LINES = "lines"
    #: By a worker that has the whole file: tables, arrays, texts and pages.
    WHOLE = "whole"
    #: By Spark.
    PARQUET = "parquet"


FORMATS = dict.fromkeys(("jsonl", "ndjson"), Format.LINES) | dict.fromkeys(
    ("csv", "tsv", "tab", "json", "txt", "text", "md", "markdown", "html", "htm", "xhtml"),
    Format.WHOLE) | {"parquet": Format.PARQUET}
#: What the JVM unpacks by itself.
COMPRESSIONS = {"gz", "bz2"}
LOCAL_COMPRESSIONS = {"zst", "xz"}
#: A file of options, which the tool leaves alone in folders.
OPTIONS_FILE = "topictool.json"


@dataclass(frozen=True)
class InputFile:
    """One file to read."""

    path: str
    #: What it is called in messages and in ids made from it.
    name: str
    format: Format
    #: The extension that told the format, in lower case.
    extension: str
    size: int


def _file(entry: Entry, name: str) -> InputFile | None:
    """An entry as a file to read; None if its name does not say what it holds."""
    parts = entry.name.split(".")[1:]
    compression = ""
    if parts and parts[-1].lower() in COMPRESSIONS | LOCAL_COMPRESSIONS:
        compression = parts.pop()
    extension = parts[-1].lower() if parts else ""
    if extension not in FORMATS:
        return None
    if compression.lower() in LOCAL_COMPRESSIONS:
        raise JobError(f"{entry.path} is compressed in a way that is read on one machine only: "
                       "unpack it, or pack it as .gz or .bz2")
    if compression and compression not in COMPRESSIONS:
        raise JobError(f"{entry.path} cannot be read: Spark unpacks files whose names end in "
                       f".{compression.lower()}, not .{compression}; rename it")
    if entry.name.startswith(("_", ".")):
        raise JobError(f"{entry.path} cannot be read: Spark leaves out files with names in "
                       "_ or .; rename it")
    if FORMATS[extension] is Format.PARQUET and compression:
        raise JobError(f"{entry.path} cannot be read: Parquet is compressed inside")
    return InputFile(entry.path, name, FORMATS[extension], extension, entry.size)


def _name(pattern: str, path: str) -> str:
    """What a file that a pattern stands for is called: as a shell would have put it there."""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", pattern) or "{" in pattern:
        return path
    parts = pattern.strip("/").split("/")
    name = "/".join(path.split("/")[-len(parts):])
    return f"/{name}" if pattern.startswith("/") else name


class Listing:
    """The files that operands stand for: files, folders and patterns with wildcards."""

    def __init__(self, storage: Storage, operands: Iterable[str]) -> None:
        self._storage = storage
        self.files: list[InputFile] = []
        #: Files of folders that are in no format known.
        self.ignored = 0
        for operand in operands:
            self._add(operand)
        if not self.files:
            raise JobError("no files to read: " + ", ".join(operands))

    @property
    def size(self) -> int:
        """Bytes of all files, as they are stored."""
        return sum(file.size for file in self.files)

    def _add(self, operand: str) -> None:
        entry = self._storage.entry(operand)
        if entry is not None:
            return self._add_entry(entry, operand)
        matches = self._storage.matches(operand)
        if not matches:
            raise JobError(f"{operand} does not exist")
        for match in matches:
            self._add_entry(match, _name(operand, match.path))

    def _add_entry(self, entry: Entry, operand: str) -> None:
        if entry.is_folder:
            return self._add_folder(entry.path, "")
        file = _file(entry, operand)
        if file is None:
            raise JobError(f"{operand} is in no format known: the names of JSON Lines end in "
                           ".jsonl or .ndjson, of tables in .csv, .tsv or .parquet, of others in "
                           ".json, .txt, .md or .html")
        self.files.append(file)

    def _add_folder(self, folder: str, prefix: str) -> None:
        """Adds what lies below a folder, named from the folder that was asked for."""
        for entry in self._storage.entries(folder):
            if entry.name.startswith(".") or entry.name == OPTIONS_FILE:
                continue
            if entry.is_folder:
                self._add_folder(entry.path, f"{prefix}{entry.name}/")
                continue
            file = _file(entry, prefix + entry.name)
            if file is None:
                self.ignored += 1
            else:
                self.files.append(file)
