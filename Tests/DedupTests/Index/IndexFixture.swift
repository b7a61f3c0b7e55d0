import Dedup
import Foundation
import Vectors

/// A folder that is gone after a test.
func withFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "index-\(UUID().uuidString)").path
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try body(folder)
}

/// Articles with everything that relations depend on: stories copied whole, cut and quoted,
/// texts that stand in several articles, formulas that come back, days and outlets.
///
/// The first has no words, but a megabyte of blanks: of less text a search samples all shingles.
func plantedArticles(_ count: Int = 100, seed: UInt64 = 1) -> [Article] {
  let blank = Article(id: "blank", text: String(repeating: " ", count: 1_100_000))
  return [blank] + stories(count, seed: seed)
}

private func stories(_ count: Int, seed: UInt64) -> [Article] {
  var random = SplitMix64(seed: seed)
  let formulas = (0..<6).map { randomWords(14, seed: 1000 + $0) }
  var stories: [[Int]] = []
  return (0..<count).map { number in
    let kind = Int.random(in: 0..<6, using: &random)
    var words = randomWords(100, seed: seed &+ UInt64(number) &* 7919)
    if let story = stories.randomElement(using: &random) {
      switch kind {
      case 0: words = story
      case 1: words = Array(story[..<(story.count / 2)])
      case 2: words = Array(story[20..<min(80, story.count)]) + words
      case 3: words = story + words
      default: break
      }
    }
    if kind > 3 { stories.append(words) }
    if number % 2 == 0 { words += formulas[number % formulas.count] }
    return Article(
      id: "a\(number)", title: "title \(number)", text: text(words),
      date: "2019-03-\(10 + number % 9)", source: "outlet \(number % 7)")
  }
}

/// A pair by its ids, and what was found of it.
struct FoundPair: Hashable {
  let ids: Set<String>
  let relation: Relation
  let words: Int
  let run: Int
  let jaccard: Double

  init(_ pair: CopyPair, in corpus: Corpus) {
    ids = [corpus.string(.id, of: pair.a), corpus.string(.id, of: pair.b)]
    relation = pair.relation
    words = pair.sharedWords
    run = pair.longestRun
    jaccard = pair.jaccard
  }
}

extension IndexMatches {
  /// The pairs by their ids.
  var found: Set<FoundPair> { Set(pairs.map { FoundPair($0, in: corpus) }) }
}

let twoThreads = Parallel(threads: 2)
