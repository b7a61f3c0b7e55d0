// The kinds of value an option takes: whole numbers, numbers, one of several words, files,
// two words.

extension Option<Int> {
  /// A whole number in a range.
  static func integer(
    _ name: String, short: Character? = nil, placeholder: String = "N",
    in range: ClosedRange<Int>, standard: Int, shown: String? = nil, help: String
  ) -> Option {
    Option(
      name, short: short, placeholder: placeholder,
      allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)",
      standard: shown ?? String(standard), fallback: standard, help: help
    ) { text in
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }
}

extension Option<Int?> {
  /// A whole number in a range, or none.
  static func integer(_ name: String, in range: ClosedRange<Int>, help: String) -> Option
  {
    Option(
      name, placeholder: "N",
      allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)",
      fallback: nil, help: help
    ) { text in
      Int(text).flatMap { range.contains($0) ? .some($0) : nil }
    }
  }
}

extension Option<Int> {
  /// A number of bytes, as such or in a unit: `512MB`, `2GB`, `1GiB`.
  static func size(
    _ name: String, atLeast least: Int, standard: Int, shown: String, help: String
  ) -> Option {
    let start =
      least < 1_000_000 ? "\(least / 1000)kB" : "\(least / 1_000_000)MB"
    return Option(
      name, placeholder: "SIZE",
      allowed: "a size from \(start) to \(Int.largestSize / 1_000_000_000_000)TB, such "
        + "as 512MB, 2GB, 1GiB or a number of bytes",
      standard: shown, fallback: standard, help: help
    ) { text in
      Int.size(text).flatMap { (least...Int.largestSize).contains($0) ? $0 : nil }
    }
  }
}

extension Int {
  /// More bytes than anybody has, with room to reckon with them.
  fileprivate static let largestSize = 1_000_000_000_000_000_000

  /// The number of bytes that a size stands for, nil if it is none or too large to count.
  static func size(_ text: String) -> Int? {
    let number = text.prefix { "0123456789.".contains($0) }
    let unit = text.dropFirst(number.count).lowercased()
    let units: KeyValuePairs = [
      ("", "b"): 1, ("kb", "k"): 1e3, ("mb", "m"): 1e6, ("gb", "g"): 1e9,
      ("tb", "t"): 1e12, ("kib", "ki"): 0x1p10, ("mib", "mi"): 0x1p20,
      ("gib", "gi"): 0x1p30, ("tib", "ti"): 0x1p40,
    ]
    guard let value = Double(number),
      let factor = units.first(where: { $0.key.0 == unit || $0.key.1 == unit })?.value
    else { return nil }
    return Int(exactly: (value * factor).rounded(.down))
  }
}

extension Option<UInt64> {
  /// A seed: any whole number from 0.
  static func seed(_ name: String, help: String) -> Option {
    Option(
      name, placeholder: "N", allowed: "a whole number from 0 to \(UInt64.max)",
      standard: "0", fallback: 0, help: help, read: { UInt64($0) })
  }

  /// A seed that may be left to the system.
  ///
  /// - Parameters:
  ///   - name: the option.
  ///   - drawn: the seed that `random` stands for.
  ///   - help: what it is for.
  /// - Returns: the option.
  static func seed(_ name: String, drawn: UInt64, help: String) -> Option {
    Option(
      name, placeholder: "N|random",
      allowed: "a whole number from 0 to \(UInt64.max), or random",
      standard: "0", fallback: 0, help: help,
      read: { $0 == "random" ? drawn : UInt64($0) })
  }
}

extension Option<Double> {
  /// A number in a range.
  static func number(
    _ name: String, in range: ClosedRange<Double>, standard: Double, help: String
  ) -> Option {
    Option(
      name, placeholder: "X", allowed: .numbers(range), standard: standard.plain,
      fallback: standard, help: help, read: { .number($0, in: range) })
  }
}

extension Option<Double?> {
  /// A number in a range, or none.
  static func number(_ name: String, in range: ClosedRange<Double>, help: String)
    -> Option
  {
    Option(
      name, placeholder: "X", allowed: .numbers(range), fallback: nil, help: help,
      read: { Double.number($0, in: range).map { .some($0) } })
  }
}

extension Option where Value: RawRepresentable<String> & CaseIterable {
  /// One of several words.
  static func choice(
    _ name: String, placeholder: String? = nil, standard: Value, help: String
  ) -> Option {
    Option(
      name, placeholder: placeholder ?? Value.words.joined(separator: "|"),
      allowed: Value.words.alternatives, choices: Value.words,
      standard: standard.rawValue, fallback: standard, help: help,
      read: { Value(rawValue: $0) })
  }

  /// One of several words, or none of them.
  static func choice(
    _ name: String, placeholder: String? = nil, help: String
  ) -> Option<Value?> {
    Option<Value?>(
      name, placeholder: placeholder ?? Value.words.joined(separator: "|"),
      allowed: Value.words.alternatives, choices: Value.words, fallback: nil, help: help,
      read: { Value(rawValue: $0).map { .some($0) } })
  }
}

extension Option<String?> {
  /// A file the command writes; `-` is standard output.
  static func output(
    _ name: String, short: Character? = nil, _ content: Declaration.Content = .other,
    help: String
  ) -> Option {
    Option(
      name, short: short, placeholder: "FILE",
      allowed: "the name of a file, or - for standard output", fallback: nil,
      role: .output, content: content, help: help,
      read: { $0.isEmpty ? nil : .some($0) })
  }

  /// A folder the command works in.
  static func folder(_ name: String, help: String) -> Option {
    Option(
      name, placeholder: "FOLDER", allowed: "the name of a folder", fallback: nil,
      role: .folder, help: help, read: { $0.isEmpty ? nil : .some($0) })
  }

  /// A folder with an index that the command reads.
  static func index(_ name: String, help: String) -> Option {
    Option(
      name, placeholder: "DIR", allowed: "the folder of an index", fallback: nil,
      role: .index, help: help, read: { $0.isEmpty ? nil : .some($0) })
  }

  /// A folder the command creates.
  static func newFolder(_ name: String, help: String) -> Option {
    Option(
      name, placeholder: "FOLDER", allowed: "the name of a new folder", fallback: nil,
      role: .newFolder, help: help, read: { $0.isEmpty ? nil : .some($0) })
  }

  /// The file that takes the command's result; its name tells the format.
  static func result(
    _ name: String, short: Character? = nil, endings: [String], help: String
  ) -> Option {
    Option(
      name, short: short, placeholder: "FILE",
      allowed: "a file name that ends in \(endings.alternatives)", fallback: nil,
      role: .result, help: help,
      correction: { name in
        let stem = name.prefix { $0 != "." }
        return endings.nearest(to: String(name.dropFirst(stem.count))).map { stem + $0 }
      },
      read: { name in endings.contains { name.hasSuffix($0) } ? .some(name) : nil })
  }

  /// A file the command reads.
  static func input(
    _ name: String, placeholder: String = "FILE", allowed: String = "the name of a file",
    help: String
  ) -> Option {
    Option(
      name, placeholder: placeholder, allowed: allowed, fallback: nil,
      role: .input, help: help, read: { $0.isEmpty ? nil : .some($0) })
  }
}

extension Option<[String]> {
  /// Two values that are any text but none, or no values.
  static func two(
    _ name: String, placeholder: String, allowed: String, help: String
  ) -> Option {
    Option(
      declaration: Declaration(
        name: name, short: nil, placeholder: placeholder, valueCount: 2, allowed: allowed,
        standard: nil, help: help, role: .setting,
        accepts: { !$0.contains("") }), fallback: [], read: { $0 })
  }
}

extension Option<[String]> {
  /// Files the command reads, one each time the option is given.
  static func inputs(_ name: String, help: String) -> Option {
    Option(
      declaration: Declaration(
        name: name, short: nil, placeholder: "FILE", valueCount: 1,
        allowed: "the name of a file", standard: nil, help: help, role: .input,
        isRepeatable: true, accepts: { $0 != [""] }), fallback: [], read: { $0 })
  }
}

extension RawRepresentable<String> where Self: CaseIterable {
  /// The words that stand for the cases.
  fileprivate static var words: [String] { allCases.map(\.rawValue) }
}

extension [String] {
  /// `a, b or c`.
  var alternatives: String { joined(before: "or") }

  /// `a, b and c`.
  var list: String { joined(before: "and") }

  private func joined(before word: String) -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(word) " + last
  }
}

extension String {
  /// A range of numbers in words.
  fileprivate static func numbers(_ range: ClosedRange<Double>) -> String {
    "a number from \(range.lowerBound.plain) to \(range.upperBound.plain)"
  }
}

extension Double {
  /// The decimal number `text` stands for, if it lies in `range`.
  static func number(_ text: String, in range: ClosedRange<Double>) -> Double? {
    // Double("nan"), Double("0x1p3") and Double("inf") are numbers, but not for people.
    guard text.utf8.allSatisfy({ "0123456789.eE+-".utf8.contains($0) }) else {
      return nil
    }
    return Double(text).flatMap { range.contains($0) ? $0 : nil }
  }
}
