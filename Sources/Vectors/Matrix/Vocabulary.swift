/// The terms that are columns of a matrix, sorted by the bytes of their UTF-8 forms.
///
/// That is the order of code points, and the one in which scikit-learn numbers features.
/// All arrays are indexed by column.
public struct Vocabulary: Sendable {
  /// Number of documents of the batch, those without a single term included.
  public let documentCount: Int
  /// What each term is known by, as ``Token/hash``.
  public let hashes: [UInt64]
  /// In how many documents each term is.
  public let documentFrequencies: [Int32]

  private let forms: TermForms
  private let index: HashIndex

  /// The terms of a batch that enough documents have, and not too many.
  ///
  /// - Parameters:
  ///   - counts: the batch.
  ///   - minimum: in how many documents a term has to be.
  ///   - maximum: in how many it may be.
  /// - Throws: ``VectorsError`` for a limit outside its range, or if `maximum` is below
  ///   `minimum`. A vocabulary that ends up empty is no error.
  /// - Complexity: O(*v* log *v*) in the number of terms.
  public init(
    of counts: TermCounts, minimum: DocumentLimit = .count(1),
    maximum: DocumentLimit = .share(1)
  ) throws(VectorsError) {
    let least = try minimum.documents(of: counts.documentCount)
    let most = try maximum.documents(of: counts.documentCount)
    guard least <= most || counts.documentCount == 0 else {
      throw .contradictoryLimits(minimum: least, maximum: most)
    }
    let frequencies = counts.documentFrequencies
    let kept = (0..<counts.termCount).filter {
      Double(frequencies[$0]) >= least && Double(frequencies[$0]) <= most
    }
    self.init(of: counts, numbers: Vocabulary.sorted(kept, by: counts.forms))
  }

  /// The terms of these numbers, in their order.
  private init(of counts: TermCounts, numbers: [Int]) {
    var forms = TermForms()
    var index = HashIndex(capacity: numbers.count)
    for (column, number) in numbers.enumerated() {
      forms.append(counts.forms.bytes(of: number))
      index.insert(counts.hashes[number], number: Int32(column))
    }
    self.forms = forms
    self.index = index
    documentCount = counts.documentCount
    hashes = numbers.map { counts.hashes[$0] }
    documentFrequencies = numbers.map { counts.documentFrequencies[$0] }
  }

  /// Term numbers in the order of their forms.
  ///
  /// Most pairs differ in the first eight bytes, which are compared as one number.
  private static func sorted(_ numbers: [Int], by forms: TermForms) -> [Int] {
    let keyed = numbers.map { (prefix: forms.prefix($0), number: $0) }
    return keyed.sorted { a, b in
      a.prefix != b.prefix ? a.prefix < b.prefix : forms.precedes(a.number, b.number)
    }.map(\.number)
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
