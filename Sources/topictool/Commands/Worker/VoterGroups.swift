internal import Topics
internal import Vectors

/// Articles with those that vote for them, some at a time.
struct VoterGroups {
  private let model: VectorModel
  private let clusterCount: Int
  private let isSettled: Bool
  /// Rows from which on there are enough.
  private let limit: Int
  private var rows: PackedCounts
  /// By row, the number of the article; nil for a voter that was given before.
  private var numbers: [Int?] = []
  /// By row, the row of its voter.
  private var representatives: [Int32] = []
  private var settled: [GroupPlacing.Settled?] = []
  private var group = WorkerGroup("voter")
  /// The voter at hand; nil before its own line.
  private var voter: Voter?

  private struct Voter {
    var row: Int32
    let hasTerms: Bool
    /// The last article that follows it, -1 if there is none yet.
    var lastFollower = -1
  }

  /// No articles yet.
  ///
  /// - Parameters:
  ///   - model: of their rows.
  ///   - clusterCount: number of clusters.
  ///   - isSettled: whether the lines say where voters are.
  ///   - limit: rows that are held at a time.
  init(_ model: VectorModel, clusterCount: Int, isSettled: Bool, limit: Int) {
    self.model = model
    self.clusterCount = clusterCount
    self.isSettled = isSettled
    self.limit = limit
    rows = PackedCounts(columnCount: model.columns.count)
  }

  /// Whether there are enough.
  var isFull: Bool { rows.count >= limit }

  /// Takes the article of a line.
  ///
  /// - Throws: ``WorkerError`` for a line that is none, or comes before one that it should
  ///   follow.
  mutating func append(_ line: inout InputLine) throws {
    try line.split("voter", "seq", "before", "after", "cells", "blob")
    try group.move(to: line) { voter = nil }
    let voting = try line.integer(0, "voter", in: WorkerTopics.numbers)
    let number = try line.integer(1, "seq", in: WorkerTopics.numbers)
    let hasTerms = !line.isNone(5)
    guard !hasTerms || clusterCount > 0 else {
      throw line.fault("\\N for blob, as --state has no clusters")
    }
    if number == voting {
      guard voter == nil else { throw line.fault("article \(number) once") }
      voter = Voter(row: Int32(rows.count), hasTerms: hasTerms)
      settled.append(try isSettled && hasTerms ? settlement(line) : nil)
    } else {
      try follow(voting, number, hasTerms: hasTerms, line)
      settled.append(nil)
    }
    try WorkerTopics.append(line, 5, cells: 4, to: &rows)
    numbers.append(number)
    representatives.append(voter?.row ?? 0)
  }

  /// Makes sure that an article may follow the voter at hand.
  private mutating func follow(
    _ voting: Int, _ number: Int, hasTerms: Bool, _ line: InputLine
  ) throws(WorkerError) {
    guard let last = voter?.lastFollower else {
      throw line.fault("article \(voting) before those it votes for")
    }
    guard number > last else {
      throw line.fault("an article after \(last), not \(number)")
    }
    guard !hasTerms || voter?.hasTerms == true else {
      throw line.fault("\\N for blob, as article \(voting) has none")
    }
    voter?.lastFollower = number
  }

  private func settlement(_ line: InputLine) throws(WorkerError) -> GroupPlacing.Settled {
    let clusters = 0...clusterCount - 1
    return (
      before: Int32(try line.integer(2, "before", in: clusters)),
      after: Int32(try line.integer(3, "after", in: clusters))
    )
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
    var kept = VoterGroups(
      model, clusterCount: clusterCount, isSettled: isSettled, limit: limit)
    kept.group = group
    if var voter {
      kept.rows.append(Int(voter.row), of: rows)
      kept.numbers = [nil]
      kept.representatives = [0]
      kept.settled = [settled[Int(voter.row)]]
      voter.row = 0
      kept.voter = voter
    }
    self = kept
    return found
  }
}
