"""The command line, and what is refused before anything runs."""

import pytest

from topictool_spark import java
from topictool_spark.__main__ import main, parser, run
from topictool_spark.errors import JobError, UsageError

DEDUP = ["dedup", "in.jsonl", "--work", "work", "--pairs", "pairs.csv"]


def status(monkeypatch, capsys, *arguments):
    monkeypatch.setattr("sys.argv", ["topictool_spark", *arguments])
    ended = main()
    return ended, capsys.readouterr().err


@pytest.mark.parametrize("arguments, said", [
    ([], "the following arguments are required: command"),
    ([*DEDUP, "--agencies", "none.tsv"], "--agencies none.tsv is no file of this machine"),
    ([*DEDUP, "--conf", "spark.sql.session.timeZone=CET", "--worker", "x"],
     "spark.sql.session.timeZone cannot be CET: the job needs UTC"),
    (["dedup", "in.jsonl", "--work", "w"], "writes nothing without --pairs OUT, --families OUT"),
    (["cluster", "in.jsonl", "--work", "w"], "writes nothing without --assignments OUT"),
    (["dedup", "--work", "w", "--pairs", "p"], "required: INPUT"),
    ([*DEDUP, "--mode", "exact"], "invalid choice: 'exact'"),
    ([*DEDUP, "--min-jaccard", "0.5"], "--min-jaccard is not offered on Spark: the join"),
    ([*DEDUP, "--against", "old.jsonl"], "--against is not offered on Spark: give both"),
    ([*DEDUP, "--partitions", "0"], "argument --partitions: invalid positive value: '0'"),
    ([*DEDUP, "--shingles", "3"], "unrecognized arguments: --shingles 3"),
])
def test_wrong_usage_is_one_line(monkeypatch, capsys, arguments, said):
    ended, printed = status(monkeypatch, capsys, *arguments)
    assert ended == 2
    assert printed.startswith("topictool_spark: error: ") and said in printed
    assert printed.count("\n") == 1


def test_options_of_the_tool_go_to_the_workers():
    from topictool_spark.jobs import _given
    given = parser().parse_args([*DEDUP, "--mode", "reuse", "--templates", "--min-words", "8"])
    assert _given(given, "--mode", "--shingle", "--min-words", "--templates") == [
        "--mode", "reuse", "--min-words", "8", "--templates"]


@pytest.mark.parametrize("banner, version", [
    ('openjdk version "17.0.15" 2025-04-15', 17), ('java version "1.8.0_392"', 8),
    ('openjdk version "21" 2023-09-19', 21), ("no idea", None)])
def test_versions_of_java(banner, version):
    assert java.major_version(banner) == version


@pytest.mark.parametrize("banner, said", [
    ('openjdk version "11.0.2" 2019', "Java 11 .* is too old: Spark needs 17 or newer"),
    ("hello", "does not say its version")])
def test_an_old_java_is_named(monkeypatch, tmp_path, banner, said):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/java").write_text(f"#!/bin/sh\necho '{banner}' >&2\n")
    (tmp_path / "bin/java").chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    monkeypatch.delenv("PYSPARK_GATEWAY_PORT", raising=False)
    with pytest.raises(JobError, match=said):
        java.check()


def test_no_java_is_named(monkeypatch, tmp_path):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.delenv("PYSPARK_GATEWAY_PORT", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(JobError, match="no Java in PATH"):
        java.check()


def test_a_worker_has_to_be_there(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="--worker PATH says where"):
        run(parser().parse_args(DEDUP))


REFUSING = """#!/bin/sh
case $2 in
version) printf 'version\t1\tx\n'; exit ;;
sign) shift 8; echo "topictool: error: $*" >&2; exit 64 ;;
esac
"""


def test_wrong_options_are_found_before_spark_starts(monkeypatch, capsys, script):
    monkeypatch.setattr("topictool_spark.session.start", None)
    ended, printed = status(monkeypatch, capsys, *DEDUP, "--worker", script(REFUSING),
                            "--shingle", "0", "--seed", "x")
    assert (ended, printed) == (2, "topictool_spark: error: --shingle 0 --seed x\n")
