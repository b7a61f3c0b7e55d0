public import Vectors

extension TopicModel {
  /// Writes the model: the sections of a `VectorModel`, and those of the clusters.
  ///
  ///     var file = try AtomicFile(path: "topics.model")
  ///     try model.write(to: &file)
  ///     try file.commit()
  ///
  /// - Throws: what the sink throws.
  public func write(to sink: inout some ByteSink) throws(ExportError) {
    var settings = Settings()
    settings.add("clusters", String(clusterCount))
    settings.add("label", names.labels)
    settings.add("phrase", names.phrases)
    settings.add("discriminating", names.discriminating)
    let cells = centroids.cells
    try SectionFile.write(
      vectors.sections + [
        ("TOPI", settings.bytes), ("LEAS", Array(little: leastSimilarities.bits)),
        ("CEND", Array(little: cells.ends)), ("CCOL", Array(little: cells.columns)),
        ("CWGT", Array(little: cells.weights.bits)),
      ], as: .topics, to: &sink)
  }

  /// The model that a file holds.
  ///
  ///     let model = try TopicModel(ByteStore(mapping: "topics.model"))
  ///
  /// - Throws: `ModelFileError` unless it is a whole file of a topic model, which this
  ///   release can read.
  public init(_ store: ByteStore) throws(ModelFileError) {
    let file = try SectionFile(store, of: .topics)
    let vectors = try VectorModel(file)
    let settings = try Settings(file.bytes(of: "TOPI"))
    let count = try settings.value("clusters") { Int($0) }
    let least = [Float](bits: try file.integers(of: "LEAS", count: count))
    let ends: [UInt64] = try file.integers(of: "CEND", count: count)
    let cellCount = Int(truncatingIfNeeded: ends.last ?? 0)
    let columns: [Int32] = try file.integers(of: "CCOL", count: cellCount)
    let weights = [Float](bits: try file.integers(of: "CWGT", count: cellCount))
    guard least.allSatisfy({ 0...1 ~= $0 }),
      let centroids = Centroids(
        columnCount: vectors.columns.count, ends: ends, columns: columns, weights: weights
      )
    else { throw .damaged }
    self.init(
      vectors: vectors, centroids: centroids, leastSimilarities: least,
      names: TopicNames(
        labels: try settings.names("label", count: count),
        phrases: try settings.names("phrase", count: count),
        discriminating: try settings.names("discriminating", count: count)))
  }
}

extension Settings {
  /// Adds the names of each cluster: its number, a space, and one of them.
  fileprivate mutating func add(_ key: String, _ names: [[String]]) {
    for (cluster, names) in names.enumerated() {
      for name in names { add(key, "\(cluster) \(name)") }
    }
  }

  /// The names of each of so many clusters.
  fileprivate func names(
    _ key: String, count: Int
  ) throws(ModelFileError) -> [[String]] {
    var names = [[String]](repeating: [], count: count)
    for value in all(key) {
      // By bytes: a space and a mark that follows it are one character.
      let bytes = value.utf8
      guard let space = bytes.firstIndex(of: UInt8(ascii: " ")),
        let cluster = Int(value[..<space]), names.indices.contains(cluster)
      else { throw .damaged }
      names[cluster].append(String(value[bytes.index(after: space)...]))
    }
    return names
  }
}

extension [Float] {
  /// Numbers of which these are the bits.
  init(bits: [UInt32]) { self = bits.map { Float(bitPattern: $0) } }

  /// The bits of each number.
  var bits: [UInt32] { map(\.bitPattern) }
}
