import Foundation
import Testing

/// A page for readers that has code in it.
struct Page: CustomTestStringConvertible {
  /// The path from the top of the repository.
  let path: String

  var testDescription: String { path }

  /// README, the pages of `docs` and those of the libraries' catalogues.
  static var all: [Page] {
    [Page(path: "README.md")] + pages(under: "docs") + pages(under: "Sources")
  }

  /// The pages of a folder and the folders in it, by name.
  private static func pages(under folder: String) -> [Page] {
    let files = FileManager.default.enumerator(atPath: file(folder))
    let names = (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".md") }
    return names.sorted().map { Page(path: "\(folder)/\($0)") }
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
