internal import Vectors

/// The words of a batch as labels count them: one class for all forms of a word.
///
/// Forms are put together by their stem: Arabic ones by ``Light10``, others by the stemmer of
/// the language that most of the batch is in. Before that goes what the language writes onto
/// the next word; see ``Clitics``.
struct WordClasses: Sendable {
  /// A form of a word.
  struct Form: Sendable {
    /// The class it is in, or −1 for a stop word.
    var word: Int32
    /// Whether it has a conjunction, preposition or article written onto it.
    var hasClitic = false
  }

  /// By number of the term in the counts: what it is a form of.
  let forms: [Form]
  /// By class: whether it can name something.
  let areNames: [Bool]
  /// By class: the languages, other than the batch's, of which it has a stop word.
  let stops: [OtherStopWords.Languages]

  private let stemmer: WordStemmer
  /// The numbers of the forms, by hash.
  private let formIndex: HashIndex
  /// The numbers of the classes, by hash.
  private let classIndex: HashIndex

  /// Number of classes.
  var count: Int { areNames.count }

  /// Classes of the words of a batch.
  ///
  /// - Parameters:
  ///   - counts: the batch, in words that were folded and not stemmed.
  ///   - languages: those the batch is in, the most frequent one first.
  ///   - parallel: the threads.
  /// - Complexity: O(distinct words).
  init(_ counts: TermCounts, languages: [Language], parallel: Parallel) {
    let index = counts.hashIndex
    let occurrences = counts.occurrences
    let clitics = Clitics(index, occurrences)
    let stemmer = WordStemmer(languages)
    let otherStops = OtherStopWords(besides: stemmer.languages)
    let chunks = parallel.map(count: counts.termCount, grain: 4096) { terms in
      var buffer = TokenBuffer()
      return terms.map { term in
        let form = counts.term(term)
        let bare = clitics.taken(from: form, occurring: occurrences[term])
        let word = bare ?? form
        let isStopWord =
          stemmer.isStopWord(form, &buffer) || stemmer.isStopWord(word, &buffer)
          || stemmer.isElidedStopWord(form, &buffer)
        let stem = stemmer.stem(word)
        return (
          hash: isStopWord ? 0 : TermHash.hash(stem), hasClitic: bare != nil,
          isName: WordClasses.isName(stem), stops: otherStops.languages(of: word, &buffer)
        )
      }
    }
    var forms: [Form] = []
    var areNames: [Bool] = []
    var stops: [OtherStopWords.Languages] = []
    var classIndex = HashIndex(capacity: counts.termCount)
    forms.reserveCapacity(counts.termCount)
    for form in chunks.joined() {
      guard form.hash != 0 else {
        forms.append(Form(word: -1))
        continue
      }
      let number = classIndex.number(of: form.hash) ?? Int32(areNames.count)
      if Int(number) == areNames.count {
        classIndex.insert(form.hash, number: number)
        areNames.append(form.isName)
        stops.append([])
      }
      stops[Int(number)].formUnion(form.stops)
      forms.append(Form(word: number, hasClitic: form.hasClitic))
    }
    self.forms = forms
    self.areNames = areNames
    self.stops = stops
    self.stemmer = stemmer
    self.classIndex = classIndex
    formIndex = index
  }

  /// Finds words of the batch by ``Token/hash``.
  ///
  /// - Parameters:
  ///   - words: the hashes.
  ///   - forms: receives what to ask ``form(_:)`` for, in the same order.
  func find(_ words: [UInt64], into forms: inout [Int32]) {
    formIndex.numbers(of: words, into: &forms)
  }

  /// What a word that was found is a form of; nil for a stop word.
  func form(_ number: Int32) -> Form? {
    guard number >= 0 else { return nil }
    let form = forms[Int(number)]
    return form.word < 0 ? nil : form
  }

  /// The class of a stem, if the batch has it.
  func number(of stem: String) -> Int32? { classIndex.number(of: TermHash.hash(stem)) }

  /// What the words of a label are known by, as the label is spelt.
  func stems(of label: String) -> [UInt64] {
    var buffer = TokenBuffer()
    WordStemmer.words.append(Array(label.utf8).span, to: &buffer)
    return buffer.tokens.map { TermHash.hash(stemmer.looseStem(buffer.form(of: $0))) }
  }

  /// Whether a stem can name something, which takes two characters or more and no digit
  /// first: neither "x" nor "20bn", nor "2017" however a sentence begins it.
  private static func isName(_ stem: String) -> Bool {
    let bare = stem.unicodeScalars.drop { Clitics.letters.contains($0) }
    return stem.unicodeScalars.count > 1 && bare.first.map { !("0"..."9" ~= $0) } ?? true
  }
}

extension TermCounts {
  /// How often the batch has each term.
  var occurrences: [Int] {
    var occurrences = [Int](repeating: 0, count: termCount)
    for (term, count) in zip(terms, counts) { occurrences[Int(term)] += Int(count) }
    return occurrences
  }

  /// The numbers of the terms, by hash.
  fileprivate var hashIndex: HashIndex {
    var index = HashIndex(capacity: termCount)
    for (number, hash) in hashes.enumerated() {
      index.insert(hash, number: Int32(number))
    }
    return index
  }
}
