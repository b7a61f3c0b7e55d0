public import Vectors

/// How much of each outlet is copied, and from which agencies.
///
///     let report = OutletReport(copies, of: corpus)
///     report.outlets[0].copiedShare  // 0.42
public struct OutletReport: Sendable, Hashable {
  /// What is said of an outlet.
  public struct Outlet: Sendable, Hashable {
    /// Its name as the records have it, empty for articles that name none.
    public let name: String
    /// Its articles.
    public internal(set) var articleCount = 0
    /// Those of them that are the copy of another or took a part from one.
    public internal(set) var copiedArticleCount = 0
    /// Words of its articles.
    public internal(set) var wordCount = 0
    /// Those of them that stand in articles they were taken from.
    public internal(set) var copiedWordCount = 0
    /// Articles that credit each agency, in the order of ``OutletReport/agencyNames``; an
    /// article that credits two counts for both.
    public internal(set) var creditedCounts: [Int]
    /// Articles that go back to each agency: those that credit it, and those that credit
    /// none and whose family does or, failing that, the family most of them comes from.
    public internal(set) var foundCounts: [Int]

    /// The share of its words that is copied, from 0 to 1.
    public var copiedShare: Double {
      wordCount > 0 ? Double(copiedWordCount) / Double(wordCount) : 0
    }
  }

  /// The outlets by the bytes of their names, articles without one first.
  public let outlets: [Outlet]
  /// What the agencies are called.
  public let agencyNames: [String]

  /// A report on the outcome of a search.
  ///
  /// - Parameters:
  ///   - copies: the outcome.
  ///   - corpus: the batch that was searched; an archive behind it is not counted.
  /// - Complexity: O(*n*) in the documents.
  public init(_ copies: Copies, of corpus: Corpus) {
    agencyNames = copies.credits.names
    let none = Array(repeating: 0, count: agencyNames.count)
    var indices: [String: Int] = [:]
    var outlets: [Outlet] = []
    for document in 0..<copies.batchCount {
      let name = corpus.string(.source, of: document)
      let index = indices[name] ?? outlets.count
      if index == outlets.count {
        indices[name] = index
        outlets.append(Outlet(name: name, creditedCounts: none, foundCounts: none))
      }
      outlets[index].take(document, copies)
    }
    self.outlets = outlets.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}

extension OutletReport.Outlet {
  fileprivate mutating func take(_ document: Int, _ copies: Copies) {
    articleCount += 1
    let role = copies.families.roles[document]
    if role == .copy || role == .partial { copiedArticleCount += 1 }
    wordCount += Int(copies.copied.wordCounts[document])
    copiedWordCount += Int(copies.copied.copiedCounts[document])
    let credits = copies.credits[document]
    for credit in credits { creditedCounts[credit.agency] += 1 }
    if credits.isEmpty {
      if let agency = copies.agencyFound(of: document) { foundCounts[agency] += 1 }
    } else {
      for credit in credits { foundCounts[credit.agency] += 1 }
    }
  }
}

extension Copies {
  /// The agency that a document goes back to by its family: the one that its own family
  /// credits or, failing that, the family that most of it comes from.
  public func agencyFound(of document: Int) -> Int? {
    let own = families.agencies[Int(families.numbers[document]) - 1]
    let other = Int(copied.families[document])
    guard own == nil, other > 0 else { return own }
    return families.agencies[other - 1]
  }
}
