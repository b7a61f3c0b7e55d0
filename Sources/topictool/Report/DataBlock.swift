internal import Vectors

/// JSON that stands in a page, where a script finds it by its name.
///
/// Within `<script>` a browser looks for nothing but `<`: `</script` ends it, and `<!--` is
/// worse. So no `<` stands in a block; in JSON it is written `\u003c`.
struct DataBlock {
  /// What the script calls it.
  let name: String
  /// The JSON, without `<`.
  private(set) var bytes: [UInt8]

  /// A block of JSON.
  init(_ name: String, json: [UInt8]) {
    self.name = name
    bytes = json.withoutLessThan
  }

  /// A block with a value.
  init(_ name: String, _ value: Value) {
    var json: [UInt8] = []
    value.appendJSON(to: &json)
    self.init(name, json: json)
  }

  /// The element that holds it.
  var element: [UInt8] {
    Array("<script type=\"application/json\" id=\"\(name)\">".utf8) + bytes
      + Array("</script>\n".utf8)
  }
}

extension [UInt8] {
  /// The JSON with `<` escaped.
  var withoutLessThan: [UInt8] {
    let lessThan = UInt8(ascii: "<")
    guard contains(lessThan) else { return self }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(count + count / 16)
    for byte in self {
      if byte == lessThan { escaped += "\\u003c".utf8 } else { escaped.append(byte) }
    }
    return escaped
  }
}
