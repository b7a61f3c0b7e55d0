"""Which files a job reads, in the order in which `topictool` reads them on one machine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from .errors import JobError
from .storage import Entry, Storage


class Format(Enum):
    """How a file holds its records."""

    JSON_LINES = "JSON Lines"
    CSV = "CSV"
    TSV = "TSV"
    PARQUET = "Parquet"


FORMATS = {
    "jsonl": Format.JSON_LINES, "ndjson": Format.JSON_LINES, "csv": Format.CSV,
    "tsv": Format.TSV, "tab": Format.TSV, "parquet": Format.PARQUET,
}
#: What the tool reads on one machine and Spark does not cut into records.
LOCAL_ONLY = {"json", "txt", "text", "md", "markdown", "html", "htm", "xhtml"}
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
    size: int


def _extensions(name: str) -> tuple[str, str | None]:
    """The extension that tells the format, and that of the compression if there is one."""
    parts = name.lower().split(".")[1:]
    compression = None
    if parts and parts[-1] in COMPRESSIONS | LOCAL_COMPRESSIONS:
        compression = parts.pop()
    return (parts[-1] if parts else "", compression)


def _file(entry: Entry, name: str) -> InputFile | None:
    """An entry as a file to read; None if its name does not say what it holds."""
    extension, compression = _extensions(entry.name)
    if extension in LOCAL_ONLY or compression in LOCAL_COMPRESSIONS:
        raise JobError(
            f"{entry.path} is in a format that is read on one machine only: "
            "give JSON Lines, CSV, TSV or Parquet, as they are or as .gz or .bz2")
    if extension not in FORMATS:
        return None
    if entry.name.startswith(("_", ".")):
        raise JobError(f"{entry.path} cannot be read: Spark leaves out files with names in "
                       "_ or .; rename it")
    if FORMATS[extension] is Format.PARQUET and compression:
        raise JobError(f"{entry.path} cannot be read: Parquet is compressed inside")
    return InputFile(entry.path, name, FORMATS[extension], entry.size)


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
            self._add_entry(match, match.path)

    def _add_entry(self, entry: Entry, operand: str) -> None:
        if entry.is_folder:
            return self._add_folder(entry.path, "")
        file = _file(entry, operand)
        if file is None:
            raise JobError(f"{operand} is in no format known: the names of JSON Lines end in "
                           ".jsonl or .ndjson, of tables in .csv, .tsv or .parquet")
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
