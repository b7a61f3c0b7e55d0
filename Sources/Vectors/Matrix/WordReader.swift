/// Finds the words of one document after another, by their numbers in a table.
struct WordReader {
  /// The fields that are read.
  let sections: [FieldSection]
  /// The words that there are.
  private(set) var table = WordTable(capacity: 1 << 14)
  /// The words of the document, in its order.
  private(set) var words: [Int32] = []
  /// By section: where it ends in ``words``.
  private(set) var ends: [Int] = []

  private let analyzer: Analyzer
  private var reader = RunReader<WordTable>()
  private var scratch: [UInt8] = []
  /// Number of terms that were taken.
  private var takenCount = 0

  /// A reader of those fields as if they were one text.
  init(analyzer: Analyzer, fields: [Document.Field]) {
    self.analyzer = analyzer
    sections = FieldSection.sections(of: fields)
  }

  /// Finds the words of a document and forgets those of the one before.
  mutating func read(_ document: Int, of corpus: Corpus) {
    words.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    var scratch: [UInt8] = []
    swap(&scratch, &self.scratch)
    for section in sections {
      let text = corpus.bytes(section.field, of: document, scratch: &scratch)
      reader.removeAll()
      reader.append(text, analyzer, &table)
      reader.appendWords(to: &words)
      ends.append(words.count)
    }
    swap(&scratch, &self.scratch)
  }

  /// What words of the document are left out for, now that all of them are known.
  ///
  /// - Parameter count: adds how many words there are for each reason.
  /// - Returns: the reasons that hold, of those that depend on the language.
  @inline(__always)
  func dropped(count: (inout InlineArray<32, Int>) -> Void) -> StopMask {
    guard analyzer.findsLanguage else { return [] }
    var counts = InlineArray<32, Int>(repeating: 0)
    count(&counts)
    return analyzer.dropped(
      language: Language.number(stopWords: counts, of: words.count))
  }

  /// Gives the term of a word that counts for the first time its number.
  mutating func enter(_ word: Int) -> Int32 { table.enter(word) }

  /// Gives a term that was found in another way its word.
  mutating func name(of hash: UInt64, form: Span<UInt8>) -> Int32 {
    table.name(of: hash, form: form, mask: [])
  }

  /// Appends the terms that counted for the first time since the last call to a part.
  mutating func takeTerms(into part: inout TermCountsPart) {
    for place in table.places[takenCount...] {
      part.hashes.append(table.hashes[Int(place)])
      part.forms.append(table.forms.bytes(of: Int(place)))
    }
    takenCount = table.places.count
  }
}
