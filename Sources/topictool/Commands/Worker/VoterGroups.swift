internal import Topics
internal import Vectors

/// Articles with those that vote for them, some hundred at a time.
struct VoterGroups {
  private let model: VectorModel
  private let clusterCount: Int
  private let isSettled: Bool
  private var rows: PackedCounts
  /// By row, the number of the article; nil for a voter that was given before.
  private var numbers: [Int?] = []
  /// By row, the row of its voter.
  private var representatives: [Int32] = []
  private var settled: [GroupPlacing.Settled?] = []
  /// The voter at hand, and its row.
  private var voter: (number: Int, row: Int)?

  /// No articles yet.
  ///
  /// - Parameters:
  ///   - model: of their rows.
  ///   - clusterCount: number of clusters.
  ///   - isSettled: whether the lines say where voters are.
  init(_ model: VectorModel, clusterCount: Int, isSettled: Bool) {
    self.model = model
    self.clusterCount = clusterCount
    self.isSettled = isSettled
    rows = PackedCounts(columnCount: model.columns.count)
  }

  /// Whether there are enough.
  var isFull: Bool { rows.count >= 1024 }

  /// Takes the article of a line.
  mutating func append(_ line: inout InputLine) throws(WorkerError) {
    try line.split("voter", "seq", "before", "after", "cells", "blob")
    let voting = try line.integer(0, "voter", in: WorkerTopics.numbers)
    let number = try line.integer(1, "seq", in: WorkerTopics.numbers)
    let row = rows.count
    if number == voting {
      guard voter?.number != voting else { throw line.fault("article \(number) once") }
      voter = (number, row)
    }
    guard let voter, voter.number == voting else {
      throw line.fault("article \(voting) before those it votes for")
    }
    try WorkerTopics.append(line, 5, cells: 4, to: &rows)
    numbers.append(number)
    representatives.append(Int32(voter.row))
    let clusters = 0...max(0, clusterCount - 1)
    if isSettled, number == voting, !line.isNone(5) {
      settled.append(
        (
          before: Int32(try line.integer(2, "before", in: clusters)),
          after: Int32(try line.integer(3, "after", in: clusters))
        ))
    } else {
      settled.append(nil)
    }
  }

  /// The articles and their places; the voter at hand stays for those that follow.
  mutating func takePlaces(
    by placing: GroupPlacing
  ) throws -> [(number: Int, place: GroupPlacing.Place?)] {
    let places = try placing.places(
      of: model.weighted(rows), votes: Votes(representatives: representatives),
      settled: settled)
    let found = zip(numbers, places).compactMap { number, place in
      number.map { (number: $0, place: place) }
    }
    var kept = VoterGroups(model, clusterCount: clusterCount, isSettled: isSettled)
    if let voter {
      kept.rows.append(voter.row, of: rows)
      kept.numbers = [nil]
      kept.representatives = [0]
      kept.settled = [settled[voter.row]]
      kept.voter = (voter.number, 0)
    }
    self = kept
    return found
  }
}
