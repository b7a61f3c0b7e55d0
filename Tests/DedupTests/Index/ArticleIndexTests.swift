import Dedup
import Foundation
import Testing
import Vectors

@Suite("Index of articles") struct ArticleIndexTests {
  /// An index of some batches, one after another.
  private func fill(_ folder: String, with batches: [[Article]]) throws -> IndexWriter {
    try ArticleIndex.create(at: folder)
    let writer = try IndexWriter(at: folder)
    for batch in batches { try writer.add(Corpus(batch), parallel: twoThreads) }
    return writer
  }

  private func parts(_ articles: [Article], _ count: Int) -> [[Article]] {
    let size = (articles.count + count - 1) / count
    return stride(from: 0, to: articles.count, by: size).map {
      Array(articles[$0..<min($0 + size, articles.count)])
    }
  }

  /// The pairs of one search over everything.
  private func pairs(of articles: [Article]) throws -> Set<FoundPair> {
    let corpus = Corpus(articles)
    let copies = try CopySearch().run(over: corpus, parallel: twoThreads)
    return Set(copies.pairs.map { FoundPair($0, in: corpus) })
  }

  @Test(arguments: [(1, false), (7, true), (50, true)])
  func `batches and their order change no relation`(_ count: Int, _ isShuffled: Bool)
    throws
  {
    var random = SplitMix64(seed: 5)
    let planted = plantedArticles()
    // What one outlet printed is told by the first article of a text.
    let articles = isShuffled ? planted.shuffled(using: &random) : planted
    let expected = try pairs(of: articles)
    #expect(expected.count > 80)
    #expect(Set(expected.map(\.relation)) == [.copy, .partial, .template])
    try withFolder { folder in
      let writer = try fill(folder, with: parts(articles, count))
      let matches = try ArticleIndex(at: folder).matches(
        of: Corpus(articles), parallel: twoThreads)
      #expect(matches.found == expected)
      try writer.merge(to: 2, parallel: twoThreads)
      #expect(writer.index.segments == min(2, count))
      let merged = try writer.index.matches(of: Corpus(articles), parallel: twoThreads)
      #expect(merged.found == expected)
    }
  }

  @Test func `an article alone is compared as with an archive`() throws {
    let articles = plantedArticles()
    try withFolder { folder in
      let index = try fill(folder, with: parts(articles, 3)).index
      for article in articles[1..<12] {
        let own = try index.matches(of: Corpus([article]), parallel: twoThreads).copies
          .pairs
        let both = Corpus([article]).followed(by: Corpus(articles))
        let expected = try CopySearch().run(
          over: both, archiveFrom: 1, parallel: twoThreads
        ).pairs
        #expect(own.map(\.relation) == expected.map(\.relation))
        #expect(own.map(\.sharedWords) == expected.map(\.sharedWords))
        #expect(!own.isEmpty)
      }
    }
  }

  @Test(arguments: [false, true])
  func `a batch is compared as with an archive`(hasConditions: Bool) throws {
    let articles = plantedArticles(150)
    let (archive, batch) = (
      Array(articles[..<110]), Array(articles[110...]) + articles[..<9]
    )
    var options = CopySearch.Options()
    if hasConditions {
      options.window = 2 * 86_400
      options.acrossOutlets = true
    }
    let both = Corpus(batch).followed(by: Corpus(archive))
    let expected = try CopySearch(options).run(
      over: both, archiveFrom: batch.count, parallel: twoThreads)
    try withFolder { folder in
      let index = try fill(folder, with: parts(archive, 4)).index
      let matches = try index.matches(
        of: Corpus(batch), options: options, parallel: twoThreads)
      func listed(_ copies: Copies, _ corpus: Corpus) -> [[String]] {
        copies.pairs.map {
          [$0.a, $0.b].map { corpus.string(.id, of: $0) }
            + [$0.relation.rawValue, "\($0.score)", "\($0.containmentA)"]
        }
      }
      #expect(listed(matches.copies, matches.corpus) == listed(expected, both))
      #expect(expected.pairs.count > 10)
      let (found, wanted) = (matches.copies.families, expected.families)
      for document in batch.indices {
        #expect(found.roles[document] == wanted.roles[document])
        #expect(
          matches.corpus.string(.id, of: Int(found.sources[document]))
            == both.string(.id, of: Int(wanted.sources[document])))
      }
      #expect(matches.copies.kept == expected.kept)
      let place = try #require(matches.copies.pairs.indices.last)
      #expect(
        matches.copies.passages(of: matches.copies.pairs[place], in: matches.corpus)
          == expected.passages(of: expected.pairs[place], in: both))
    }
  }

  @Test func `what is deleted is not found, and after compaction as if never there`()
    throws
  {
    let articles = plantedArticles()
    let gone = Set((0..<100).filter { $0 % 3 == 0 }.map { "a\($0)" })
    let left = articles.filter { !gone.contains($0.id) }
    try withFolder { folder in
      let writer = try fill(folder, with: parts(articles, 5))
      let change = try writer.delete(gone.sorted())
      #expect(change.deleted == gone.count)
      #expect(writer.index.count == left.count)
      #expect(try !writer.index.contains(id: "a3"))
      #expect(try writer.index.contains(id: "a4"))
      let found = try writer.index.matches(of: Corpus(left), parallel: twoThreads).found
      #expect(found.allSatisfy { $0.ids.isDisjoint(with: gone) })

      try writer.compact(parallel: twoThreads)
      #expect(writer.index.statistics.deleted == 0)
      #expect(writer.index.segments == 1)
      let compact = try writer.index.matches(of: Corpus(left), parallel: twoThreads).found
      #expect(compact == (try pairs(of: left)))
    }
  }

  @Test func `articles come back as they were, in the order of their adding`() throws {
    let articles =
      plantedArticles(60) + [
        Article(id: "bare", text: "word"), Article(id: "empty", text: ""),
        Article(
          id: "full", title: "\"t\"", text: "a\nb", date: "yesterday", source: "س",
          author: "A. Uthor"),
      ]
    try withFolder { folder in
      let writer = try fill(folder, with: parts(articles, 4))
      try writer.delete(["a1", "a59"])
      try writer.merge(to: 1, parallel: twoThreads)
      var returned: [Article] = []
      try writer.index.forEachPortion { corpus in
        for document in 0..<corpus.count {
          returned.append(
            Article(
              id: corpus.string(.id, of: document),
              title: corpus.string(.title, of: document),
              text: corpus.string(.text, of: document),
              date: corpus.string(.date, of: document),
              source: corpus.string(.source, of: document),
              author: corpus.string(.author, of: document)))
        }
      }
      #expect(returned == articles.filter { $0.id != "a1" && $0.id != "a59" })
    }
  }

  /// Forms of one outlet: more than a bucket takes, and more than a fingerprint counts in.
  @Test func `of a crowd of like texts the same few are looked at after merging`() throws
  {
    let form = randomWords(60, seed: 9)
    let articles = (0..<150).map { number in
      Article(
        id: "f\(number)", text: text(form + randomWords(4, seed: 100 + UInt64(number))),
        date: "2019-03-01", source: "outlet")
    }
    try withFolder { folder in
      let writer = try fill(folder, with: parts(articles, 3))
      let query = Corpus([articles[70]])
      let before = try writer.index.matches(of: query, parallel: twoThreads)
      #expect((9...64).contains(before.pairs.count))
      try writer.merge(to: 1, parallel: twoThreads)
      let after = try writer.index.matches(of: query, parallel: twoThreads)
      #expect(after.found == before.found)
      #expect(after.found.contains { $0.ids.contains("f0") })
      #expect(after.found.contains { $0.ids.contains("f149") })
    }
  }

  @Test func `ids are unique, and a replacement takes the place of the old`() throws {
    let story = text(randomWords(80, seed: 1))
    try withFolder { folder in
      let writer = try fill(folder, with: [[Article(id: "x", text: story)]])
      let again = Corpus([
        Article(id: "y", text: "a"), Article(id: "x", text: "new words"),
      ])
      #expect(throws: IndexError.present(ids: ["x"], count: 1)) {
        try writer.add(again, parallel: twoThreads)
      }
      #expect(writer.index.count == 1)
      let change = try writer.add(again, replacing: true, parallel: twoThreads)
      #expect((change.added, change.deleted) == (2, 1))
      let found = try writer.index.matches(
        of: Corpus([Article(id: "z", text: story)]), parallel: twoThreads)
      #expect(found.pairs.isEmpty)
      let twice = Corpus([Article(id: "t", text: "a"), Article(id: "t", text: "b")])
      #expect(throws: IndexError.present(ids: ["t"], count: 1)) {
        try writer.add(twice, replacing: true, parallel: twoThreads)
      }
      #expect(throws: IndexError.missing(ids: ["u", "v"], count: 2)) {
        try writer.delete(["u", "x", "v"])
      }
      #expect(try writer.delete(["u", "x"], ignoringMissing: true).deleted == 1)
    }
  }

  @Test func `a snapshot answers as the index was`() throws {
    let story = text(randomWords(80, seed: 1))
    let query = Corpus([Article(id: "q", text: story)])
    try withFolder { folder in
      let writer = try fill(folder, with: [[Article(id: "x", text: story)]])
      let before = try ArticleIndex(at: folder)
      try writer.add(Corpus([Article(id: "y", text: story)]), parallel: twoThreads)
      try writer.delete(["x"])
      try writer.compact(parallel: twoThreads)
      #expect(
        try before.matches(of: query, parallel: twoThreads).found.map(\.ids) == [
          ["q", "x"]
        ])
      let after = try ArticleIndex(at: folder)
      #expect(
        try after.matches(of: query, parallel: twoThreads).found.map(\.ids) == [
          ["q", "y"]
        ])
    }
  }

  @Test func `other parameters are refused by name`() throws {
    try withFolder { folder in
      var parameters = ArticleIndex.Parameters()
      parameters.shingle = 4
      try ArticleIndex.create(at: folder, parameters)
      let index = try ArticleIndex(at: folder)
      #expect(index.parameters == parameters)
      func error(_ change: (inout CopySearch.Options) -> Void) -> IndexError? {
        var options = parameters.options
        change(&options)
        do throws(IndexError) {
          _ = try index.matches(of: Corpus([]), options: options, parallel: twoThreads)
          return nil
        } catch {
          return error
        }
      }
      #expect(
        error { $0.shingle = 3 } == .parameter(name: "shingle", stored: "4", given: "3"))
      #expect(error { $0.seed = 7 } == .parameter(name: "seed", stored: "0", given: "7"))
      #expect(
        error { $0.mode = .exact }
          == .parameter(name: "mode", stored: "auto", given: "exact"))
      #expect(error { $0.minimumContainment = 0.5 } != nil)
      #expect(error { $0.minimumJaccard = 0.2 } != nil)
      #expect(error { $0.minimumJaccard = 0.5 } == nil)
      #expect(error { $0.listsTemplates = false } == nil)
    }
  }

  @Test func `attachments change with the articles`() throws {
    try withFolder { folder in
      let writer = try fill(folder, with: [])
      try writer.add(
        Corpus([Article(id: "x", text: "a")]), attachments: ["events": [1, 2, 3]],
        parallel: twoThreads)
      let bytes = try #require(try ArticleIndex(at: folder).attachment("events"))
      #expect(bytes.bytes.count == 3)
      try writer.add(Corpus([Article(id: "y", text: "b")]), parallel: twoThreads)
      #expect(try ArticleIndex(at: folder).attachment("events") != nil)
      #expect(try ArticleIndex(at: folder).attachment("other") == nil)
    }
  }

  @Test func `threads show in no byte`() throws {
    let articles = plantedArticles(60)
    func files(_ threads: Int) throws -> [String: Data] {
      var files: [String: Data] = [:]
      try withFolder { folder in
        try ArticleIndex.create(at: folder)
        let writer = try IndexWriter(at: folder)
        for part in parts(articles, 3) {
          try writer.add(Corpus(part), parallel: Parallel(threads: threads))
        }
        try writer.merge(to: 1, parallel: Parallel(threads: threads))
        for name in try FileManager.default.contentsOfDirectory(atPath: folder)
        where name != "lock" {
          files[name] = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
        }
      }
      return files
    }
    #expect(try files(1) == files(3))
  }

  @Test func `a flipped bit is named, and the rest is saved`() throws {
    let articles = plantedArticles(100)
    try withFolder { folder in
      var writer: IndexWriter? = try fill(folder, with: parts(articles, 2))
      let name = try #require(
        try FileManager.default.contentsOfDirectory(atPath: folder)
          .filter { $0.hasSuffix(".segment") }.sorted().first)
      writer = nil
      _ = writer
      let path = URL(filePath: "\(folder)/\(name)")
      var bytes = try Data(contentsOf: path)
      // In the third block, which holds articles.
      bytes[40_000] ^= 4
      try bytes.write(to: path)
      let damage = try ArticleIndex.damage(at: folder, parallel: twoThreads)
      #expect(damage.count == 1)
      #expect(damage.first?.description.contains(name) == true)
      try withFolder { target in
        let saved = try IndexWriter.salvage(folder, to: target, parallel: twoThreads)
        #expect((70..<100).contains(saved.articles))
        #expect(!saved.lost.isEmpty)
        #expect(try ArticleIndex(at: target).count == saved.articles)
        #expect(try ArticleIndex.damage(at: target, parallel: twoThreads).isEmpty)
      }
    }
  }
}

extension ArticleIndex {
  fileprivate var segments: Int { statistics.segments.count }
}
