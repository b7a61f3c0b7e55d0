/// Which documents of a batch are copied from which.
public struct Copies: Sendable {
  /// Pairs of documents that share text, by `a` and then `b`.
  ///
  /// Without an explicit minimum these are the copies, partial copies and templates; with
  /// one, all verified pairs at or above it.
  public let pairs: [CopyPair]
  /// The family of each document.
  public let families: Families
  /// How much of each document was taken from others.
  public let copied: CopiedText
  /// The agencies that each document credits.
  public let credits: AgencyCredits
  /// Number of documents that were searched for: all of the corpus, or those before the
  /// archive they were compared with.
  public let batchCount: Int
  /// What the run had to leave out, in a fixed order; empty for most batches.
  public private(set) var notes: [Note]

  /// The passages of all pairs.
  let passages: PackedPassages
  let reader: TextReader

  /// The documents of the batch to keep, in input order: one of each family; of a batch that
  /// was compared with an archive, all that are copies of nothing in it.
  public var kept: [Int] { families.kept.filter { $0 < batchCount } }

  /// The same with these notes.
  func with(_ notes: [Note]) -> Copies {
    var copies = self
    copies.notes = notes
    return copies
  }

  /// Something about a run that its reader should know.
  public enum Note: Sendable, Hashable {
    /// So many documents have no words; they match nothing.
    case documentsWithoutWords(Int)
    /// So many documents have words, but fewer than the minimum; they match nothing.
    case documentsTooShort(Int, minimum: Int)
    /// So many documents have no date that was understood; they were compared with all,
    /// however small the window.
    case documentsWithoutDate(Int)
    /// So many documents name no outlet; each counts as of an outlet of its own.
    case documentsWithoutOutlet(Int)
    /// No document has a date that was understood, so that text which comes back day after
    /// day is told from news by the number of documents alone.
    case noneDated
    /// All documents have one date, with the same consequence.
    case allOfOneTime
    /// No document names its outlet, so that an outlet's standing text is told from news by
    /// days and the number of documents alone.
    case noneOfAnOutlet
    /// So many texts that stand word for word in more documents than `limit` are listed as
    /// pairs with the first of these documents alone.
    case groupsListedAsStars(Int, limit: Int)
    /// In so many buckets of sketches that agree, of more than `limit` texts, each text was
    /// compared with its neighbours and the first alone.
    case bucketsCapped(Int, limit: Int)
    /// So many fingerprints that stand in more texts than `limit` proposed no pair.
    case fingerprintsCapped(Int, limit: Int)
    /// The batch has more words than an exact join is tried on unasked, so sketches
    /// proposed the pairs, with the given recall at the threshold.
    case sketchedNotJoined(words: Int, recall: Double)
  }
}

extension Copies.Note: CustomStringConvertible {
  /// One line, without a full stop.
  public var description: String {
    switch self {
    case .documentsWithoutWords(let count):
      "\(count) without words, which match nothing"
    case .documentsTooShort(let count, let minimum):
      "\(count) of fewer than \(minimum) words, which take no part"
    case .documentsWithoutDate(let count):
      "\(count) without a date, which are compared with all"
    case .documentsWithoutOutlet(let count):
      "\(count) without an outlet, each of which counts as of one of its own"
    case .noneDated:
      "no article has a date: what comes back day after day is harder to tell from news"
    case .allOfOneTime:
      "all articles have one date: what comes back day after day is harder to tell from news"
    case .noneOfAnOutlet:
      "no article names its source: an outlet's standing text is harder to tell from news"
    case .groupsListedAsStars(let count, let limit):
      "\(count) \(count == 1 ? "text stands" : "texts stand") in more than \(limit) "
        + "documents, listed as pairs with the first only"
    case .bucketsCapped(let count, let limit):
      "\(count) \(count == 1 ? "bucket" : "buckets") of more than \(limit) like sketches "
        + "not compared in full"
    case .fingerprintsCapped(let count, let limit):
      "\(count) \(count == 1 ? "fingerprint" : "fingerprints") in more than \(limit) texts "
        + "proposed no pairs"
    case .sketchedNotJoined(let words, let recall):
      "\(words) words are too many for an exact join; sketches find "
        + "\(Int(recall * 1000) / 10) % of the pairs at the threshold"
    }
  }
}
