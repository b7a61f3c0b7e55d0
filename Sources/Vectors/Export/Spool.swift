/// Numbers that are set aside in their order, and gone through later as often as needed.
///
/// A few stay in memory, so that small results never touch the disk; beyond that they are
/// in a file without a name, which is gone when the spool is, or when the process ends.
final class Spool<Number: PlainNumber> {
  private let spooling: Spooling
  private var file: TemporaryFile?
  private var storedCount = 0
  private var held: [Number] = []

  /// No numbers yet.
  init(_ spooling: Spooling) {
    self.spooling = spooling
  }

  /// How many numbers there are.
  var count: Int { storedCount + held.count }

  /// Adds a number.
  func append(_ number: Number) throws(ExportError) {
    held.append(number)
    if held.count >= spooling.heldCount { try store() }
  }

  /// Adds numbers.
  func append(_ numbers: Span<Number>) throws(ExportError) {
    held.append(copying: numbers)
    if held.count >= spooling.heldCount { try store() }
  }

  private func store() throws(ExportError) {
    let file = if let file { file } else { try TemporaryFile(in: spooling.folder) }
    self.file = file
    try file.append(held)
    storedCount += held.count
    held.removeAll(keepingCapacity: true)
  }

  /// A run of the numbers set aside.
  ///
  /// - Precondition: there are as many.
  func numbers(_ range: Range<Int>) throws(ExportError) -> [Number] {
    precondition(range.upperBound <= count, "\(range) of \(count) numbers")
    var numbers = [Number](repeating: 0, count: range.count)
    var span = numbers.mutableSpan
    let stored = range.clamped(to: 0..<storedCount)
    if let file, !stored.isEmpty {
      try file.read(from: stored.lowerBound, into: &span, 0..<stored.count)
    }
    for i in range.clamped(to: storedCount..<count) {
      span[i - range.lowerBound] = held[i - storedCount]
    }
    return numbers
  }
}
