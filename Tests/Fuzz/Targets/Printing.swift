@testable import topictool
import Vectors

/// What is shown on a terminal has no commands and keeps to its width; what is written to files
/// stays in its line and comes back.
enum Printing: Target {
  static let name = "printing"

  static func run(_ input: [UInt8]) {
    var draws = Draws(input)
    let width = 2 + draws.number(below: 100)
    let starts = (0..<4).map { _ in draws.number(below: 60) }
    let text = String(decoding: draws.remainder(), as: UTF8.self)
    let shown = text.printable
    hold(!shown.unicodeScalars.contains(where: \.isCommand), "a command is shown")
    hold(shown.printable == shown, "shown again it is another")
    let cut = shown.truncated(to: width)
    hold(cut.displayWidth <= width, "\(cut.displayWidth) cells of \(width)")
    _ = shown.isolated
    _ = shown.withIsolatedRuns
    lines(text, width: width, starts: starts)
    escapes(Array(text.utf8), text)
  }

  private static func lines(_ text: String, width: Int, starts: [Int]) {
    let passages = [
      MarkedText.Passage(number: 1, scalars: starts[0]..<starts[0] + 5),
      MarkedText.Passage(
        number: 2,
        scalars: starts[0] + 5 + starts[1]..<starts[0] + 6 + starts[1] + starts[2]),
    ]
    let marked = MarkedText(
      text, passages: passages, formula: [starts[3]..<starts[3] + 3],
      brackets: starts[2] % 2 == 0 ? .numbered : .plain)
    for line in marked.lines(width: width) {
      hold(line.width <= width || line.cells.count == 1, "a line of \(line.width) cells")
    }
    let parted = PartedLine(text.split(separator: "|").map(String.init))
    for line in parted.lines(width: width, style: Style(isOn: false)) {
      hold(!line.contains("\n"), "a line end in a line")
    }
  }

  private static func escapes(_ bytes: [UInt8], _ text: String) {
    var line: [UInt8] = []
    EscapedLine.append(bytes.span, to: &line)
    hold(!line.contains { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }, "a line is left")
    let back = EscapedLine.unescape(String(decoding: line, as: UTF8.self))
    hold(back.utf8.elementsEqual(bytes), "another text comes back")
    var xml: [UInt8] = []
    XMLText.append(bytes.span, to: &xml)
    let marks = Array("<>\"".utf8)
    hold(!xml.contains { marks.contains($0) || $0 < 0x20 }, "a mark of XML is left")
  }
}
