import Dedup
import Foundation
import Vectors

/// From the bytes of JSON Lines to what the searches start from, one thread.
///
/// Over the file that BENCH_CORPUS names, or over the sample batch many times over.
func benchmarkFirstPass(_ bench: inout Bench) {
  let path = ProcessInfo.processInfo.environment["BENCH_CORPUS"]
  guard
    let pass = try? FirstPass(
      path: path ?? "data/articles.jsonl", copies: path == nil ? 30 : 1)
  else { return bench.section("no first pass: no articles.jsonl in data/") }
  let bytes = pass.store.bytes.count
  bench.section("first pass over \(bytes) bytes, \(pass.words) words")
  bench.check(pass.lines() >= pass.read().count, "lines")
  bench.report("memchr line walk", work: bytes, unit: .bytes) { pass.lines() }
  for (name, body) in pass.stages {
    bench.report(
      "first pass/\(name)", work: bytes, unit: .bytes, against: "memchr line walk",
      words: pass.words, body)
  }
}

/// A batch as bytes, and the passes over it.
struct FirstPass {
  let store: ByteStore
  /// Words of all texts.
  let words: Int

  private let search: CopySearch
  private let parallel = Parallel(threads: 1)

  /// The file at `path`, or its articles so many times under other ids.
  init(path: String, copies: Int) throws {
    search = try CopySearch(CopySearch.Options())
    let file = try ByteStore(mapping: path)
    if copies == 1 {
      store = file
    } else {
      let corpus = try FirstPass.corpus(of: file)
      var lines: [UInt8] = []
      for copy in 0..<copies {
        for index in 0..<corpus.count {
          lines.append(contentsOf: "{\"id\":\"\(copy)/\(index)\",\"text\":".utf8)
          JSONString.append(Array(corpus.string(.text, of: index).utf8).span, to: &lines)
          lines.append(contentsOf: "}\n".utf8)
        }
      }
      store = ByteStore(lines)
    }
    let corpus = try FirstPass.corpus(of: store)
    let analyzer = Analyzer(.shingles)
    var (scratch, buffer, words) = ([UInt8](), TokenBuffer(), 0)
    for index in 0..<corpus.count {
      buffer.removeAll()
      analyzer.append(corpus.bytes(.text, of: index, scratch: &scratch), to: &buffer)
      words += buffer.tokens.count
    }
    self.words = words
  }

  /// What is timed: each stage reads the bytes anew.
  var stages: [(name: String, body: () -> Int)] {
    [
      ("records", { read().count }),
      ("sketches", { (try? search.firstPass(over: read(), parallel: parallel)) ?? 0 }),
      ("term counts", { terms() }),
    ]
  }

  func read() -> Corpus {
    (try? FirstPass.corpus(of: store)) ?? Corpus([])
  }

  private func terms() -> Int {
    let counts = TermCounts(
      of: read(), analyzer: Analyzer(.terms), fields: [.text], parallel: parallel)
    return counts.terms.count
  }

  /// The lines, found with the C library's search.
  func lines() -> Int {
    let bytes = store.bytes
    var count = 0
    unsafe bytes.withUnsafeBytes { raw in
      var start = raw.baseAddress
      var rest = raw.count
      // SAFETY: `rest` bytes from `start` on are those that no line has been found in.
      while let from = unsafe start, let end = unsafe memchr(from, 0x0A, rest) {
        count += 1
        let taken = unsafe UnsafeRawPointer(end) - from + 1
        rest -= taken
        unsafe start = from + taken
      }
    }
    return count
  }

  private static func corpus(of store: ByteStore) throws -> Corpus {
    var reader = CorpusReader()
    try reader.read(store, name: "articles", format: .jsonLines)
    return reader.finish().corpus
  }
}
