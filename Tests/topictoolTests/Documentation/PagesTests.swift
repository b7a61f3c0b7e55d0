import Foundation
import Testing

/// The code that readers are shown is code that the tests beside this file run.
@Suite("Code on pages") struct PagesTests {
  /// All examples, as one text without spaces and line breaks: how a line is indented and
  /// where it is broken follows from where it stands.
  private static let tested = (try? examples().joined()) ?? ""

  @Test(arguments: Page.all)
  func `is run by a test`(page: Page) throws {
    for snippet in try page.snippets {
      #expect(Self.tested.contains(Self.packed(snippet)), "\(snippet)")
    }
  }

  @Test func `stands on the page of every library`() throws {
    for module in ["Vectors", "Topics", "Dedup"] {
      let page = Page(path: "Sources/\(module)/\(module).docc/\(module).md")
      #expect(try !page.snippets.isEmpty, "\(module)")
    }
  }

  private static func examples() throws -> [String] {
    let folder = Page.file("Tests/topictoolTests/Documentation")
    return try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix("ExamplesTests.swift") }
      .map { packed(try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)) }
  }

  private static func packed(_ code: String) -> String {
    String(code.unicodeScalars.filter { !$0.properties.isWhitespace })
  }
}
