@testable import Dedup
@testable import Topics
import Vectors

/// Blobs that workers hand on are refused or are within what they may say, however matching
/// their checksums are.
enum WorkerBlobs: Target {
  static let name = "worker-blobs"

  static func run(_ input: [UInt8]) {
    records(input)
    passages(input)
    sums(input)
    rows(input)
    similarities(input)
    if let (scheme, sketch) = try? SketchFormat.decode(input.span) {
      hold(SketchFormat.encode(sketch.span, of: scheme) == input, "another sketch")
    }
  }

  private static func records(_ input: [UInt8]) {
    guard let first = input.first else { return }
    let kinds: [BlobKind] = [.phrases, .pairs]
    let kind = kinds[Int(first) % kinds.count]
    var bytes = [kind.rawValue, BlobKind.version] + input.dropFirst()
    bytes.append(little: Kernels.crc32(bytes.span))
    var text: [UInt8] = []
    Base64.append(bytes.span, to: &text)
    if let records = try? ArticleRecords(text.span, .phrases, keyBits: 40) {
      for record in records.records {
        let place = record & (1 << records.articleBits - 1)
        hold(place < records.articles.count, "a record of article \(place)")
      }
    }
    var pairs = CountedPairs()
    if (try? pairs.append(packed: text.span)) != nil {
      for pair in pairs.takeCandidates() { hold(pair.a < pair.b, "\(pair.a), \(pair.b)") }
    }
    _ = try? ArticleRecords(input.span, kind, keyBits: 40)
  }

  private static func passages(_ input: [UInt8]) {
    guard let passages = PackedPassages.unpacked(input) else { return }
    var end: Int32 = 0
    for passage in passages {
      hold(passage.a.lowerBound >= end && passage.b.lowerBound >= 0, "\(passage)")
      hold(passage.equal >= 0, "\(passage)")
      end = passage.a.upperBound
    }
    var packed = PackedPassages()
    let place = packed.append(passages)
    hold(packed.passages(at: place) == passages, "other passages come back")
  }

  private static func sums(_ input: [UInt8]) {
    var sums = ExactSums(clusterCount: 5, columnCount: 40)
    guard (try? sums.add(packed: input.span)) != nil else { return }
    hold(sums.units.allSatisfy { $0 >= 0 }, "a sum below zero")
    var copy = ExactSums(clusterCount: 5, columnCount: 40)
    for part in sums.packed(ranges: 3) {
      hold(
        (try? copy.add(packed: part.bytes.span)) != nil,
        "sums that were packed are refused")
    }
    hold(copy == sums, "other sums come back")
  }

  private static func rows(_ input: [UInt8]) {
    guard let row = try? PackedRow(input.span) else { return }
    hold(row.columns.count == row.values.count, "\(row.columns.count) columns")
    hold(row.columns.first ?? 0 >= 0, "column \(row.columns.first ?? 0)")
    hold(zip(row.columns, row.columns.dropFirst()).allSatisfy(<), "columns out of order")
    let bytes = PackedRow.bytes(row.columns.span, row.values.span)
    guard let same = try? PackedRow(bytes.span) else { fatalError("a row is refused") }
    hold(same.columns == row.columns, "other columns come back")
    hold(
      same.values.map(\.bitPattern) == row.values.map(\.bitPattern),
      "other values come back")
  }

  private static func similarities(_ input: [UInt8]) {
    var tally = PlaceTally(clusterCount: 2)
    guard (try? tally.add(similarities: input.span, to: 1)) != nil else { return }
    let found = tally.takeSimilarities()
    hold(found[0].isEmpty, "similarities of another cluster")
    hold(found[1].allSatisfy { 0 < $0 && $0 <= 2 }, "a similarity that is none")
    var same = PlaceTally(clusterCount: 2)
    let bytes = PlaceTally.packed(found[1])
    hold(
      (try? same.add(similarities: bytes.span, to: 1)) != nil,
      "similarities that were packed are refused")
    hold(same.takeSimilarities() == found, "other similarities come back")
  }
}
