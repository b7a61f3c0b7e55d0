extension Arguments {
  /// Makes sure that standard input is read once: who comes second finds nothing there.
  ///
  /// - Throws: ``ToolError/usage(_:)`` that names what would read it.
  func checkStandardInput(_ specification: Specification) throws(ToolError) {
    var readers: [String] = []
    for option in specification.options where option.role == .input {
      let count = (words(of: option) ?? []).count { $0 == "-" }
      readers += Array(repeating: option.spelling, count: count)
    }
    if specification.takesInputs {
      // What the usage line calls them: INPUT, and GOLD for labels.
      let name = specification.operands.split(separator: " ").last?.filter(\.isLetter)
      readers += Array(repeating: name ?? "", count: operands.count { $0 == "-" })
    }
    guard readers.count > 1 else { return }
    throw .usage(
      readers[0] == readers[1]
        ? "\(readers[0]) reads standard input twice"
        : "\(readers[0]) and \(readers[1]) both read standard input")
  }
}
