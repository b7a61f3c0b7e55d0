internal import Dedup

/// Makes sure that the lines of a group come together: the numbers of groups ascend.
///
/// What a group lacks is seen at its end, and told of its last line.
struct WorkerGroup {
  /// The number of the group, nil before the first.
  private(set) var number: Int?
  private var lastLine = 0

  /// What the first field of each line is called.
  private let name: StaticString

  /// No group yet.
  init(_ name: StaticString) {
    self.name = name
  }

  /// Moves on to the group of a line.
  ///
  /// - Parameters:
  ///   - line: it has the number of its group in its first field.
  ///   - endGroup: called before, if that is another group than of the line before.
  /// - Throws: ``WorkerError`` if the group should have come before, and what `endGroup`
  ///   throws.
  mutating func move(
    to line: InputLine, endGroup: () throws -> Void
  ) throws {
    let next = try line.integer(0, name, in: 0...Int.max)
    if let number, number > next {
      throw line.fault("\(name)s in ascending order, not \(next) behind \(number)")
    }
    if let number, number != next { try end(endGroup) }
    (number, lastLine) = (next, line.number)
  }

  /// Ends the last group.
  func end(_ endGroup: () throws -> Void) throws {
    guard number != nil else { return }
    do {
      try endGroup()
    } catch let fault as PartFault {
      throw WorkerError.line(lastLine, expected: "\(fault)")
    }
  }
}
