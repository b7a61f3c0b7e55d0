public import Vectors

/// What each cluster is about, in words as readers write them.
///
///     let labels = ClusterLabels(
///       of: clustering, in: vectors, from: corpus, parallel: parallel)
///     labels[0].map(\.word)  // ["council", "police", "arrested"]
///
/// The words are the terms of ``Clustering/terms(_:where:)``, each in the spelling that it
/// has most often in the corpus, never as a stem. Numbers and single letters name nothing
/// and are left out, and so is a word that a better one of the same cluster spells alike.
public struct ClusterLabels: Sendable, Hashable {
  /// A word that names a cluster.
  public struct Label: Sendable, Hashable {
    /// The word as the texts spell it most often.
    public let word: String
    /// The term behind it, and how well it names the cluster.
    public let term: LabelTerm
  }

  /// The labels of each cluster, best first.
  public let labels: [[Label]]

  /// The labels of the cluster of that number, best first.
  public subscript(cluster: Int) -> [Label] { labels[cluster] }

  /// Labels of clusters of a corpus's documents.
  ///
  /// - Parameters:
  ///   - clustering: the clusters.
  ///   - vectors: the matrix that was grouped and its vocabulary; hashed columns give no
  ///     labels.
  ///   - corpus: the documents, for their spelling.
  ///   - count: most labels a cluster.
  ///   - parallel: the threads; the labels do not depend on their number.
  /// - Complexity: O(columns · clusters), and one analysis of the corpus.
  public init(
    of clustering: Clustering, in vectors: DocumentVectors, from corpus: Corpus,
    count: Int = 10, parallel: Parallel
  ) {
    guard let vocabulary = vectors.vocabulary else {
      labels = Array(repeating: [], count: clustering.clusterCount)
      return
    }
    // Some spares for those that turn out to be spelled alike.
    let terms = clustering.terms(count + count / 2) { vocabulary.isName($0) }
    let columns = Set(terms.joined().map(\.column)).sorted()
    let forms = SurfaceForms(
      of: columns.map { vocabulary.hashes[Int($0)] }, in: corpus,
      fields: vectors.model.fields, analyzer: vectors.model.analyzer, parallel: parallel)
    let words = Dictionary(
      uniqueKeysWithValues: columns.enumerated().map { place, column in
        (column, forms[place] ?? vocabulary.term(Int(column)))
      })
    labels = terms.map { terms in
      var seen: Set<String> = []
      let labels = terms.compactMap { term -> Label? in
        guard let word = words[term.column], seen.insert(word.lowercased()).inserted
        else {
          return nil
        }
        return Label(word: word, term: term)
      }
      return Array(labels.prefix(count))
    }
  }
}

extension Vocabulary {
  /// Whether a term can name something: a word of two bytes at least that has a letter.
  ///
  /// Terms are folded: digits of all scripts are ASCII here.
  fileprivate func isName(_ column: Int32) -> Bool {
    let bytes = bytes(ofTerm: Int(column))
    guard bytes.count > 1 else { return false }
    for i in bytes.indices
    where bytes[i] >= 0x80 || 0x61...0x7A ~= bytes[i] {
      return true
    }
    return false
  }
}
