/// Makes text valid UTF-8.
enum UTF8Repair {
  /// Appends `bytes` with every ill-formed sequence replaced by U+FFFD.
  ///
  /// A sequence is a maximal subpart (Unicode, section 3.9), as browsers count them.
  ///
  /// - Parameters:
  ///   - bytes: text that may be broken.
  ///   - output: what to append to.
  /// - Returns: how many sequences were replaced.
  /// - Complexity: O(*n*).
  static func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) -> Int {
    var replacedCount = 0
    var start = 0
    var i = 0
    while i < bytes.count {
      let sequence = bytes.utf8Sequence(at: i)
      if !sequence.isValid {
        output.append(copying: bytes.extracting(start..<i))
        output.append(scalar: 0xFFFD)
        replacedCount += 1
        start = i + sequence.count
      }
      i += sequence.count
    }
    output.append(copying: bytes.extracting(start..<bytes.count))
    return replacedCount
  }
}
