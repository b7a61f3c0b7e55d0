import Testing
import Vectors

@testable import topictool

/// Lines as no worker writes them: what comes from elsewhere may be anything.
@Suite("Workers with lines that were changed") struct WorkerHostileTests {
  /// What a field is made.
  private static let words = [
    "0", "1", "-1", "7", "2147483646", "2147483647", "2147483648", "4294967296",
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "NaN", "1e400",
    "", #"\N"#, "7fc00000", "ffffffffffffffff", "{}", "AAAA", "copy", "é",
  ]

  private var random = SplitMix64(seed: 11)

  /// Lines with one to three changes.
  private mutating func changed(_ lines: [String]) -> [[UInt8]] {
    var lines = lines.map { Array($0.utf8) }
    for _ in 0..<Int.random(in: 1...3, using: &random) where !lines.isEmpty {
      let place = Int.random(in: lines.indices, using: &random)
      switch Int.random(in: 0..<10, using: &random) {
      case 0: lines.append(lines[place])
      case 1: lines.insert(lines[place], at: place)
      case 2: lines.swapAt(place, Int.random(in: lines.indices, using: &random))
      case 3: lines.remove(at: place)
      case 4:
        if let byte = lines[place].indices.randomElement(using: &random) {
          lines[place][byte] = random.next()
        }
      default: changeField(of: &lines[place])
      }
    }
    return lines
  }

  private mutating func changeField(of line: inout [UInt8]) {
    var fields = line.split(
      separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false
    ).map { Array($0) }
    let place = Int.random(in: fields.indices, using: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: fields.remove(at: place)
    case 1: fields.insert(fields[place], at: place)
    case 2: fields.swapAt(place, Int.random(in: fields.indices, using: &random))
    case 3, 4:
      // Numbers that are nearly those that were there.
      if let number = Int(String(decoding: fields[place], as: UTF8.self)) {
        let near = number &+ Int.random(in: -2...2, using: &random)
        fields[place] = Array(String(near).utf8)
      } else {
        changeBlob(&fields[fields.count - 1])
      }
    case 5: changeBlob(&fields[fields.count - 1])
    default:
      fields[place] = Array((Self.words.randomElement(using: &random) ?? "").utf8)
    }
    line = Array(fields.joined(separator: [UInt8(ascii: "\t")]))
  }

  /// Changes bytes of a blob, which keeps a checksum that is right.
  private mutating func changeBlob(_ field: inout [UInt8]) {
    var bytes: [UInt8] = []
    guard Base64.decode(field.span, to: &bytes), bytes.count > 6 else { return }
    bytes.removeLast(4)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let end = Bool.random(using: &random) ? min(12, bytes.count) : bytes.count
      let place = Int.random(in: 0..<end, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = 0xFF
      case 1: bytes[place] = random.next()
      case 2: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      default: bytes.removeLast(min(bytes.count - 2, place / 4))
      }
    }
    bytes.append(little: Kernels.crc32(bytes.span))
    field = []
    Base64.append(bytes.span, to: &field)
  }

  private func check(_ run: WorkerRun, _ line: String) {
    #expect(run.status == 0 || run.status == 65, "\(line): \(run.error)")
    let isOneLine = run.error.split(whereSeparator: \.isNewline).count == 1
    #expect(isOneLine == (run.status != 0), "\(line): \(run.error)")
  }

  /// Changes of the lines of a verb, and as many of its files.
  private static let rounds = 25

  @Test mutating func `they end the worker or make an answer, and do not trap`() throws {
    let folder = try Folder()
    let steps = try WorkerJobs(in: folder).steps
    var statuses: Set<Int32> = []
    for step in steps {
      for _ in 0..<Self.rounds {
        let lines = changed(step.input)
        let run = try WorkerRun(
          step.line, lines.flatMap { $0 + [UInt8(ascii: "\n")] }, in: folder)
        check(run, step.line)
        statuses.insert(run.status)
      }
      for path in step.line.split(separator: " ").map(String.init)
      where path.hasPrefix("/") {
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        let whole = try folder.read(name)
        let input = Array(step.input.map { $0 + "\n" }.joined().utf8)
        for _ in 0..<Self.rounds {
          let lines = changed(whole.split(separator: "\n").map(String.init))
          let text = lines.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
          try folder.write(text, to: name)
          check(try WorkerRun(step.line, input, in: folder), step.line)
        }
        try folder.write(whole, to: name)
      }
    }
    #expect(statuses == [0, 65])
  }
}
