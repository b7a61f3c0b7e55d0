import Foundation
import Testing

/// A page for readers that has code in it.
struct Page: CustomTestStringConvertible {
  /// The path from the top of the repository.
  let path: String

  var testDescription: String { path }

  /// README and the pages of the libraries' catalogues.
  static var all: [Page] {
    let sources = FileManager.default.enumerator(atPath: file("Sources"))
    let names = (sources?.compactMap { $0 as? String } ?? []).filter {
      $0.hasSuffix(".md")
    }
    return [Page(path: "README.md")] + names.sorted().map { Page(path: "Sources/" + $0) }
  }

  /// The path of a file of the repository.
  static func file(_ path: String) -> String {
    URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: path).path
  }

  /// What stands in fences marked as Swift, without the imports.
  var snippets: [String] {
    get throws {
      let text = try String(contentsOfFile: Page.file(path), encoding: .utf8)
      return text.components(separatedBy: "```swift\n").dropFirst().map { rest in
        let lines = rest.components(separatedBy: "```")[0].split(separator: "\n")
        return lines.filter { !$0.hasPrefix("import ") }.joined(separator: "\n")
      }
    }
  }
}
