import Testing
import Topics
import Vectors

/// A clustering in parts, as processes take it that see no more than their own.
struct SpreadClustering {
  let matrix: SparseMatrix
  let votes: Votes
  let method: SphericalKMeans
  var random: SplitMix64
  let one = Parallel(threads: 1)

  /// By row of ``matrix`` what came out; nil for rows without cells.
  private(set) var places: [GroupPlacing.Place?] = []
  private(set) var clusters: [PlaceTally.Cluster] = []
  private(set) var steps = 0

  /// The cut of a list into parts, some of which may be empty.
  mutating func parted<Element>(_ list: [Element]) -> [[Element]] {
    var parts = [[Element]](repeating: [], count: Int.random(in: 1...5, using: &random))
    for element in list {
      parts[Int.random(in: parts.indices, using: &random)].append(element)
    }
    return parts.shuffled(using: &random)
  }

  /// A state that was sent to another process.
  func sent(_ state: CentroidState) throws -> CentroidState {
    var bytes: [UInt8] = []
    try state.write(to: &bytes)
    return try CentroidState(ByteStore(bytes))
  }

  mutating func run() throws {
    let filled = (0..<matrix.rowCount).filter { !matrix.cells(ofRow: $0).isEmpty }
    // Who votes, among those that have terms.
    var groups: [Int: [Int]] = [:]
    for row in filled { groups[Int(votes.representatives[row]), default: []].append(row) }
    let votersOf = groups.mapValues {
      $0.contains(Int(votes.representatives[$0[0]]))
        ? Int(votes.representatives[$0[0]]) : $0[0]
    }
    let voters = votersOf.values.sorted()
    let deciding = DecidingSample(size: method.sampleSize, seed: method.seed)
    var (state, before): (CentroidState, CentroidState?)
    var settled: [Int: GroupPlacing.Settled] = [:]
    if voters.count <= method.sampleSize {
      let settlement = try method.settlement(
        ofAll: matrix.selecting(voters), parallel: one)
      (state, before) = (settlement.state, nil)
      for (place, voter) in voters.enumerated() {
        settled[voter] = (settlement.before[place], settlement.after[place])
      }
    } else {
      var sampling = deciding.sampling(of: voters.count)
      let sampled = voters.filter { _ in sampling.takesNext() }
      state = try sent(
        method.state(of: matrix.selecting(sampled), parallel: one).state)
      before = nil
      var isWorthAnother = true
      while isWorthAnother {
        var whole = ExactSums(state)
        let ranges = Int.random(in: 1...9, using: &random)
        for part in parted(voters) {
          var sums = ExactSums(state)
          sums.add(matrix.selecting(part), nearest: state)
          for (_, bytes) in sums.packed(ranges: ranges).shuffled(using: &random) {
            try whole.add(packed: bytes.span)
          }
        }
        let step = state.step(whole, parallel: one)
        before = state
        state = try sent(step.state)
        isWorthAnother = step.isWorthAnother
        steps += 1
      }
    }
    state = try sent(state)
    places = [GroupPlacing.Place?](repeating: nil, count: matrix.rowCount)
    let placing = GroupPlacing(state: state, before: before)
    var whole = PlaceTally(clusterCount: state.clusterCount)
    for part in parted(Array(groups.keys).sorted()) where !part.isEmpty {
      var (rows, representatives): ([Int], [Int32]) = ([], [])
      for group in part {
        let voter = votersOf[group] ?? group
        representatives += (groups[group] ?? []).map { _ in Int32(rows.count) }
        rows += [voter] + (groups[group] ?? []).filter { $0 != voter }
      }
      let found = try placing.places(
        of: matrix.selecting(rows), votes: Votes(representatives: representatives),
        settled: rows.map { settled[$0] })
      var tally = PlaceTally(clusterCount: state.clusterCount)
      for (row, place) in zip(rows, found) {
        places[row] = place
        if let place { tally.add(place, number: 3 * row) }
      }
      for (cluster, list) in tally.takeSimilarities().enumerated() {
        for similarity in list { whole.add(similarity: similarity, to: cluster) }
        guard tally.sizes[cluster] > 0 else { continue }
        whole.add(tally.sizes[cluster], first: tally.firsts[cluster], to: cluster)
      }
    }
    clusters = whole.clustersInOrder
  }
}

@Suite("A clustering in parts") struct SpreadClusteringTests {
  /// Rows in groups, every ninth empty, with a vote for some of them.
  static func batch(_ seed: UInt64) -> (SparseMatrix, Votes) {
    let full = SparseMatrix.random(count: 300, groups: 5, seed: seed)
    var starts = [0]
    var (columns, values): ([Int32], [Float]) = ([], [])
    for row in 0..<300 {
      if row % 9 != 4 {
        columns += full.columns[full.cells(ofRow: row)]
        values += full.values[full.cells(ofRow: row)]
      }
      starts.append(columns.count)
    }
    let matrix = SparseMatrix(
      columnCount: full.columnCount, rowStarts: starts, columns: columns, values: values)
    // Of ten rows, the second, third and seventh follow the first, which may be empty.
    let votes = Votes(
      representatives: (0..<300 as Range<Int32>).map {
        [1, 2, 6].contains($0 % 10) ? $0 - $0 % 10 : $0
      })
    return (matrix, votes)
  }

  @Test(arguments: 0..<(6 as UInt64), [60, 400])
  func `parts in any order come to what the whole does`(
    seed: UInt64, sampleSize: Int
  ) throws {
    let (matrix, votes) = Self.batch(seed)
    let method = try SphericalKMeans(
      clusters: 7, restarts: 3, seed: seed, sampleSize: sampleSize)
    let whole = try method.fit(matrix, votes: votes, parallel: Parallel(threads: 2))
    var spread = SpreadClustering(
      matrix: matrix, votes: votes, method: method, random: SplitMix64(seed: seed + 9))
    try spread.run()

    #expect((spread.steps > 0) == (sampleSize == 60))
    #expect(spread.clusters.count == whole.centroids.count)
    #expect(
      spread.clusters.map(\.size) == Array(whole.sizes.prefix(spread.clusters.count)))
    #expect(spread.clusters.map(\.least) == whole.leastSimilarities)
    let numbers = Dictionary(
      uniqueKeysWithValues: spread.clusters.enumerated().map { ($1.found, $0) })
    for (row, place) in spread.places.enumerated() {
      guard let place else {
        #expect(Int(whole.assignments[row]) == whole.centroids.count)
        continue
      }
      let number = numbers[place.cluster] ?? -1
      #expect(Int(whole.assignments[row]) == number)
      #expect(whole.similarities[row] == place.similarity)
      #expect(whole.margins[row] == place.margin)
      #expect(
        whole.outliers[row]
          == OutlierFences.isOutlier(
            place.compared, least: spread.clusters[number].least))
    }
  }

  @Test func `packed sums are those that were packed, and nothing else is`() throws {
    let matrix = SparseMatrix.random(count: 40, groups: 3, seed: 5)
    var sums = ExactSums(clusterCount: 3, columnCount: matrix.columnCount)
    for row in 0..<40 { sums.add(row, of: matrix, to: row % 3) }
    let bytes = sums.packed(ranges: 1).first?.bytes ?? []
    var again = ExactSums(clusterCount: 3, columnCount: matrix.columnCount)
    try again.add(packed: bytes.span)
    #expect(again == sums)
    // Of fewer clusters or columns they are none.
    var (fewer, narrower) = (
      ExactSums(clusterCount: 2, columnCount: matrix.columnCount),
      ExactSums(clusterCount: 3, columnCount: 9)
    )
    #expect(throws: ModelFileError.damaged) { try fewer.add(packed: bytes.span) }
    #expect(throws: ModelFileError.damaged) { try narrower.add(packed: bytes.span) }
    var random = SplitMix64(seed: 1)
    for _ in 0..<300 {
      var damaged = bytes
      damaged[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
      // It may be other sums; it does not trap.
      try? again.add(packed: damaged.span)
      try? again.add(packed: damaged.span.extracting(0..<bytes.count / 2))
    }
  }

  @Test func `more units than documents come to are refused`() throws {
    // Of the first cluster one term, the first, with all the units that there may be.
    var bytes: [UInt8] = []
    for number in [0, 1, 0, 1 << 62] as [UInt64] { bytes.append(small: number) }
    var sums = ExactSums(clusterCount: 1, columnCount: 1)
    try sums.add(packed: bytes.span)
    #expect(throws: ModelFileError.damaged) { try sums.add(packed: bytes.span) }
    #expect(sums.packed(ranges: 1).first?.bytes == bytes)
  }

  @Test func `packed similarities come back, and others are refused`() throws {
    var tally = PlaceTally(clusterCount: 2)
    try tally.add(similarities: PlaceTally.packed([0.25, 0.25, 0.5]).span, to: 1)
    tally.add(2, first: 9, to: 1)
    #expect(tally.excess == 1)
    tally.add(1, first: 4, to: 1)
    #expect(tally.excess == nil)
    #expect(tally.takeSimilarities() == [[], [0.25, 0.25, 0.5]])
    for gaps in [[0], [1, .max], [1 << 31], [1 << 30, 1]] as [[Int]] {
      var bytes: [UInt8] = []
      for gap in gaps { bytes.append(small: UInt64(gap)) }
      #expect(throws: ModelFileError.damaged, "\(gaps)") {
        try tally.add(similarities: bytes.span, to: 0)
      }
    }
  }
}
