import Foundation
import Testing
import Vectors

@Suite("Atomic file") struct AtomicFileTests {
  @Test
  func `appears when it is committed, and not before`() throws {
    try withFolder { folder in
      let file = try AtomicFile(path: "\(folder)/out.csv")
      try file.write(Array("a,b\n".utf8).span)
      #expect(names(in: folder) == [".out.csv.partial"])
      #expect(file.partialPath == "\(folder)/.out.csv.partial")

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
  func `replaces what a process left that was killed, and not what one still writes`()
    throws
  {
    try withFolder { folder in
      // Nobody has this one open.
      try Data("half".utf8).write(to: URL(fileURLWithPath: "\(folder)/.out.partial"))
      let first = try AtomicFile(path: "\(folder)/out")
      let second = try AtomicFile(path: "\(folder)/out")
      #expect(names(in: folder) == [".out.2.partial", ".out.partial"])

      try second.write(Array("second".utf8).span)
      try second.commit()
      #expect(contents("\(folder)/out") == "second")
      try first.write(Array("first".utf8).span)
      try first.commit()
      #expect(contents("\(folder)/out") == "first")
      #expect(names(in: folder) == ["out"])
    }
  }

  @Test
  func `is not there when all is written and it has yet to be committed`() throws {
    try withFolder { folder in
      let file = try AtomicFile(path: "\(folder)/out")
      try file.write(Array("new".utf8).span)
      try file.finish()
      #expect(names(in: folder) == [".out.partial"])
      #expect(contents("\(folder)/.out.partial") == "new")

      try file.commit()
      #expect(names(in: folder) == ["out"])
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

  @Test
  func `a file in a folder below that of devices is a file as any other`() throws {
    let path = "/dev/shm/atomic-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try AtomicFile(path: path)
    try file.write(Array("a".utf8).span)
    #expect(!FileManager.default.fileExists(atPath: path))
    try file.commit()
    #expect(contents(path) == "a")
  }

  /// Also where links of other names lead there.
  @Test
  func `a link that leads to nothing stays, and what it leads to appears`() throws {
    try withFolder { folder in
      for (link, target) in [("link", "other"), ("other", "\(folder)/file")] {
        try FileManager.default.createSymbolicLink(
          atPath: "\(folder)/\(link)", withDestinationPath: target)
      }
      let file = try AtomicFile(path: "\(folder)/link")
      try file.write(Array("1".utf8).span)
      try file.commit()
      #expect(contents("\(folder)/file") == "1")
      #expect(names(in: folder) == ["file", "link", "other"])
    }
  }

  @Test
  func `a link that leads to itself is refused`() throws {
    try withFolder { folder in
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/link", withDestinationPath: "link")
      #expect(throws: ExportError.self) { try AtomicFile(path: "\(folder)/link") }
    }
  }

  @Test
  func `a file that a process has open is written behind what it has written`() throws {
    try withFolder { folder in
      let path = "\(folder)/open"
      try Data("first,".utf8).write(to: URL(fileURLWithPath: path))
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.seekToEnd()
      let link = "\(folder)/link"
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: "/dev/fd/\(handle.fileDescriptor)")
      let file = try AtomicFile(path: link)
      #expect(file.partialPath == nil)
      try file.write(Array("other".utf8).span)
      try file.commit()
      try handle.write(contentsOf: Data(", last".utf8))
      #expect(contents(path) == "first,other, last")
      #expect(names(in: folder) == ["link", "open"])
    }
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
