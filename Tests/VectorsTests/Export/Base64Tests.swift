import Testing
import Vectors

@Suite("Base64") struct Base64Tests {
  static func bytes(_ text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = [7]
    let isWhole = Base64.decode(text.span, to: &bytes)
    #expect(isWhole || bytes == [7])
    return isWhole ? Array(bytes.dropFirst()) : nil
  }

  static func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    Base64.append(bytes.span, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// RFC 4648, section 10.
  static let vectors = [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ]

  @Test(arguments: vectors)
  func `the vectors of the standard, both ways`(plain: String, encoded: String) {
    #expect(Self.text(Array(plain.utf8)) == encoded)
    #expect(Self.bytes(Array(encoded.utf8)) == Array(plain.utf8))
  }

  @Test func `every byte comes back`() {
    let bytes = (0..<256).map { UInt8($0) }
    let text = Array(Self.text(bytes).utf8)
    #expect(Self.bytes(text) == bytes)
  }

  @Test(arguments: [
    "Z", "Zg", "Zg=", "Zg===", "====", "Z===", "=Zg=", "Zg==Zg==", "Zm-v",
    "Zm v", "Zg=v",
  ])
  func `nothing else is taken for bytes`(text: String) {
    #expect(Self.bytes(Array(text.utf8)) == nil)
  }
}
