#!/usr/bin/env python3
"""Every similarity file of the tool, read by the libraries it is meant for.

    check_matrices.py TOPICTOOL

npz by scipy.sparse.load_npz and numpy.load, npy by numpy.load, mtx by scipy.io.mmread, csv
(long, wide, edges and nodes) and jsonl by pandas, graphs by networkx: all formats must hold
the same similarities under the same ids, and those must be the product of the TF-IDF matrix
with its transpose.
"""
import re
import tempfile

import networkx
import numpy
import pandas
import scipy.io
import scipy.sparse

from interop import DATA, Check, articles_of, ids_of, lines_of, unescaped

# Text formats have six decimals, so they are off by half of the last one at most.
SIX_DECIMALS = 0.5e-6 + 1e-9
# Similarities are sums of a few hundred products in single precision.
SINGLE = 1e-5


class Files:
    """The files of one selection of similarities, of a batch or of it against others."""

    def __init__(self, check, batch, options, is_directed, others=None):
        self.check, self.batch, self.others = check, batch, others
        self.options = [*options, "--against", others] if others else options
        self.is_directed = is_directed
        self.ids, self.columns = ids_of(batch), ids_of(others or batch)
        # What the articles are called in graphs, where those of others need names of their own.
        self.nodes = [(article, article["id"], "input") for article in articles_of(batch)]
        if others:
            self.nodes += [(article, "against:" + article["id"], "against")
                           for article in articles_of(others)]

        self.node_names = [name for _, name, _ in self.nodes]

    def write(self, ending):
        path = self.check.folder / f"similarity{ending}"
        self.check.run("similarity", self.batch, *self.options, "-o", path)
        self.expect(self.labels(".ids.txt") == self.ids, f"{ending}: other rows")
        if self.others:
            self.expect(self.labels(".columns.txt") == self.columns, f"{ending}: other columns")
        return path

    def labels(self, ending):
        lines = lines_of(self.check.folder / f"similarity{ending}")
        return [unescaped(line) for line in lines]

    def expect(self, holds, what):
        self.check.expect(holds, f"{self.batch.name} {' '.join(map(str, self.options))}: {what}")

    # Matrices to the last bit.

    def npz(self):
        sparse = scipy.sparse.load_npz(self.write(".npz"))
        self.expect(sparse.format == "csr" and sparse.has_canonical_format, "npz: not CSR")
        self.expect(sparse.dtype == numpy.float32, f"npz: {sparse.dtype}")
        self.expect(sparse.indices.dtype == numpy.int32, f"npz: {sparse.indices.dtype}")
        return sparse.toarray()

    def dense_npz(self):
        with numpy.load(self.write(".dense.npz"), allow_pickle=False) as archive:
            self.expect(archive.files == ["similarity"], f"dense.npz: {archive.files}")
            return archive["similarity"]

    def npy(self):
        return numpy.load(self.write(".npy"), allow_pickle=False)

    def mtx(self):
        path = self.write(".mtx")
        symmetry = "general" if self.is_directed else "symmetric"
        self.expect(scipy.io.mminfo(path)[5] == symmetry, f"mtx: not {symmetry}")
        return scipy.io.mmread(path).toarray().astype(numpy.float32)

    # Text to six decimals; what has a line a pair has each pair once.

    def wide_csv(self):
        frame = pandas.read_csv(self.write(".wide.csv"), index_col=0, keep_default_na=False,
                                dtype={0: str})
        self.expect(list(frame.index) == self.ids, "wide.csv: other rows")
        self.expect(list(frame.columns) == self.columns, "wide.csv: other columns")
        return frame.to_numpy(dtype=float)

    def csv(self):
        return self.dense(pandas.read_csv(self.write(".csv"), dtype={"a": str, "b": str},
                                          keep_default_na=False)[["a", "b", "similarity"]])

    def jsonl(self):
        path = self.write(".jsonl")
        if path.stat().st_size == 0:
            # pandas cannot know the columns of nothing.
            return numpy.zeros((len(self.ids), len(self.columns)))
        frame = pandas.read_json(path, lines=True, dtype={"a": str, "b": str})
        return self.dense(frame[["a", "b", "similarity"]])

    def edges_csv(self):
        path = self.write(".edges.csv")
        edges = pandas.read_csv(path, dtype={"Source": str, "Target": str},
                                keep_default_na=False)
        kind = "Directed" if self.is_directed else "Undirected"
        self.expect((edges["Type"] == kind).all(), f"edges.csv: not {kind}")
        nodes = pandas.read_csv(self.check.folder / "similarity.nodes.csv", dtype=str,
                                keep_default_na=False)
        for node, found in zip(self.nodes, nodes.to_dict("records"), strict=True):
            self.expect_node(node, found["Id"], {
                "label": found["Label"], "date": found["Date"], "source": found["Outlet"],
                "batch": found.get("Batch", "input")})
        return self.dense(edges[["Source", "Target", "Weight"]], self.node_names)

    def graphml(self):
        return self.graph(networkx.read_graphml(self.write(".graphml"), force_multigraph=True))

    def gexf(self):
        return self.graph(networkx.read_gexf(self.write(".gexf")))

    def graph(self, graph):
        self.expect(graph.is_directed() == self.is_directed, "graph: wrong direction")
        for node, (name, found) in zip(self.nodes, graph.nodes(data=True), strict=True):
            self.expect_node(node, from_xml(name),
                             {key: from_xml(value) for key, value in found.items()})
        # networkx gives the ends of an edge without direction in the order of the nodes.
        edges = [(from_xml(a), from_xml(b), data["weight"])
                 for a, b, data in graph.edges(data=True)]
        return self.dense(pandas.DataFrame(edges, columns=["a", "b", "weight"]),
                          self.node_names)

    def expect_node(self, node, name, found):
        article, expected, batch = node
        self.expect(name == expected, f"node {name!r}")
        self.expect(found["label"] == article.get("title", article["id"]), f"label {found}")
        self.expect(found.get("source", "") == article.get("source", ""), f"source {found}")
        self.expect(found.get("batch", "input") == batch, f"batch {found}")
        # Dates that were understood come in one form.
        date, given = found.get("date", ""), article.get("date", "")
        self.expect(date[:4] == given[:4] and bool(date) == bool(given), f"date {date!r}")

    def dense(self, cells, nodes=None):
        """Cells as an array; `nodes` are the names of rows, and behind them of columns."""
        rows, columns = self.ids, self.columns
        if nodes:
            rows, columns = nodes[:len(rows)], nodes[-len(columns):]
        row = {name: i for i, name in enumerate(rows)}
        column = {name: i for i, name in enumerate(columns)}
        dense = numpy.zeros((len(rows), len(columns)))
        for a, b, similarity in cells.itertuples(index=False):
            self.expect(dense[row[a], column[b]] == 0, f"{a!r}, {b!r} twice")
            dense[row[a], column[b]] = similarity
        return dense


def from_xml(text):
    """A text whose characters without a place in XML are written _x0007_."""
    return re.sub("_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), text)


def vectors(check, *batches):
    path = check.folder / "vectors.npz"
    check.run("vectorize", *batches, "-o", path)
    sparse = scipy.sparse.load_npz(path)
    check.run("vectorize", *batches, "-o", path.with_suffix(".mtx"))
    text = scipy.io.mmread(path.with_suffix(".mtx")).tocsr().astype(numpy.float32)
    check.expect((sparse != text).nnz == 0, "vectorize: npz and mtx differ")
    return sparse


def cosines(sparse):
    """All similarities, none of a row to itself."""
    product = (sparse @ sparse.T).toarray().astype(numpy.float64)
    numpy.fill_diagonal(product, 0)
    return product


def read_all(files, has_diagonal=False):
    """The matrix, after all formats were found to hold it."""
    matrix = files.npz()
    for name in ("dense_npz", "npy", "mtx"):
        files.expect((getattr(files, name)() == matrix).all(), f"{name} and npz differ")
    files.expect(abs(files.wide_csv() - matrix).max() <= SIX_DECIMALS, "wide_csv differs")
    once = matrix if files.is_directed else numpy.triu(matrix, 1)
    if has_diagonal and files.is_directed:
        # What has a line a pair has no pairs of one article.
        files.expect((numpy.diag(matrix) == 1).all(), "the diagonal is not 1")
        once = matrix - numpy.eye(len(matrix))
    for name in ("csv", "jsonl", "edges_csv", "graphml", "gexf"):
        files.expect(abs(getattr(files, name)() - once).max() <= SIX_DECIMALS, f"{name} differs")
    return matrix.astype(numpy.float64)


def check_symmetric(check, batch, minimum):
    files = Files(check, batch, ["--threshold", minimum], is_directed=False)
    dense = read_all(files)
    files.expect((dense == dense.T).all(), "not symmetric")
    files.expect((numpy.diag(dense) == 1).all(), "the diagonal is not 1")

    product = cosines(vectors(check, batch))
    numpy.fill_diagonal(dense, 0)
    both = (product >= minimum + SINGLE) | (dense > 0)
    files.expect(abs(dense - product)[both].max(initial=0) <= SINGLE, "not the cosines")
    # Equal vectors are like each other by 1 up to rounding, and a threshold of 1 means them.
    files.expect(dense[dense > 0].min(initial=1) >= min(minimum, 1 - 2**-20), "below the threshold")
    pairs = int((dense > 0).sum()) // 2
    check.say(f"{batch.name}: {pairs} pairs at {minimum} in ten formats")
    return pairs


def check_nearest(check, batch, count, minimum=0.0):
    files = Files(check, batch, ["--top", count, "--threshold", minimum], is_directed=True)
    product = cosines(vectors(check, batch))
    product[product < minimum] = 0
    for row, found in enumerate(read_all(files)):
        best = numpy.sort(product[row])[::-1][:count]
        found = numpy.sort(found)[::-1][:count]
        files.expect(abs(best - found).max() <= SINGLE, f"row {row}: not the nearest {count}")
    check.say(f"{batch.name}: the {count} nearest of each, from {minimum}, in ten formats")


def check_against(check, batch, others):
    """Every row with every article of another batch, of which ids may be the same."""
    found = read_all(Files(check, batch, ["--threshold", 0], True, others))
    # The two make one vocabulary; in one batch their ids have to differ.
    renamed = check.batch("renamed", [{**article, "id": f"{i}"}
                                      for i, article in enumerate(articles_of(others))])
    both = vectors(check, batch, renamed)
    product = (both[:len(found)] @ both[len(found):].T).toarray()
    check.expect(abs(found - product).max() <= SINGLE, f"{batch.name} against: not the cosines")
    check.say(f"{batch.name}: {found.shape[0]} x {found.shape[1]} against others in ten formats")


def check_options(check, batch, options, is_directed, has_diagonal):
    """What other checks compute again is the same in all formats."""
    found = read_all(Files(check, batch, options, is_directed), has_diagonal)
    check.expect((found > 0).sum() > len(found), f"{options} finds nothing")
    check.say(f"{batch.name}: {' '.join(map(str, options))} in ten formats")


def main():
    with tempfile.TemporaryDirectory() as folder:
        check = Check(folder)
        awkward = check.awkward()
        for minimum in (0.0, 0.1, 0.5):
            check_symmetric(check, DATA, minimum)
            check_symmetric(check, awkward, minimum)
        check_nearest(check, DATA, 5)
        check_nearest(check, DATA, 1000, 0.3)
        check_nearest(check, awkward, 3)
        check_against(check, DATA, awkward)
        # The same ids, in another order: they stand for other articles.
        again = check.batch("again", articles_of(awkward)[::-1])
        check_against(check, awkward, again)
        check_options(check, DATA, ["--within", "1d", "--threshold", 0.05], False, True)
        check_options(check, DATA, ["--measure", "jaccard", "--threshold", 0], False, True)
        check_options(check, DATA, ["--measure", "containment", "--threshold", 0.1], True, True)
        check_options(check, DATA, ["--measure", "overlap", "--top", 3], True, False)
        for name, texts in (("empty", ["...", "!", "؟"]), ("one", ["rain in Aleppo"]),
                            ("equal", ["rain in Aleppo"] * 4)):
            batch = check.batch(name, [{"id": f"{name}-{i}", "text": text}
                                       for i, text in enumerate(texts)])
            pairs = check_symmetric(check, batch, 0.0)
            check.expect(check_symmetric(check, batch, 1.0) == pairs, f"{name}: not equal")
            check_nearest(check, batch, 2)


main()
