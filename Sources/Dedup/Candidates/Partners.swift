internal import Vectors

/// The documents of each text, arranged so that one which may be paired with a given
/// document is found without trying all.
///
/// A text may have ten thousand documents of one outlet. Each text's documents are kept in
/// the order of their times, those of the archive apart, and each knows the next one of
/// another outlet.
package struct Partners: Sendable {
  private let condition: PairCondition
  /// The documents of all texts: of each text those of the batch, then those of the
  /// archive; in each half the undated ones, then the others by time; equal ones as they
  /// stand in the input.
  private var documents: [Int32]
  /// Where each half begins, two a text, and where the last one ends.
  private let starts: [Int]
  /// For each place the next one in its half with a document of another outlet, or the
  /// half's end.
  private var jumps: [Int32] = []

  /// The documents of `textCount` texts.
  ///
  /// - Parameters:
  ///   - condition: which two may be a pair.
  ///   - textOfDocument: the text of each document, -1 for none.
  ///   - textCount: number of texts.
  /// - Complexity: O(*n* log *n*) in the documents.
  package init(_ condition: PairCondition, textOfDocument: [Int32], textCount: Int) {
    self.condition = condition
    func half(_ document: Int) -> Int {
      2 * Int(textOfDocument[document]) + (condition.isArchived(document) ? 1 : 0)
    }
    var starts = Array(repeating: 0, count: 2 * textCount + 1)
    for document in textOfDocument.indices where textOfDocument[document] >= 0 {
      starts[half(document) + 1] += 1
    }
    for i in starts.indices.dropFirst() { starts[i] += starts[i - 1] }
    var documents = Array(repeating: 0 as Int32, count: starts[2 * textCount])
    var next = starts
    for document in textOfDocument.indices where textOfDocument[document] >= 0 {
      documents[next[half(document)]] = Int32(document)
      next[half(document)] += 1
    }
    self.documents = documents
    self.starts = starts
    for i in 0..<2 * textCount where starts[i + 1] - starts[i] > 1 {
      self.documents[starts[i]..<starts[i + 1]].sort {
        (condition.time(of: Int($0)), $0) < (condition.time(of: Int($1)), $1)
      }
    }
    if condition.isAcrossOutlets { linkOutlets() }
  }

  private mutating func linkOutlets() {
    jumps = Array(repeating: 0, count: documents.count)
    for half in starts.indices.dropLast() {
      let end = starts[half + 1]
      for place in (starts[half]..<end).reversed() {
        let isLast = place + 1 == end
        let isOther =
          !isLast
          && condition.outlet(of: Int(documents[place]))
            != condition.outlet(of: Int(documents[place + 1]))
        jumps[place] = isLast || isOther ? Int32(place + 1) : jumps[place + 1]
      }
    }
  }

  /// A document of `text` that may be paired with `document`: the first undated one, else
  /// the earliest; nil if there is none.
  ///
  /// - Complexity: O(log *n*) in the documents of the text.
  package func partner(of document: Int, in text: Int) -> Int? {
    let isArchiveWanted =
      condition.archiveStart != nil && !condition.isArchived(document)
    let half = 2 * text + (isArchiveWanted ? 1 : 0)
    let range = starts[half]..<starts[half + 1]
    let time = condition.time(of: document)
    guard let window = condition.window, time != TimeWindow.undated else {
      return first(in: range, for: document)
    }
    let dated = place(in: range, from: TimeWindow.undated + 1)
    if let found = first(in: range.lowerBound..<dated, for: document) { return found }
    let near = place(in: range, from: time - window.seconds)..<range.upperBound
    return first(in: near, for: document)
  }

  /// Whether two different documents may be a pair.
  package func allow(_ x: Int, _ y: Int) -> Bool { condition.allows(x, y) }

  /// Whether some document of one text may be paired with some document of another.
  ///
  /// - Complexity: O(1) for texts of one document each, else O(*m* log *n*) for *m*
  ///   documents of the rarer and *n* of the other.
  package func meet(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (starts[2 * a]..<starts[2 * a + 2], starts[2 * b]..<starts[2 * b + 2])
    if x.count == 1, y.count == 1 {
      return condition.allows(
        Int(documents[x.lowerBound]), Int(documents[y.lowerBound]))
    }
    let (few, other) = x.count <= y.count ? (x, b) : (y, a)
    return documents[few].contains { partner(of: Int($0), in: other) != nil }
  }

  /// The first document that may be paired with another, in a range of the other half that
  /// begins with nothing too early.
  private func first(in range: Range<Int>, for document: Int) -> Int? {
    var place = range.lowerBound
    let outlet = condition.outlet(of: document)
    while place < range.upperBound {
      let other = Int(documents[place])
      if other != document, condition.allows(document, other) { return other }
      let isSameOutlet =
        outlet != PairCondition.unnamed && condition.outlet(of: other) == outlet
      // What is neither the document itself nor of its outlet is too late, and so is the rest.
      guard isSameOutlet || other == document else { return nil }
      place = isSameOutlet ? Int(jumps[place]) : place + 1
    }
    return nil
  }

  /// The first place of a range with a time from `time` on.
  private func place(in range: Range<Int>, from time: Int64) -> Int {
    range.partitionPoint { condition.time(of: Int(documents[$0])) >= time }
  }
}
