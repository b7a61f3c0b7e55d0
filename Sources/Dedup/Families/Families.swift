/// Which documents are versions of one article, and which of them came first.
///
/// All arrays are indexed by document. Every document is in exactly one family; most are
/// alone in theirs.
public struct Families: Sendable, Hashable {
  /// What a document is in its family.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// The probable source of a family of two or more.
    case source
    /// Another member of such a family.
    case copy
    /// Alone in its family, but with a sentence or more from an earlier article.
    case partial
    /// Alone in its family.
    case single
  }

  /// The family of each document, numbered from 1 in the order of first members.
  public let numbers: [Int32]
  /// The role of each document.
  public let roles: [Role]
  /// The document each is taken from: for a `copy` the source of its family, for a
  /// `partial` the article it shares most words with among those before it; for a `source`
  /// or `single` itself.
  public let sources: [Int32]
  /// Members of each family, the first family's first.
  public let sizes: [Int32]
  /// For each family what speaks for its source; nothing for families of one.
  public let evidence: [SourceEvidence]
  /// For each family the agency its members credit: the one that most of them name, of
  /// equals the first of the list; an index into ``AgencyCredits/names``, nil for none.
  public let agencies: [Int?]

  /// Number of families, those of one document included.
  public var count: Int { sizes.count }

  /// The documents of all families of at least `size` members, largest family first, equal
  /// ones by number; within a family the source first, then in input order.
  public func members(ofFamiliesFrom size: Int = 2) -> [[Int]] {
    var members: [[Int]] = Array(repeating: [], count: count)
    for (document, number) in numbers.enumerated() where sizes[Int(number) - 1] >= size {
      if roles[document] == .source {
        members[Int(number) - 1].insert(document, at: 0)
      } else {
        members[Int(number) - 1].append(document)
      }
    }
    return members.enumerated().filter { !$0.element.isEmpty }
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
  }

  /// The documents to keep if one of each family is wanted, in input order: sources,
  /// partial takers and what stands alone.
  public var kept: [Int] {
    roles.indices.filter { roles[$0] != .copy }
  }
}
