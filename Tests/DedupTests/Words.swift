import Dedup
import Vectors

/// Tokens whose hashes follow from small numbers: equal numbers are equal words.
func tokens(_ words: [Int]) -> [Token] {
  words.enumerated().map { place, word in
    Token(
      hash: SplitMix64.mix(UInt64(word) &+ 1), start: UInt32(2 * place),
      end: UInt32(2 * place + 1), formStart: 0, formEnd: 0)
  }
}

/// The shingles of such a text, by position.
func shingles(_ words: [Int], size: Int = 3) throws -> [UInt64] {
  var hashes: [UInt64] = []
  let wordHashes = tokens(words).map(\.hash)
  try Shingles(words: size).append(ofWords: wordHashes.span, to: &hashes)
  return hashes
}

/// A text in which each number is a word.
func text(_ words: [Int]) -> String {
  words.map { "w\($0)" }.joined(separator: " ")
}

/// `count` numbers below `limit` that follow from the seed.
func randomWords(_ count: Int, below limit: Int = 1 << 40, seed: UInt64) -> [Int] {
  var random = SplitMix64(seed: seed)
  return (0..<count).map { _ in Int.random(in: 0..<limit, using: &random) }
}

/// What a search finds in a corpus, with some options changed.
func searchCopies(
  _ corpus: Corpus, threads: Int = 2,
  _ change: (inout CopySearch.Options) -> Void = { _ in }
) throws -> Copies {
  var options = CopySearch.Options()
  change(&options)
  return try CopySearch(options).run(over: corpus, parallel: Parallel(threads: threads))
}

/// A corpus of texts named by their places.
func corpus(_ texts: [String], dates: [Int64?] = [], sources: [String] = []) -> Corpus {
  let bare = Corpus(
    texts.enumerated().map {
      Article(id: "\($0)", text: $1, source: sources.isEmpty ? "" : sources[$0])
    })
  var documents = bare.documents
  for (i, date) in dates.enumerated() { documents[i].time = date }
  return Corpus(documents: documents, stores: bare.stores)
}

/// Such a text as comparison sees it; numbers from 1,000,000 on stand for figures.
func comparedText(_ words: [Int], own: (Int) -> Bool = { _ in true }) throws
  -> ComparedText
{
  let hashes = tokens(words).map(\.hash)
  return ComparedText(
    shingles: try shingles(words)[...],
    words: zip(hashes, words).map {
      ComparedText.word(of: $0, isNumber: $1 >= 1_000_000)
    }[...],
    traits: words.indices.map { own($0) ? [] : .returning }[...])
}

/// The length of the longest common subsequence, by the quadratic recurrence.
func commonSubsequence(_ a: [Int], _ b: [Int]) -> Int {
  var previous = [Int](repeating: 0, count: b.count + 1)
  for x in a {
    var current = [0]
    for (j, y) in b.enumerated() {
      current.append(x == y ? previous[j] + 1 : max(previous[j + 1], current[j]))
    }
    previous = current
  }
  return previous[b.count]
}
