"""One stage of a job: rows through workers into a table that was checked.

    stage = Stage("read", kinds={"article": "iisi", "skip": "iis"})
    table = runner.run(stage, rows, expected=count, options=[...])
    table.of("article")

Each partition of the rows goes through one worker, and what comes back is written as Parquet
into a folder of the work folder, a folder in it for each kind of line. Nothing is believed
until that was looked at: each partition must have written one trailer, of the worker and
options that the driver has, which counts as many lines as are there; all together must have
read as many lines as were sent; and every line must have the fields of its kind. What comes
after reads what was written, so that a task that is repeated there repeats no worker here.
"""

from __future__ import annotations

import re
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F

from .errors import JobError
from .storage import Storage
from .tables import small_table
from .worker import SharedFile, Worker, cause

#: The lines that every worker, or the script around it, may write.
ALWAYS = {"#end": "siis", "#failed": "ss"}
#: Bytes of the buffer through which rows go to a worker.
BUFFER = 1 << 16


@dataclass(frozen=True)
class Stage:
    """What a verb of the worker writes."""

    verb: str
    #: For each kind of line its fields behind the kind, a letter each: `i` whole number, `n`
    #: whole number or none, `s` text. The last may hold tabs if it is `r`.
    kinds: dict[str, str]
    #: What the stage is called, and its folder, if the verb is not enough.
    name: str = ""

    @property
    def title(self) -> str:
        return self.name or self.verb


@dataclass(frozen=True)
class Table:
    """What a stage wrote."""

    spark: SparkSession
    folder: str
    stage: Stage
    #: Lines of each kind.
    counts: dict[str, int] = field(default_factory=dict)

    def of(self, kind: str, *names: str) -> DataFrame:
        """The lines of a kind, their fields under these names; `task` is the partition."""
        types = self.stage.kinds[kind]
        if len(names) != len(types):
            raise ValueError(f"{kind} has {len(types)} fields, not {len(names)}")
        if not self.counts.get(kind):
            columns = ", ".join(
                f"{n} {'string' if t in 'sr' else 'bigint'}" for n, t in zip(names, types))
            return small_table(self.spark, f"task int, {columns}", [])
        lines = _written(self.spark, self.stage, f"{self.folder}/kind={kind}")
        return lines.select("task", *(
            _read(F.col(f"f{i}"), t).alias(n) for i, (n, t) in enumerate(zip(names, types))))


def _read(text: Column, letter: str) -> Column:
    if letter in "in":
        return F.when(text != r"\N", text).otherwise(None).cast("bigint")
    return F.when(text != r"\N", text).otherwise(None) if letter == "s" else text


def unescaped(text: Column) -> Column:
    r"""Free text as it was before a worker wrote `\\ \t \n \r` into it."""

    def plain(piece: Column) -> Column:
        for letter, character in (("t", "\t"), ("n", "\n"), ("r", "\r")):
            piece = F.replace(piece, F.lit("\\" + letter), F.lit(character))
        return piece

    # What follows a backslash that stands for itself must not be read with it.
    return F.array_join(F.transform(F.split(text, r"\\\\"), plain), "\\")


def piped(rows: DataFrame, command: list[str]) -> tuple[DataFrame, int]:
    """The only column of `rows`, a partition at a time through a command, as lines.

    This is the pipe of the JVM, with an encoding that does not depend on the machine: there
    is no Python on the executors. The number is that of the partitions.
    """
    spark = rows.sparkSession
    jvm: Any = spark._jvm
    strings = jvm.org.apache.spark.sql.Encoders.STRING()
    dataset: Any = getattr(rows._jdf, "as")(strings)
    rdd = dataset.javaRDD()
    if rdd.getNumPartitions() == 0:
        # Where there are no rows there is a worker all the same: it may have something to say.
        rdd = spark.sparkContext._jsc.parallelize([], 1)
    lines = rdd.pipe(command, {}, False, BUFFER, "UTF-8")
    session: Any = spark._jsparkSession
    return (DataFrame(session.createDataset(lines.rdd(), strings).toDF(), spark),
            lines.getNumPartitions())


@dataclass(frozen=True)
class Ran:
    """What was run, for those who look at time."""

    name: str
    began: float
    seconds: float
    #: Lines in and out, and partitions; -1 where no worker ran.
    read: int = -1
    wrote: int = -1
    tasks: int = -1


class Runner:
    """Runs the stages of a job, one after another."""

    def __init__(self, spark: SparkSession, worker: Worker, work: str) -> None:
        self.spark = spark
        self.worker = worker
        self.work = work.rstrip("/")
        self.storage = Storage(spark)
        #: What tells the files of this job from those of another in one session.
        self.job = uuid.uuid4().hex[:12]
        self.log: list[Ran] = []

    def folder(self, name: str) -> str:
        """Where the output of a stage is kept."""
        return f"{self.work}/{name}"

    def write(self, name: str, rows: DataFrame) -> DataFrame:
        """Writes a table of the work folder, and reads it from there."""
        began = time.monotonic()
        self.spark.sparkContext.setJobDescription(name)
        with failures(name):
            rows.write.mode("overwrite").parquet(self.folder(name))
            written = self.spark.read.parquet(self.folder(name))
        self.log.append(Ran(name, began, time.monotonic() - began))
        return written

    def run(
        self, stage: Stage, rows: DataFrame, expected: int,
        options: list[str | SharedFile] | None = None,
    ) -> Table:
        """Sends rows through workers.

        `rows` has one column, the lines; `expected` is how many they are, counted elsewhere.
        """
        began = time.monotonic()
        options = options or []
        parameters = self.worker.parameters(stage.verb, options)
        folder = self.folder(stage.title)
        self.spark.sparkContext.setJobDescription(stage.title)
        with failures(stage.title):
            lines, tasks = piped(rows, self.worker.command(stage.verb, options))
            _fields(lines, stage).write.mode("overwrite").partitionBy("kind").parquet(folder)
            counts = self._check(stage, folder, tasks, expected, parameters)
        self.log.append(Ran(stage.title, began, time.monotonic() - began, expected,
                            sum(counts.values()), tasks))
        return Table(self.spark, folder, stage, counts)

    def _check(
        self, stage: Stage, folder: str, tasks: int, expected: int, parameters: str
    ) -> dict[str, int]:
        """Makes sure that a stage wrote all it should; counts the lines of each kind."""
        written = _written(self.spark, stage, folder).select("task", "kind", "ok")
        rows = written.groupBy("task", "kind").agg(
            F.count("*").alias("lines"), F.count(F.when(~F.col("ok"), 1)).alias("bad")).collect()
        found: dict[int, dict[str, tuple[int, int]]] = {task: {} for task in range(tasks)}
        for row in rows:
            found.setdefault(row["task"], {})[row["kind"]] = (row["lines"], row["bad"])
        for task, kinds in sorted(found.items()):
            if "failed" in kinds:
                self._tell_failed(stage, folder, task)
        trailers = {}
        if any("end" in kinds for kinds in found.values()):
            for row in _written(self.spark, stage, f"{folder}/kind=end").collect():
                trailers[row["task"]] = row
        read = 0
        counts: dict[str, int] = dict.fromkeys(stage.kinds, 0)
        for task, kinds in sorted(found.items()):
            where = f"{stage.title}: partition {task}"
            bad = [kind for kind, (_, bad) in kinds.items() if bad]
            if "other" in kinds or bad:
                kind = "other" if "other" in kinds else bad[0]
                raise JobError(f"{where}: the worker wrote what is no line of `{stage.verb}`: "
                               + self._sample(stage, folder, task, kind))
            if kinds.get("end", (0, 0))[0] != 1:
                count = kinds.get("end", (0, 0))[0]
                raise JobError(f"{where}: the worker wrote {count} trailers instead of one: "
                               "its output is cut short" if count == 0 else
                               f"{where}: the worker wrote {count} trailers instead of one")
            trailer = trailers[task]
            if trailer["f0"] != stage.verb or trailer["f3"] != parameters:
                raise JobError(f"{where}: the worker is of another version, or had other options: "
                               f"trailer {trailer['f0']} {trailer['f3']}, "
                               f"expected {stage.verb} {parameters}")
            wrote = sum(lines for kind, (lines, _) in kinds.items() if kind != "end")
            if int(trailer["f2"]) != wrote:
                raise JobError(f"{where}: the worker wrote {trailer['f2']} lines, "
                               f"of which {wrote} arrived")
            read += int(trailer["f1"])
            for kind in stage.kinds:
                counts[kind] += kinds.get(kind, (0, 0))[0]
        if read != expected:
            raise JobError(f"{stage.title}: the workers read {read} lines of {expected}")
        return counts

    def _tell_failed(self, stage: Stage, folder: str, task: int) -> None:
        """Raises the error that a worker wrote."""
        failed = _written(self.spark, stage, f"{folder}/kind=failed")
        row = failed.where(F.col("task") == task).first()
        assert row is not None
        said = row["f1"] or cause(int(row["f0"]))
        raise JobError(f"{stage.title}: partition {task}: {said}")

    def _sample(self, stage: Stage, folder: str, task: int, kind: str) -> str:
        """The beginning of a line that is not as expected."""
        rows = _written(self.spark, stage, f"{folder}/kind={kind}")
        row = rows.where((F.col("task") == task) & ~F.col("ok")).first()
        assert row is not None
        fields = [row[name] for name in row.asDict() if name.startswith("f")]
        start = "" if kind == "other" else f"{kind} "
        return repr(start + " ".join(text for text in fields if text is not None)[:80])


def _width(stage: Stage) -> int:
    """The most fields that a line of a stage has."""
    return max(map(len, {**stage.kinds, **ALWAYS}.values()))


def _written(spark: SparkSession, stage: Stage, folder: str) -> DataFrame:
    """What a stage wrote, or one kind of it; there may be nothing at all."""
    fields = "".join(f", f{i} string" for i in range(_width(stage)))
    kind = "" if "/kind=" in folder else ", kind string"
    return spark.read.schema(f"task int, ok boolean{fields}{kind}").parquet(folder)


def _fields(lines: DataFrame, stage: Stage) -> DataFrame:
    """Lines as columns: `task`, `kind`, whether they are as expected, and their fields.

    Lines of no kind known are of kind `other`, with the whole line as the only field.
    """
    parts = F.split(F.col("value"), "\t", -1)
    kind = parts[0]
    known = {**stage.kinds, **ALWAYS}
    width = _width(stage)
    ok, shown = F.lit(False), F.lit("other")
    for name, types in known.items():
        good = F.size(parts) == len(types) + 1
        for i, letter in enumerate(types):
            if letter in "in":
                pattern = r"^[0-9]{1,18}$" if letter == "i" else r"^(-?[0-9]{1,18}|\\N)$"
                good = good & F.get(parts, F.lit(i + 1)).rlike(pattern)
        ok = F.when(kind == name, F.coalesce(good, F.lit(False))).otherwise(ok)
        shown = F.when(kind == name, F.lit(name.removeprefix("#"))).otherwise(shown)
    fields = [F.get(parts, F.lit(i + 1)).alias(f"f{i}") for i in range(width)]
    whole = F.when(shown == "other", F.col("value")).otherwise(fields[0]).alias("f0")
    return lines.select(
        F.spark_partition_id().alias("task"), shown.alias("kind"), ok.alias("ok"),
        whole, *fields[1:])


class failures:
    """Turns what Spark raises into one line that names stage, partition and cause."""

    def __init__(self, stage: str) -> None:
        self._stage = stage

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if isinstance(error, (Py4JJavaError, PySparkException)):
            raise JobError(explained(self._stage, str(error))) from None


def explained(stage: str, text: str) -> str:
    """One line for what Spark said of a stage that failed."""
    task = re.search(r"Task (\d+) in stage \S+ failed", text)
    where = f"{stage}: partition {task[1]}" if task else stage
    status = re.search(r"Subprocess exited with status (\d+)", text)
    if status:
        return f"{where}: {cause(int(status[1]))} (status {status[1]})"
    if "MalformedInputException" in text:
        return f"{where}: the worker wrote what is not UTF-8"
    start = re.search(r'Cannot run program "([^"]+)"[^:]*: ([^\n]*)', text)
    if start:
        return f"{where}: {start[1]} cannot be run: {start[2]}"
    # The last cause is the one that says something.
    causes = re.findall(r"^(?:Caused by)?: (?:[\w.$]+: )?([^\n]+)", text, re.MULTILINE)
    line = causes[-1] if causes else next(iter(text.strip().splitlines()), "no reason given")
    file = re.search(r"reading (?:the )?file:? (\S+?)\.?\s", text)
    if file and file[1] not in line:
        line = f"{file[1]}: {line}"
    return f"{where}: {line.strip()[:400]}"
