/// How similarities are written; the raw value is how the names of such files end.
public enum SimilarityFormat: String, Sendable, Hashable, CaseIterable {
  /// A sparse matrix (CSR), for `scipy.sparse.load_npz`.
  case npz
  /// A dense matrix, for `numpy.load(FILE)["similarity"]`.
  case denseNPZ = "dense.npz"
  /// A dense matrix, for `numpy.load`.
  case npy
  /// A sparse matrix as text, for `scipy.io.mmread` and R's `readMM`; symmetric ones with
  /// each pair once.
  case mtx
  /// Rows of `a,b,similarity`: each pair once, or the nearest of each `a`, best first.
  case csv
  /// A table with the ids in its first row and its first column.
  case wideCSV = "wide.csv"
  /// Rows of `Source,Target,Type,Weight`, as Gephi imports them.
  case edges = "edges.csv"
  /// Objects of `a`, `b` and `similarity`, one a line, otherwise as CSV.
  case jsonl
  /// A graph, for networkx, igraph, Gephi and yEd.
  case graphml
  /// A graph, for Gephi and networkx.
  case gexf

  /// The format of a file by its name, nil if it ends like none.
  public init?(ofFile name: String) {
    let fitting = Self.allCases.filter { name.hasSuffix($0.ending) }
    // `.edges.csv` ends in `.csv` as well.
    guard let longest = fitting.max(by: { $0.rawValue.count < $1.rawValue.count }) else {
      return nil
    }
    self = longest
  }

  /// How file names end, with the dot.
  public var ending: String { "." + rawValue }

  /// Whether every cell is written, also those that are 0 or were not selected.
  public var isDense: Bool {
    switch self {
    case .denseNPZ, .npy, .wideCSV: true
    case .npz, .mtx, .csv, .edges, .jsonl, .graphml, .gexf: false
    }
  }
}
