import Foundation
import Testing

@testable import topictool

@Suite("Files of the page") struct PageFilesTests {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources/topictool/Report/page")

  /// All scripts of the page.
  static var scripts: [(name: String, text: String)] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .filter { $0.hasSuffix(".js") }.map { name in
          let data = try Data(contentsOf: folder.appendingPathComponent(name))
          return (name, String(decoding: data, as: UTF8.self))
        }
    }
  }

  /// They become one script, in which the later of two functions would win unnoticed.
  @Test func `declare every name once`() throws {
    let names = try Self.scripts.flatMap { script in
      script.text.matches(of: #/(?m)^(?:async )?(?:function\*?|const|let) (\w+)/#)
        .map { String($0.1) }
    }
    let twice = Dictionary(grouping: names) { $0 }.filter { $1.count > 1 }.keys

    #expect(names.count > 100 && twice.isEmpty)
  }

  /// Ways by which a text could become markup, script or a request.
  @Test(arguments: [
    "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
    "new Function",
    "DOMParser", "createContextualFragment", "fetch(", "XMLHttpRequest", "import(",
    "http:",
    "https:", "srcdoc", "setAttribute(\"style\"",
  ])
  func `never use`(word: String) throws {
    for script in try Self.scripts {
      // The namespaces of SVG are names, not addresses.
      let text = script.text.replacingOccurrences(
        of: "http://www.w3.org/2000/svg", with: "")
      #expect(!text.contains(word), "\(script.name)")
    }
  }
}
