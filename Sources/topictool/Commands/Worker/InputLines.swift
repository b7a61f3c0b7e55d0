internal import Vectors

/// The lines of an open file, one after another, in memory for a line at a time.
struct InputLines {
  private let descriptor: Int32
  private var buffer: [UInt8]
  /// The bytes of ``buffer`` that are still to be given.
  private var rest = 0..<0
  /// Number of lines given so far.
  private(set) var count = 0

  /// The lines of a file, which is read so many bytes at a time.
  init(of descriptor: Int32, bufferSize: Int) {
    self.descriptor = descriptor
    buffer = [UInt8](repeating: 0, count: bufferSize)
  }

  /// Moves on to the next line.
  ///
  /// - Parameter line: takes it, without its line feed, in place of what it holds.
  /// - Returns: whether there was one.
  /// - Throws: ``WorkerError`` if reading fails or the last line has no line feed, which it
  ///   lacks only if it was cut.
  mutating func next(into line: inout [UInt8]) throws(WorkerError) -> Bool {
    line.removeAll(keepingCapacity: true)
    while true {
      if rest.isEmpty {
        guard try fill() else {
          guard line.isEmpty else {
            throw .line(count + 1, expected: "a line feed at the end of the input")
          }
          return false
        }
      }
      let end = moveRest(to: &line)
      let isWhole = end < rest.upperBound
      rest = (isWhole ? end + 1 : end)..<rest.upperBound
      if isWhole {
        count += 1
        return true
      }
    }
  }

  /// Appends the bytes before the next line feed to a line; where that stands.
  private func moveRest(to line: inout [UInt8]) -> Int {
    let bytes = buffer.span.extracting(0..<rest.upperBound)
    let end = Kernels.firstIndex(
      of: UInt8(ascii: "\n"), in: bytes, from: rest.lowerBound)
    line.append(copying: bytes.extracting(rest.lowerBound..<end))
    return end
  }

  /// Reads more bytes; whether there were any.
  private mutating func fill() throws(WorkerError) -> Bool {
    do throws(SystemFile.Failure) {
      let descriptor = descriptor
      var span = buffer.mutableSpan
      let read = try SystemFile.read(descriptor, into: &span)
      rest = 0..<read
      return read > 0
    } catch {
      throw .failed("standard input: cannot be read: \(error.reason)")
    }
  }
}
