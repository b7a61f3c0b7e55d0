import Dedup
import Foundation
import Testing
import Vectors

@Suite("Folder of an index") struct IndexFolderTests {
  @Test
  func `a change counts once it is committed, and old files go`() throws {
    try withIndex { folder in
      var writer: FolderWriter? = try FolderWriter(folder)
      let first = try add(&writer)
      #expect(try folder.manifest().segments.map(\.file) == [first])
      #expect(names(folder) == [first, "lock", "manifest"])

      let second = try #require(writer).newFile("segment")
      try write(second, in: folder)
      #expect(try folder.manifest().segments.map(\.file) == [first])
      var next = try #require(writer).manifest
      next.segments = [.init(file: second, articles: 1, firstSequence: 0)]
      try #require(writer).commit(next)
      #expect(try folder.manifest().segments.map(\.file) == [second])
      #expect(names(folder) == [second, "lock", "manifest"])
    }
  }

  @Test
  func `a change that is not committed leaves nothing`() throws {
    try withIndex { folder in
      var writer: FolderWriter? = try FolderWriter(folder)
      let before = names(folder)
      let file = try #require(writer).newFile("segment")
      try write(file, in: folder)
      #expect(names(folder) != before)
      writer?.discard()
      #expect(names(folder) == before)

      let other = try #require(writer).newFile("segment")
      #expect(other != file)
      try write(other, in: folder)
      writer = nil
      #expect(names(folder) == before)
    }
  }

  @Test
  func `leftovers of a change are removed, and files of others are not`() throws {
    try withIndex { folder in
      var writer: FolderWriter? = try FolderWriter(folder)
      let kept = try add(&writer)
      writer = nil
      for name in ["99.segment", "3.deleted", "manifest.next", "notes.txt", "7.Segment"] {
        try Data("x".utf8).write(to: URL(fileURLWithPath: folder.path(of: name)))
      }
      let opened = try FolderWriter(folder)
      #expect(opened.removedLeftovers == 3)
      #expect(names(folder) == [kept, "7.Segment", "lock", "manifest", "notes.txt"])
      #expect(opened.newFile("segment") == "100.segment")
    }
  }

  @Test
  func `a name is never given twice, not even after its file is gone`() throws {
    try withIndex { folder in
      var seen: Set<String> = []
      for _ in 0..<3 {
        let writer = try FolderWriter(folder)
        let file = writer.newFile("segment")
        #expect(seen.insert(file).inserted)
        try write(file, in: folder)
        var next = writer.manifest
        next.segments = [.init(file: file, articles: 1, firstSequence: 0)]
        try writer.commit(next)
        next.segments = []
        try writer.commit(next)
      }
    }
  }

  @Test
  func `a second writer is refused, and readers are not`() throws {
    try withIndex { folder in
      var writer: FolderWriter? = try FolderWriter(folder)
      #expect(throws: IndexError.locked(folder: folder.path, process: getpid())) {
        try FolderWriter(folder)
      }
      #expect(try folder.manifest() == writer?.manifest)
      writer = nil
      _ = try FolderWriter(folder)
    }
  }

  @Test
  func `a reader gets the files of one state while a writer replaces them`() throws {
    try withIndex { folder in
      var writer: FolderWriter? = try FolderWriter(folder)
      _ = try add(&writer)
      var states: [Manifest] = []
      let contents = try folder.snapshot { manifest throws(IndexError) in
        states.append(manifest)
        // A writer that gets in between twice.
        if states.count < 3 {
          do {
            let writer = try #require(writer)
            let file = writer.newFile("segment")
            try write(file, in: folder)
            var next = writer.manifest
            next.segments = [.init(file: file, articles: 1, firstSequence: 0)]
            try writer.commit(next)
          } catch {
            Issue.record(error)
          }
        }
        return try folder.open(manifest.segments[0].file, kind: "TEST", version: 1)
      }
      #expect(states.count == 3)
      #expect(contents.path == folder.path(of: states[2].segments[0].file))

      // Without a writer, a file that is missing is an error at once.
      let path = contents.path
      try FileManager.default.removeItem(atPath: path)
      let error = IndexError.unreadable(file: path, reason: "No such file or directory")
      #expect(throws: error) {
        try folder.snapshot { manifest throws(IndexError) in
          try folder.open(manifest.segments[0].file, kind: "TEST", version: 1)
        }
      }
      // What was open stays so.
      let section = try contents.section("TEXT")
      let bytes = try section.bytes(0..<3)
      #expect(Kernels.crc32(bytes) == Kernels.crc32([1, 2, 3].span))
    }
  }

  @Test
  func `an index is created only where nothing is`() throws {
    try withIndex { folder in
      #expect(throws: IndexError.notEmpty(folder: folder.path)) {
        try folder.create(Manifest(parameters: []))
      }
      let other = IndexFolder(folder.path + "/other")
      try FileManager.default.createDirectory(
        atPath: other.path, withIntermediateDirectories: false)
      // Left by a creation that was interrupted.
      for name in ["lock", "manifest.next"] {
        try Data("x".utf8).write(to: URL(fileURLWithPath: other.path(of: name)))
      }
      try other.create(Manifest(parameters: [.init("a", "b")]))
      #expect(try other.manifest().value(of: "a") == "b")

      let foreign = IndexFolder(folder.path + "/none/there")
      #expect(throws: IndexError.self) { try foreign.create(Manifest(parameters: [])) }
    }
  }

  @Test
  func `a folder that holds no index is told by what is there`() throws {
    try withIndex { folder in
      let file = folder.path(of: "lock")
      let cases: [(path: String, reason: String)] = [
        ("/no/such/folder", "there is no such folder"), (file, "it is no folder"),
        ("/", "it has no manifest"),
      ]
      for (path, reason) in cases {
        let error = IndexError.notAnIndex(folder: path, reason: reason)
        #expect(throws: error) { try IndexFolder(path).manifest() }
        #expect(throws: error) { try FolderWriter(IndexFolder(path)) }
      }
      #expect(!FileManager.default.fileExists(atPath: "/lock"))
    }
  }

  @Test
  func `errors of a file are errors of the index, each with its place`() {
    let range = 3..<9
    let cases: [(BlockFileError, String)] = [
      (.unreadable(path: "f", reason: "no"), "'f' cannot be read: no"),
      (.notOpened(path: "f", reason: "no"), "'f' cannot be read: no"),
      (
        .otherKind(path: "f", expected: "SEGM"),
        "'f' is damaged: header: it is no SEGM file"
      ),
      (
        .newer(path: "f", version: 3, known: 2),
        "'d' is an index of format 3; this release knows up to 2"
      ),
      (.cutShort(path: "f"), "'f' is damaged: end: it is cut short"),
      (.damaged(path: "f", part: "p", reason: "r"), "'f' is damaged: p: r"),
      (
        .missingSection(path: "f", section: "TEXT"),
        "'f' is damaged: table of sections: it has no TEXT"
      ),
      (
        .outside(path: "f", section: "TEXT", range: range),
        "'f' is damaged: section TEXT: bytes 3–9 are beyond its end"
      ),
    ]
    for (error, text) in cases {
      #expect(IndexError(error, folder: "d").description == text)
    }
  }

  /// Commits a segment and gives its name.
  private func add(_ writer: inout FolderWriter?) throws -> String {
    let writer = try #require(writer)
    let file = writer.newFile("segment")
    try write(file, in: writer.folder)
    var next = writer.manifest
    next.segments.append(.init(file: file, articles: 1, firstSequence: 0))
    try writer.commit(next)
    return file
  }

  private func write(_ file: String, in folder: IndexFolder) throws {
    let writer = try BlockFileWriter(
      path: folder.path(of: file), kind: "TEST", version: 1)
    try writer.beginSection("TEXT")
    try writer.write([1, 2, 3].span)
    try writer.finish()
  }

  private func withIndex(_ body: (IndexFolder) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "index-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = IndexFolder(path)
    try folder.create(Manifest(parameters: []))
    try body(folder)
  }

  private func names(_ folder: IndexFolder) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
  }
}
