import Topics
import Vectors

/// A stored model, archive or state that is damaged is refused, whatever its checksums say, and
/// one that is read is written as it was.
enum Models: Target {
  static let name = "models"

  static func run(_ input: [UInt8]) {
    let bytes = Sealing.sections(input)
    guard !asksForMuch(bytes) else { return }
    if let model = try? VectorModel(ByteStore(bytes)) {
      var written: [UInt8] = []
      try? model.write(to: &written)
      guard let same = try? VectorModel(ByteStore(written)) else {
        fatalError("a model that was read is written broken")
      }
      hold(same.weighting == model.weighting, "another weighting")
      _ = model.vectors(of: sample, parallel: alone)
    }
    if let model = try? TopicModel(ByteStore(bytes)) {
      var written: [UInt8] = []
      try? model.write(to: &written)
      hold((try? TopicModel(ByteStore(written))) != nil, "topics are written broken")
    }
    if let frequencies = try? DocumentFrequencies(ByteStore(bytes)) {
      var written: [UInt8] = []
      try? frequencies.write(to: &written)
      hold((try? DocumentFrequencies(ByteStore(written))) != nil, "frequencies broken")
    }
    if var archive = try? EventArchive(ByteStore(bytes)) {
      hold((try? EventArchive(ByteStore(archive.serialized))) != nil, "events broken")
      _ = try? archive.add(sample, parallel: alone)
    }
    if let state = try? CentroidState(ByteStore(bytes)) {
      var written: [UInt8] = []
      try? state.write(to: &written)
      hold(
        (try? CentroidState(ByteStore(written))) != nil, "centroids are written broken")
    }
  }

  /// Whether a state says that it has so many columns that a table of them, which may take
  /// 4 GB, is more than the fuzzer may use.
  private static func asksForMuch(_ bytes: [UInt8]) -> Bool {
    let key = Array("columns ".utf8)
    return bytes.indices.contains { place in
      bytes[place...].starts(with: key)
        && bytes[(place + key.count)...].prefix { $0 != 0x0A }.count > 6
    }
  }

  private static let sample = Corpus([
    Article(id: "a", title: "Rain", text: "rain over the river and the bridge"),
    Article(id: "b", text: "مطر غزير على المدينة"),
  ])
}
