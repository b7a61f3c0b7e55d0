internal import Vectors

extension Corpus {
  /// What a batch does not say of its articles, though recurring text is told by it.
  ///
  /// An article alone misses nothing.
  var missingEvidence: [Copies.Note] {
    guard count > 1 else { return [] }
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
