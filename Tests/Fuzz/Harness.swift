import Vectors

/// What is tried with inputs that libFuzzer makes up: a promise that has to hold for any bytes.
protocol Target {
  /// How `run` and `--target=` call it.
  static var name: String { get }
  /// Tries one input, and traps where the promise is broken.
  static func run(_ input: [UInt8])
}

/// Traps unless a promise holds; unlike `precondition` it says why in optimised code, too.
func hold(_ isKept: Bool, _ broken: @autoclosure () -> String) {
  if !isKept { fatalError(broken()) }
}

/// Takes an input for numbers where a target wants small documents, sets or matrices; zeros
/// when it is used up.
struct Draws {
  private var rest: ArraySlice<UInt8>

  init(_ input: [UInt8]) { rest = input[...] }

  /// Whether nothing is left.
  var isEmpty: Bool { rest.isEmpty }

  /// The next byte.
  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  /// A number from 0 to `limit` - 1, which is at most 65,536.
  mutating func number(below limit: Int) -> Int {
    limit <= 256 ? Int(byte()) % limit : (Int(byte()) << 8 | Int(byte())) % limit
  }

  /// One of several.
  mutating func element<Element>(of all: [Element]) -> Element {
    all[number(below: all.count)]
  }

  /// What is left.
  mutating func remainder() -> [UInt8] {
    defer { rest = [] }
    return Array(rest)
  }
}

/// A run on the thread of the fuzzer.
let alone = Parallel(threads: 1)
