/// Which documents of two texts, and which of one, are listed as pairs.
///
/// Every two are that the condition allows. Where more than ``groupLimit`` documents have a
/// text, it is listed as a star: each of them is paired with the first, and pairs with other
/// texts name the first alone, so that the list grows with the number of documents and not
/// with its square. Under a condition the first is the first that it allows.
struct DocumentPairing: Sendable {
  /// Two documents of two texts, or two of one text, the earlier first.
  typealias Pair = (x: Int, y: Int)

  let groupLimit: Int
  /// Which documents may be paired; nil if any two may.
  private let partners: Partners?
  /// Documents of all texts, one text's after another's, each in order.
  private let documents: [Int32]
  /// Where each text's documents begin, and where the last one's end.
  private let starts: [Int32]

  init(survey: Survey, groupLimit: Int, partners: Partners?) {
    self.groupLimit = groupLimit
    self.partners = partners
    var starts = Array(repeating: 0 as Int32, count: survey.count + 1)
    for text in survey.textOfDocument where text >= 0 { starts[Int(text) + 1] += 1 }
    for text in 0..<survey.count { starts[text + 1] += starts[text] }
    var next = starts
    var documents = Array(repeating: 0 as Int32, count: Int(starts[survey.count]))
    for (document, text) in survey.textOfDocument.enumerated() where text >= 0 {
      documents[Int(next[Int(text)])] = Int32(document)
      next[Int(text)] += 1
    }
    self.documents = documents
    self.starts = starts
  }

  /// Number of texts.
  private var textCount: Int { starts.count - 1 }

  /// The documents of a text, in order.
  private func documents(of text: Int) -> ArraySlice<Int32> {
    documents[Int(starts[text])..<Int(starts[text + 1])]
  }

  /// Texts that are listed as stars.
  var starCount: Int { (0..<textCount).count(where: isStar) }

  /// Texts that more than one document has.
  var sharedTexts: [Int] { (0..<textCount).filter { starts[$0] + 1 < starts[$0 + 1] } }

  /// Calls `body` for the pairs of a document of text `a` and one of text `b`.
  func forEachPair(of a: Int, and b: Int, _ body: (Int, Int) -> Void) {
    // The usual case is found without a list.
    if starts[a] + 1 == starts[a + 1], starts[b] + 1 == starts[b + 1] {
      let (x, y) = (Int(documents[Int(starts[a])]), Int(documents[Int(starts[b])]))
      if partners?.allow(x, y) ?? true { body(x, y) }
    } else {
      for (x, y) in pairs(of: a, and: b) { body(x, y) }
    }
  }

  /// The pairs of a document of text `a` and one of text `b`.
  private func pairs(of a: Int, and b: Int) -> [Pair] {
    guard let partners, isStar(a) || isStar(b) else {
      return listed(a).flatMap { x in
        listed(b).filter { partners?.allow(Int(x), Int($0)) ?? true }
          .map { (Int(x), Int($0)) }
      }
    }
    if isStar(a), isStar(b) {
      for x in documents(of: a) {
        if let y = partners.partner(of: Int(x), in: b) { return [(Int(x), y)] }
      }
      return []
    }
    return isStar(a)
      ? documents(of: b).compactMap { y in
        partners.partner(of: Int(y), in: a).map { ($0, Int(y)) }
      }
      : documents(of: a).compactMap { x in
        partners.partner(of: Int(x), in: b).map { (Int(x), $0) }
      }
  }

  /// The pairs of two documents of a text.
  func pairs(of text: Int) -> [Pair] {
    let all = documents(of: text)
    guard let partners, isStar(text) else {
      let firsts = listed(text)
      return firsts.enumerated().flatMap { i, x in
        all.dropFirst(i + 1).filter { partners?.allow(Int(x), Int($0)) ?? true }
          .map { (Int(x), Int($0)) }
      }
    }
    var pairs = all.compactMap { x in
      partners.partner(of: Int(x), in: text).map { TextPair(x, Int32($0)) }
    }
    pairs = .united([pairs])
    return pairs.map { ($0.a, $0.b) }
  }

  private func isStar(_ text: Int) -> Bool {
    Int(starts[text + 1] - starts[text]) > groupLimit
  }

  private func listed(_ text: Int) -> ArraySlice<Int32> {
    isStar(text) ? documents(of: text).prefix(1) : documents(of: text)
  }
}
