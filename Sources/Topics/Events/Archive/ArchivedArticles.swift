internal import Vectors

/// The articles of an archive in the order in which they came, each with its event.
struct ArchivedArticles: Sendable {
  /// The ids, one after another.
  private(set) var idBytes: [UInt8] = []
  /// Where each id ends.
  private(set) var idEnds: [Int] = []
  /// The event of each.
  private(set) var events: [UInt32] = []
  private var table = IDTable()

  /// Number of articles.
  var count: Int { events.count }

  /// The bytes of an id.
  private func idRange(_ article: Int) -> Range<Int> {
    (article == 0 ? 0 : idEnds[article - 1])..<idEnds[article]
  }

  /// The id of an article.
  func id(_ article: Int) -> String {
    String(decoding: idBytes[idRange(article)], as: UTF8.self)
  }

  /// Which article has an id, nil if none has.
  func number(of id: Span<UInt8>) -> Int? {
    table.document(of: IDTable.hash(id)) { has($0, id) }
  }

  /// Which article has an id, nil if none has.
  func number(of id: String) -> Int? { number(of: Array(id.utf8).span) }

  private func has(_ article: Int, _ id: Span<UInt8>) -> Bool {
    let range = idRange(article)
    guard range.count == id.count else { return false }
    for i in id.indices where idBytes[range.lowerBound + i] != id[i] { return false }
    return true
  }

  /// Appends an article.
  ///
  /// - Returns: whether its id was new; else nothing is appended.
  mutating func append(_ id: Span<UInt8>, event: UInt32) -> Bool {
    let hash = IDTable.hash(id)
    guard table.document(of: hash, isSame: { has($0, id) }) == nil else { return false }
    for i in id.indices { idBytes.append(id[i]) }
    idEnds.append(idBytes.count)
    events.append(event)
    _ = table.enter(hash) { _ in false }
    return true
  }

  /// Puts the articles of some events into others.
  mutating func move(_ targets: [UInt32: UInt32]) {
    guard !targets.isEmpty else { return }
    for article in events.indices {
      if let target = targets[events[article]] { events[article] = target }
    }
  }

  /// Gives the articles from one on their events.
  mutating func settle(_ events: [UInt32], from first: Int) {
    self.events.replaceSubrange(first..., with: events)
  }

  /// The articles without some of them.
  func removing(_ removed: Set<Int>) -> ArchivedArticles {
    var rest = ArchivedArticles()
    let bytes = idBytes.span
    for article in events.indices where !removed.contains(article) {
      _ = rest.append(bytes.extracting(idRange(article)), event: events[article])
    }
    return rest
  }
}
