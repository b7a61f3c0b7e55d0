internal import Vectors

extension Corpus {
  /// What a batch does not say of its articles, though recurring text is told by it.
  ///
  /// In a handful of articles nothing has recurred yet, and nothing is missed.
  var missingEvidence: [Copies.Note] {
    guard count > 20 else { return [] }
    var notes: [Copies.Note] = []
    let times = documents.lazy.compactMap(\.time)
    if let first = times.first {
      if times.allSatisfy({ $0 == first }) { notes.append(.allOfOneTime) }
    } else {
      notes.append(.noneDated)
    }
    if documents.allSatisfy(\.source.isEmpty) { notes.append(.noneOfAnOutlet) }
    return notes
  }
}
