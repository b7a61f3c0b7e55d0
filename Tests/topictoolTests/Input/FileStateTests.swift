import Foundation
import Testing

@testable import topictool

@Suite("State of a file") struct FileStateTests {
  let folder: Folder
  let before: FileState

  init() throws {
    folder = try Folder()
    try folder.write("one\ntwo\n", to: "in")
    before = try #require(System.state(ofFileAt: folder.path("in")))
  }

  /// Whether what was read is still there, after the file at the path was changed.
  func isKept() throws -> Bool {
    before.isKept(in: try #require(System.state(ofFileAt: folder.path("in"))))
  }

  /// Writes into the file that is there, a while after the batch was made.
  func write(_ text: String, at offset: UInt64) throws {
    let file = try FileHandle(forUpdating: folder.file("in"))
    try file.seek(toOffset: offset)
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
    let attributes = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: 60)]
    try FileManager.default.setAttributes(attributes, ofItemAtPath: folder.path("in"))
  }

  @Test
  func `is kept where nothing happens, by more at the end, and by another file`() throws {
    #expect(try isKept())
    try write("three\n", at: 8)
    #expect(try isKept())
    // While the other is there, its number is not given again.
    try folder.write("1", to: "other")
    try FileManager.default.removeItem(at: folder.file("in"))
    try FileManager.default.moveItem(at: folder.file("other"), to: folder.file("in"))
    #expect(try isKept())
  }

  @Test
  func `is not kept by fewer bytes`() throws {
    let file = try FileHandle(forUpdating: folder.file("in"))
    try file.truncate(atOffset: 4)
    try file.close()
    #expect(try !isKept())
  }

  @Test
  func `is not kept by other bytes`() throws {
    try write("ten", at: 0)
    #expect(try !isKept())
  }
}
