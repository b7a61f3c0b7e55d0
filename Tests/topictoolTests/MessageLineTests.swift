import Testing

@testable import topictool

@Suite("Line of a message") struct MessageLineTests {
  @Test
  func `what would end it or be obeyed is not in it`() {
    #expect("no\nfile: a\r\nb\u{2029}c\u{85}d".messageLine == "no file: a  b c d")
    #expect("\u{1B}[2Ja\u{07}b\u{9B}0mc\u{7F}\0".messageLine == "[2Jab0mc")
    #expect("a\u{202E}b\u{2066}c\u{200F}".messageLine == "abc")
  }

  @Test
  func `what stands in columns, and isolates, stay`() {
    #expect("  reading   1.2 s  ".messageLine == "  reading   1.2 s  ")
    #expect("'\u{2068}\u{062E}\u{2069}'".messageLine == "'\u{2068}\u{062E}\u{2069}'")
    #expect("a\u{A0}\u{0645}\u{200C}b".messageLine == "a\u{A0}\u{0645}\u{200C}b")
  }
}
