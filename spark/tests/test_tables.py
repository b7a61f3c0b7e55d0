"""Files that are read whole, by the built tool: the same records and problems as on one machine.

The tool is named by `TOPICTOOL`; without it nothing is tested here.
"""

import json
import os
import pathlib
import re
import subprocess

import pytest

from topictool_spark import output
from topictool_spark.articles import read_articles
from topictool_spark.inputs import Listing
from topictool_spark.lines import read_lines
from topictool_spark.stage import Runner
from topictool_spark.storage import Storage
from topictool_spark.worker import Worker

TOOL = os.environ.get("TOPICTOOL")
pytestmark = pytest.mark.skipif(not TOOL, reason="TOPICTOOL names no tool")
SPECTRUM = pathlib.Path(__file__).resolve().parents[2] / "Tests/Resources/csv-spectrum/csvs"


def tables():
    """Tables that are right, in all ways of writing them, and all that can be wrong with them."""
    rows = [f'{i},"say ""{i}"", then\nmore",2020-01-0{i % 9 + 1}' for i in range(40)]
    whole = "id,text,date\n" + "\n".join(rows) + "\n"
    yield "right.csv", whole
    yield "without-end.csv", whole[:-1]
    yield "ends.csv", whole.replace("\n", "\r\n")
    yield "mark.csv", b"\xef\xbb\xbf" + whole.encode()
    yield "wide.csv", whole.encode("utf-16")
    yield "wide-big.csv", b"\xfe\xff" + whole.encode("utf-16-be")
    yield "wide-big-without-end.csv", b"\xfe\xff" + whole[:-1].encode("utf-16-be")
    yield "semicolons.csv", "TEXT;Titel;id\nein Wort, zwei;x;s1\nnoch eins;;s2\n"
    yield "tabs.csv", "text\tid\nsome words\tt1\n"
    yield "plain.tsv", 'text\tID\n"quoted" words\tq1\nothers\tq2\n'
    yield "order.csv", "date,text,more,id\n2020-02-02,ordered words,x,o1\n"
    yield "without-ids.csv", "title,text\nA,first\n\nB,second\n"
    yield "width.csv", "id,text\na1,right\na2\na3,too,many\na4,right again\n"
    yield "unclosed.csv", 'id,text\nu1,right\nu2,"never closed\nu3,right\nu4,right\n'
    yield "stray.csv", 'id,text\nv1,"word" stray\nv2,right\n'
    yield "bytes.csv", b"id,text\nb1,a \xff\xfe byte\nb2,cut \xe2\x82\nb3,right\n"
    yield "no-text.csv", "id,words\n1,a\n2,b\n"
    yield "blank.csv", "\n\nid,text\n\nw1,word\n , \n"
    yield "twice.csv", "id,text\nsame,a\nsame,b\nright,c\n"
    yield "empty.csv", ""
    yield "header.csv", "id,text\n"
    yield "array.json", '[{"id":"j1","text":"a",\t"x":1},\n {"text":"b"}, {"text":""},\n{"id":"j"]'
    yield "array.jsonl", '\n [{"id":"k1","text":"a"},\n{"id":"k2","text":"b"}]\n'
    yield "objects.json", '{\n"id": "l1",\n"text": "a"\n}\n{"text": "b"}\n'
    yield "lines.json", '{"id":"m1","text":"a"}\n{"id":"m2","text":"b"}\n'
    yield "story.txt", "A title\n\nand the words\n"
    yield "story.md", "# A title\n\nand the words\n"
    yield "page.html", "<title>T</title><p>Some words here.</p><p>And more &amp; more.</p>"
    yield "empty.txt", ""
    yield "bytes.jsonl", b'{"id":"p1","text":"a \xff\xfe byte"}\n{"id":"p2","text":"\xe2\x82"}'
    lines = ['{"id":"same","text":"z"}', ' \t{"id":"n1","text":"y"} \r', "broken", '{"text":"x"}']
    yield "lines.jsonl", "\n".join(lines)
    for path in sorted(SPECTRUM.glob("*.csv")):
        yield f"spectrum/{path.name}", path.read_bytes()


def locally(folder, fields, tmp_path):
    """The records that the tool keeps on one machine, and what it says of the others."""
    kept = tmp_path / "kept.jsonl"
    ids = tmp_path / "families.csv"
    run = subprocess.run(
        [TOOL, "dedup", folder, "--keep", kept, "--families", ids, "--min-words", "100000",
         *fields], capture_output=True, text=True, check=True)
    problems = [line for line in run.stderr.splitlines()
                if re.match(r".*:\d+: ", line) and "replaced by U+FFFD" not in line]
    skipped = re.search(r"skipped ([0-9]+) of", run.stderr)
    return kept.read_bytes(), ids.read_bytes(), problems, int(skipped[1])


@pytest.mark.parametrize("fields", [[], ["--fields", "text=text|words|address|a|b,id=id"]])
def test_files_are_read_as_on_one_machine(spark, tmp_path, fields):
    folder = tmp_path / "in"
    for name, content in tables():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(data)
    kept, families, problems, skipped = locally(folder, fields, tmp_path)
    job = Runner(spark, Worker(spark, TOOL, 60), str(tmp_path / "work"))
    files = Listing(Storage(spark), [str(folder)]).files
    names = fields[1] if fields else None
    articles = read_articles(job, read_lines(job, files, names, 3), names)
    records = articles.records.join(articles.ids, "seq").selectExpr("seq", "record as line")
    output.write_lines(job, records, ["seq"], str(tmp_path / "there.jsonl"), articles.count)
    assert (tmp_path / "there.jsonl").read_bytes() == kept
    ids = [line.split(b",")[0].decode() for line in families.splitlines()[1:]]
    assert [row.id for row in articles.ids.orderBy("seq").collect()] == ids
    # On one machine what was mended is told as well.
    assert articles.problems[:len(problems)] == problems and len(problems) > 10
    assert articles.skipped == skipped
    # What the workers go on with says the same.
    for row in articles.lines.collect():
        assert isinstance(json.loads(row.line), dict)
