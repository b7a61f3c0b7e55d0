"""What a search for copies is told."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..worker import SharedFile


@dataclass(frozen=True)
class Search:
    """The options of a search, as the workers spell them."""

    #: How many tasks a stage has, and ranges of hashes.
    partitions: int
    #: Options that say which pairs are proposed.
    sketch: list[str] = field(default_factory=list)
    #: Options that say how pairs are compared, and which are kept.
    comparison: list[str] = field(default_factory=list)
    #: `--shingle` alone.
    shingles: list[str] = field(default_factory=list)
    #: `--agencies` for what reads or tells credits.
    agencies: list[str | SharedFile] = field(default_factory=list)
    #: `--fields` for whatever reads records.
    fields: list[str] = field(default_factory=list)
    #: Copy pairs up to which one process finds what hangs together.
    max_edges: int = 50_000_000
    #: Pairs that one task verifies, about.
    task_pairs: int = 50_000
    #: Documents of one text up to which all pairs of them are listed.
    group_limit: int = 32
