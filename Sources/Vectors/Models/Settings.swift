/// Settings as a stored file has them: a line each of a key, a space and a value, in UTF-8.
///
/// A key may come several times. What is not known is passed over, so that a later release
/// may add settings that an older one can do without; where it cannot, the version of the
/// file tells.
package struct Settings {
  private var lines: [(key: String, value: String)] = []

  /// No settings.
  package init() {}

  /// The settings that were stored as these bytes.
  package init(_ bytes: Span<UInt8>) throws(ModelFileError) {
    guard bytes.isUTF8 else { throw .damaged }
    // By bytes: a space and a mark that follows it are one character.
    for line in String(copying: bytes).utf8.split(separator: UInt8(ascii: "\n")) {
      guard let space = line.firstIndex(of: UInt8(ascii: " ")) else { throw .damaged }
      let value = String(decoding: line[line.index(after: space)...], as: UTF8.self)
      lines.append(
        (String(decoding: line[..<space], as: UTF8.self), EscapedLine.unescape(value)))
    }
  }

  /// The settings as bytes.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for (key, value) in lines {
      bytes += key.utf8
      bytes.append(UInt8(ascii: " "))
      EscapedLine.append(Array(value.utf8).span, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// Adds a setting after those of the same key.
  package mutating func add(_ key: String, _ value: String) {
    lines.append((key, value))
  }

  /// All values of a key, in their order.
  package func all(_ key: String) -> [String] {
    lines.filter { $0.key == key }.map(\.value)
  }

  /// The value of a key, read by `read`.
  ///
  /// - Throws: ``ModelFileError/damaged`` if there is not one, or it cannot be read.
  package func value<Value>(
    _ key: String, _ read: (String) -> Value?
  ) throws(ModelFileError) -> Value {
    let values = all(key)
    guard values.count == 1, let value = read(values[0]) else { throw .damaged }
    return value
  }
}
