import Foundation
import Testing
import Vectors

@Suite("Atomic file") struct AtomicFileTests {
  @Test
  func `appears when it is committed, and not before`() throws {
    try withFolder { folder in
      let file = try AtomicFile(path: "\(folder)/out.csv")
      try file.write(Array("a,b\n".utf8).span)
      #expect(names(in: folder) == [".out.csv.\(getpid()).partial"])
      #expect(file.partialPath == "\(folder)/.out.csv.\(getpid()).partial")

      try file.commit()
      #expect(names(in: folder) == ["out.csv"])
      #expect(contents("\(folder)/out.csv") == "a,b\n")
    }
  }

  @Test
  func `leaves nothing when it is discarded or dropped`() throws {
    try withFolder { folder in
      try Data("old".utf8).write(to: URL(fileURLWithPath: "\(folder)/out"))
      let file = try AtomicFile(path: "\(folder)/out")
      try file.write(Array("new".utf8).span)
      file.discard()
      _ = try AtomicFile(path: "\(folder)/dropped")

      #expect(names(in: folder) == ["out"])
      #expect(contents("\(folder)/out") == "old")
    }
  }

  @Test
  func `keeps long writes and short ones in their order`() throws {
    try withFolder { folder in
      let file = try AtomicFile(path: "\(folder)/out")
      let long = [UInt8](repeating: 0x62, count: 100_000)
      try file.write(Array("a".utf8).span)
      try file.write(long.span)
      for _ in 0..<70_000 { try file.write(Array("c".utf8).span) }
      try file.commit()

      let expected =
        "a" + String(repeating: "b", count: 100_000)
        + String(repeating: "c", count: 70_000)
      #expect(contents("\(folder)/out") == expected)
    }
  }

  @Test
  func `replaces what a symbolic link leads to, and keeps permissions`() throws {
    try withFolder { folder in
      let manager = FileManager.default
      try Data("old".utf8).write(to: URL(fileURLWithPath: "\(folder)/real"))
      try manager.setAttributes(
        [.posixPermissions: 0o640], ofItemAtPath: "\(folder)/real")
      try manager.createSymbolicLink(
        atPath: "\(folder)/link", withDestinationPath: "\(folder)/real")

      let file = try AtomicFile(path: "\(folder)/link")
      try file.write(Array("new".utf8).span)
      try file.commit()

      #expect(names(in: folder) == ["link", "real"])
      #expect(contents("\(folder)/real") == "new")
      let attributes = try manager.attributesOfItem(atPath: "\(folder)/real")
      #expect(attributes[.posixPermissions] as? Int == 0o640)
    }
  }

  @Test
  func `a missing folder, a folder and a full disk are errors with a reason`() throws {
    func unwritable(_ path: String, _ reason: String) -> ExportError {
      .unwritable(path: path, reason: reason)
    }
    #expect(throws: unwritable("/no/such/out", "No such file or directory")) {
      try AtomicFile(path: "/no/such/out")
    }
    try withFolder { folder in
      #expect(throws: unwritable(folder, "Is a directory")) {
        try AtomicFile(path: folder)
      }
    }
    let full = try AtomicFile(path: "/dev/full")
    try full.write(Array("a".utf8).span)
    #expect(full.partialPath == nil)
    #expect(throws: unwritable("/dev/full", "No space left on device")) {
      try full.commit()
    }
  }

  @Test
  func `a device is written straight`() throws {
    let null = try AtomicFile(path: "/dev/null")
    try null.write(Array("a".utf8).span)
    try null.commit()
    #expect(FileManager.default.fileExists(atPath: "/dev/null"))
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "atomic-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? []
  }

  private func contents(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }
}
