internal import Vectors

/// Which two documents may be a pair at all, whatever their texts: those near each other in
/// time, those of different outlets, those of a batch and of an archive.
///
/// Without one of these conditions there is no `PairCondition`.
package struct PairCondition: Sendable {
  /// How far apart in time the two may be.
  let window: TimeWindow?
  /// Whether the two are of different outlets.
  let isAcrossOutlets: Bool
  /// The first document of the archive, if one of the two must belong to it and the other
  /// must not.
  let archiveStart: Int?

  /// By document the hash of its outlet's name, or ``unnamed``; empty if outlets do not
  /// matter.
  private let outlets: [UInt64]

  /// The outlet of a document that names none, which is an outlet of its own.
  package static let unnamed: UInt64 = 0

  /// A condition on documents of these times and outlets.
  package init(
    window: Int64?, times: [Int64?], outlets: [UInt64]?, archiveStart: Int?
  ) {
    self.window = window.map { TimeWindow(seconds: $0, times: times) }
    self.outlets = outlets ?? []
    self.isAcrossOutlets = outlets != nil
    self.archiveStart = archiveStart
  }

  /// The time of a document; the same for all where times do not matter.
  func time(of document: Int) -> Int64 { window?.time(of: document) ?? 0 }

  /// The outlet of a document; ``unnamed`` where outlets do not matter.
  func outlet(of document: Int) -> UInt64 {
    isAcrossOutlets ? outlets[document] : PairCondition.unnamed
  }

  /// Whether a document belongs to the archive.
  func isArchived(_ document: Int) -> Bool { document >= archiveStart ?? .max }

  /// Whether two different documents may be a pair.
  package func allows(_ x: Int, _ y: Int) -> Bool {
    if archiveStart != nil, isArchived(x) == isArchived(y) { return false }
    if isAcrossOutlets, outlets[x] == outlets[y], outlets[x] != PairCondition.unnamed {
      return false
    }
    return window?.allows(x, y) ?? true
  }

  /// What could not be judged for want of a date or an outlet.
  var notes: [Copies.Note] {
    var notes: [Copies.Note] = []
    let undated = window?.undatedCount ?? 0
    if undated > 0 { notes.append(.documentsWithoutDate(undated)) }
    let unnamed = outlets.count { $0 == PairCondition.unnamed }
    if unnamed > 0 { notes.append(.documentsWithoutOutlet(unnamed)) }
    return notes
  }
}

extension PairCondition {
  /// The condition that options put on the documents of a corpus, nil if they put none.
  init?(_ options: CopySearch.Options, corpus: Corpus, archiveStart: Int?) {
    guard options.window != nil || options.acrossOutlets || archiveStart != nil else {
      return nil
    }
    var outlets: [UInt64]?
    if options.acrossOutlets {
      var scratch: [UInt8] = []
      outlets = corpus.documents.indices.map {
        corpus.outletHash(of: $0, scratch: &scratch) ?? PairCondition.unnamed
      }
    }
    self.init(
      window: options.window, times: corpus.documents.map(\.time), outlets: outlets,
      archiveStart: archiveStart)
  }
}
