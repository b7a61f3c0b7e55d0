internal import Vectors

/// Tells short texts in which no form of an agency can stand.
///
/// Of a text's runs of bytes nearly all were met before, and to look one up takes a tenth of
/// finding its words again: for the runs met last it is known whether one of their words
/// begins a form. Words do not reach out of a run.
struct FormProspects {
  /// Bytes of a text at most.
  static let limit = 511

  /// By the low bits of a run's hash: the hash, whose last bit is the answer.
  private var answers = [UInt64](repeating: 0, count: 1 << 14)
  private var edges = [UInt32](repeating: 0, count: FormProspects.limit + 1)
  private var hashes = [UInt64](repeating: 0, count: FormProspects.limit / 2 + 1)
  private var buffer = TokenBuffer()

  /// Whether a form or a sign-off may stand in a text.
  ///
  /// - Parameters:
  ///   - text: UTF-8 of ``limit`` bytes at most.
  ///   - forms: what is looked for, always the same.
  ///   - analyzer: finds the words of a run.
  /// - Returns: false for nearly every text.
  mutating func mayStand(
    in text: Span<UInt8>, _ forms: AgencyForms, _ analyzer: Analyzer
  ) -> Bool {
    let count = FormProspects.findRuns(of: text, &edges, &hashes)
    for run in 0..<count {
      let hash = hashes[run]
      let place = Int(truncatingIfNeeded: hash) & (answers.count - 1)
      if hash != 0, (answers[place] ^ hash) >> 1 == 0 {
        if answers[place] & 1 != 0 { return true }
        continue
      }
      let bytes = text.extracting(Int(edges[2 * run])..<Int(edges[2 * run + 1]))
      buffer.removeAll()
      analyzer.append(bytes, to: &buffer)
      let mayStand = forms.mayStand(among: buffer.tokens.span)
      if hash != 0 { answers[place] = hash & ~1 | (mayStand ? 1 : 0) }
      if mayStand { return true }
    }
    return false
  }

  /// The runs of a text and their hashes; how many there are.
  private static func findRuns(
    of text: Span<UInt8>, _ edges: inout [UInt32], _ hashes: inout [UInt64]
  ) -> Int {
    var allEdges = edges.mutableSpan
    let count = Kernels.runs(of: text, into: &allEdges)
    var edges = allEdges._mutatingExtracting(0..<count)
    Kernels.trim(&edges, in: text)
    var hashes = hashes.mutableSpan
    Kernels.hashes(ofRuns: edges.span, in: text, into: &hashes)
    return count / 2
  }
}
