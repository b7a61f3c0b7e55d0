/// Terms that are columns of a matrix.
///
/// Those of a batch are sorted by the bytes of their UTF-8 forms, which is the order of code
/// points, and the one in which scikit-learn numbers features; those of a list keep its
/// order.
public struct Vocabulary: Sendable {
  /// By column: what the term is known by, as ``Token/hash``.
  public let hashes: [UInt64]

  let forms: TermForms
  private let index: HashIndex

  /// The terms of a batch that enough documents have, and not too many.
  ///
  /// - Parameters:
  ///   - counts: the batch.
  ///   - minimum: in how many documents a term has to be.
  ///   - maximum: in how many it may be.
  ///   - limit: how many terms are kept at most: those with the most occurrences, at equal
  ///     numbers the ones that sort first. Nil for no limit.
  /// - Throws: ``VectorsError`` for a limit outside its range, or if `maximum` is below
  ///   `minimum`. A vocabulary that ends up empty is no error.
  /// - Complexity: O(*v* log *v*) in the number of terms.
  public init(
    of counts: TermCounts, minimum: DocumentLimit = .count(1),
    maximum: DocumentLimit = .share(1), limit: Int? = nil
  ) throws(VectorsError) {
    let statistics = TermStatistics(of: counts, spreads: limit != nil)
    try self.init(of: statistics, minimum: minimum, maximum: maximum, limit: limit)
  }

  /// The terms of a batch, as above, by what is known of them.
  ///
  /// - Parameters:
  ///   - statistics: the batch.
  ///   - minimum: in how many documents a term has to be.
  ///   - maximum: in how many it may be.
  ///   - limit: how many terms are kept at most.
  ///   - countsOnce: whether a document counts once to the limit, however often it has the
  ///     term.
  /// - Throws: as above.
  init(
    of statistics: TermStatistics, minimum: DocumentLimit, maximum: DocumentLimit,
    limit: Int?, countsOnce: Bool = false
  ) throws(VectorsError) {
    let documentCount = statistics.documentCount
    let least = try minimum.documents(of: documentCount)
    let most = try maximum.documents(of: documentCount)
    guard least <= most || documentCount == 0 else {
      throw .contradictoryLimits(minimum: least, maximum: most, of: documentCount)
    }
    let frequencies = statistics.documentFrequencies
    // What no document has is no term of the batch, even if none has to have it.
    let kept = frequencies.indices.filter {
      frequencies[$0] > 0 && Double(frequencies[$0]) >= least
        && Double(frequencies[$0]) <= most
    }
    var numbers = Vocabulary.sorted(kept, by: statistics.forms)
    if let limit {
      guard limit > 0 else { throw .termCount(limit) }
      let occurrences =
        countsOnce ? nil : statistics.spreads.map { $0.map(\.occurrences) }
      numbers = Vocabulary.first(
        limit, of: numbers, by: occurrences ?? frequencies.map { Int($0) })
    }
    var forms = TermForms()
    for number in numbers { forms.append(statistics.forms.bytes(of: number)) }
    self.init(forms: forms, hashes: numbers.map { statistics.hashes[$0] })
  }

  /// The given terms, in their order, each as ``Analyzer`` leaves it.
  ///
  /// - Throws: ``VectorsError/repeatedTerm(_:)`` if a term is there twice.
  public init(terms: some Sequence<String>) throws(VectorsError) {
    var forms = TermForms()
    for term in terms { forms.append(Array(term.utf8).span) }
    try self.init(forms: forms)
  }

  /// The terms of these forms, in their order.
  init(forms: TermForms) throws(VectorsError) {
    let hashes = (0..<forms.count).map { TermHash.hash(forms.bytes(of: $0)) }
    var seen = HashIndex(capacity: hashes.count)
    for (column, hash) in hashes.enumerated() {
      guard seen.number(of: hash) == nil else {
        throw .repeatedTerm(forms.string(column))
      }
      seen.insert(hash, number: Int32(column))
    }
    self.forms = forms
    self.hashes = hashes
    index = seen
  }

  /// The terms of these forms and hashes, which are distinct.
  private init(forms: TermForms, hashes: [UInt64]) {
    var index = HashIndex(capacity: hashes.count)
    for (column, hash) in hashes.enumerated() {
      index.insert(hash, number: Int32(column))
    }
    self.forms = forms
    self.hashes = hashes
    self.index = index
  }

  /// Number of terms.
  public var count: Int { hashes.count }

  /// The form of the term of a column.
  public func term(_ column: Int) -> String {
    forms.string(column)
  }

  /// The UTF-8 bytes of the form of the term of a column.
  @_lifetime(borrow self)
  public func bytes(ofTerm column: Int) -> Span<UInt8> {
    forms.bytes(of: column)
  }

  /// The column of a term, by its hash, or nil if the term is not in the vocabulary.
  public func column(ofHash hash: UInt64) -> Int32? {
    index.number(of: hash)
  }
}

extension Vocabulary {
  /// Term numbers in the order of their forms.
  ///
  /// Most pairs differ in the first eight bytes, which are compared as one number.
  static func sorted(_ numbers: [Int], by forms: TermForms) -> [Int] {
    let keyed = numbers.map { (prefix: forms.prefix($0), number: $0) }
    return keyed.sorted { a, b in
      a.prefix != b.prefix ? a.prefix < b.prefix : forms.precedes(a.number, b.number)
    }.map(\.number)
  }

  /// Those of `numbers` with the highest occurrences, in the order they have; at equal
  /// occurrences the ones that come first.
  private static func first(
    _ limit: Int, of numbers: [Int], by occurrences: [Int]
  ) -> [Int] {
    guard numbers.count > limit else { return numbers }
    let ranked = numbers.indices.sorted { a, b in
      let (x, y) = (occurrences[numbers[a]], occurrences[numbers[b]])
      return x != y ? x > y : a < b
    }
    return ranked.prefix(limit).sorted().map { numbers[$0] }
  }
}
