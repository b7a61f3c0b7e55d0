internal import Topics
internal import Vectors

/// What is too large for a line: lines of a kind, each with its number and a piece.
enum WorkerPieces {
  /// Writes bytes in pieces.
  static func write(
    _ bytes: [UInt8], as kind: String, to job: WorkerJob
  ) throws(WorkerError) {
    let size = job.limits.pieceBytes
    for (number, start) in stride(from: 0, to: bytes.count, by: size).enumerated() {
      var line = OutputLine(kind)
      line.append(number)
      line.append(packed: Array(bytes[start..<min(start + size, bytes.count)]))
      try job.write(line)
    }
  }

  /// The bytes whose pieces the lines of a file hold, in any order.
  ///
  /// - Throws: ``WorkerError`` if the file cannot be read, or lacks a piece.
  static func read(_ kind: StaticString, of path: String) throws(WorkerError) -> ByteStore
  {
    var pieces: [Int: [UInt8]] = [:]
    try WorkerFile.forEachLine(of: path) { line throws(WorkerError) in
      try line.split("kind", "part", "blob")
      try line.expect(kind: kind)
      let number = try line.integer(1, "part", in: 0...Int(Int32.max))
      guard pieces.updateValue(try line.packed(2), forKey: number) == nil else {
        throw line.fault("part \(number) once")
      }
    }
    var bytes: [UInt8] = []
    for number in 0..<pieces.count {
      guard let piece = pieces[number] else {
        throw .content("\(path): part \(number) of \(kind) is missing")
      }
      bytes += piece
    }
    return ByteStore(bytes)
  }

  /// The model that the lines of `vocabulary` hold; one without terms if there are none.
  static func model(of path: String) throws -> VectorModel {
    let store = try read("model", of: path)
    guard store.bytes.count > 0 else {
      return try TermTally().model(by: .topics(documentCount: 0), documentCount: 0)
    }
    do throws(ModelFileError) {
      return try VectorModel(store)
    } catch {
      throw WorkerError.content("\(path): \(error)")
    }
  }

  /// The state that the lines of `kmeans-start` or `kmeans-next` hold; one without clusters
  /// if there are none.
  static func state(of path: String) throws(WorkerError) -> CentroidState {
    let store = try read("state", of: path)
    guard store.bytes.count > 0 else { return CentroidState() }
    do throws(ModelFileError) {
      return try CentroidState(store)
    } catch {
      throw .content("\(path): \(error)")
    }
  }

  /// Writes a state.
  static func write(_ state: CentroidState, to job: WorkerJob) throws {
    var bytes: [UInt8] = []
    try state.write(to: &bytes)
    try write(bytes, as: "state", to: job)
  }
}
