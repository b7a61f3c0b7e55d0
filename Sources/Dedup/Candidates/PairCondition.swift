internal import Vectors

/// Which two documents may be a pair at all, whatever their texts: those near each other in
/// time, those of different outlets, those of a batch and of an archive.
///
/// Without one of these conditions there is no `PairCondition`. All arrays are indexed by
/// document, and empty where their condition is not set.
package struct PairCondition: Sendable {
  /// Seconds the two may be apart.
  let window: Int64?
  /// Whether the two are of different outlets.
  let isAcrossOutlets: Bool
  /// The first document of the archive, if one of the two must belong to it and the other
  /// must not.
  let archiveStart: Int?

  /// Seconds since 1970, or ``undated``.
  private let times: [Int64]
  /// Hashes of the outlets' names, or ``unnamed``.
  private let outlets: [UInt64]

  /// The time of a document without a date, which is compared with every other.
  package static let undated = Int64.min
  /// The outlet of a document that names none, which is an outlet of its own.
  package static let unnamed: UInt64 = 0

  /// A condition on documents of these times and outlets.
  package init(
    window: Int64?, times: [Int64?], outlets: [UInt64]?, archiveStart: Int?
  ) {
    self.window = window
    // So that no sum or difference of two overflows.
    let limit = Int64.max / 4
    self.times =
      window == nil
      ? [] : times.map { $0.map { max(-limit, min(limit, $0)) } ?? PairCondition.undated }
    self.outlets = outlets ?? []
    self.isAcrossOutlets = outlets != nil
    self.archiveStart = archiveStart
  }

  /// The time of a document; the same for all where times do not matter.
  func time(of document: Int) -> Int64 { window == nil ? 0 : times[document] }

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
    guard let window else { return true }
    let (first, second) = (times[x], times[y])
    guard first != PairCondition.undated, second != PairCondition.undated else {
      return true
    }
    return abs(first - second) <= window
  }

  /// What could not be judged for want of a date or an outlet.
  var notes: [Copies.Note] {
    var notes: [Copies.Note] = []
    let undated = times.count { $0 == PairCondition.undated }
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
        Outlet.hash(of: $0, in: corpus, scratch: &scratch) ?? PairCondition.unnamed
      }
    }
    self.init(
      window: options.window, times: corpus.documents.map(\.time), outlets: outlets,
      archiveStart: archiveStart)
  }
}
