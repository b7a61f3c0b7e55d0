import Foundation
import Testing

@testable import topictool

@Suite("Mapped files") struct MappedFilesTests {
  let folder: Folder
  let files: MappedFiles

  init() throws {
    folder = try Folder()
    try folder.write("one\ntwo\n", to: "in")
    let path = folder.path("in")
    var files = MappedFiles()
    files.add(path)
    self.files = files
  }

  /// Whether what was read is still there, after the file at the path was changed.
  func isKept() -> Bool { (try? files.checkKept()) != nil }

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
    #expect(isKept())
    try write("three\n", at: 8)
    #expect(isKept())
    // While the other is there, its number is not given again.
    try folder.write("1", to: "other")
    try FileManager.default.removeItem(at: folder.file("in"))
    try FileManager.default.moveItem(at: folder.file("other"), to: folder.file("in"))
    #expect(isKept())
  }

  @Test
  func `is not kept by fewer bytes`() throws {
    let file = try FileHandle(forUpdating: folder.file("in"))
    try file.truncate(atOffset: 4)
    try file.close()
    #expect(!isKept())
  }

  @Test
  func `is not kept by other bytes`() throws {
    try write("ten", at: 0)
    #expect(!isKept())
  }

  @Test(arguments: [(0, true), (1, false), (50_000, false)])
  func `a long file is kept by more bytes if they begin with what it had`(
    changed: Int, isKept: Bool
  ) throws {
    try folder.write(String(repeating: "x", count: 100_000), to: "long")
    var files = MappedFiles()
    files.add(folder.path("long"))
    let file = try FileHandle(forUpdating: folder.file("long"))
    let text =
      String(repeating: "y", count: changed) + String(repeating: "x", count: 100_001)
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
    #expect(((try? files.checkKept()) != nil) == isKept)
  }
}
