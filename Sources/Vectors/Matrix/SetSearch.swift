/// The search for the sets that are like given ones, with storage that is used again from
/// set to set.
///
/// Elements that both have are counted along the lists of the index. Where at least *o* have
/// to be shared, one of them is among the set's |*A*| − *o* + 1 rarest (prefix filter:
/// Bayardo, Ma & Srikant 2007, "Scaling up all pairs similarity search"), so that only their
/// lists find partners. For the frequent rest either their lists are walked for the partners
/// that were found, or the partners' own elements are looked at, whichever is less work.
struct SetSearch: ~Copyable {
  /// What the last search found: sets and their similarities, in no useful order.
  private(set) var found: [(column: Int32, value: Float)] = []

  private let join: SetJoin
  /// By place: elements shared with the set at hand.
  private var counts: [Int32]
  /// Places with a count above zero, as many as ``touchedCount``.
  private var touched: [Int32]
  private var touchedCount = 0

  init(_ join: SetJoin) {
    self.join = join
    counts = Array(repeating: 0, count: join.index.sets.rowCount)
    // One more, to be written where nothing is added.
    touched = Array(repeating: 0, count: join.index.sets.rowCount + 1)
  }

  /// Finds the neighbours of a row among those that may be.
  ///
  /// - Complexity: O(length of the lists of its elements).
  mutating func find(_ row: Int, among neighbours: SetJoin.Neighbours) {
    let join = join
    let columns = join.rows.columns(ofRow: row)
    let size = Int(join.rows.sizes[row])
    let required = join.measure.fewestShared(of: size, atLeast: join.selection.minimum)
    let ranges = join.ranges(of: neighbours, for: row)
    // Elements without a column are the rarest of all and find nobody.
    let probing = max(0, columns.count - required + 1)
    for i in 0..<probing {
      for range in ranges { count(join.index.list(of: columns[i], in: range)) }
    }
    let rest = columns.extracting(probing...)
    if rest.count > 0, touchedCount > 0 {
      dropHopeless(size: size, rest: rest.count)
      complete(rest, in: ranges)
    }
    collect(row, size: size, among: neighbours)
  }

  private mutating func count(_ list: Span<Int32>) {
    var next = touchedCount
    for i in list.indices {
      let place = Int(list[i])
      touched[next] = list[i]
      if counts[place] == 0 { next += 1 }
      counts[place] += 1
    }
    touchedCount = next
  }

  /// Forgets partners that fall short even if they share all the rest.
  private mutating func dropHopeless(size: Int, rest: Int) {
    var kept = 0
    for i in 0..<touchedCount {
      let place = Int(touched[i])
      let other = Int(join.index.sets.sizes[join.index.set(at: place)])
      let most = min(Int(counts[place]) + rest, size, other)
      if join.measure.value(shared: most, of: size, and: other) >= join.selection.minimum
      {
        touched[kept] = touched[i]
        kept += 1
      } else {
        counts[place] = 0
      }
    }
    touchedCount = kept
  }

  /// Counts which of the rest the partners have as well.
  private mutating func complete(_ rest: Span<Int32>, in ranges: [Range<Int>]) {
    let index = join.index
    var (walking, looking) = (0, 0)
    for i in rest.indices {
      for range in ranges { walking += index.list(of: rest[i], in: range).count }
    }
    for i in 0..<touchedCount {
      let other = index.set(at: Int(touched[i]))
      looking += rest.count + index.sets.columns(ofRow: other).count
    }
    if walking <= looking {
      for i in rest.indices {
        for range in ranges { countAgain(index.list(of: rest[i], in: range)) }
      }
    } else {
      for i in 0..<touchedCount {
        let place = Int(touched[i])
        let columns = index.sets.columns(ofRow: index.set(at: place))
        counts[place] += Self.common(rest, columns)
      }
    }
  }

  private mutating func countAgain(_ list: Span<Int32>) {
    for i in list.indices where counts[Int(list[i])] > 0 { counts[Int(list[i])] += 1 }
  }

  /// Numbers that stand in two ascending lists.
  private static func common(_ a: Span<Int32>, _ b: Span<Int32>) -> Int32 {
    var (i, j, common) = (0, 0, 0 as Int32)
    while i < a.count, j < b.count {
      let (x, y) = (a[i], b[j])
      if x == y { common += 1 }
      if x <= y { i += 1 }
      if y <= x { j += 1 }
    }
    return common
  }

  /// Takes what reaches the minimum, and clears the counts.
  private mutating func collect(
    _ row: Int, size: Int, among neighbours: SetJoin.Neighbours
  ) {
    let minimum = join.selection.minimum
    found.removeAll(keepingCapacity: true)
    for i in 0..<touchedCount {
      let place = Int(touched[i])
      let other = join.index.set(at: place)
      let shared = Int(counts[place])
      counts[place] = 0
      guard !join.isSelfJoin || (neighbours == .later ? other > row : other != row) else {
        continue
      }
      let value = join.measure.value(
        shared: shared, of: size, and: Int(join.index.sets.sizes[other]))
      if value >= minimum { found.append((Int32(other), value)) }
    }
    touchedCount = 0
  }
}
