// Which runs of words enough documents have is known only when all have been read, and to
// read them again costs more than all else. So the words are kept by their numbers, 4 bytes
// each, until the runs have been counted.

/// The words of a batch in their order, without those that are left out.
struct WordSequences: Sendable {
  /// Documents in a chunk.
  static let grain = 512

  /// The words, by number.
  let words: TermTable
  /// The sections of which every document has one each.
  let sections: [FieldSection]
  /// By chunk of documents: the words, and where each section of each document ends.
  let chunks: [(words: [Int32], ends: [Int])]

  /// The words of every document.
  ///
  /// - Parameters:
  ///   - corpus: the documents.
  ///   - analyzer: what finds the words, which it leaves as they are found.
  ///   - fields: the fields that count, as if they were one text.
  ///   - parallel: the threads; the result does not depend on their number.
  init(
    of corpus: Corpus, _ analyzer: Analyzer, _ fields: [Document.Field],
    _ parallel: Parallel
  ) {
    var parts = parallel.map(count: corpus.count, grain: WordSequences.grain) {
      WordSequencer(number: $0, WordReader(analyzer: analyzer, fields: fields))
    } _: { sequencer, documents in
      for document in documents { sequencer.append(document, of: corpus) }
      corpus.releasePages(of: documents)
      return sequencer.takePart()
    }
    var numbering = TermNumbering(
      capacity: parts.reduce(0) { $0 + $1.hashes.count })
    for place in parts.indices { numbering.apply(to: &parts[place]) }
    words = numbering.table
    sections = FieldSection.sections(of: fields)
    chunks = parts.map { ($0.terms, $0.rowEnds) }
  }
}

/// Writes down the words of one document after another.
private struct WordSequencer {
  private let number: Int
  private var reader: WordReader
  /// Has a cell a word, and a row a section.
  private var part: TermCountsPart

  /// The sequencer of that number.
  init(number: Int, _ reader: WordReader) {
    self.number = number
    self.reader = reader
    part = TermCountsPart(counter: number)
  }

  /// Appends the words of a document.
  mutating func append(_ document: Int, of corpus: Corpus) {
    reader.read(document, of: corpus)
    let dropped = reader.dropped { counts in
      let known = reader.table.words
      for word in reader.words { known[Int(word)].mask.add(1, to: &counts) }
    }
    var terms: [Int32] = []
    swap(&terms, &part.terms)
    var start = 0
    for end in reader.ends {
      for place in start..<end {
        let word = Int(reader.words[place])
        let known = reader.table.words[word]
        guard known.mask.isDisjoint(with: dropped) else { continue }
        terms.append(known.term >= 0 ? known.term : reader.enter(word))
      }
      part.rowEnds.append(terms.count)
      start = end
    }
    swap(&terms, &part.terms)
  }

  /// The words since the last call.
  mutating func takePart() -> TermCountsPart {
    var part = TermCountsPart(counter: number)
    swap(&part, &self.part)
    reader.takeTerms(into: &part)
    return part
  }
}
