import Foundation
import Testing

@testable import topictool

/// What happens to an index that is damaged, used by two at once, or left in the middle.
@Suite("Faults of an index") struct IndexFaultTests {
  let folder: Folder

  init() throws {
    folder = try Batch.folder()
    let lines = Batch.lines.split(separator: "\n").map { $0 + "\n" }
    try folder.write(lines[..<3].joined(), to: "old.jsonl")
    try folder.write(lines[3...].joined(), to: "new.jsonl")
    try folder.expectDone("index create x")
    try folder.expectDone("index add x old.jsonl")
  }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path("x"))
      .filter { $0 != "lock" }.sorted()
  }

  /// Begins a run that adds what comes through a pipe, and waits until it holds the lock, in
  /// which its number stands.
  ///
  /// All in a shell: nothing else that runs at the time has an end of the pipe.
  static let addition = """
    mkfifo in; '\(Binary.path)' index add x - <in & pid=$!; exec 3>in
    until grep -q " $pid\\$" x/lock; do :; done
    """

  @Test
  func `a second writer is told of the first, and readers go on`() throws {
    let run = try Binary.shell(
      """
      \(Self.addition)
      for line in 'add x new.jsonl' 'delete x wire-1' 'compact x'; do
        '\(Binary.path)' index $line; echo $?
      done
      '\(Binary.path)' index query x new.jsonl >/dev/null; echo $?
      '\(Binary.path)' index verify x --quiet; echo $?
      cat new.jsonl >&3; exec 3>&-; wait $pid; echo $?; echo $pid
      """, in: folder)
    let lines = run.output.split(separator: "\n")
    #expect(lines.dropLast() == ["1", "1", "1", "0", "0", "0"])
    let process = lines.last ?? ""
    let complaint =
      "topictool: error: another process (\(process)) is changing the index 'x'\n"
    #expect(run.error == complaint + complaint + complaint)
    #expect(try folder.run("index stats x").output.contains("\n5,0,"))
  }

  @Test(arguments: ["TERM", "HUP", "KILL"])
  func `a run that is ended leaves the index as it was`(signal: String) throws {
    let before = try names()
    let run = try Binary.shell(
      "\(Self.addition)\ncat new.jsonl >&3; kill -\(signal) $pid; wait $pid; echo $? >status",
      in: folder)
    let statuses = ["TERM": "143\n", "HUP": "129\n", "KILL": "137\n"]
    #expect(try folder.read("status") == statuses[signal])
    #expect(!run.error.contains("topictool"))
    #expect(try names() == before)
    try folder.expectDone("index add x new.jsonl")
    #expect(try folder.run("index stats x").output.contains("\n5,0,"))
  }

  @Test
  func `every damaged file is found, and what is left is saved`() throws {
    try folder.expectDone("index add x new.jsonl")
    try folder.expectDone("index delete x post-2")
    let sound = try folder.run("index verify x")
    #expect(sound.status == 0 && sound.output == "")
    #expect(sound.error.hasPrefix("topictool: sound: 4 articles, "))
    for name in try names() where name != "manifest" {
      let bytes = try folder.bytes("x/\(name)")
      var damaged = bytes
      damaged[bytes.count / 2] ^= 0x40
      try Data(damaged).write(to: folder.file("x/\(name)"))
      let run = try folder.run("index verify x")
      #expect(run.status == 1, "\(name): \(run.error)")
      #expect(run.output.contains(name) || run.error.contains(name), "\(name)")
      try Data(bytes[..<(bytes.count / 3)]).write(to: folder.file("x/\(name)"))
      let cut = try folder.run("index verify x")
      #expect(cut.status == 1, "\(name): \(cut.error)")
      #expect(cut.output.contains(name) || cut.error.contains(name), "\(name)")

      let saved = try folder.run("index verify x --salvage saved-\(name)")
      #expect(saved.status == 0, "\(saved.error)")
      let whole = try folder.run("index verify saved-\(name)")
      #expect(whole.status == 0, "\(whole.error)")
      try Data(bytes).write(to: folder.file("x/\(name)"))
    }
    #expect(try folder.run("index verify x").status == 0)
  }

  @Test
  func `a manifest that is damaged or of a later version is named`() throws {
    let text = try folder.read("x/manifest")
    try folder.write(text.replacing("old", with: "odd") + "x", to: "x/manifest")
    let damaged = try folder.run("index stats x")
    #expect(damaged.status == 1 && damaged.error.contains("manifest"), "\(damaged.error)")
    try folder.write("", to: "x/manifest")
    #expect(try folder.run("index query x new.jsonl").status != 0)
  }

  /// Another user, to whom permissions mean something where the tests run as root.
  static let asNobody = getuid() == 0 ? "setpriv --reuid 65534 --clear-groups " : ""

  @Test(
    .enabled(if: getuid() != 0 || CompletionTests.has("setpriv"), "no other user here"))
  func `a folder that cannot be written can be read`() throws {
    let run = try Binary.shell(
      """
      \(Binary.uncounted)
      chmod -R a+rX . && chmod a-w x || exit 99
      \(Self.asNobody) test -x '\(Binary.path)' || exit 99
      \(Self.asNobody) '\(Binary.path)' index query x new.jsonl >q.csv 2>&1 || exit 98
      \(Self.asNobody) '\(Binary.path)' index add x new.jsonl
      status=$?; chmod u+w x; exit $status
      """, in: folder)
    guard run.status != 99 else { return }
    #expect(run.status == 1)
    #expect(run.error.hasPrefix("topictool: error: "), "\(run.error)")
    #expect(run.error.split(separator: "\n").count == 1)
    #expect(run.error.contains("Permission denied") || run.error.contains("Read-only"))
    #expect(try folder.run("index stats x").output.contains("\n3,0,"))
  }
}
