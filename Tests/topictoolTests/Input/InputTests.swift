import Foundation
import Testing
import Vectors

@testable import topictool

@Suite("Input") struct InputTests {
  /// A folder of its own for each test, removed at the end.
  final class Folder {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "topictool-input-\(UUID().uuidString)")

    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    @discardableResult
    func write(_ text: String, _ name: String) throws -> String {
      let file = url.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return file.path
    }

    func start(_ program: String, _ arguments: [String]) throws -> Child {
      let null = FileHandle.nullDevice.fileDescriptor
      return try Child(
        "/usr/bin/env", [program] + arguments, streams: (null, null, null))
    }

    func succeeds(_ program: String, _ arguments: [String]) throws -> Bool {
      try start(program, arguments).wait() == .exit(0)
    }
  }

  static func ids(_ corpus: Corpus) -> [String] {
    (0..<corpus.count).map { corpus.string(.id, of: $0) }
  }

  @Test
  func `files of several folders are named with their folder`() throws {
    let folder = try Folder()
    let (a, b) = (folder.path("a"), folder.path("b"))
    for path in ["a/x.txt", "b/x.txt"] { try folder.write("text", path) }
    let batch = try Input(paths: [a, b + "/"]).read(threads: 1)
    #expect(Self.ids(batch.corpus) == ["\(a)/x.txt", "\(b)/x.txt"])
  }

  @Test
  func `searches each folder once, whatever links lead to it`() throws {
    let folder = try Folder()
    try folder.write("text", "a/x.txt")
    for (link, target) in [("a/self", "."), ("a/again", "."), ("b", "a")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path(link), withDestinationPath: target)
    }
    let batch = try Input(paths: [folder.url.path]).read(threads: 1)
    #expect(Self.ids(batch.corpus) == ["a/x.txt"])
  }

  @Test
  func `a file whose name is not UTF-8 is told`() throws {
    let folder = try Folder()
    try folder.write("text", "x.txt")
    #expect(
      try folder.succeeds(
        "sh", ["-c", "echo text > \"$0/$(printf '\\351').txt\"", folder.url.path]))
    #expect(throws: InputError.self) {
      try Input(paths: [folder.url.path]).read(threads: 1)
    }
  }

  @Test(arguments: ["a.txt", "a.md", "a.html"])
  func `a file without text is told`(name: String) throws {
    let folder = try Folder()
    try folder.write("text", "b.txt")
    try folder.write(name == "a.html" ? "<body><script>x</script>" : " \n", name)
    let batch = try Input(paths: [folder.url.path]).read(threads: 1)
    #expect(batch.problems.map(\.description) == ["\(name):1: the record has no text"])
  }

  @Test
  func `searches a folder by byte order of the names, without hidden files`() throws {
    let folder = try Folder()
    try folder.write("Title\ntext", "b/one.txt")
    try folder.write("# Title\ntext", "b/two.md")
    try folder.write("<p>text</p>", "a.html")
    try folder.write("id,text\n5,text\n", "Z.csv")
    try folder.write("{\"id\":\"7\",\"text\":\"t\"}", "é.jsonl")
    try folder.write("x", ".hidden.txt")
    try folder.write("x", ".git/file.txt")
    try folder.write("x", "picture.png")
    let batch = try Input(paths: [folder.url.path]).read(threads: 2)
    #expect(Self.ids(batch.corpus) == ["5", "a.html", "b/one.txt", "b/two.md", "7"])
    #expect(batch.ignoredFileCount == 1)
    #expect(batch.problems.isEmpty)
  }

  @Test
  func `finds ids that two files have`() throws {
    let folder = try Folder()
    let first = try folder.write("{\"id\":\"7\",\"text\":\"t\"}", "a.jsonl")
    let second = try folder.write("{\"id\":\"\\u0037\",\"text\":\"u\"}", "b.jsonl")
    let batch = try Input(paths: [first, second]).read(threads: 1)
    #expect(
      batch.problems.map(\.description)
        == ["\(second):1: the id '7' is taken by the record at \(first):1"])
  }

  @Test(arguments: [("gzip", "gz"), ("zstd", "zst"), ("xz", "xz"), ("bzip2", "bz2")])
  func `unpacks a compressed file, and says if it is damaged`(
    program: String, suffix: String
  ) throws {
    let folder = try Folder()
    let path = try folder.write("{\"text\":\"مطر\"}\n", "-a.jsonl")
    guard try folder.succeeds(program, ["-q", "--", path]) else { return }
    let packed = "\(path).\(suffix)"
    let batch = try Input(paths: [packed]).read(threads: 1)
    #expect(batch.corpus.string(.text, of: 0) == "مطر")

    var bytes = try Data(contentsOf: URL(filePath: packed))
    bytes.removeLast(9)
    try bytes.write(to: URL(filePath: packed))
    let error = #expect(throws: InputError.self) {
      try Input(paths: [packed]).read(threads: 1)
    }
    guard case .notUnpacked(packed, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [("gzip", "gz"), ("zstd", "zst"), ("xz", "xz"), ("bzip2", "bz2")])
  func `unpacks no more than memory is there for`(
    program: String, suffix: String
  ) throws {
    let folder = try Folder()
    let line = "{\"text\":\"\(String(repeating: " rain", count: 100_000))\"}\n"
    let path = try folder.write(String(repeating: line, count: 6), "a.jsonl")
    guard try folder.succeeds(program, ["-q", "-k", path]) else { return }
    let packed = "\(path).\(suffix)"
    var input = Input(paths: [packed, path, packed])
    input.heldLimit = 2 * 6 * line.utf8.count
    // The ids of the second packed file are taken.
    #expect(try input.read(threads: 1).corpus.count == 12)
    input.heldLimit -= 1
    let error = #expect(throws: InputError.self) { try input.read(threads: 1) }
    #expect(
      error?.description.hasPrefix(
        "\(packed): cannot be read: more than \(6 * line.utf8.count - 1) bytes") == true)
  }

  @Test
  func `reads a named pipe as JSON Lines`() throws {
    let folder = try Folder()
    let pipe = folder.path("pipe")
    try #require(try folder.succeeds("mkfifo", [pipe]))
    let writer = try folder.start(
      "sh", ["-c", "echo '{\"id\":1,\"text\":\"t\"}' > \(pipe)"])
    let batch = try Input(paths: [pipe]).read(threads: 1)
    #expect(writer.wait() == .exit(0))
    #expect(Self.ids(batch.corpus) == ["1"])
  }

  @Test
  func `says what is wrong with a path`() throws {
    let folder = try Folder()
    let (picture, gone) = (try folder.write("x", "a.png"), folder.path("gone.jsonl"))
    #expect(throws: InputError.missing(gone)) {
      try Input(paths: [gone]).read(threads: 1)
    }
    #expect(throws: InputError.unknownFormat(picture)) {
      try Input(paths: [picture]).read(threads: 1)
    }
    let empty = try folder.write("\n", "empty.jsonl")
    #expect(throws: InputError.noArticles([empty], ignoredFileCount: 0)) {
      try Input(paths: [empty]).read(threads: 1)
    }
    #expect(throws: InputError.noArticles([folder.url.path], ignoredFileCount: 1)) {
      try Input(paths: [folder.url.path]).read(threads: 1)
    }
    for error in [InputError.missing(gone), .unknownFormat(picture)] {
      #expect(!error.description.contains("\n"))
    }
  }

  @Test
  func `stops at a bad record when strict`() throws {
    let folder = try Folder()
    let path = try folder.write("{\"text\":\"t\"}\n{\n", "a.jsonl")
    var input = Input(paths: [path])
    #expect(try input.read(threads: 1).problems.count == 1)
    input.isStrict = true
    let error = #expect(throws: InputError.self) { try input.read(threads: 1) }
    #expect(error?.isFailureOfTheRun == true)
    #expect(error?.description.hasPrefix("\(path):2: expected a key") == true)
  }
}
