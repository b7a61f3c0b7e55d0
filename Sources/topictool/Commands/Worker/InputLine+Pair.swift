internal import Dedup
internal import Vectors

extension InputLine {
  /// What numbers of articles and texts are from.
  static let articles = 0...ArticleRecords.greatestArticle
  /// What counts of words are from.
  static let counts = 0...Int(Int32.max)
  /// What times are from: the difference of any two, and a day more, is a number.
  static let times = -(1 << 61)...1 << 61

  /// A field that is the number of an article or a text.
  func article(_ index: Int, _ name: StaticString) throws(WorkerError) -> Int32 {
    Int32(try integer(index, name, in: Self.articles))
  }

  /// A field that counts words or shingles.
  func count(_ index: Int, _ name: StaticString) throws(WorkerError) -> Int32 {
    Int32(try integer(index, name, in: Self.counts))
  }

  /// A field that is a time in seconds since 1970, or `\N`.
  func time(_ index: Int, _ name: StaticString) throws(WorkerError) -> Int64? {
    isNone(index) ? nil : Int64(try integer(index, name, in: Self.times))
  }

  /// Two fields that are the texts of a pair, the earlier first.
  func pair(at index: Int) throws(WorkerError) -> TextPair {
    let (a, b) = (try article(index, "a"), try article(index + 1, "b"))
    guard a < b else { throw fault("a pair whose a is before its b, not \(a) and \(b)") }
    return TextPair(a, b)
  }

  /// What a line of `verify` from a field on says of a copy or partial copy, but for its
  /// passages.
  func pairRecord(at index: Int) throws(WorkerError) -> PairRecord {
    let relation = index + 2
    guard let found = Relation(rawValue: string(relation)), found.isTaking else {
      throw fault("copy or partial for relation, not '\(shown(relation))'")
    }
    let own = index + VerifiedLine.ownStart
    return PairRecord(
      pair: try pair(at: index),
      own: OwnWords(
        equalA: try count(own, "equal_own_a"), equalB: try count(own + 1, "equal_own_b"),
        countA: try count(own + 2, "own_a"), countB: try count(own + 3, "own_b")),
      relation: found)
  }

  /// A field of passages.
  func passages(_ index: Int) throws(WorkerError) -> [AlignedPassage] {
    var bytes: [UInt8] = []
    guard Base64.decode(span(index), to: &bytes),
      let passages = PackedPassages.unpacked(bytes)
    else { throw fault("passages, not '\(shown(index))'") }
    return passages
  }
}

/// The line of a pair, which `verify` writes and other verbs read.
enum VerifiedLine {
  /// The place of the own words among the fields behind the kind.
  static let ownStart = 9
  /// The place of the passages.
  static let passages = 13

  /// The line of a pair.
  static func line(of verified: TaskVerification.Verified) -> OutputLine {
    let (record, figures) = (verified.record, verified.figures)
    var line = OutputLine("pair")
    line.append(record.pair.a)
    line.append(record.pair.b)
    line.append(text: record.relation.rawValue)
    line.append(figures.jaccard, decimals: 6)
    line.append(figures.containmentA, decimals: 6)
    line.append(figures.containmentB, decimals: 6)
    line.append(figures.sharedWords)
    line.append(figures.longestRun)
    line.append(figures.score, decimals: 6)
    for count in [
      record.own.equalA, record.own.equalB, record.own.countA, record.own.countB,
    ] {
      line.append(Int(count))
    }
    var passages: [UInt8] = []
    Base64.append(verified.passages.span, to: &passages)
    line.append(raw: passages.span)
    return line
  }
}
