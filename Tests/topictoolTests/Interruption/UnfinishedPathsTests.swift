import Foundation
import Testing

@testable import topictool

@Suite("Unfinished paths") struct UnfinishedPathsTests {
  let folder: Folder
  let paths = UnfinishedPaths()

  init() throws {
    folder = try Folder()
    try folder.write("half", to: "a.partial")
    for name in ["empty", "full"] {
      try FileManager.default.createDirectory(
        at: folder.file(name), withIntermediateDirectories: false)
    }
    try folder.write("half", to: "full/manifest")
    for name in ["a.partial", "empty", "full", "never written"] {
      paths.add(folder.path(name))
    }
  }

  @Test
  func `are removed, but for folders that something is in, which are told`() throws {
    var rest: [String] = []
    paths.remove { rest.append($0) }
    #expect(rest == [folder.path("full")])
    #expect(!FileManager.default.fileExists(atPath: folder.path("a.partial")))
    #expect(!FileManager.default.fileExists(atPath: folder.path("empty")))
    #expect(try folder.read("full/manifest") == "half")
  }

  @Test
  func `stay once they are forgotten`() throws {
    paths.forget()
    paths.remove()
    #expect(try folder.read("a.partial") == "half")
  }
}
