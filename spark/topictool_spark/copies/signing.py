"""From articles to texts: what is known of each article, and which have the same words."""

from __future__ import annotations

from dataclasses import dataclass

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from ..articles import Articles
from ..stage import Runner, Stage, Table, failures
from ..work import line
from ..worker import SharedFile
from .options import Search

BLOB = "is"
SIGN = Stage("sign", {
    "article": "isiinss", "bands": BLOB, "samples": BLOB, "phrases": BLOB})


@dataclass(frozen=True)
class Signed:
    """The articles as they were read."""

    #: The lines of `sign`.
    table: Table
    #: `seq`, `text` (null without words), `words`, `time`, `credits`.
    documents: DataFrame
    #: `text`, `words`, `shingles`, `outlet` of its first document, `earliest`, `latest`,
    #: `documents` (how many).
    texts: DataFrame
    text_count: int


def sign(runner: Runner, articles: Articles, search: Search) -> Signed:
    """Reads all articles once."""
    rows = articles.lines.select(line("seq", "line"))
    options: list[str | SharedFile] = [
        "--articles", str(articles.count), "--text-bytes", str(articles.text_bytes),
        "--ranges", str(search.partitions), *search.sketch, *search.agencies, *search.fields]
    table = runner.run(SIGN, rows, articles.count, options)
    with failures("texts"):
        return _texts(runner, table)


def _texts(runner: Runner, table: Table) -> Signed:
    """Articles of the same words are documents of one text, named by the first of them."""
    article = table.of(
        "article", "seq", "digest", "words", "shingles", "time", "outlet", "credits")
    first = F.min(F.struct("seq", "words", "shingles", "outlet")).alias("first")
    texts = article.where("digest is not null").groupBy("digest").agg(
        first, F.min("time").alias("earliest"), F.max("time").alias("latest"),
        F.count("*").alias("documents"))
    texts = runner.write("texts", texts.select(
        "digest", F.col("first.seq").alias("text"), "first.words", "first.shingles",
        "first.outlet", "earliest", "latest", "documents"))
    documents = article.join(texts.select("digest", "text"), "digest", "left").select(
        "seq", "text", "words", "time", "credits")
    documents = runner.write("documents", documents)
    return Signed(table, documents, texts.drop("digest"), texts.count())
