/// Numbers that are set aside in their order, and gone through later as often as needed.
///
/// A few stay in memory, so that small results never touch the disk; beyond that they are
/// in a file without a name, which is gone when the spool is, or when the process ends.
final class Spool<Number: PlainNumber> {
  private let spooling: Spooling
  private var descriptor: Int32?
  private var storedCount = 0
  private var held: [Number] = []

  /// No numbers yet.
  init(_ spooling: Spooling) {
    self.spooling = spooling
  }

  deinit {
    if let descriptor { try? SystemFile.close(descriptor) }
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
    do throws(SystemFile.Failure) {
      let file: Int32
      if let descriptor {
        file = descriptor
      } else {
        file = try SystemFile.createUnnamed(in: spooling.folder)
        descriptor = file
      }
      try SystemFile.write(Kernels.bytes(of: held.span), to: file)
    } catch {
      throw ExportError(error, path: place)
    }
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
    if let descriptor, !stored.isEmpty {
      do throws(SystemFile.Failure) {
        try SystemFile.read(
          stored.count, into: &span, from: descriptor,
          at: stored.lowerBound * MemoryLayout<Number>.stride)
      } catch {
        throw ExportError(error, path: place)
      }
    }
    for i in range.clamped(to: storedCount..<count) {
      span[i - range.lowerBound] = held[i - storedCount]
    }
    return numbers
  }

  /// What messages call the file.
  private var place: String { "a temporary file in \(spooling.folder)" }
}
