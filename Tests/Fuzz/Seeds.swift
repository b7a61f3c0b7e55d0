@testable import Dedup
import Foundation
import Topics
import Vectors

/// First inputs of the formats that only this program writes; `run` makes the others of files.
enum Seeds {
  /// Writes the inputs of a target into a folder.
  static func write(of target: String, to folder: String) {
    for (number, seed) in bytes(of: target).enumerated() {
      FileManager.default.createFile(
        atPath: "\(folder)/made-\(number)", contents: Data(seed))
    }
  }

  private static func bytes(of target: String) -> [[UInt8]] {
    switch target {
    case Models.name: models
    case Segments.name: [Segments.bytes]
    case IndexFiles.name: IndexFiles.seeds
    case Blocks.name: blocks
    case Manifests.name: manifests
    case WorkerBlobs.name: sums
    case WorkerVerbs.name: WorkerVerbs.seeds
    case Compression.name: [compressed]
    default: []
    }
  }

  private static let corpus = Corpus(
    (0..<12).map {
      let words = ["rain over the river", "the final of the cup", "مطر على المدينة"][
        $0 % 3]
      return Article(
        id: "\($0)", title: "\(words) \($0)", text: "\(words) w\($0 % 5) w\($0 % 4)",
        date: "2024-07-1\($0 % 9)T10:00:05Z", source: "outlet \($0 % 3)")
    })

  private static var models: [[UInt8]] {
    do {
      var (model, frequencies, topics, state) = (
        [UInt8](), [UInt8](), [UInt8](), [UInt8]()
      )
      let vectors = try Vectorizer().vectors(of: corpus, parallel: alone)
      try vectors.model.write(to: &model)
      let counts = TermCounts(
        of: corpus, analyzer: Analyzer(.terms), fields: [.title, .text], parallel: alone)
      try DocumentFrequencies(
        of: counts, analyzer: Analyzer(.terms), fields: [.title, .text]
      ).write(to: &frequencies)
      let clustering = try SphericalKMeans(clusters: 3).fit(
        vectors.matrix, parallel: alone)
      let labels = GroupLabels(
        of: clustering.grouping, in: vectors, from: corpus, parallel: alone)
      let names = TopicNames(labels, of: clustering)
      try TopicModel(clustering, in: vectors, names: names).write(to: &topics)
      var sums = ExactSums(clusterCount: 3, columnCount: vectors.matrix.columnCount)
      for row in 0..<vectors.matrix.rowCount {
        sums.add(row, of: vectors.matrix, to: row % 3)
      }
      try CentroidState(sums, after: nil, parallel: alone).write(to: &state)
      var archive = EventArchive(.init(search: try EventSearch()))
      _ = try archive.add(corpus, parallel: alone)
      return [model, frequencies, topics, state, archive.serialized]
    } catch {
      fatalError("\(error)")
    }
  }

  private static var blocks: [[UInt8]] {
    let path = TemporaryFile.path(of: [])
    do {
      let writer = try BlockFileWriter(path: path, kind: "TEST", version: 3)
      for (name, count) in [("ABCD", 3), ("NONE", 0), ("LONG", 100)] {
        try writer.beginSection(name)
        let bytes = (0..<count).map { UInt8($0) }
        try writer.write(bytes.span)
      }
      try writer.finish()
      return [Array(FileManager.default.contents(atPath: path) ?? Data())]
    } catch {
      fatalError("\(error)")
    }
  }

  /// Without what the target puts before and behind them.
  private static var manifests: [[UInt8]] {
    [
      "1\nparameter shingle 3\nsegment 7.segment articles 75 first 0 deleted 12 in 9.deleted\n"
        + "recurring 10.recurring\nattachment events 11.events\nnext-sequence 95\nnext-file 13\n",
      "1\nnext-sequence 0\nnext-file 1\n",
    ].map { Array($0.utf8) }
  }

  private static var sums: [[UInt8]] {
    var sums = ExactSums(clusterCount: 5, columnCount: 40)
    for place in 0..<30 { _ = sums.add(place, toColumn: place, of: place % 5) }
    var passages = PackedPassages()
    let place = passages.append([
      AlignedPassage(a: 3..<9, b: 2..<8, equal: 5),
      AlignedPassage(a: 9..<20, b: 8..<18, equal: 9),
    ])
    var pairs = CountedPairs()
    for a in 0..<20 as Range<Int32> {
      pairs.append(TextPair(a, a + 3), isCandidate: a % 2 == 0)
    }
    var blobs: [[UInt8]] = []
    pairs.takeBlobs(ranges: 1) { _, text in
      var bytes: [UInt8] = []
      if Base64.decode(text.span, to: &bytes) {
        blobs.append([1] + bytes[2...].dropLast(4))
      }
    }
    let scheme = try? MinHash(slots: 16)
    let sketch = scheme.map {
      SketchFormat.encode($0.sketch(of: [1, 2, 3].span).span, of: $0)
    }
    return sums.packed(ranges: 1).map(\.bytes) + [Array(passages.packed(at: place))]
      + blobs
      + (sketch.map { [$0] } ?? [])
  }

  private static var compressed: [UInt8] {
    var block: [UInt8] = [1, 0x2C]
    LZ4.compress(
      Array(repeating: Array("rain over the river ".utf8), count: 15).flatMap(\.self)
        .span, to: &block)
    return block
  }
}
