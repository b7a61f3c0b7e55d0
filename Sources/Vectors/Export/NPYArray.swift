/// An array that can be written as NumPy has it, in pieces.
struct NPYArray<Numbers: NumberRun> {
  private let header: [UInt8]
  private let numbers: Numbers

  /// An array of numbers.
  ///
  /// - Parameters:
  ///   - numbers: the elements, row after row.
  ///   - element: what NumPy calls them.
  ///   - shape: the extents of the array, none for a single element.
  init(_ numbers: Numbers, as element: NPY.Element, shape: [Int]) {
    header = NPY.header(of: element, shape: shape)
    self.numbers = numbers
  }

  /// Number of bytes, with the header.
  var byteCount: Int {
    header.count + numbers.count * MemoryLayout<Numbers.Number>.stride
  }

  /// Writes header and elements.
  func write(to sink: inout some ByteSink) throws(ExportError) {
    try sink.write(header.span)
    try numbers.forEachPiece { (piece) throws(ExportError) in
      try sink.write(Kernels.bytes(of: piece))
    }
  }
}

extension NPYArray<[UInt8]> {
  /// A single byte string.
  init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes, as: .bytes(bytes.count), shape: [])
  }
}
