"""What becomes of workers that do not do what they should."""

import pytest
from pyspark.sql import functions as F

from topictool_spark.errors import JobError
from topictool_spark.stage import Stage, explained, unescaped
from topictool_spark.tables import small_table

DOUBLE = Stage("double", {"twice": "ii"})
ECHO = 'out.append(("twice", fields[0], 2 * int(fields[0])))'
#: Answers as it should when it is asked for the parameters, that is without input.
ASKED = """#!/bin/sh
trailer() { printf '#end\\tdouble\\t%s\\t%s\\t0123456789abcdef\\n' "$1" "$2"; }
read -r first || { trailer 0 0; exit; }
"""


def numbers(spark, count=100, partitions=4):
    return spark.range(0, count, 1, partitions).select(F.col("id").cast("string"))


def run(runner, count=100, sent=100):
    return runner.run(DOUBLE, numbers(runner.spark, count), sent)


def test_what_workers_write_comes_back_by_kind(runner, answering):
    table = run(runner(answering(ECHO)))
    assert table.counts == {"twice": 100}
    rows = table.of("twice", "number", "double").orderBy("number").collect()
    assert [(row.number, row.double) for row in rows] == [(i, 2 * i) for i in range(100)]


def test_a_partition_without_rows_has_its_worker_too(runner, answering):
    assert run(runner(answering(ECHO)), 2, 2).counts == {"twice": 2}


def test_without_any_rows_there_is_a_worker(runner, answering, spark):
    job = runner(answering(ECHO))
    assert job.run(DOUBLE, small_table(spark, "text string", []).where("false"), 0).counts == {
        "twice": 0}


def test_text_survives_whatever_it_holds(runner, answering, spark):
    texts = ["café 中文 \U0001f600", "a\\b", "tab\\tin", " \u2028\u0085 ", ""]
    rows = small_table(spark, "text string", [(text,) for text in texts]).coalesce(1)
    body = 'out.append(("said", "\\t".join(fields)))'
    table = runner(answering(body)).run(Stage("say", {"said": "s"}), rows, len(texts))
    assert sorted(row.text for row in table.of("said", "text").collect()) == sorted(texts)


def test_escapes_are_undone(spark):
    escaped = [r"a\tb", r"a\\tb", r"\\\\n", r"\r\n\\", "plain"]
    rows = small_table(spark, "text string", [(text,) for text in escaped])
    plain = [row[0] for row in rows.select(unescaped(F.col("text"))).collect()]
    assert plain == ["a\tb", "a\\tb", "\\\\n", "\r\n\\", "plain"]


@pytest.mark.parametrize("does, said", {
    "exits early with 0": ("exit 0", "double: partition 0: .*0 trailers.*cut short"),
    "reads all and says nothing": ("cat >/dev/null", "partition 0: .*0 trailers"),
    "is killed": ("kill -9 $$", r"partition \d: the worker was killed \(SIGKILL"),
    "ends with 3": ("cat >/dev/null; exit 3", r"partition \d: the worker ended with status 3"),
    "refuses a line": (
        "echo 'topictool worker double: line 1: expected a number' >&2; exit 65",
        "double: partition 0: topictool worker double: line 1: expected a number$"),
    "cannot write": ("exit 74", r"partition \d: the worker could not read or write"),
    "writes garbage": ("echo garbage; trailer 1 1", "partition 0: .*no line of `double`.*garbage"),
    "writes a field too few": (
        "printf 'twice\\t1\\n'; trailer 25 1", "partition 0: .*no line of `double`: 'twice 1'"),
    "writes no number": ("printf 'twice\\t1\\tx\\n'; trailer 25 1", "no line of `double`"),
    "writes half a line": (
        "printf 'twice\\t1\\t2\\ntwice\\t3'", "partition 0: .*no line of `double`"),
    "writes half a trailer": ("printf '#end\\tdouble\\t25'", "partition 0: .*no line"),
    "writes two trailers": ("trailer 25 0; trailer 25 0", "partition 0: .*2 trailers"),
    "reads too little": ("trailer 24 0", "the workers read 96 lines of 100"),
    "loses a line": ("trailer 25 2", "wrote 2 lines, of which 0 arrived"),
    "is of another version": (
        "printf '#end\\tdouble\\t25\\t0\\tfedcba9876543210\\n'", "partition 0: .*another version"),
    "is not UTF-8": ("printf 'twice\\t\\377\\t2\\n'; trailer 25 1", "partition . ?.*not UTF-8"),
    "hangs": ("sleep 600", "took longer than --task-seconds"),
}.values())
def test_no_shorter_answer_without_an_error(runner, does, said):
    with pytest.raises(JobError, match=said) as error:
        run(runner(ASKED + does, seconds=2))
    assert "\n" not in str(error.value)


def test_rows_that_were_not_sent_are_missed(runner, answering):
    with pytest.raises(JobError, match="double: the workers read 90 lines of 100"):
        run(runner(answering(ECHO)), 90, 100)


@pytest.mark.parametrize("text, said", [
    ("#!/bin/sh\necho hello\n", "is not a topictool"),
    ("#!/bin/sh\necho 'error: no command worker' >&2; exit 2\n", "double: error: no command"),
    ("\x7fELF garbage", "cannot be run|is not a topictool|double: "),
])
def test_a_wrong_binary_is_found_before_anything_is_sent(runner, text, said):
    with pytest.raises(JobError, match=said):
        run(runner(text))


def test_a_missing_worker_is_named(runner, answering, tmp_path):
    job = runner(answering(ECHO))
    job.worker._shared = job.worker._shared.__class__(job.worker._binary.path, "/nowhere/topictool")
    with pytest.raises(JobError, match=r"double: partition \d: the worker is missing"):
        run(job)


def test_errors_of_spark_become_one_line():
    text = ("Job aborted due to stage failure: Task 7 in stage 3.0 failed 4 times\n"
            "Caused by: java.io.IOException: No space left on device\n\tat x\n")
    assert explained("sign", text) == "sign: partition 7: No space left on device"
    text = ("An error occurred while calling o12.parquet.\n"
            ": org.apache.spark.SparkException: Job 3 cancelled as part of all\n\tat x\n")
    assert explained("sign", text) == "sign: Job 3 cancelled as part of all"
