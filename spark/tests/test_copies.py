"""The relational steps of a search for copies, against plain Python."""

import random

import pytest
from pyspark.sql import functions as F

from topictool_spark import output
from topictool_spark.errors import JobError
from topictool_spark.copies import listing, verifying
from topictool_spark.copies.components import by_stars, components
from topictool_spark.copies.families import Grouped
from topictool_spark.copies.options import Search
from topictool_spark.copies.signing import Signed
from topictool_spark.articles import Articles
from topictool_spark.stage import Stage, Table
from topictool_spark.tables import small_table


@pytest.fixture
def job(runner, answering):
    return runner(answering("pass"))


def roots(edges):
    """The least node that each can be reached from."""
    parent = {}

    def find(x):
        while parent.setdefault(x, x) != x:
            x = parent[x]
        return x
    for a, b in edges:
        low, high = sorted((find(a), find(b)))
        parent[high] = low
    return {x: find(x) for x in parent}


def graphs():
    """Pairs, a chain, a shuffled chain, a star and a random graph, apart from each other."""
    choose = random.Random(5)
    chain = choose.sample(range(40), 40)
    several = [[(2 * i, 2 * i + 1) for i in range(20)], [(i, i + 1) for i in range(40)],
               list(zip(chain, chain[1:])), [(7, i) for i in range(60) if i != 7],
               [choose.sample(range(300), 2) for _ in range(200)]]
    return [tuple(sorted((1000 * place + a, 1000 * place + b)))
            for place, edges in enumerate(several) for a, b in edges]


def test_stars_find_what_hangs_together(job, spark):
    edges = graphs()
    table = small_table(spark, "a bigint, b bigint", edges)
    found = by_stars(job, table)
    assert {row.node: row.root for row in found.collect()} == roots(edges)
    assert found.count() == len(roots(edges))


def test_many_edges_go_to_stars_and_few_to_a_worker(runner, answering, spark):
    body = 'out.append(("component", fields[0], fields[0]))'
    job = runner(answering(body))
    edges = small_table(spark, "a bigint, b bigint", [(1, 2), (2, 3)])
    by_worker = components(job, edges, 2, 2)
    assert {row.node for row in by_worker.collect()} == {1, 2}
    assert {row.node: row.root for row in components(job, edges, 2, 1).collect()} == {
        1: 1, 2: 1, 3: 1}


@pytest.mark.parametrize("count, tasks", [(30, 1), (4000, 4)])
def test_every_pair_is_verified_once(job, spark, count, tasks):
    choose = random.Random(1)
    pairs = {tuple(sorted(choose.sample(range(400), 2))) for _ in range(count)}
    table = small_table(spark, "a bigint, b bigint", pairs)
    cut = verifying.in_tasks(job, "cut", table, len(pairs), Search(4, task_pairs=1000))
    rows = [(row.a, row.b) for row in cut.collect()]
    assert sorted(rows) == sorted(pairs)
    assert cut.select("task").distinct().count() <= max(tasks, 1) + 1
    if count > 1000:
        assert cut.select("task").distinct().count() > 1


class Planted:
    """Documents, texts and pairs, as stages would have left them."""

    def __init__(self, spark, texts, pairs, tmp_path):
        self.words = {docs[0]: 10 + docs[0] for docs in texts}
        self.texts = {docs[0]: docs for docs in texts}
        ids = [(seq, f"d{seq}") for docs in texts for seq in docs]
        self.articles = Articles(small_table(spark, "seq bigint, id string", ids),
                                 None, len(ids), 0, [], 0)
        self.signed = Signed(
            None,
            small_table(spark, "seq bigint, text bigint, words bigint", [
                (seq, docs[0], self.words[docs[0]]) for docs in texts for seq in docs]),
            small_table(spark, "text bigint, words bigint, documents bigint", [
                (docs[0], self.words[docs[0]], len(docs)) for docs in texts]), len(texts))
        stage = verifying.VERIFY
        rows = [(0, True, str(a), str(b), "partial", f"0.{a:06}", f"0.{a:03}001", f"0.{b:03}002",
                 "5", "4", "0.500000", "1", "2", "3", "4", "") for a, b in pairs]
        columns = "task int, ok boolean, " + ", ".join(f"f{i} string" for i in range(14))
        small_table(spark, columns, rows).write.parquet(str(tmp_path / "verify/kind=pair"))
        self.pairs = Table(spark, str(tmp_path / "verify"), stage, {"pair": len(pairs)})

    def expected(self, pairs, limit):
        """The list, as DocumentPairing makes it."""
        rows = []
        for a, b in pairs:
            def listed(text):
                docs = self.texts[text]
                return docs if len(docs) <= limit else docs[:1]
            for x in listed(a):
                for y in listed(b):
                    one, two = f"0.{a:03}001", f"0.{b:03}002"
                    if y < x:
                        one, two = two, one
                    rows.append((min(x, y), max(x, y), f"d{min(x, y)}", f"d{max(x, y)}",
                                 "partial", f"0.{a:06}", one, two, 5, 4, "0.500000"))
        for text, docs in self.texts.items():
            firsts = docs if len(docs) <= limit else docs[:1]
            for i, x in enumerate(firsts):
                for y in docs[i + 1:]:
                    rows.append((x, y, f"d{x}", f"d{y}", "copy", "1.000000", "1.000000", "1.000000",
                                 self.words[text], self.words[text], "1.000000"))
        return sorted(rows)


@pytest.mark.parametrize("limit", [2, 3, 32])
def test_pairs_of_texts_become_pairs_of_articles(job, spark, tmp_path, limit):
    texts = [[0, 5, 9], [1], [2, 3], [4, 6, 7, 8], [10]]
    pairs = [(0, 1), (0, 2), (1, 4), (2, 4), (4, 10)]
    planted = Planted(spark, texts, pairs, tmp_path)
    found, count = listing.listed_pairs(
        job, planted.articles, planted.signed, planted.pairs, Search(3, group_limit=limit))
    rows = sorted(map(tuple, found.select("_x", "_y", *listing.PAIR_COLUMNS).collect()))
    assert rows == planted.expected(pairs, limit)
    assert count == len(rows)


def test_a_join_that_loses_pairs_fails(job, spark, tmp_path):
    planted = Planted(spark, [[0, 5], [1], [2]], [(0, 1), (0, 2)], tmp_path)
    fewer = planted.articles.__class__(planted.articles.ids.where("seq < 5"), None, 3, 0, [], 0)
    with pytest.raises(JobError, match="listed-pairs: 2 rows of 5"):
        listing.listed_pairs(job, fewer, planted.signed, planted.pairs, Search(3))


def test_families_have_numbers_roles_and_sources(job, spark, tmp_path):
    # Two of the same words and a third in a family; one alone that took from it; one without
    # words.
    planted = Planted(spark, [[0, 4], [2], [3], [7]], [], tmp_path)
    documents = planted.signed.documents.withColumn(
        "text", F.expr("if(seq = 7, null, text)"))
    signed = Signed(None, documents, planted.signed.texts, 4)
    families = small_table(
        spark, "seq bigint, first bigint, size bigint, source bigint, is_first bigint, "
        "evidence string, agency string, credited string", [
            (0, 0, 3, 2, 1, "", "SPA", "SPA"), (2, 0, 3, 2, 1, "date", "SPA", ""),
            (4, 0, 3, 2, 0, "", "SPA", "SPA;AFP"), (3, 3, 1, 3, 1, "", "", ""),
            (7, 7, 1, 7, 1, "", "", "")])
    takings = small_table(
        spark, "text bigint, copied string, family bigint, origin bigint",
        [(0, "0.9000", 0, 2), (3, "0.2500", 0, 2)])
    found = listing.family_list(job, planted.articles, signed, Grouped(families, takings))
    assert [tuple(row)[1:] for row in found.orderBy("_x").collect()] == [
        ("d0", 1, 3, "copy", "d2", "", "SPA", "SPA", "0.9000", 1),
        ("d2", 1, 3, "source", "d2", "date", "", "SPA", "0.0000", None),
        ("d3", 2, 1, "partial", "d2", "", "", "", "0.2500", 1),
        ("d4", 1, 3, "copy", "d2", "", "SPA;AFP", "SPA", "1.0000", 1),
        ("d7", 3, 1, "single", "d7", "", "", "", "0.0000", None)]


def test_csv_is_one_file_in_order(job, spark, tmp_path):
    rows = [(i, f'a "{i}"\\n,\\\\', f"plain{i}") for i in range(50)]
    table = small_table(spark, "_x bigint, id string, role string", rows).repartition(5)
    path = tmp_path / "out" / "rows.csv"
    output.write(job, table, ["id", "role"], ["_x"], str(path))
    expected = "id,role\n" + "".join(f'"a ""{i}""\n,\\",plain{i}\n' for i in range(50))
    assert path.read_text() == expected
    assert [p.name for p in path.parent.iterdir() if not p.name.startswith(".")] == ["rows.csv"]


def test_parquet_has_types(job, spark, tmp_path):
    table = small_table(spark, "_x bigint, id string, size string, copied string",
                        [(1, "a", "7", "0.2500")])
    path = str(tmp_path / "rows")
    output.write(job, table, ["id", "size", "copied"], ["_x"], path)
    assert spark.read.parquet(path).first().asDict() == {"id": "a", "size": 7, "copied": 0.25}


def test_a_stage_without_lines_of_a_kind_has_an_empty_table(spark, tmp_path):
    table = Table(spark, str(tmp_path), Stage("x", {"y": "is"}), {"y": 0})
    assert table.of("y", "number", "text").collect() == []
