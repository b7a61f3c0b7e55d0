@testable import Dedup
import Foundation
import Vectors

/// An index of which targets change a file, ask something, and have it written anew.
struct SampleIndex {
  private let folder: String
  /// Its files as they were written.
  private let files: [(name: String, bytes: [UInt8])]

  /// An index in a folder of that name, with deleted articles and attachments.
  init(named name: String) {
    folder = TemporaryFile.folder + "/" + name
    do {
      try ArticleIndex.create(at: folder)
      let writer = try IndexWriter(at: folder)
      try writer.add(Corpus(Self.articles), parallel: alone)
      try writer.delete(["a3", "a7"], attachments: ["notes": Array("some".utf8)])
      let folder = folder
      files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
        ($0, Array(FileManager.default.contents(atPath: "\(folder)/\($0)") ?? Data()))
      }
    } catch {
      fatalError("\(error)")
    }
  }

  /// The names of files of a kind.
  func names(_ kind: String) -> [String] {
    files.map(\.name).filter { $0.hasSuffix("." + kind) }
  }

  /// A file as it was written.
  func bytes(of name: String) -> [UInt8] {
    files.first { $0.name == name }?.bytes ?? []
  }

  /// Puts bytes in the place of a file, asks what can be asked, and puts the file back.
  func replacing(_ name: String, with bytes: [UInt8], isRewritten: Bool) {
    write(bytes, to: name)
    ask()
    if isRewritten {
      rewrite()
      for (name, bytes) in files { write(bytes, to: name) }
    } else {
      write(self.bytes(of: name), to: name)
    }
  }

  private func write(_ bytes: [UInt8], to name: String) {
    let isWritten = FileManager.default.createFile(
      atPath: "\(folder)/\(name)", contents: Data(bytes))
    hold(isWritten, "\(name) cannot be written")
  }

  private func ask() {
    guard let index = try? ArticleIndex(at: folder) else { return }
    _ = index.statistics
    _ = try? index.contains(id: "a3")
    _ = try? index.attachment("notes")
    _ = try? read(index)
    guard let matches = try? index.matches(of: Self.batch, parallel: alone)
    else { return }
    for pair in matches.copies.pairs {
      hold(pair.a < pair.b && pair.b < matches.corpus.count, "a pair of nothing")
      hold(0...1 ~= pair.jaccard, "a resemblance of \(pair.jaccard)")
    }
  }

  /// Reads all articles; how many there are.
  private func read(_ index: ArticleIndex) throws -> Int {
    var count = 0
    try index.forEachPortion { corpus in
      for document in 0..<corpus.count {
        var line: [UInt8] = []
        corpus.appendRecordLine(of: document, to: &line)
      }
      count += corpus.count
    }
    return count
  }

  /// A change of what is damaged is refused, and then nothing is changed, or makes a sound
  /// index of as many articles.
  private func rewrite() {
    guard let manifest = try? IndexFolder(folder).manifest(),
      let index = try? ArticleIndex(at: folder), let writer = try? IndexWriter(at: folder)
    else { return }
    let count = try? read(index)
    do throws(IndexError) {
      try writer.compact(parallel: alone)
    } catch {
      let now = try? IndexFolder(folder).manifest()
      return hold(now == manifest, "changed, although '\(error)'")
    }
    guard let rewritten = try? ArticleIndex(at: folder), let left = try? read(rewritten)
    else { fatalError("an index that was written anew cannot be read") }
    hold(left == count, "\(left) articles are left")
    let damage = try? ArticleIndex.damage(at: folder, parallel: alone)
    hold(damage?.isEmpty ?? false, "\(damage ?? []) in what was written anew")
  }

  private static let batch = Corpus([
    Article(id: "b", text: story(2) + " " + story(7)), Article(id: "c", text: story(5)),
  ])

  private static let articles = (0..<9).map {
    Article(
      id: "a\($0)", title: "title \($0)", text: story($0 % 7), date: "2019-03-1\($0)",
      source: "outlet \($0 % 3)")
  }

  private static func story(_ number: Int) -> String {
    (0..<40).map { "w\(number * 31 + $0 * $0 % 37)" }.joined(separator: " ")
  }
}
