"""The commands, their options, and the stages that each is made of."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass

from pyspark.sql import DataFrame

from . import output
from .articles import Articles, read_articles
from .copies import candidates, families, listing, passages, signing, verifying
from .copies.options import Search
from .copies.signing import Signed
from .errors import JobError, UsageError
from .inputs import InputFile
from .lines import read_lines
from .stage import Runner, Table
from .topics import clustering, events
from .worker import Binary, SharedFile, share


#: What stands for a file that stages make.
FILE = "\0"


@dataclass(frozen=True)
class Command:
    """A command."""

    summary: str
    #: Whether the command line asks for something, and that in a way that goes together.
    check: Callable[[argparse.Namespace], None]
    #: The verbs that options are for, each with all of them that it takes; FILE is an empty one.
    verbs: Callable[[argparse.Namespace], list[list[str]]]
    run: Callable[[Runner, list[InputFile], int, argparse.Namespace], None]


#: What the local command can and this one cannot, and why.
REFUSED = {
    "--within": "pairs are proposed without regard to dates",
    "--cross-source": "pairs are proposed without regard to outlets",
    "--against": "give both batches as INPUT",
    "--against-index": "an index is of one machine",
    "--outlets": "group --families by outlet",
    "--min-jaccard": "the join that finds all such pairs is of one machine",
    "--min-containment": "the join that finds all such pairs is of one machine",
    "--show": "run topictool on the two articles", "--memory": "workers bound theirs",
    "--temp": "workers have no temporary files", "--encoding": "convert the input to UTF-8",
    "--format": "name FILE.csv or a folder for Parquet",
}


class Refusal(argparse.Action):
    """An option that the command on one machine has and this has not."""

    def __call__(self, parser: object, namespace: object, values: object,
                 option: str | None = None) -> None:
        raise UsageError(f"{option} is not offered on Spark: {REFUSED[str(option)]}")


def add_options(command: str, options: argparse.ArgumentParser) -> None:
    """Adds the options that only one command has."""
    options.add_argument("--seed", metavar="N", help="as of topictool")
    for name in REFUSED:
        options.add_argument(name, nargs="?", action=Refusal, help=argparse.SUPPRESS)
    if command == "dedup":
        options.add_argument("--pairs", metavar="OUT",
                             help="pairs of copies: OUT.csv, one file as topictool writes it, or "
                             "a folder for Parquet")
        options.add_argument("--families", metavar="OUT", help="families, likewise")
        options.add_argument("--passages", metavar="OUT",
                             help="the passages of each pair: OUT.jsonl, one file as topictool "
                             "writes it, or a folder of such files")
        options.add_argument("--keep", metavar="OUT",
                             help="the records of one article a family, likewise")
        options.add_argument("--agencies", metavar="FILE",
                             help="a file of this machine, as of topictool dedup")
        options.add_argument("--mode", choices=["auto", "minhash", "reuse"],
                             help="as of topictool dedup, which has `exact` as well")
        options.add_argument("--shingle", metavar="N", help="as of topictool dedup")
        options.add_argument("--min-words", metavar="N", help="as of topictool dedup")
        options.add_argument("--templates", action="store_true", help="as of topictool dedup")
    if command == "cluster":
        options.add_argument("-k", default="auto", metavar="N|auto", help="as of topictool cluster")
        for name in ("--k-range", "--sample", "--restarts"):
            options.add_argument(name, metavar="X", help="as of topictool cluster")
    if command == "events":
        for name in ("--granularity", "--threshold", "--half-life"):
            options.add_argument(name, metavar="X", help="as of topictool events")
    if command in ("cluster", "events"):
        options.add_argument("--assignments", metavar="OUT",
                             help="the cluster of each article: OUT.csv, one file as topictool "
                             "writes it, or a folder for Parquet")
        options.add_argument("--no-collapse", action="store_true",
                             help="let every copy of an article count")
    options.add_argument("--max-edges", type=int, default=Search.max_edges, metavar="N",
                         help="copy pairs up to which one process finds what hangs together "
                         "(default: %(default)s)")


def given_outputs(arguments: argparse.Namespace) -> list[str]:
    """What a command line asks to be written."""
    names = ("pairs", "families", "passages", "keep", "assignments")
    return [path for name in names if (path := getattr(arguments, name, None))]


def _given(arguments: argparse.Namespace, *names: str) -> list[str]:
    """The options of the command line that have these names, as the worker spells them."""
    found = []
    for name in names:
        value = getattr(arguments, name.strip("-").replace("-", "_"))
        if value is True:
            found.append(name)
        elif value not in (None, False):
            found += [name, str(value)]
    return found


def check_options(arguments: argparse.Namespace, binary: Binary) -> None:
    """Raises an error for what no worker would take, before anything is started."""
    binary.check_version()
    with tempfile.NamedTemporaryFile() as empty:
        for verb, *options in COMMANDS[arguments.command].verbs(arguments):
            binary.parameters(verb, [empty.name if o == FILE else o for o in options])


def _articles(
    runner: Runner, files: list[InputFile], partitions: int, arguments: argparse.Namespace
) -> Articles:
    """Reads the input, and says what had to be skipped."""
    lines = read_lines(runner, files, arguments.fields, partitions)
    articles = read_articles(runner, lines, arguments.fields)
    if articles.skipped and arguments.strict:
        raise JobError(articles.problems[0])
    if not arguments.quiet:
        for problem in articles.problems:
            print(problem, file=sys.stderr)
        if articles.skipped:
            print(f"topictool_spark: skipped {articles.skipped} of "
                  f"{articles.count + articles.skipped} records", file=sys.stderr)
    return articles


def _check_dedup(arguments: argparse.Namespace) -> None:
    if not given_outputs(arguments):
        raise UsageError("dedup writes nothing without --pairs OUT, --families OUT, --passages OUT "
                         "or --keep OUT")
    if arguments.agencies and not os.path.isfile(arguments.agencies):
        raise UsageError(f"--agencies {arguments.agencies} is no file of this machine")


SKETCH = ("--mode", "--shingle", "--seed", "--min-words")


def _sign_verb(arguments: argparse.Namespace, *sketch: str) -> list[str]:
    return ["sign", "--articles", "0", "--text-bytes", "0",
            "--ranges", str(arguments.partitions or 1), *sketch, *_given(arguments, "--fields")]


def _dedup_verbs(arguments: argparse.Namespace) -> list[list[str]]:
    return [_sign_verb(arguments, *_given(arguments, *SKETCH, "--agencies")),
            ["verify", "--articles", "0", "--recurring", FILE,
             *_given(arguments, "--shingle", "--templates")]]


def _dedup(
    runner: Runner, files: list[InputFile], partitions: int, arguments: argparse.Namespace
) -> None:
    agencies: list[str | SharedFile] = []
    if arguments.agencies:
        agencies = ["--agencies", share(runner.spark, os.path.abspath(arguments.agencies))]
    search = Search(
        partitions, max_edges=arguments.max_edges, sketch=_given(arguments, *SKETCH),
        comparison=_given(arguments, "--shingle", "--templates"),
        shingles=_given(arguments, "--shingle"), fields=_given(arguments, "--fields"),
        agencies=agencies)
    articles = _articles(runner, files, partitions, arguments)
    signed, pairs = _verified(runner, articles, search)
    if arguments.families or arguments.keep:
        grouped = families.group(runner, articles, signed, pairs, search,
                                 with_takings=bool(arguments.families))
        if arguments.families:
            rows = listing.family_list(runner, articles, signed, grouped)
            output.write(runner, rows, listing.FAMILY_COLUMNS, ["_x"], arguments.families,
                         articles.count)
        if arguments.keep:
            kept, count = listing.kept(runner, articles, grouped)
            output.write_lines(runner, kept, ["_x"], arguments.keep, count)
    if arguments.pairs or arguments.passages:
        listed, count = listing.listed_pairs(
            runner, articles, signed, pairs, search, with_passages=bool(arguments.passages))
        if arguments.passages:
            rows = passages.passages(runner, articles, listed, count, search)
            output.write_lines(runner, rows, ["_x", "_y"], arguments.passages, count)
        if arguments.pairs:
            output.write(runner, listed, listing.PAIR_COLUMNS, ["_x", "_y"], arguments.pairs)


def _verified(runner: Runner, articles: Articles, search: Search) -> tuple[Signed, Table]:
    """The texts, and the pairs of them that share something."""
    signed = signing.sign(runner, articles, search)
    first = candidates.firsts(runner, signed, search)
    proposed, _ = candidates.candidates(runner, signed, first, search)
    recurring = candidates.recurring(runner, signed, first, articles.count, search)
    return signed, verifying.verify(runner, articles, signed, proposed, recurring, search)


def _collapsing(partitions: int, arguments: argparse.Namespace, how: list[str]) -> Search:
    """The search for copies that count once.

    As on one machine, a text of fewer words than a passage has is no copy of an equal one.
    """
    return Search(partitions, max_edges=arguments.max_edges,
                  fields=_given(arguments, "--fields"), sketch=["--min-words", "8", *how])


def _collapsed(
    runner: Runner, articles: Articles, search: Search
) -> tuple[DataFrame, Signed, Table]:
    """The article that stands for each, `seq` and `representative`; texts, and their pairs."""
    signed, pairs = _verified(runner, articles, search)
    grouped = families.group(runner, articles, signed, pairs, search, with_takings=False)
    found = runner.write("representatives", grouped.families.selectExpr(
        "seq", "if(size > 1, source, seq) as representative"))
    return found, signed, pairs


def _collapsing_verbs(arguments: argparse.Namespace) -> list[list[str]]:
    seed = _given(arguments, "--seed")
    return [_sign_verb(arguments, "--min-words", "8", *seed)]


def _cluster_verbs(arguments: argparse.Namespace) -> list[list[str]]:
    choice = ["--voters", "0", *_given(arguments, "-k", "--k-range", "--sample", "--seed")]
    return [*_collapsing_verbs(arguments), ["sample", *choice], [
        "kmeans-start", "--model", FILE, *choice, *_given(arguments, "--restarts")]]


def _events_verbs(arguments: argparse.Namespace) -> list[list[str]]:
    return [*_collapsing_verbs(arguments), ["event-rows", *_given(arguments, *EVENTS)]]


def _check_assignments(arguments: argparse.Namespace) -> None:
    if not arguments.assignments:
        raise UsageError(f"{arguments.command} writes nothing without --assignments OUT")


def _cluster(
    runner: Runner, files: list[InputFile], partitions: int, arguments: argparse.Namespace
) -> None:
    articles = _articles(runner, files, partitions, arguments)
    fields, seed = _given(arguments, "--fields"), _given(arguments, "--seed")
    representatives = None
    if not arguments.no_collapse:
        # Copies are articles that are alike as wholes.
        representatives = _collapsed(runner, articles, _collapsing(
            partitions, arguments, ["--mode", "minhash", *seed]))[0]
    wanted = clustering.Clusters(
        partitions, count=_given(arguments, "-k", "--k-range"),
        sampling=[*_given(arguments, "--sample"), *seed],
        starting=_given(arguments, "--restarts"), fields=fields)
    rows = clustering.cluster(runner, articles, representatives, wanted)
    output.write(runner, rows, clustering.COLUMNS, ["_x"], arguments.assignments, articles.count)


EVENTS = ("--granularity", "--threshold", "--half-life", "--fields")


def _events(
    runner: Runner, files: list[InputFile], partitions: int, arguments: argparse.Namespace
) -> None:
    articles = _articles(runner, files, partitions, arguments)
    options = _given(arguments, *EVENTS)
    leaders, shared = articles.ids.selectExpr("seq", "seq as leader"), None
    if not arguments.no_collapse:
        search = _collapsing(partitions, arguments, _given(arguments, "--seed"))
        found, signed, pairs = _collapsed(runner, articles, search)
        leaders = found.withColumnRenamed("representative", "leader")
        shared = events.shared(signed, pairs, search)
    rows = events.events(runner, articles, leaders, shared, partitions, options)
    output.write(runner, rows, events.COLUMNS, ["_x"], arguments.assignments, articles.count)


COMMANDS = {
    "events": Command("articles grouped by the event they report", _check_assignments,
                      _events_verbs, _events),
    "cluster": Command("k-means topics", _check_assignments, _cluster_verbs, _cluster),
    "dedup": Command("which articles are copies of which", _check_dedup, _dedup_verbs, _dedup),
}
