/// The inside of JSON strings.
enum JSONString {
  static func unescape(_ raw: Span<UInt8>, into output: inout [UInt8]) {
    for i in raw.indices { output.append(raw[i]) }
  }
}
extension String {
  init(copying bytes: Span<UInt8>) {
    self = String(decoding: (0..<bytes.count).map { bytes[$0] }, as: UTF8.self)
  }
}
