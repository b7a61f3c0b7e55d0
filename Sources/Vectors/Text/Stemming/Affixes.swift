/// Endings or beginnings of words, each with what becomes of it and when.
///
///     let endings = Affixes<Bool>(endings: [(true, "sses:ss ies:i"), (false, "ss:ss")])
///     endings.longest(of: word)  // the ending "sses" of "classes", to become "ss"
///
/// They are held as a tree of letters, which is walked from the end of a word inwards, or
/// from its beginning: as many steps as the longest one has letters, however many there are.
struct Affixes<Rule: Sendable>: Sendable {
  /// An ending or a beginning that a word has.
  struct Affix: Sendable {
    /// Number of its letters.
    let length: Int
    /// When it goes, or how.
    let rule: Rule
    /// Number of its letters that stay.
    fileprivate let kept: Int
    /// The letters that come behind those, up to the first that is 0.
    fileprivate let added: InlineArray<4, Letter>
  }

  private struct Node {
    let letter: Letter
    var sibling = -1
    var child = -1
    var affix = -1
  }

  private var nodes = [Node(letter: Letter(0))]
  private var affixes: [Affix] = []
  private let isOfEnd: Bool

  /// Endings, for each rule with spaces between them; those with a colon are replaced by
  /// what stands behind it, the others by nothing.
  init(endings: [(rule: Rule, list: String)]) {
    isOfEnd = true
    for (rule, list) in endings { insert(list, rule) }
  }

  /// Beginnings, written as endings are.
  init(beginnings: [(rule: Rule, list: String)]) {
    isOfEnd = false
    for (rule, list) in beginnings { insert(list, rule) }
  }

  /// The longest of them that a word has.
  ///
  /// - Parameters:
  ///   - word: the word.
  ///   - limit: where the part of the word begins that an ending has to lie in.
  ///   - end: where the word ends, if letters behind are passed over.
  /// - Returns: the ending or beginning, if there is one.
  func longest(of word: StemWord, from limit: Int = 0, to end: Int? = nil) -> Affix? {
    let end = end ?? word.count
    var found = -1
    var node = 0
    var length = 0
    while length < end - limit {
      let letter = word[isOfEnd ? end - 1 - length : length]
      node = nodes[node].child
      while node >= 0, nodes[node].letter != letter { node = nodes[node].sibling }
      guard node >= 0 else { break }
      if nodes[node].affix >= 0 { found = nodes[node].affix }
      length += 1
    }
    return found < 0 ? nil : affixes[found]
  }

  private mutating func insert(_ list: String, _ rule: Rule) {
    for item in list.split(separator: " ") {
      let parts = item.split(separator: ":").map { $0.unicodeScalars.map { Letter($0) } }
      let letters = parts[0]
      let replacement = parts.count > 1 ? parts[1] : []
      let kept = zip(letters, replacement).prefix { $0 == $1 }.count
      var added = InlineArray<4, Letter>(repeating: Letter(0))
      for (place, letter) in replacement.dropFirst(kept).enumerated() {
        added[place] = letter
      }
      var node = 0
      for letter in isOfEnd ? letters.reversed() : letters {
        node = child(of: node, letter)
      }
      nodes[node].affix = affixes.count
      affixes.append(Affix(length: letters.count, rule: rule, kept: kept, added: added))
    }
  }

  /// The node that a letter leads to, which may be new.
  private mutating func child(of node: Int, _ letter: Letter) -> Int {
    var child = nodes[node].child
    while child >= 0 {
      if nodes[child].letter == letter { return child }
      child = nodes[child].sibling
    }
    nodes.append(Node(letter: letter, sibling: nodes[node].child))
    nodes[node].child = nodes.count - 1
    return nodes.count - 1
  }
}

extension StemWord {
  /// Whether an ending lies in a region.
  @inline(__always)
  func ends<Rule>(with ending: Affixes<Rule>.Affix, in region: Int) -> Bool {
    region <= count - ending.length
  }

  /// Has an ending become what it is to.
  mutating func replace<Rule>(_ ending: Affixes<Rule>.Affix) {
    removeLast(ending.length - ending.kept)
    for place in ending.added.indices {
      guard ending.added[place] != Letter(0) else { break }
      append(ending.added[place])
    }
  }
}
