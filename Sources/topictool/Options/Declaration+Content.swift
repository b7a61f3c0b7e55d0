extension Declaration {
  /// How an output is written.
  enum Content: Sendable {
    /// Rows, in the format that the name of the file tells.
    case rows
    /// JSON Lines, whatever the file is called.
    case lines
    /// In a form of its own.
    case other

    /// What the file holds, if its name leads to expect something else.
    func surprise(in path: String) -> String? {
      let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
      switch self {
      case .rows where ["tsv", "tab", "xls", "xlsx"].contains(ending): return "CSV"
      case .lines where ["csv", "tsv", "tab", "xls", "xlsx", "json"].contains(ending):
        return "JSON Lines"
      default: return nil
      }
    }
  }
}
