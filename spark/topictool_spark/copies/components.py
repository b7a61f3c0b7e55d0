"""What hangs together: the least node that each node can be reached from.

Up to a number of edges one process finds it, which takes seconds for what fits its memory.
Beyond, large and small stars take turns (Kiveris, Lattanzi, Mirrokni, Rastogi & Vassilvitskii
2014, "Connected components in MapReduce and beyond"): a large star links the neighbours of a
node that are greater than it with the least of them all, a small star those that are not.
What is left when nothing changes are stars around the least node of each component.
"""

from __future__ import annotations

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from ..errors import JobError
from ..stage import Runner, Stage, failures
from ..work import line

COMPONENTS = Stage("components", {"component": "ii"})
#: Two rounds halve a path at least: so many are not needed for anything that fits a disk.
MOST_ROUNDS = 100


def components(runner: Runner, edges: DataFrame, count: int, max_edges: int) -> DataFrame:
    """`node` and `root` for all nodes of the edges `a`, `b`."""
    if count <= max_edges:
        rows = edges.select(line("a", "b")).repartition(1)
        return runner.run(COMPONENTS, rows, count).of("component", "node", "root")
    with failures("components"):
        return by_stars(runner, edges)


def by_stars(runner: Runner, edges: DataFrame) -> DataFrame:
    """The same without one process that knows all edges."""
    links = runner.write("stars-0", edges.select(
        F.greatest("a", "b").alias("node"), F.least("a", "b").alias("root")).distinct())
    before = None
    for number in range(1, MOST_ROUNDS + 1):
        name = f"stars-{number}"
        links = runner.write(name, _small_star(_large_star(links)))
        # The sums of a round that changes nothing are those of the round before.
        now = links.agg(F.count("*"), F.sum("root"), F.sum(F.xxhash64("node", "root").cast(
            "decimal(38,0)"))).first()
        runner.storage.remove(runner.folder(f"stars-{number - 1}"))
        if now == before:
            roots = links.select(F.col("root").alias("node"), "root").distinct()
            return runner.write("components", links.union(roots))
        before = now
    raise JobError(f"components: still changing after {MOST_ROUNDS} rounds")


def _large_star(links: DataFrame) -> DataFrame:
    """Links each greater neighbour of a node with the least of its neighbours and itself."""
    both = links.union(links.select("root", "node")).toDF("x", "y")
    least = both.groupBy("x").agg(F.least("x", F.min("y")).alias("least"))
    return both.where("y > x").join(least, "x").select(
        F.col("y").alias("node"), F.col("least").alias("root")).distinct()


def _small_star(links: DataFrame) -> DataFrame:
    """Links each lesser neighbour of a node, and the node, with the least of them."""
    least = links.groupBy("node").agg(F.min("root").alias("least"))
    stars = links.join(least, "node")
    return stars.select(F.col("root").alias("node"), F.col("least").alias("root")).union(
        stars.select("node", F.col("least").alias("root"))).where("node != root").distinct()
