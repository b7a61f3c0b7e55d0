import Testing
import Topics
import Vectors

@Suite("Events") struct EventSearchTests {
  static let one = Parallel(threads: 1)

  /// Rows at angles: each pair's cosine is that of the difference.
  static func rows(_ rows: [[Float]]) -> SparseMatrix { SparseMatrix(unit: rows) }

  static func times(_ hours: [Int64?]) -> [Int64?] { hours.map { $0.map { $0 * 3600 } } }

  @Test func `what is alike is one event, and the rest stands alone`() throws {
    let matrix = Self.rows([
      [3, 1, 0, 0, 0], [0, 0, 0, 0, 1], [3, 0, 1, 0, 0], [3, 1, 1, 0, 0],
      [0, 0, 0, 1, 0],
    ])
    let events = try EventSearch(threshold: 0.5).events(
      of: EventMaterial(matrix: matrix, times: Array(repeating: nil, count: 5)),
      parallel: Self.one)
    #expect(events.assignments == [0, 1, 0, 0, 2])
    #expect(events.sizes == [3, 1, 1])
    #expect(events.similarities[1] == 1)
    #expect(events.similarities[3] > events.similarities[0])
    #expect(events.outliers == Array(repeating: false, count: 5))
  }

  @Test func `a document without terms has an event of its own`() throws {
    let matrix = Self.rows([[0, 0], [1, 0], [0, 0], [1, 0]])
    let events = try EventSearch().events(
      of: EventMaterial(matrix: matrix, times: Array(repeating: nil, count: 4)),
      parallel: Self.one)
    #expect(events.assignments == [1, 0, 2, 0])
    #expect(events.outliers == [true, false, true, false])
    #expect(events.similarities == [0, 1, 0, 1])
  }

  @Test func `articles of one outlet need to be more alike where there are many`() throws
  {
    // A cosine of 0.6, of which one outlet of nine leaves 0.42; eight others are apart.
    let alone = (0..<8).map { place in
      (0..<10).map { $0 == place + 2 ? Float(1) : 0 }
    }
    let alike: [[Float]] = [[1, 0], [0.6, 0.8]].map {
      $0 + [Float](repeating: 0, count: 8)
    }
    let matrix = Self.rows(alike + alone)
    func count(_ outlets: [UInt64]) throws -> Int {
      try EventSearch(threshold: 0.5).events(
        of: EventMaterial(
          matrix: matrix, times: Array(repeating: nil, count: 10), outlets: outlets),
        parallel: Self.one
      ).count
    }
    #expect(try count([7, 7, 1, 2, 3, 4, 5, 6, 8, 9]) == 10)
    #expect(try count([7, 1, 1, 2, 3, 4, 5, 6, 8, 9]) == 9)
    // Of two names, each may be that of a collection.
    #expect(try count([7, 7, 1, 1, 1, 1, 1, 1, 1, 1]) == 9)
    #expect(try count([]) == 9)
  }

  @Test func `reports that lie far apart need to be more alike`() throws {
    // A cosine of 0.6, of which a day leaves seven eighths and a week half.
    let matrix = Self.rows([[1, 0], [0.6, 0.8]])
    let search = try EventSearch(threshold: 0.5, decay: TimeDecay())
    func count(_ hours: [Int64?]) throws -> Int {
      try search.events(
        of: EventMaterial(matrix: matrix, times: Self.times(hours)), parallel: Self.one
      ).count
    }
    #expect(try count([0, 24]) == 1)
    #expect(try count([0, 7 * 24]) == 2)
    #expect(try count([0, nil]) == 1)
  }

  @Test func `a late document goes where the centroid is nearest`() throws {
    // Average linkage leaves the last row alone: its average with the others is below the
    // threshold, its cosine with their centroid above it.
    let matrix = Self.rows([
      [1, 1, 0, 0, 0], [1, 0, 1, 0, 0], [1, 0, 0, 1, 0], [0.7, 0, 0, 0, 1],
    ])
    let search = try EventSearch(threshold: 0.45)
    let events = try search.events(
      of: EventMaterial(matrix: matrix, times: Array(repeating: nil, count: 4)),
      parallel: Self.one)
    #expect(events.count == 1)
  }

  @Test(arguments: [(10, 2), (90, 4), (300, 7)])
  func `any number of threads gives the same events`(count: Int, groups: Int) throws {
    let matrix = SparseMatrix.random(count: count, groups: groups, seed: 5)
    let times = (0..<count).map { $0 % 7 == 3 ? nil : Int64($0 * 4000) }
    let search = try EventSearch(granularity: 0.3)
    let events = try search.events(
      of: EventMaterial(matrix: matrix, times: times), parallel: Self.one)
    #expect(
      try search.events(
        of: EventMaterial(matrix: matrix, times: times), parallel: Parallel(threads: 4))
        == events)
    #expect(zip(events.sizes, events.sizes.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(events.similarities.allSatisfy { 0...1 ~= $0 })
  }

  @Test func `all alike is one event, nothing alike is none of two`() throws {
    let none = [Int64?](repeating: nil, count: 6)
    let alike = Self.rows(Array(repeating: [1, 2, 3], count: 6))
    #expect(
      try EventSearch().events(
        of: EventMaterial(matrix: alike, times: none), parallel: Self.one
      ).sizes == [6])
    let apart = Self.rows((0..<6).map { i in (0..<6).map { $0 == i ? 1 : 0 } })
    #expect(
      try EventSearch().events(
        of: EventMaterial(matrix: apart, times: none), parallel: Self.one
      ).count == 6)
  }

  @Test func `finer events are more events`() throws {
    let matrix = SparseMatrix.random(count: 200, groups: 9, seed: 1)
    let times = [Int64?](repeating: nil, count: 200)
    let counts = try [-1, -0.5, 0, 0.5, 1].map {
      try EventSearch(granularity: $0).events(
        of: EventMaterial(matrix: matrix, times: times), parallel: Self.one
      ).count
    }
    #expect(counts == counts.sorted())
  }

  @Test func `a low threshold looks at pairs that are hardly alike`() throws {
    func count(_ threshold: Float) throws -> Int {
      // A cosine of 0.083.
      try EventSearch(threshold: threshold).events(
        of: EventMaterial(
          matrix: Self.rows([[0.3, 1, 0], [0.3, 0, 1]]), times: [nil, nil]),
        parallel: Self.one
      ).count
    }
    #expect(try count(0.08) == 1)
    #expect(try count(0.09) == 2)
  }

  @Test func `what makes no sense is refused`() {
    #expect(throws: TopicsError.granularity(2.5)) { try EventSearch(granularity: 2.5) }
    #expect(throws: TopicsError.threshold(-0.1)) { try EventSearch(threshold: -0.1) }
    #expect(throws: TopicsError.self) { try EventSearch(granularity: .nan) }
    #expect(throws: TopicsError.self) { try EventSearch(threshold: .nan) }
    #expect(throws: TopicsError.noDocuments) {
      try EventSearch().events(
        of: EventMaterial(matrix: Self.rows([]), times: []), parallel: Self.one)
    }
  }
}
