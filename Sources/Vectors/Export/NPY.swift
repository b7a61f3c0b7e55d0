/// The file format of one NumPy array, as `numpy.load` reads it.
///
///     var file = try AtomicFile(path: "similarity.npy")
///     try file.write(NPY.header(of: .float32, shape: [rows, columns]).span)
///     for block in blocks { try NPY.append(block.span, to: &file) }
///     try file.commit()
///
/// The format is that of NumPy's `lib/format`, version 1.0: a header of text, padded to a
/// multiple of 64 bytes, then the numbers, row after row, in the byte order of the machine.
public enum NPY {
  /// What an array is made of.
  public enum Element: Sendable, Hashable {
    /// 32-bit floating point.
    case float32
    /// 32-bit signed integers.
    case int32
    /// 64-bit signed integers.
    case int64
    /// Byte strings of that length.
    case bytes(Int)

    /// NumPy's name of the type.
    var name: String {
      let order = UInt16(1).littleEndian == 1 ? "<" : ">"
      return switch self {
      case .float32: order + "f4"
      case .int32: order + "i4"
      case .int64: order + "i8"
      case .bytes(let count): "|S\(count)"
      }
    }
  }

  /// The bytes that stand before the elements of an array.
  ///
  /// - Parameters:
  ///   - element: what the array is made of.
  ///   - shape: its extents, the slowest first; none for a single element.
  /// - Returns: a multiple of 64 bytes.
  public static func header(of element: Element, shape: [Int]) -> [UInt8] {
    let extents = shape.map { "\($0)," }.joined(separator: " ")
    // A tuple of one has a comma at its end, longer ones as NumPy writes them have none.
    let tuple = shape.count > 1 ? String(extents.dropLast()) : extents
    let dictionary =
      "{'descr': '\(element.name)', 'fortran_order': False, 'shape': (\(tuple)), }"
    // Magic, version and length take ten bytes, the line end one.
    let padding = 63 - (10 + dictionary.utf8.count) % 64
    let length = dictionary.utf8.count + padding + 1
    var header: [UInt8] = [0x93]
    header += "NUMPY".utf8
    header += [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)]
    header += dictionary.utf8
    header += repeatElement(UInt8(ascii: " "), count: padding)
    header.append(UInt8(ascii: "\n"))
    return header
  }

  /// Writes numbers as elements of a ``Element/float32`` array.
  public static func append(
    _ numbers: Span<Float>, to sink: inout some ByteSink
  ) throws(ExportError) {
    try sink.write(Kernels.bytes(of: numbers))
  }
}
