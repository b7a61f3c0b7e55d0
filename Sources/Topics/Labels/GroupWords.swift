internal import Vectors

/// The words that name each group best: frequent inside, rare outside.
struct GroupWords: Sendable {
  /// A word of a group.
  struct Word: Sendable {
    /// The word, as a class of ``WordClasses``.
    let term: Int32
    /// How many articles of the group have it.
    let documents: Int32
    /// Its mean weight over the group's articles; see ``LabelWeight``.
    let weight: Double
    /// How much it tells the group from all others, in bits.
    let contrast: Double

    /// How well it names the group: what c-TF-IDF times log-odds comes to.
    var score: Double { weight * contrast }
  }

  /// Most words a group.
  static let capacity = 64

  /// The words of each group, best first.
  let words: [[Word]]

  /// Ranks the words of each group.
  ///
  /// - Parameters:
  ///   - terms: the words of all groups.
  ///   - isName: by word: whether it can name something.
  ///   - isNamed: by group: whether it is to be named; the others get no words.
  ///   - parallel: the threads.
  init(_ terms: GroupTerms, isName: [Bool], isNamed: [Bool], parallel: Parallel) {
    let contrast = Contrast(documentCount: terms.documentCount)
    let chunks = parallel.map(count: terms.sizes.count, grain: 32) { groups in
      groups.map { group in
        isNamed[group] ? GroupWords.best(of: group, terms, isName, contrast) : []
      }
    }
    words = chunks.flatMap { $0 }
  }

  private static func best(
    of group: Int, _ terms: GroupTerms, _ isName: [Bool], _ contrast: Contrast
  ) -> [Word] {
    let size = terms.sizes[group]
    var words: [Word] = []
    for cell in terms.cells[terms.range(of: group)] where isName[Int(cell.term)] {
      guard Int(cell.documents) >= min(2, size) else { continue }
      let bits = contrast.bits(
        inside: Double(cell.documents), of: size,
        total: Double(terms.totals[Int(cell.term)]))
      guard bits > 0 else { continue }
      words.append(
        Word(
          term: cell.term, documents: cell.documents,
          weight: Double(cell.weight) / Double(size), contrast: bits))
    }
    words.sort { a, b in a.score != b.score ? a.score > b.score : a.term < b.term }
    return Array(words.prefix(capacity))
  }
}
