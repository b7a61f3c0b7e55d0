public import Vectors

/// What the headlines of a batch say, and which articles say it too.
///
/// A headline is covered by another article as far as its terms are anywhere in it. Terms
/// count by the cube of their idf, so that the rarest, a name or a place, decides: two
/// earthquakes share every word but those.
public struct Headlines: Sendable {
  /// By document: where the terms of its title start, and after the last one the end.
  private let starts: [Int]
  /// The distinct terms of titles.
  private let terms: [Int32]
  /// What each of them counts.
  private let weights: [Float]
  /// All terms of the documents.
  private let counts: TermCounts

  /// The headlines of a batch.
  ///
  /// - Parameters:
  ///   - corpus: the documents.
  ///   - counts: the terms of their titles and texts together.
  ///   - analyzer: what made them.
  ///   - votes: the documents by whose number the rarity of a term is told, nil for all.
  ///   - parallel: the threads; the result does not depend on their number.
  public init(
    of corpus: Corpus, counts: TermCounts, analyzer: Analyzer, votes: Votes?,
    parallel: Parallel
  ) {
    let titles = TermCounts(
      of: corpus, analyzer: analyzer, fields: [.title], parallel: parallel)
    self.init(
      titles: titles, counts: counts, votes: votes,
      rarity: Rarity(voters: votes?.voters.count ?? counts.documentCount))
  }

  /// The headlines of a batch by their terms, and by those of the articles.
  init(titles: TermCounts, counts: TermCounts, votes: Votes?, rarity: Rarity) {
    let idfs = counts.documentFrequencies(among: votes).map { Float(rarity.idf($0)) }
    let places = titles.numbers(in: counts)
    starts = titles.rowStarts
    terms = titles.terms.map { places[Int($0)] }
    weights = terms.map { term in
      let idf = term >= 0 ? idfs[Int(term)] : 0
      return idf * idf * idf
    }
    self.counts = counts
  }

  /// How far the headlines of pairs are covered both ways: the geometric mean.
  ///
  /// - Parameters:
  ///   - pairs: each pair once, above the diagonal; the values do not matter.
  ///   - documents: the document of each row.
  ///   - parallel: the threads.
  /// - Returns: by cell, from 0 to 1, or nil where one has no headline.
  package func coverage(
    of pairs: SparseMatrix, documents: [Int], parallel: Parallel
  ) -> [Float?] {
    let both = pairs.symmetrized()
    let parts = parallel.map(count: both.rowCount, grain: 256) { _ in
      [Int32](repeating: -1, count: counts.termCount)
    } _: { stamps, rows in
      var covered: [Float] = []
      for row in rows {
        let document = documents[row]
        for cell in counts.cells(of: document) {
          stamps[Int(counts.terms[cell])] = Int32(row)
        }
        for cell in both.cells(ofRow: row) {
          let other = documents[Int(both.columns[cell])]
          covered.append(share(of: other, stamped: Int32(row), stamps.span))
        }
      }
      return covered
    }
    let there = SparseMatrix(
      columnCount: both.columnCount, rowStarts: both.rowStarts, columns: both.columns,
      values: Array(parts.joined()))
    let back = there.transposed()
    var coverage: [Float?] = []
    for row in 0..<both.rowCount {
      for cell in both.cells(ofRow: row) where both.columns[cell] > Int32(row) {
        let (a, b) = (there.values[cell], back.values[cell])
        coverage.append(a < 0 || b < 0 ? nil : (a * b).squareRoot())
      }
    }
    return coverage
  }

  /// The share of a headline's terms that have a stamp, -1 without terms that count.
  private func share(of document: Int, stamped stamp: Int32, _ stamps: Span<Int32>)
    -> Float
  {
    var (total, found): (Float, Float) = (0, 0)
    for place in starts[document]..<starts[document + 1] where weights[place] > 0 {
      total += weights[place]
      if stamps[Int(terms[place])] == stamp { found += weights[place] }
    }
    return total > 0 ? found / total : -1
  }
}
