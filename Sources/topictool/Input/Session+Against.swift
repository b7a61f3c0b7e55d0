internal import Vectors

// What the commands read that compare articles: the inputs, and another batch that they are
// compared with.

/// Articles to compare with each other, or with those of another batch.
struct ComparedBatch {
  /// The inputs.
  let inputs: Corpus
  /// The other batch, if there is one.
  let others: Corpus?
  /// The inputs, and behind them the other batch.
  let corpus: Corpus

  /// The other batch's first article in ``corpus``.
  var othersStart: Int? { others == nil ? nil : inputs.count }

  /// A batch of some inputs.
  init(_ inputs: Corpus, against others: Corpus? = nil) {
    self.inputs = inputs
    self.others = others
    corpus = others.map { inputs.followed(by: $0) } ?? inputs
  }
}

extension Session {
  /// Reads the inputs, and the batch that `--against` names if it is given.
  ///
  /// - Throws: ``ToolError/usage(_:)`` if a file is both, else as ``read()`` does.
  func readBatch() throws(ToolError) -> ComparedBatch {
    let option = PairOptions.against
    guard let path = arguments[option] else { return ComparedBatch(try read()) }
    let spelling = option.declaration.spelling
    try checkApart(path, spelling)
    let inputs = try read()
    return ComparedBatch(
      inputs,
      against: try read([path], fields: arguments[SharedOptions.fields], of: spelling))
  }

  /// Makes sure that nothing is compared with itself.
  private func checkApart(_ path: String, _ spelling: String) throws(ToolError) {
    let inputs = Set(
      arguments.operands.flatMap { InputFiles.present(at: $0) }.map(\.identity))
    if let both = InputFiles.present(at: path).first(where: {
      inputs.contains($0.identity)
    }) {
      throw .usage("\(spelling): '\(both.path.printable)' is an INPUT as well")
    }
  }
}
