import Vectors

/// A corpus drawn from a seed, of unrelated reports in Arabic or Latin letters and of what was
/// taken from them, which is known.
struct PlantedCorpus {
  /// How an article was made from another.
  enum Derivation: CaseIterable, Hashable {
    /// All of its words.
    case copy
    /// Its first two thirds.
    case excerpt
    /// All of it, with other words in the place of some.
    case edit
    /// Forty of its words within a report of its own.
    case quotation
  }

  /// An article that was made from another.
  struct Planted: Hashable {
    let taker: Int
    let origin: Int
    let derivation: Derivation
  }

  /// The texts, in the order of their numbers.
  private(set) var texts: [String] = []
  /// What was taken, the origin always before the taker.
  private(set) var planted: [Planted] = []

  private var words: [[String]] = []
  private var random: SplitMix64
  private var vocabularies: [[String]] = []

  /// Reports with all derivations of each, and a copy of each copy.
  init(reports: Int, seed: UInt64) {
    random = SplitMix64(seed: seed)
    vocabularies = ["ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "abcdefghijklmnopqrstuvwxyz"].map {
      letters in
      (0..<4000).map { _ in
        String(
          (0..<Int.random(in: 3...9, using: &random)).compactMap { _ in
            letters.randomElement(using: &random)
          })
      }
    }
    for _ in 0..<reports {
      let origin = add(own(Int.random(in: 90...200, using: &random)))
      for derivation in Derivation.allCases { add(derivation, of: origin) }
      add(.copy, of: words.count - Derivation.allCases.count)
    }
  }

  /// The articles with others behind them.
  func corpus(and others: [String] = []) -> Corpus { DedupTests.corpus(texts + others) }

  private mutating func own(_ count: Int) -> [String] {
    let vocabulary = vocabularies[Int.random(in: 0..<2, using: &random)]
    return (0..<count).map { _ in vocabulary.randomElement(using: &random) ?? "" }
  }

  @discardableResult
  private mutating func add(_ own: [String]) -> Int {
    words.append(own)
    texts.append(
      own.joined(separator: [" ", "، ", "\n"].randomElement(using: &random) ?? " "))
    return words.count - 1
  }

  private mutating func add(_ derivation: Derivation, of origin: Int) {
    let source = words[origin]
    let taken: [String]
    switch derivation {
    case .copy: taken = source
    case .excerpt: taken = Array(source.prefix(source.count * 2 / 3))
    case .edit:
      var edited = source
      for place in edited.indices where Int.random(in: 0..<20, using: &random) == 0 {
        edited[place] = own(1)[0]
      }
      taken = edited
    case .quotation:
      let start = Int.random(in: 0...source.count - 40, using: &random)
      taken = own(60) + source[start..<start + 40] + own(60)
    }
    planted.append(Planted(taker: add(taken), origin: origin, derivation: derivation))
  }
}
