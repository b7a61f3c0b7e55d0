import Dedup
import Foundation
import Testing
import Vectors

@Suite("Salvage of an index without a manifest") struct SalvageTests {
  private func write(_ batches: [[Article]], to folder: String) throws -> IndexWriter {
    try ArticleIndex.create(at: folder)
    let writer = try IndexWriter(at: folder)
    for batch in batches {
      try writer.add(Corpus(batch), replacing: true, parallel: twoThreads)
    }
    return writer
  }

  private func articles(_ ids: Range<Int>, words: String = "") -> [Article] {
    ids.map {
      Article(id: "a\($0)", text: "\(words) " + text(randomWords(20, seed: UInt64($0))))
    }
  }

  private func url(_ name: String, in folder: String) -> URL {
    URL(filePath: "\(folder)/\(name)")
  }

  private func segments(of folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".segment") }
      .sorted { $0.compare($1, options: .numeric) == .orderedAscending }
  }

  /// Saves what there is without the manifest.
  private func salvaged(
    _ folder: String, _ body: (ArticleIndex, IndexWriter.Salvage) throws -> Void
  ) throws {
    try? FileManager.default.removeItem(at: url("manifest", in: folder))
    try withFolder { target in
      let saved = try IndexWriter.salvage(folder, to: target, parallel: twoThreads)
      #expect(saved.isManifestLost)
      #expect(try ArticleIndex.damage(at: target, parallel: twoThreads).isEmpty)
      try body(try ArticleIndex(at: target), saved)
    }
  }

  /// The texts of an index by their ids.
  private func texts(of index: ArticleIndex) throws -> [String: String] {
    var texts: [String: String] = [:]
    try index.forEachPortion { portion in
      for i in 0..<portion.count {
        texts[portion.string(.id, of: i)] = portion.string(.text, of: i)
      }
    }
    return texts
  }

  static let damages: [(@Sendable (inout Data) -> Void)?] = [
    { $0[0] ^= 1 }, { $0[60] ^= 1 }, { $0.removeAll() }, { $0.removeLast(30) }, nil,
  ]

  @Test(arguments: damages.indices)
  func `a manifest that is damaged or gone costs no article`(damage: Int) throws {
    try withFolder { folder in
      _ = try write([articles(0..<30), articles(30..<40)], to: folder)
      let manifest = url("manifest", in: folder)
      if let damage = Self.damages[damage] {
        var bytes = try Data(contentsOf: manifest)
        damage(&bytes)
        try bytes.write(to: manifest)
      } else {
        try FileManager.default.removeItem(at: manifest)
      }
      let found = try ArticleIndex.damage(at: folder, parallel: twoThreads)
      let error = try #require(found.first)
      #expect(found.count == 1)
      #expect(error.description.hasPrefix("'\(folder)/manifest' is damaged"))
      #expect(throws: error) { try ArticleIndex(at: folder) }
      #expect(throws: error) { try IndexWriter(at: folder) }
      try salvaged(folder) { index, saved in
        #expect(saved.articles == 40 && index.count == 40)
        #expect(saved.lost.count == 1)
      }
    }
  }

  @Test func `of articles with one id the last one added is kept`() throws {
    try withFolder { folder in
      let writer = try write([articles(0..<1), articles(1..<2)], to: folder)
      let first = try #require(try segments(of: folder).first)
      let bytes = try Data(contentsOf: url(first, in: folder))
      try writer.add(
        Corpus(articles(0..<50, words: "corrected")), replacing: true,
        parallel: twoThreads)
      // The two older ones, into a file of a higher number than that of the newest.
      #expect(try writer.merge(to: 2, parallel: twoThreads).merged == 2)
      // As a merge leaves it that ended before it removed what it had merged.
      try bytes.write(to: url(first, in: folder))
      #expect(try segments(of: folder).count == 3)
      try salvaged(folder) { index, saved in
        #expect(saved.lost.count == 1)
        let texts = try texts(of: index)
        #expect(texts.count == 50)
        #expect(texts.values.allSatisfy { $0.hasPrefix("corrected ") })
      }
    }
  }

  @Test func `what else is damaged is told, and passed over`() throws {
    try withFolder { folder in
      _ = try write([articles(0..<20), articles(20..<30)], to: folder)
      let first = try #require(try segments(of: folder).first)
      try Data("cut".utf8).write(to: url(first, in: folder))
      // Of a name that no index gives.
      try Data("other".utf8).write(to: url("07.segment", in: folder))
      try salvaged(folder) { index, saved in
        #expect(index.count == 10 && saved.articles == 10)
        #expect(saved.lost.count == 2)
        #expect(saved.lost.last?.description.contains(first) == true)
      }
    }
  }

  @Test func `a folder without segments is no index`() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false)
      try Data("other".utf8).write(to: url("07.segment", in: folder))
      let error = IndexError.notAnIndex(folder: folder, reason: "it has no manifest")
      #expect(throws: error) {
        try IndexWriter.salvage(folder, to: "\(folder)/x", parallel: twoThreads)
      }
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/x"))
    }
  }
}
