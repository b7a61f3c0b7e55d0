internal import Vectors

/// Reads the articles of a segment that may be damaged.
struct SegmentRescue {
  private let articles: StoredArticles
  private let places: [ArchivedArticle]
  private var next = 0

  /// The segment that an entry of a manifest names; nil if nothing of it can be read.
  ///
  /// - Parameters:
  ///   - entry: the segment.
  ///   - files: the folder.
  ///   - lost: takes what is wrong.
  /// - Throws: ``IndexError`` where nothing is lost, but the system does not let it be read.
  init?(
    _ entry: Manifest.Segment, in files: IndexFolder, lost: inout [IndexError]
  ) throws(IndexError) {
    var deleted = DeletedArticles()
    if let name = entry.deletedFile {
      do throws(IndexError) {
        let file = try files.open(
          name, kind: DeletedArticles.kind, version: DeletedArticles.version)
        deleted = try IndexError.reading { () throws(BlockFileError) in
          try DeletedArticles(file)
        }
      } catch {
        guard error.isDamage else { throw error }
        // Better an article too many than one too few.
        lost.append(error)
      }
    }
    do throws(IndexError) {
      let file = try files.open(
        entry.file, kind: SegmentLayout.kind, version: SegmentLayout.version)
      articles = try IndexError.reading { () throws(BlockFileError) in
        try StoredArticles(file)
      }
      places = articles.places(in: 0, without: deleted)
    } catch {
      guard error.isDamage else { throw error }
      lost.append(error)
      return nil
    }
  }

  /// The next articles that can be read; nil if there are no more.
  mutating func next(lost: inout [IndexError]) -> Corpus? {
    let loader = ArticleLoader(articles)
    while next < places.count {
      let part = Array(places[next..<min(next + IndexWriter.rewritten, places.count)])
      next += part.count
      if let corpus = try? loader.corpus(of: part) { return corpus.withLatest }
      // One by one, past what is damaged: a block that is not loaded costs its articles.
      var readable: [ArchivedArticle] = []
      var reported: Set<BlockFileError> = []
      for place in part {
        do throws(BlockFileError) {
          _ = try loader.corpus(of: [place])
          readable.append(place)
        } catch {
          if reported.insert(error).inserted { lost.append(IndexError(error)) }
        }
      }
      if let corpus = try? loader.corpus(of: readable), corpus.count > 0 {
        return corpus.withLatest
      }
    }
    articles.release()
    return nil
  }
}

extension Corpus {
  /// The last of the documents of each id: where it is not known what was deleted, a segment
  /// has articles beside those that replaced them.
  fileprivate var withLatest: Corpus {
    var latest: [String: Int] = [:]
    for document in 0..<count { latest[string(.id, of: document)] = document }
    guard latest.count < count else { return self }
    return Corpus(documents: latest.values.sorted().map { documents[$0] }, stores: stores)
  }
}
