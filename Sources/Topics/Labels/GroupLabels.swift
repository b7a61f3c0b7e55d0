public import Vectors

/// What each group is about, in words and phrases as its articles write them.
///
///     let labels = GroupLabels(of: grouping, in: vectors, from: corpus, parallel: parallel)
///     labels[0].map(\.text)  // ["European Union", "Turkey", "accession talks"]
///
/// A label is frequent in its group and rare in others: its mean weight in the group's
/// articles (1 + ln *tf*) times its log-odds against the others, and against the nearest
/// group above all; c-TF-IDF with the contrast of Monroe, Colaresi & Quinn 2008. What stands
/// in titles counts up to twice, and what only few of the group's outlets have less: that is
/// more likely their furniture than the news.
///
/// Phrases are preferred to their words. A phrase holds together better than chance has it,
/// neither begins nor ends with a stop word, and is complete: it does not nearly always go
/// on in the same way ("Tony" is in "Tony Blair"). Words are spelt as the group spells
/// them most often, never as stems; in Arabic with the article where that is usual, and without
/// conjunctions and prepositions that the sentence wrote onto them. Stop words, days of the
/// week, verbs of reporting, numbers and single letters are no labels, and no label of a
/// group is a part of another.
///
/// The labels do not depend on the number of threads, nor on how the vectors were weighted.
public struct GroupLabels: Sendable, Hashable {
  /// A word or phrase that names a group.
  public struct Label: Sendable, Hashable {
    /// The word or phrase as the texts spell it most often.
    public let text: String
    /// Number of its words, but for the likes of "of the" between them.
    public let wordCount: Int
    /// Share of the group's articles that have it, 0 to 1; of large groups an estimate from
    /// 512 of them.
    public let share: Float
    /// How much more often the group's articles have it than others: log-odds in bits, above
    /// 0.
    public let contrast: Float
    /// How well it names the group, above 0; comparable within the group.
    public let score: Float
  }

  /// The labels of each group, best first; none if its articles have nothing in common, or
  /// no words.
  public let labels: [[Label]]
  /// What tells each group best from the others and from the one nearest to it, by the share
  /// of its articles that have it.
  public let discriminating: [[Label]]
  /// The best phrases of each group, of two words or more.
  public let phrases: [[Label]]
  /// For each group the article whose headline says most about it; of equals the first.
  public let headlines: [Int]

  /// The labels of the group of that number, best first.
  public subscript(group: Int) -> [Label] { labels[group] }

  /// Number of groups.
  public var count: Int { labels.count }

  /// Labels of groups of documents, in words found as their vectors' were.
  ///
  /// - Parameters:
  ///   - grouping: the groups.
  ///   - vectors: the vectors that were grouped, of which the analyzer and the fields count.
  ///   - corpus: the documents.
  ///   - votes: which documents count, or nil for all; of a group that has none of these all
  ///     count.
  ///   - count: most labels a group.
  ///   - parallel: the threads.
  /// - Complexity: as of ``init(of:from:votes:fields:analyzer:leastSize:count:parallel:)``.
  public init(
    of grouping: Grouping, in vectors: DocumentVectors, from corpus: Corpus,
    votes: Votes? = nil, count: Int = 10, parallel: Parallel
  ) {
    self.init(
      of: grouping, from: corpus, votes: votes, fields: vectors.model.fields,
      analyzer: vectors.model.analyzer, count: count, parallel: parallel)
  }

  /// Labels of groups of documents.
  ///
  /// - Parameters:
  ///   - grouping: the groups.
  ///   - corpus: the documents.
  ///   - votes: which documents count, or nil for all; of a group that has none of these all
  ///     count.
  ///   - fields: the fields whose words count.
  ///   - analyzer: how words are found; whatever it makes terms of, labels are words.
  ///   - leastSize: how many articles a group needs to be named. What stands alone is named
  ///     by its headline, and most events do: to look for phrases in each of them is dear.
  ///   - count: most labels a group.
  ///   - parallel: the threads; progress is reported while labels are counted.
  /// - Precondition: the grouping is of the corpus's documents.
  /// - Complexity: as of ``LabelMaterial/init(of:fields:analyzer:parallel:)`` and
  ///   ``init(of:in:votes:leastSize:count:parallel:)``.
  public init(
    of grouping: Grouping, from corpus: Corpus, votes: Votes? = nil,
    fields: [Document.Field] = [.title, .text], analyzer: Analyzer = Analyzer(.terms),
    leastSize: Int = 1, count: Int = 10, parallel: Parallel
  ) {
    let material = LabelMaterial(
      of: corpus, fields: fields, analyzer: analyzer,
      parallel: parallel.reporting(to: nil))
    self.init(
      of: grouping, in: material, votes: votes, leastSize: leastSize, count: count,
      parallel: parallel)
  }

  /// Labels of groups of documents, in words that were read before.
  ///
  /// - Parameters:
  ///   - grouping: the groups.
  ///   - material: the words of the documents.
  ///   - votes: which documents count, or nil for all; of a group that has none of these all
  ///     count.
  ///   - leastSize: how many articles a group needs to be named.
  ///   - count: most labels a group.
  ///   - parallel: the threads; progress is reported while labels are counted.
  /// - Precondition: the grouping is of the documents of the material.
  /// - Complexity: O(words of the batch) time and memory.
  public init(
    of grouping: Grouping, in material: LabelMaterial, votes: Votes? = nil,
    leastSize: Int = 1, count: Int = 10, parallel: Parallel
  ) {
    precondition(
      grouping.assignments.count == material.corpus.count,
      "groups of \(grouping.assignments.count) documents of \(material.corpus.count)")
    let quiet = parallel.reporting(to: nil)
    let members = grouping.members(votes)
    let classes = material.classes
    let terms = GroupTerms(material.counts, classes, of: members, parallel: quiet)
    let best = GroupWords(
      terms, isName: classes.areNames, isNamed: grouping.sizes.map { $0 >= leastSize },
      parallel: quiet)
    let nearest = NearestGroups(best, parallel: quiet)
    let groups = GroupLabels.phrases(of: members, best, material, quiet)
    let forms = LabelForms(of: groups, in: members, of: material, parallel: parallel)
    let ranking = LabelRanking(terms, forms, groups, nearest, classes)

    let chunks = parallel.map(count: members.count, grain: 64) { range in
      range.map { group in ChosenLabels(ranking, of: group, count) }
    }
    let chosen = chunks.flatMap { $0 }
    labels = chosen.map(\.labels)
    discriminating = chosen.map(\.discriminating)
    phrases = chosen.map(\.phrases)
    headlines = groups.map(\.headline)
  }

  /// The candidates of each group.
  private static func phrases(
    of members: [[Int]], _ best: GroupWords, _ material: LabelMaterial,
    _ parallel: Parallel
  ) -> [GroupPhrases] {
    let chunks = parallel.map(count: members.count, grain: members.count < 256 ? 1 : 32) {
      groups in
      groups.map { GroupPhrases(of: members[$0], around: best.words[$0], in: material) }
    }
    return chunks.flatMap { $0 }
  }
}

extension Grouping {
  /// The documents of each group that count: those with a vote, or all of a group without.
  fileprivate func members(_ votes: Votes?) -> [[Int]] {
    guard let votes else { return members }
    return members.map { rows in
      let voters = rows.filter(votes.hasVote)
      return voters.isEmpty ? rows : voters
    }
  }
}

/// The labels of one group.
private struct ChosenLabels: Sendable {
  let labels, discriminating, phrases: [GroupLabels.Label]

  init(_ ranking: LabelRanking, of group: Int, _ count: Int) {
    let candidates = ranking.groups[group]
    let choice = LabelChoice(ranking.entries(of: group), of: candidates)
    func labels(_ entries: [LabelRanking.Entry]) -> [GroupLabels.Label] {
      entries.map { entry in
        GroupLabels.Label(
          text: entry.text, wordCount: candidates.candidates[entry.candidate].length,
          share: Float(entry.share), contrast: Float(entry.contrast),
          score: Float(entry.score))
      }
    }
    self.labels = labels(choice.best(count))
    discriminating = labels(choice.best(count) { $0.distinction })
    phrases = labels(
      choice.best(count, where: { candidates.candidates[$0.candidate].length > 1 }))
  }
}
