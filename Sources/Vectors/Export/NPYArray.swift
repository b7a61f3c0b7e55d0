/// An array that can be written as NumPy has it, in pieces.
enum NPYArray {
  case floats([Float], shape: [Int])
  case int32([Int32], shape: [Int])
  case int64([Int], shape: [Int])
  /// Wider numbers that all fit into 32 bits.
  case narrowed([Int], shape: [Int])
  /// One byte string.
  case string(String)

  /// What stands before the elements.
  var header: [UInt8] {
    switch self {
    case .floats(_, let shape): NPY.header(of: .float32, shape: shape)
    case .int32(_, let shape), .narrowed(_, let shape):
      NPY.header(of: .int32, shape: shape)
    case .int64(_, let shape): NPY.header(of: .int64, shape: shape)
    case .string(let text): NPY.header(of: .bytes(text.utf8.count), shape: [])
    }
  }

  /// Number of bytes, with the header.
  var byteCount: Int {
    let elements =
      switch self {
      case .floats(let numbers, _): 4 * numbers.count
      case .int32(let numbers, _): 4 * numbers.count
      case .narrowed(let numbers, _): 4 * numbers.count
      case .int64(let numbers, _): 8 * numbers.count
      case .string(let text): text.utf8.count
      }
    return header.count + elements
  }

  /// Writes header and elements.
  func write(to sink: inout some ByteSink) throws(ExportError) {
    try sink.write(header.span)
    switch self {
    case .floats(let numbers, _): try sink.write(Kernels.bytes(of: numbers.span))
    case .int32(let numbers, _): try sink.write(Kernels.bytes(of: numbers.span))
    case .int64(let numbers, _): try sink.write(Kernels.bytes(of: numbers.span))
    case .narrowed(let numbers, _):
      for start in stride(from: 0, to: numbers.count, by: 1 << 14) {
        let piece = numbers[start..<min(numbers.count, start + 1 << 14)].map(Int32.init)
        try sink.write(Kernels.bytes(of: piece.span))
      }
    case .string(let text): try sink.write(Array(text.utf8).span)
    }
  }
}
