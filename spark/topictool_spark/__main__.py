"""The command line: `python -m topictool_spark dedup INPUT... --worker PATH --work FOLDER`."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from . import output, session
from .errors import JobError, UsageError
from .inputs import Listing
from .jobs import COMMANDS, add_options, check_options, given_outputs
from .stage import Runner, explained
from .storage import Storage
from .worker import Binary, Worker

class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise UsageError(message)


def parser() -> argparse.ArgumentParser:
    """The options of all commands."""
    whole = Parser(prog="topictool_spark", allow_abbrev=False,
                   description="Republished news copy in archives beyond one machine.")
    commands = whole.add_subparsers(dest="command", required=True, parser_class=Parser)
    for name, command in COMMANDS.items():
        one = commands.add_parser(name, help=command.summary, allow_abbrev=False)
        one.add_argument("inputs", nargs="+", metavar="INPUT",
                         help="files, folders or patterns on any file system of Hadoop: JSON "
                         "Lines, CSV, Parquet and others")
        one.add_argument("--work", required=True, metavar="FOLDER",
                         help="a new or empty folder, which every machine can reach, for what "
                         "stages hand on")
        one.add_argument("--worker", default=shutil.which("topictool"), metavar="PATH",
                         help="the binary of topictool, shipped with the job (default: that of "
                         "PATH)")
        one.add_argument("--master", help="the Spark master, where spark-submit says none")
        one.add_argument("--conf", action="append", default=[], metavar="KEY=VALUE",
                         help="a setting of Spark")
        one.add_argument("--log", default="FATAL", metavar="LEVEL",
                         help="what Spark itself says: ERROR, WARN, INFO (default: FATAL)")
        one.add_argument("--partitions", type=positive, metavar="N",
                         help="tasks of a stage; the result does not depend on it (default: "
                         "three a core, more for large inputs, or "
                         "spark.sql.shuffle.partitions if that is set)")
        one.add_argument("--task-seconds", type=positive, default=7200, metavar="N",
                         help="how long a worker may take for one partition (default: 7200)")
        one.add_argument("--keep-work", action="store_true",
                         help="leave the work folder as it is at the end")
        one.add_argument("--strict", action="store_true",
                         help="fail if a record is malformed")
        one.add_argument("--fields", metavar="F=NAME,...", help="as of topictool")
        one.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
        add_options(name, one)
    return whole


def positive(text: str) -> int:
    """A whole number from 1."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def run(arguments: argparse.Namespace) -> Runner:
    """Runs a job from its command line, in a session of its own."""
    COMMANDS[arguments.command].check(arguments)
    if not arguments.worker:
        raise UsageError("--worker PATH says where the binary of topictool is")
    settings = dict(setting.partition("=")[::2] for setting in arguments.conf)
    session.check(settings)
    check_options(arguments, Binary(arguments.worker))
    spark = session.start(f"topictool {arguments.command}", arguments.master, settings, arguments.log)
    try:
        return run_in(spark, arguments)
    finally:
        spark.stop()


def run_in(spark: SparkSession, arguments: argparse.Namespace) -> Runner:
    """Runs a job in a session that goes on afterwards."""
    began = time.monotonic()
    storage = Storage(spark)
    work = storage.qualified(arguments.work)
    found = storage.entry(work)
    if found and (not found.is_folder or storage.entries(work)):
        raise JobError(f"{arguments.work} is not an empty folder")
    listing = Listing(storage, arguments.inputs)
    output.check(storage, given_outputs(arguments), work, [f.path for f in listing.files])
    runner = Runner(spark, Worker(spark, arguments.worker, arguments.task_seconds), work)
    partitions = arguments.partitions or _partitions(spark, listing.size)
    spark.conf.set("spark.sql.shuffle.partitions", str(partitions))
    if listing.ignored and not arguments.quiet:
        print(f"topictool_spark: {listing.ignored} files in no format known were left alone",
              file=sys.stderr)
    COMMANDS[arguments.command].run(runner, listing.files, partitions, arguments)
    if not arguments.keep_work:
        storage.remove(work)
    if not arguments.quiet:
        _report(runner, time.monotonic() - began)
    return runner


def _partitions(spark: SparkSession, size: int) -> int:
    """As many tasks as keep all cores busy, and each of them small."""
    given = spark.sparkContext.getConf().get("spark.sql.shuffle.partitions")
    return int(given) if given else max(3 * session.cores(spark), size // (64 << 20))


def _report(runner: Runner, seconds: float) -> None:
    for ran in runner.log:
        lines = f", {ran.read} lines to {ran.wrote} in {ran.tasks} tasks" if ran.tasks >= 0 else ""
        print(f"topictool_spark: {ran.name}: {ran.seconds:.1f} s{lines}", file=sys.stderr)
    print(f"topictool_spark: done in {seconds:.1f} s", file=sys.stderr)


def main() -> int:
    """Runs the command line; 0 done, 1 the job failed, 2 wrong usage."""
    try:
        run(parser().parse_args())
    except UsageError as error:
        print(f"topictool_spark: error: {error}", file=sys.stderr)
        return 2
    except JobError as error:
        print(f"topictool_spark: error: {error}", file=sys.stderr)
        return 1
    except (Py4JError, PySparkException) as error:
        print(f"topictool_spark: error: {explained('job', str(error))}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    # Threads of py4j may hold up the end of the interpreter after a JVM that died.
    sys.stderr.flush()
    os._exit(status)
