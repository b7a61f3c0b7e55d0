internal import Dedup
internal import Vectors

/// Texts and pairs of families as JSON, a family at a time.
struct FamilyTexts: Sendable {
  private let copies: Copies
  private let corpus: Corpus
  /// For each article whether it stands in a group.
  private let isGrouped: [Bool]

  /// Members of a family of which all pairs are told; in a larger one, the pairs of each with
  /// the article it was taken from are.
  private static let pairLimit = 64

  /// What a family takes in a block, without `<`.
  struct Part: Sendable {
    /// The texts by the numbers of their articles: `"12":[…],…`.
    var texts: [UInt8] = []
    /// The pairs: `[12,17,…],…`.
    var pairs: [UInt8] = []
    /// Bytes of both.
    var size: Int { texts.count + pairs.count + 2 }
  }

  /// The texts of the articles of `groups`.
  init(of copies: Copies, in corpus: Corpus, groups: [[Int]]) {
    self.copies = copies
    self.corpus = corpus
    var isGrouped = Array(repeating: false, count: corpus.count)
    for document in groups.joined() { isGrouped[document] = true }
    self.isGrouped = isGrouped
  }

  /// The texts of a group, and the pairs whose first article is in it.
  func part(of group: [Int]) -> Part {
    var part = Part()
    for document in group { append(textOf: document, to: &part.texts) }
    let pairs = pairs(of: group)
    let passages = copies.passages(of: pairs, in: corpus, parallel: Parallel(threads: 1))
    for (pair, passages) in zip(pairs, passages) {
      append(pair, passages, to: &part.pairs)
    }
    part.texts = part.texts.withoutLessThan
    return part
  }

  /// The pairs to be told whose first article is in a group.
  private func pairs(of group: [Int]) -> [CopyPair] {
    let sources = copies.families.sources
    let isLarge = group.count > Self.pairLimit
    return group.sorted().flatMap { document in
      // They are in the order of their first articles.
      let start = copies.pairs.indices.partitionPoint { copies.pairs[$0].a >= document }
      return copies.pairs[start...].prefix { $0.a == document }.filter { pair in
        guard isGrouped[pair.b] else { return false }
        return !isLarge || Int(sources[pair.b]) == pair.a
          || Int(sources[pair.a]) == pair.b
      }
    }
  }

  private func append(textOf document: Int, to json: inout [UInt8]) {
    if !json.isEmpty { json.append(UInt8(ascii: ",")) }
    json += "\"\(document)\":[".utf8
    let source = Int(copies.families.sources[document])
    var (scratch, sourceScratch) = ([UInt8](), [UInt8]())
    let text = corpus.bytes(.text, of: document, scratch: &scratch)
    let sourceText = corpus.bytes(.text, of: source, scratch: &sourceScratch)
    let other = source == document ? sourceText.extracting(first: 0) : sourceText
    for (place, piece) in TextPieces(of: text, from: other).pieces.enumerated() {
      if place > 0 { json.append(UInt8(ascii: ",")) }
      switch piece {
      case .own(let range): JSONString.append(text.extracting(range), to: &json)
      case .taken(let range): json += "[\(range.lowerBound),\(range.count)]".utf8
      }
    }
    json.append(UInt8(ascii: "]"))
  }

  /// `[a,b,relation,jaccard,containment of a, of b,shared words,longest run,[passages]]`, with
  /// shares in thousandths and five numbers a passage.
  private func append(_ pair: CopyPair, _ passages: [Passage], to json: inout [UInt8]) {
    if !json.isEmpty { json.append(UInt8(ascii: ",")) }
    let relation = Relation.allCases.firstIndex(of: pair.relation) ?? 0
    let shares = [pair.jaccard, pair.containmentA, pair.containmentB].map {
      Int(($0 * 1000).rounded())
    }
    let figures =
      [pair.a, pair.b, relation] + shares + [pair.sharedWords, pair.longestRun]
    let places = passages.flatMap { passage in
      let (a, b) = (passage.a.scalars, passage.b.scalars)
      return [a.lowerBound, a.upperBound, b.lowerBound, b.upperBound, passage.words]
    }
    json.append(UInt8(ascii: "["))
    for figure in figures {
      json.append(decimal: figure)
      json.append(UInt8(ascii: ","))
    }
    json.append(UInt8(ascii: "["))
    for (i, place) in places.enumerated() {
      if i > 0 { json.append(UInt8(ascii: ",")) }
      json.append(decimal: place)
    }
    json += "]]".utf8
  }
}
