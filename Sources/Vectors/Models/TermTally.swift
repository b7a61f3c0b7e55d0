/// In how many documents each term is, added up part by part.
///
/// Parts add up to the whole in any order. Packed by ranges of hashes, tallies of many
/// processes can be added up by many others, each of which sees all of the terms it has.
package struct TermTally: Sendable {
  private var table = TermTable()
  /// By term, the number of documents.
  private var frequencies: [Int] = []

  /// No terms.
  package init() {}

  /// Number of terms.
  package var termCount: Int { table.count }

  /// Takes in counted documents.
  package mutating func add(_ counts: TermCounts) {
    for term in 0..<counts.termCount {
      add(
        Int(counts.documentFrequencies[term]), of: counts.hashes[term],
        form: counts.forms.bytes(of: term))
    }
  }

  /// Takes in so many documents that have a term.
  mutating func add(_ documents: Int, of hash: UInt64, form: Span<UInt8>) {
    let number = Int(table.number(of: hash, form: form))
    if number == frequencies.count { frequencies.append(0) }
    frequencies[number] = min(
      frequencies[number] + documents, ColumnStatistics.mostOccurrences)
  }

  /// The terms that have columns among so many documents.
  ///
  /// - Parameters:
  ///   - vectorizer: the limits on terms; it has no limit on their number.
  ///   - documentCount: how many documents there are.
  /// - Returns: the terms that are neither in too few nor in too many.
  /// - Throws: ``VectorsError`` for limits that contradict each other.
  package func limited(
    by vectorizer: Vectorizer, documentCount: Int
  ) throws(VectorsError) -> TermTally {
    precondition(vectorizer.maximumTerms == nil, "a part does not know the first terms")
    var kept = TermTally()
    let columns = try vectorizer.columns(for: statistics(documentCount: documentCount))
    guard let vocabulary = columns.vocabulary else { return kept }
    for column in 0..<vocabulary.count {
      let hash = vocabulary.hashes[column]
      guard let number = table.number(of: hash) else { continue }
      kept.add(frequencies[Int(number)], of: hash, form: vocabulary.bytes(ofTerm: column))
    }
    return kept
  }

  /// The model of so many documents, of which these are all terms within the limits.
  ///
  /// - Throws: as ``Vectorizer/model(fitting:)``.
  package func model(
    by vectorizer: Vectorizer, documentCount: Int
  ) throws(VectorsError) -> VectorModel {
    try vectorizer.model(
      fitting: DocumentFrequencies(
        analyzer: vectorizer.analyzer, fields: vectorizer.fields,
        terms: statistics(documentCount: documentCount)))
  }

  private func statistics(documentCount: Int) -> TermStatistics {
    TermStatistics(
      documentCount: documentCount, hashes: table.hashes, forms: table.forms,
      documentFrequencies: frequencies.map { Int32(clamping: $0) }, spreads: nil)
  }
}

// Packed, terms are in the order of their forms: how many there are, and of each how many
// bytes it has in common with the one before, how many others, these, and the documents.

extension TermTally {
  /// The terms as bytes, those of each range of hashes by themselves.
  ///
  /// - Parameter ranges: how many ranges of equal width there are.
  /// - Returns: the ranges that have terms, ascending.
  package func packed(ranges: Int) -> [(range: Int, bytes: [UInt8])] {
    var members = [[Int]](repeating: [], count: ranges)
    for (number, hash) in table.hashes.enumerated() {
      members[Int(hash.multipliedFullWidth(by: UInt64(ranges)).high)].append(number)
    }
    return members.enumerated().filter { !$0.element.isEmpty }.map {
      ($0.offset, packed(Vocabulary.sorted($0.element, by: table.forms)))
    }
  }

  private func packed(_ numbers: [Int]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(small: UInt64(numbers.count))
    var former: [UInt8] = []
    for number in numbers {
      let form = table.forms.bytes(of: number)
      var shared = 0
      while shared < min(form.count, former.count), form[shared] == former[shared] {
        shared += 1
      }
      bytes.append(small: UInt64(shared))
      bytes.append(small: UInt64(form.count - shared))
      bytes.append(copying: form.extracting(shared..<form.count))
      bytes.append(small: UInt64(frequencies[number]))
      former.removeAll(keepingCapacity: true)
      former.append(copying: form)
    }
    return bytes
  }

  /// Takes in the terms that another tally packed.
  ///
  /// - Throws: ``ModelFileError/damaged`` for bytes that none has packed.
  package mutating func add(packed bytes: Span<UInt8>) throws(ModelFileError) {
    var offset = 0
    var form: [UInt8] = []
    for _ in 0..<(try bytes.smallNumber(at: &offset)) {
      let shared = try bytes.smallNumber(at: &offset)
      let length = try bytes.smallNumber(at: &offset)
      guard shared <= form.count, length <= bytes.count - offset else { throw .damaged }
      form.removeLast(form.count - shared)
      form.append(copying: bytes.extracting(offset..<offset + length))
      offset += length
      let documents = try bytes.smallNumber(at: &offset)
      let span = form.span
      guard 1...ColumnStatistics.mostOccurrences ~= documents, span.isUTF8 else {
        throw .damaged
      }
      add(documents, of: TermHash.hash(span), form: span)
    }
    guard offset == bytes.count else { throw .damaged }
  }
}
