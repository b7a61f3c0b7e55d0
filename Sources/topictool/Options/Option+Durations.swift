extension Option<Int64?> {
  /// A length of time in seconds, or none: `12h`, `3d`, `2w`.
  static func duration(_ name: String, help: String) -> Option {
    Option(
      name, placeholder: "TIME",
      allowed: "a whole number up to 99999 and h, d or w, such as 12h or 3d",
      fallback: nil, help: help, read: { Int64.seconds($0).map { .some($0) } })
  }
}

extension Int64 {
  /// The hours, days or weeks that `text` names, in seconds.
  static func seconds(_ text: String) -> Int64? {
    let units: [Character: Int64] = ["h": 3600, "d": 86_400, "w": 604_800]
    let digits = text.dropLast()
    // Five digits are more than a thousand years of weeks.
    guard let unit = text.last.flatMap({ units[$0] }), (1...5).contains(digits.count),
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int64(digits).map { $0 * unit }
  }
}
