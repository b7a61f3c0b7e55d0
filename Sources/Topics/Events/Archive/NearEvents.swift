internal import Vectors

/// A batch and the events that it is near: all that its articles can change.
///
/// An event can only be joined if one new article is similar enough to its articles on
/// average: what has grown together is never nearer to a third than all parts were. Who is
/// left alone may come to an event through its centre, for which less is enough; *m* articles
/// whose edges to it add up to *w* have a centre that is at most *w* / √*m* similar to it. So
/// events that are farther from every new article are left out.
struct NearEvents: Sendable {
  /// The rows of the scene that have a part in this, ascending: those of near events, and
  /// behind them those of the batch.
  let rows: [Int]
  /// The edges by place in ``rows``, each once, above the diagonal.
  let edges: SparseMatrix
  /// What is together already, by place in ``rows``.
  let joined: Grouping

  /// What a batch is near.
  ///
  /// - Parameters:
  ///   - scene: the articles that vote.
  ///   - fresh: the edges of the batch.
  ///   - events: by row, the event that it belongs to, nil if that is open.
  ///   - threshold: the least similarity of one event.
  ///   - parallel: the threads.
  init(
    _ scene: EventScene, _ fresh: FreshPairs, _ events: [UInt32?], threshold: Float,
    _ parallel: Parallel
  ) {
    let shared = SparseMatrix(
      of: scene.material.sharedTexts, between: scene.rowOfAll, count: events.count)
    let near = Self.events(
      near: fresh.edges.adding(shared), scene.newRows, events, threshold: threshold)
    let old = (0..<scene.firstNew).filter { events[$0].map(near.contains) ?? false }
    rows = old + scene.newRows
    var places = [Int32](repeating: -1, count: events.count)
    for (place, row) in rows.enumerated() { places[row] = Int32(place) }
    let among = Self.edges(among: old, scene, fresh, parallel)
    edges = among.followed(by: fresh.edges, rows: rows, places: places).adding(
      SparseMatrix(
        of: scene.material.sharedTexts,
        between: scene.rowOfAll.map { $0 < 0 ? -1 : places[Int($0)] }, count: rows.count))
    var firsts: [UInt32: Int32] = [:]
    joined = Grouping(
      numbering: rows.enumerated().map { place, row in
        guard let event = events[row] else { return Int32(place) }
        let first = firsts[event] ?? Int32(place)
        firsts[event] = first
        return first
      })
  }

  /// The events that a new row is near, and those that one belongs to from the start.
  private static func events(
    near edges: SparseMatrix, _ newRows: Range<Int>, _ events: [UInt32?], threshold: Float
  ) -> Set<UInt32> {
    var sizes: [UInt32: Int] = [:]
    for event in events[..<newRows.lowerBound] {
      if let event { sizes[event, default: 0] += 1 }
    }
    var near = Set(events[newRows].compactMap(\.self))
    let transposed = edges.transposed()
    for row in newRows {
      var sums: [UInt32: Float] = [:]
      for cell in transposed.cells(ofRow: row) {
        let other = Int(transposed.columns[cell])
        if other < newRows.lowerBound, let event = events[other] {
          sums[event, default: 0] += transposed.values[cell]
        }
      }
      for (event, sum) in sums
      where sum >= threshold * Float(sizes[event] ?? 1).squareRoot() {
        near.insert(event)
      }
    }
    return near
  }

  /// The edges among rows that were there before, each once, above the diagonal.
  private static func edges(
    among old: [Int], _ scene: EventScene, _ fresh: FreshPairs, _ parallel: Parallel
  ) -> SparseMatrix {
    let silent = parallel.reporting(to: nil)
    let similar = SimilarityJoin(
      of: scene.voting.selecting(old),
      selecting: .pairs(atLeast: EdgeWeighing.least(for: scene.threshold))
    ).matrix(parallel: silent)
    let rows = EdgeWeighing.Rows(
      times: old.map { fresh.rows.times[$0] },
      outlets: old.map { fresh.rows.outlets[$0] },
      backgrounds: old.map { fresh.rows.backgrounds[$0] })
    return fresh.weighing.edges(
      of: similar, rows,
      coverage: scene.material.headlines?.coverage(
        of: similar, documents: old.map { scene.documents[$0] }, parallel: silent))
  }

  /// By place in ``rows``, whether the article has its event although no other of it votes
  /// here: for those that are no longer compared.
  ///
  /// - Parameters:
  ///   - window: the articles.
  ///   - archived: those before the batch, with their events.
  ///   - events: by row of the scene, the event that it belongs to.
  /// - Returns: a flag for each row that has a part in this.
  func settled(
    _ window: EventWindow, _ archived: ArchivedArticles, _ events: [UInt32?]
  ) -> [Bool] {
    var rest: [UInt32: Int] = [:]
    for row in rows { if let event = events[row] { rest[event] = 0 } }
    for event in archived.events where rest[event] != nil { rest[event]? += 1 }
    for article in window.articles where article < archived.count {
      rest[archived.events[article]]? -= 1
    }
    return rows.map { row in events[row].map { rest[$0] ?? 0 > 0 } ?? false }
  }
}

extension SparseMatrix {
  /// Edges of some rows, and behind each of them those of another matrix.
  ///
  /// - Parameters:
  ///   - other: edges of more rows, of which those between these are not there.
  ///   - rows: the rows of `other`, those of this matrix first.
  ///   - places: by row of `other`, its place in `rows`, or -1.
  /// - Returns: edges by place in `rows`.
  fileprivate func followed(
    by other: SparseMatrix, rows: [Int], places: [Int32]
  ) -> SparseMatrix {
    var rowStarts = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    for (place, row) in rows.enumerated() {
      if place < rowCount {
        columns += self.columns[cells(ofRow: place)]
        values += self.values[cells(ofRow: place)]
      }
      for cell in other.cells(ofRow: row) {
        columns.append(places[Int(other.columns[cell])])
        values.append(other.values[cell])
      }
      rowStarts.append(columns.count)
    }
    return SparseMatrix(
      columnCount: rows.count, rowStarts: rowStarts, columns: columns, values: values)
  }
}
