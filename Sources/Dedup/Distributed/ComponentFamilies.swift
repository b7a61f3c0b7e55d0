internal import Vectors

/// Makes families of the texts that copy pairs hold together.
///
///     let families = ComponentFamilies(agencies: .known)
///     for member in try families.members(of: articles, pairs: pairs) { … }
///
/// What becomes of a text follows from those that copy pairs lead to and from nothing else,
/// so that each connected component is dealt with apart from all others.
package struct ComponentFamilies: Sendable {
  private let agencyNames: [String]

  /// What makes families whose articles credit some agencies.
  package init(agencies: Agencies) {
    agencyNames = agencies.names
  }

  /// An article of a component, as far as its family depends on it.
  package struct Article: Sendable, Hashable {
    /// Its number in the whole input.
    package let number: Int32
    /// The number of its text, that of the first article that has it.
    package let text: Int32
    /// Its words.
    package let words: Int32
    /// When it appeared, in seconds since 1970.
    package let time: Int64?
    /// The agencies it credits.
    package let credits: [AgencyCredit]

    /// An article of which this is known.
    package init(
      number: Int32, text: Int32, words: Int32, time: Int64?, credits: [AgencyCredit]
    ) {
      self.number = number
      self.text = text
      self.words = words
      self.time = time
      self.credits = credits
    }
  }

  /// An article in its family; all numbers are those of the whole input.
  package struct Member: Sendable, Hashable {
    /// The article.
    package let article: Int
    /// The first article of its family.
    package let first: Int
    /// Articles of its family.
    package let size: Int
    /// The source of its family.
    package let source: Int
    /// Whether it came before the other articles of its text.
    package let isFirstOfText: Bool
    /// What speaks for it, if it is a source.
    package let evidence: SourceEvidence
    /// What the agency is called that its family credits.
    package let agency: String?
    /// What the agencies are called that it credits itself.
    package let credited: [String]
  }

  /// The articles of a component in their families, in input order.
  ///
  /// - Parameters:
  ///   - articles: all articles of the texts of the component, in any order.
  ///   - pairs: all copies and partial copies among these texts, in any order.
  /// - Returns: each article in its family.
  /// - Throws: ``PartFault`` if articles and pairs do not go together.
  package func members(
    of articles: [Article], pairs: consuming [PairRecord]
  ) throws(PartFault) -> [Member] {
    let articles = articles.sorted { $0.number < $1.number }
    // Whether an article stands twice is seen there.
    _ = try PartRanks(articles.map(\.number))
    let texts = try PartRanks(Array(Set(articles.map(\.text))))
    let material = try material(articles, texts)
    var seen: Set<TextPair> = []
    for place in pairs.indices {
      let pair = pairs[place].pair
      guard seen.insert(pair).inserted else { throw .repeatedPair(pair.a, pair.b) }
      pairs[place].pair = try texts.ranks(of: pair)
    }
    let found = FamilyBuilder(material: material).sourced(from: pairs)
    let firsts = found.firsts(in: material)
    return articles.indices.map { place in
      let family = Int(found.groups.numbers[place]) - 1
      let (source, size) = (Int(found.sources[family]), Int(found.groups.sizes[family]))
      let first = found.groups.members(of: family).first.map(Int.init) ?? place
      return Member(
        article: Int(articles[place].number), first: Int(articles[first].number),
        size: size, source: Int(articles[source].number),
        isFirstOfText: Int(firsts[Int(material.textOfDocument[place])]) == place,
        evidence: source == place ? found.evidence[family] : [],
        agency: found.agencies[family].map { agencyNames[$0] },
        credited: articles[place].credits.map { agencyNames[$0.agency] })
    }
  }

  /// What the families of a component follow from.
  private func material(
    _ articles: [Article], _ texts: PartRanks
  ) throws(PartFault) -> FamilyMaterial {
    var textOfDocument: [Int32] = []
    var documentOfText = Array(repeating: -1 as Int32, count: texts.numbers.count)
    var wordCounts = documentOfText
    for (document, article) in articles.enumerated() {
      let text = texts.rank(of: Int(article.text)) ?? 0
      textOfDocument.append(Int32(text))
      if documentOfText[text] < 0 {
        guard article.number == article.text else { throw .noFirst(Int(article.text)) }
        documentOfText[text] = Int32(document)
        wordCounts[text] = article.words
      } else if wordCounts[text] != article.words {
        throw .differingWords(Int(article.text))
      }
    }
    let credits = AgencyCredits(
      names: agencyNames, credits: articles.flatMap(\.credits),
      counts: articles.map(\.credits.count))
    return FamilyMaterial(
      textOfDocument: textOfDocument, documentOfText: documentOfText,
      wordCounts: wordCounts, times: articles.map(\.time), credits: credits)
  }
}
