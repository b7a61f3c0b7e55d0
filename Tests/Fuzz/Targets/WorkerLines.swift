@testable import topictool
import Dedup
import Vectors

/// A line that a worker is given is cut and read, or refused with what was expected.
enum WorkerLines: Target {
  static let name = "worker-lines"

  static func run(_ input: [UInt8]) {
    var line = InputLine()
    line.bytes = input.filter { $0 != UInt8(ascii: "\n") }
    line.number = 1
    _ = line.kind
    refusable { () throws(WorkerError) in
      try line.split("seq", "json", endsInRecord: true)
    }
    for names in 1...4 {
      refusable { () throws(WorkerError) in
        switch names {
        case 1: try line.split("a")
        case 2: try line.split("a", "b")
        case 3: try line.split("a", "b", "c")
        default: try line.split("a", "b", "c", "d")
        }
        fields(of: line, count: names)
      }
    }
    pair(line)
  }

  private static func fields(of line: InputLine, count: Int) {
    var length = count - 1
    for field in 0..<count {
      length += line.field(field).count
      _ = (line.isNone(field), line.string(field), line.shown(field))
      refusable { () throws(WorkerError) in
        let text = try line.text(field, "text")
        var written = OutputLine("x")
        written.append(text: String(decoding: text, as: UTF8.self))
        hold(!written.bytes.contains(UInt8(ascii: "\n")), "a line end in a field")
      }
      refusable { () throws(WorkerError) in
        let number = try line.integer(field, "number", in: Int.min...Int.max)
        hold(Int(line.string(field)) == number, "\(number) of '\(line.string(field))'")
      }
      refusable { () throws(WorkerError) in
        let number = try line.hexadecimal(field, "number")
        hold(UInt64(line.string(field), radix: 16) == number, "another number")
      }
      refusable { () throws(WorkerError) in _ = try line.time(field, "time") }
      refusable { () throws(WorkerError) in _ = try line.packed(field) }
      refusable { () throws(WorkerError) in _ = try line.passages(field) }
    }
    hold(length == line.bytes.count, "fields of \(length) bytes")
  }

  private static func pair(_ line: InputLine) {
    var line = line
    refusable { () throws(WorkerError) in
      try line.split(
        "kind", "a", "b", "relation", "jaccard", "containment_a", "containment_b",
        "shared_words", "longest_run", "score", "equal_own_a", "equal_own_b", "own_a",
        "own_b", "passages")
      let record = try line.pairRecord(at: 1)
      hold(record.pair.a < record.pair.b, "a pair out of order")
      _ = try line.passages(14)
    }
  }

  /// Does something that may be refused, in one line that a terminal shows as it is.
  private static func refusable(_ body: () throws(WorkerError) -> Void) {
    do throws(WorkerError) {
      try body()
    } catch {
      hold(
        !"\(error)".unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F },
        "a message with control characters")
    }
  }
}
