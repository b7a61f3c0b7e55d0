import Vectors

/// Any page gives valid fields; a text whose marks are escaped is shown as it is, without the
/// comments in it, and with a space for each run of white space.
enum WebPages: Target {
  static let name = "web-pages"

  static func run(_ input: [UInt8]) {
    let (corpus, _) = JSONLinesFiles.read(input, format: .html)
    hold(corpus.count <= 1, "\(corpus.count) articles of one page")
    JSONLinesFiles.checkFields(of: corpus)
    guard let text = String(validating: input, as: UTF8.self) else { return }
    showEscaped(text)
  }

  private static func showEscaped(_ text: String) {
    let words = text.unicodeScalars.split {
      $0 == " " || 0x09...0x0D ~= $0.value || $0.value == 0xA0
    }
    guard !words.isEmpty else { return }
    let expected = words.map { String($0) }.joined(separator: " ")
    var page = "<title>title</title><p>"
    for (place, scalar) in text.unicodeScalars.enumerated() {
      if place % 16 == 9 { page += "<!-- \(scalar) -->" }
      switch scalar {
      case "&": page += "&amp;"
      case "<": page += "&lt;"
      case ">": page += "&#x3e;"
      default: page.unicodeScalars.append(scalar)
      }
    }
    page += "</p>"
    let (corpus, _) = JSONLinesFiles.read(
      Array(page.utf8), format: .html, encoding: .utf8)
    hold(corpus.count == 1, "no article of '\(page)'")
    let found = corpus.string(.text, of: 0)
    hold(found.utf8.elementsEqual(expected.utf8), "'\(found)', not '\(expected)'")
  }
}
