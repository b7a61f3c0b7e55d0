import Foundation
import Testing
import Vectors

@Suite("Exports in bounded memory") struct SpoolingTests {
  /// Rows in which some are empty, some equal, and one is similar to most.
  static let matrix: SparseMatrix = {
    var random = SplitMix64(seed: 4)
    var rowStarts = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    for row in 0..<150 {
      let count = row % 9 == 0 ? 0 : 1 + row % 7
      var chosen = Set<Int32>(row % 5 == 0 ? [0, 1, 2] : [])
      while chosen.count < count {
        chosen.insert(Int32.random(in: 0..<40, using: &random))
      }
      columns += chosen.sorted()
      values += repeatElement(1 / Float(chosen.count).squareRoot(), count: chosen.count)
      rowStarts.append(columns.count)
    }
    return SparseMatrix(
      columnCount: 40, rowStarts: rowStarts, columns: columns, values: values)
  }()
  static let corpus = Corpus((0..<150).map { Article(id: "\($0)", text: "") })
  static let parallel = Parallel(threads: 2)

  func write(
    _ join: SimilarityJoin, as format: SimilarityFormat, _ spooling: Spooling
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try SimilarityExport(
      of: join, ids: Self.corpus, spooling: spooling, parallel: Self.parallel
    ).write(as: format, to: &bytes)
    return bytes
  }

  @Test(
    arguments: [1, 10, 1000], [1, 30, 300, 100_000])
  func `block by block come the bytes of a matrix held in memory`(
    heldCount: Int, blockCells: Int
  ) throws {
    let spooling = Spooling(
      in: NSTemporaryDirectory(), heldCount: heldCount, blockCells: blockCells)
    let pairs = SimilarityJoin(of: Self.matrix, selecting: .pairs(atLeast: 0.2))
    let found = pairs.matrix(parallel: Self.parallel)
    #expect(found.cellCount > 1000)
    var (npz, mtx): ([UInt8], [UInt8]) = ([], [])
    try NPZ.write(found.symmetrized(diagonal: 1), to: &npz)
    try MatrixMarket.write(pairs: found, diagonal: 1, to: &mtx)
    #expect(try write(pairs, as: .npz, spooling) == npz)
    #expect(try write(pairs, as: .mtx, spooling) == mtx)

    let nearest = SimilarityJoin(of: Self.matrix, selecting: .nearest(7, minimum: 0))
    (npz, mtx) = ([], [])
    try NPZ.write(nearest.matrix(parallel: Self.parallel), to: &npz)
    try MatrixMarket.write(nearest.matrix(parallel: Self.parallel), to: &mtx)
    #expect(try write(nearest, as: .npz, spooling) == npz)
    #expect(try write(nearest, as: .mtx, spooling) == mtx)

    let npy = try write(pairs, as: .npy, spooling)
    #expect(
      try StoredZip(write(pairs, as: .denseNPZ, spooling)).members[0].content == npy[...])
  }

  @Test
  func `indices are wide where there are more cells than narrow ones count`() throws {
    let join = SimilarityJoin(of: Self.matrix, selecting: .nearest(2, minimum: 0))
    let cells = join.matrix(parallel: Self.parallel)
    var export = SimilarityExport(
      of: join, ids: Self.corpus,
      spooling: Spooling(in: NSTemporaryDirectory(), heldCount: 16, blockCells: 50),
      parallel: Self.parallel)
    export.narrowLimit = cells.cellCount - 1
    var bytes: [UInt8] = []
    try export.write(as: .npz, to: &bytes)

    let members = try StoredZip(bytes).members
    var indices = NPY.header(of: .int64, shape: [cells.cellCount])
    for column in cells.columns { indices += [UInt8(column), 0, 0, 0, 0, 0, 0, 0] }
    var starts = NPY.header(of: .int64, shape: [151])
    for start in cells.rowStarts {
      starts += [UInt8(start & 0xFF), UInt8(start >> 8), 0, 0, 0, 0, 0, 0]
    }
    #expect(members[0].content == indices[...])
    #expect(members[1].content == starts[...])

    export.narrowLimit = cells.cellCount
    bytes = []
    var narrow: [UInt8] = []
    try export.write(as: .npz, to: &bytes)
    try NPZ.write(cells, to: &narrow)
    #expect(bytes == narrow)
  }

  @Test
  func `a folder that takes no files is named, once it is needed`() throws {
    let join = SimilarityJoin(of: Self.matrix, selecting: .pairs(atLeast: 0.2))
    let small = Spooling(in: "/no/such", heldCount: 10, blockCells: 100)
    let reason = ExportError.unwritable(
      path: "a temporary file in /no/such", reason: "No such file or directory")
    for format in [SimilarityFormat.npz, .mtx, .denseNPZ] {
      #expect(throws: reason) { try write(join, as: format, small) }
      _ = try write(join, as: format, Spooling(in: "/no/such"))
    }
    for format in [SimilarityFormat.npy, .csv, .wideCSV, .jsonl, .gexf, .graphml, .edges]
    {
      _ = try write(join, as: format, small)
    }
  }

  @Test
  func `nothing is seen in the folder, not even meanwhile`() throws {
    let folder = NSTemporaryDirectory() + "spooling-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let join = SimilarityJoin(of: Self.matrix, selecting: .pairs(atLeast: 0.2))
    var sink = WatchingSink(folder: folder)
    try SimilarityExport(
      of: join, ids: Self.corpus,
      spooling: Spooling(in: folder, heldCount: 10, blockCells: 100),
      parallel: Self.parallel
    ).write(as: .npz, to: &sink)
    #expect(sink.writeCount > 10)
    #expect(sink.names.isEmpty)
  }
}

/// A sink that looks at a folder whenever it is written to.
private struct WatchingSink: ByteSink {
  let folder: String
  private(set) var writeCount = 0
  private(set) var names: Set<String> = []

  init(folder: String) {
    self.folder = folder
  }

  mutating func write(_ bytes: Span<UInt8>) throws(ExportError) {
    writeCount += 1
    names.formUnion(
      (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? ["?"])
  }
}
