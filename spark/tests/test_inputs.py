"""Which lines are read, under which numbers."""

import gzip
import json
import os

import pytest

from topictool_spark import inputs
from topictool_spark.errors import JobError
from topictool_spark.inputs import Listing
from topictool_spark.articles import read_articles
from topictool_spark.lines import read_lines
from topictool_spark.storage import Storage

#: A worker `read` in Python: what is no object is skipped.
READ = """import json
text = "\\t".join(fields[2:]).strip(" \\t\\r")
if text:
    try:
        record = json.loads(text)
        id = record.get("id")
        id = "\\\\N" if id is None else id.replace("\\\\", "\\\\\\\\").replace("\\t", "\\\\t")
        out.append(("article", fields[0], fields[1], id, len(record.get("text", ""))))
    except ValueError:
        out.append(("skip", fields[0], fields[1], "expected '{', found '" + text[0] + "'"))
"""


def article(id, text="some words", **more):
    return json.dumps({"id": id, "text": text} | more, ensure_ascii=False)


@pytest.fixture
def read(runner, answering, tmp_path):
    """Writes files and reads them as a job does."""
    def read(contents, operands=None, tables=()):
        folder = tmp_path / "in put"
        for name, content in contents.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = content if isinstance(content, bytes) else content.encode()
            path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        job = runner(answering(READ))
        for name, table in dict(tables).items():
            table.write.parquet(str(folder / name))
        operands = [o if ":" in o else str(folder / o) for o in operands or ["."]]
        listing = Listing(Storage(job.spark), operands)
        lines = read_lines(job, listing.files, None)
        return listing, lines, read_articles(job, lines, None)
    return read


def ids(articles):
    return [(row.seq, row.id) for row in articles.ids.orderBy("seq").collect()]


def test_files_come_in_the_order_of_one_machine(read):
    contents = {"b/2.jsonl": article("b2"), "a.jsonl": article("a"), "b/1.ndjson": article("b1"),
                "b.jsonl": article("b"), "é.jsonl": article("é"), "Z.jsonl.gz": article("Z"),
                ".hidden.jsonl": "x", "topictool.json": "{}", "notes.pdf": "x"}
    listing, _, articles = read(contents)
    assert [file.name for file in listing.files] == [
        "Z.jsonl.gz", "a.jsonl", "b/1.ndjson", "b/2.jsonl", "b.jsonl", "é.jsonl"]
    assert listing.ignored == 1
    assert [id for _, id in ids(articles)] == ["Z", "a", "b1", "b2", "b", "é"]


def test_lines_are_numbered_however_they_are_cut(read, spark):
    spark.conf.set("spark.sql.files.maxPartitionBytes", "2000")
    try:
        many = "".join(article(f"{i}", "word " * (i % 7)) + "\n" for i in range(200))
        _, lines, articles = read({"1.jsonl": many, "0.jsonl": "\n" + article("first")})
        assert lines.table.rdd.getNumPartitions() >= 1
    finally:
        spark.conf.unset("spark.sql.files.maxPartitionBytes")
    assert ids(articles) == [(1, "first")] + [(i + 2, f"{i}") for i in range(200)]
    assert articles.count == 201


def test_only_line_feeds_end_lines(read):
    text = article("a") + "\r\n" + '{"id":"b",\r"text":"x\u2028y\u0085z"}' + "\n\n \t\r\n" + article("c")
    _, lines, articles = read({"x.jsonl": text})
    assert ids(articles) == [(0, "a"), (1, "b"), (4, "c")]
    assert lines.count == 5
    assert articles.lines.count() == 3


def test_a_byte_order_mark_is_left_out_of_the_first_line_alone(read):
    mark = b"\xef\xbb\xbf"
    _, _, articles = read({"x.jsonl": mark + article("a").encode() + b"\n" + mark + b"{}"})
    assert ids(articles) == [(0, "a")]
    assert articles.problems == ["x.jsonl:2: expected '{', found '\ufeff'"]
    assert [row.line[0] for row in articles.lines.collect()] == ["{"]


def test_malformed_and_repeated_records_are_told_with_file_and_line(read):
    text = "\n".join([article("a"), "broken", article("b"), article("a"), article("a")])
    _, _, articles = read({"1.jsonl": text, "2.jsonl": article("b") + "\nx"})
    assert ids(articles) == [(0, "a"), (2, "b")]
    assert articles.problems == [
        "1.jsonl:2: expected '{', found 'b'",
        "1.jsonl:4: the id 'a' is taken by the record at 1.jsonl:1",
        "1.jsonl:5: the id 'a' is taken by the record at 1.jsonl:1",
        "2.jsonl:1: the id 'b' is taken by the record at 1.jsonl:3",
        "2.jsonl:2: expected '{', found 'x'"]
    assert [row.seq for row in articles.lines.orderBy("seq").collect()] == [0, 2]


def test_lines_stay_where_they_are_when_others_are_left_out(read):
    _, _, articles = read({"1.jsonl": article("a") + "\nbroken\n" + article("a")})
    plan = articles.lines._jdf.queryExecution().executedPlan().toString()
    assert "BroadcastHashJoin" in plan and "LeftAnti" in plan
    assert "hashpartitioning" not in plan and "SortMergeJoin" not in plan


def test_records_without_id_are_called_after_file_and_line(read):
    _, _, articles = read({"x.jsonl": '\n{"text":"a"}\n{"id":"x.jsonl:2","text":"b"}'})
    assert ids(articles) == [(1, "x.jsonl:2")]


def test_a_file_that_is_named_twice_is_taken_once(read):
    contents = {"a.jsonl": article("x") + "\n" + article("y") + "\n"}
    _, lines, articles = read(contents, operands=["a.jsonl", "a.jsonl"])
    assert lines.count == 4
    assert ids(articles) == [(0, "x"), (1, "y")]
    assert articles.skipped == 2


def test_rows_of_parquet_become_records(read, spark):
    table = spark.sql("select 'p' || id as ID, 'text of ' || id as text from range(3)")
    other = spark.sql("select 'text' as text, 'x' as more")
    _, _, articles = read({"d.jsonl": article("d")}, tables={
        "c.parquet": table.coalesce(1), "e.PARQUET": other})
    *named, unnamed = [id for _, id in ids(articles)]
    assert named == ["p0", "p1", "p2", "d"]
    assert unnamed.startswith("e.PARQUET/part-") and unnamed.endswith(":1")


def test_names_may_hold_what_patterns_are_made_of(read):
    listing, _, articles = read({"a[1]{x} b%20+é.jsonl": article("a")})
    assert ids(articles) == [(0, "a")]


def test_patterns_stand_for_files(read):
    contents = {"2020-1.jsonl": article("a"), "2020-2.jsonl": article("b"), "x.jsonl": "x"}
    listing, _, articles = read(contents, ["2020-*.jsonl"])
    assert ids(articles) == [(0, "a"), (1, "b")]
    assert listing.files[0].name.endswith("/2020-1.jsonl")
    assert not listing.files[0].name.startswith("file:")


@pytest.mark.parametrize("pattern, path, name", [
    ("in/*.jsonl", "file:/home/in/a.jsonl", "in/a.jsonl"),
    ("/x/*/a.jsonl", "file:/x/y/a.jsonl", "/x/y/a.jsonl"),
    ("file:/x/*.jsonl", "file:/x/a.jsonl", "file:/x/a.jsonl"),
    ("hdfs://h:1/x/*", "hdfs://h:1/x/a.jsonl", "hdfs://h:1/x/a.jsonl"),
    ("{x,y/z}/*.jsonl", "file:/home/x/a.jsonl", "file:/home/x/a.jsonl"),
])
def test_files_of_patterns_are_called_as_a_shell_would(pattern, path, name):
    assert inputs._name(pattern, path) == name


def test_operands_may_be_uris(read, tmp_path):
    contents = {"2020-1.jsonl": '{"text":"a"}'}
    folder = f"{tmp_path}/in put"
    for start in (f"file:{folder}", f"file://{folder}"):
        _, _, articles = read(contents, [f"{start}/2020-1.jsonl"])
        assert ids(articles) == [(0, f"{start}/2020-1.jsonl:1")]
        _, _, articles = read(contents, [f"{start}/2020-*.jsonl"])
        assert ids(articles) == [(0, f"file:{folder}/2020-1.jsonl:1")]


@pytest.mark.parametrize("name, said", [
    ("missing.jsonl", "missing.jsonl does not exist"),
    ("no-*.jsonl", r"no-\*.jsonl does not exist"),
    ("X.JSONL.GZ", "names end in .gz, not .GZ; rename it"),
    ("x.jsonl.zst", "read on one machine only"),
    ("x.bin", "no format known"),
    ("_x.jsonl", "rename it"),
])
def test_what_cannot_be_read_is_named(read, name, said):
    with pytest.raises(JobError, match=said):
        read({"X.JSONL.GZ": "", "x.jsonl.zst": "", "x.bin": "", "_x.jsonl": "x"}, [name])


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read everything")
def test_a_file_that_cannot_be_read_is_named(read, tmp_path):
    (tmp_path / "closed.jsonl").write_text("x")
    (tmp_path / "closed.jsonl").chmod(0)
    with pytest.raises(JobError, match="closed.jsonl"):
        read({}, [str(tmp_path / "closed.jsonl")])


def test_a_damaged_archive_fails(read):
    with pytest.raises(JobError, match="lines|input") as error:
        read({"bad.jsonl.bz2": b"no archive"})
    assert "\n" not in str(error.value)


def test_no_articles_is_an_error(read):
    with pytest.raises(JobError, match="no articles: x.jsonl:1: expected"):
        read({"x.jsonl": "broken\n"})
    with pytest.raises(JobError, match="the input has no lines"):
        read({"x.jsonl": ""})
