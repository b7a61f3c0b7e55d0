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
  /// Documents of each text, in order.
  private let documents: [[Int32]]

  init(survey: Survey, groupLimit: Int, partners: Partners?) {
    self.groupLimit = groupLimit
    self.partners = partners
    var documents: [[Int32]] = Array(repeating: [], count: survey.count)
    for (document, text) in survey.textOfDocument.enumerated() where text >= 0 {
      documents[Int(text)].append(Int32(document))
    }
    self.documents = documents
  }

  /// Texts that are listed as stars.
  var starCount: Int { documents.count { $0.count > groupLimit } }

  /// Texts that more than one document has.
  var sharedTexts: [Int] { documents.indices.filter { documents[$0].count > 1 } }

  /// The pairs of a document of text `a` and one of text `b`.
  func pairs(of a: Int, and b: Int) -> [Pair] {
    guard let partners, isStar(a) || isStar(b) else {
      return listed(a).flatMap { x in
        listed(b).filter { partners?.allow(Int(x), Int($0)) ?? true }
          .map { (Int(x), Int($0)) }
      }
    }
    if isStar(a), isStar(b) {
      for x in documents[a] {
        if let y = partners.partner(of: Int(x), in: b) { return [(Int(x), y)] }
      }
      return []
    }
    return isStar(a)
      ? documents[b].compactMap { y in
        partners.partner(of: Int(y), in: a).map { ($0, Int(y)) }
      }
      : documents[a].compactMap { x in
        partners.partner(of: Int(x), in: b).map { (Int(x), $0) }
      }
  }

  /// The pairs of two documents of a text.
  func pairs(of text: Int) -> [Pair] {
    let all = documents[text]
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

  private func isStar(_ text: Int) -> Bool { documents[text].count > groupLimit }

  private func listed(_ text: Int) -> ArraySlice<Int32> {
    isStar(text) ? documents[text].prefix(1) : documents[text][...]
  }
}
