internal import Vectors

// Titles come from strangers. Written to a terminal as they are, escape sequences could
// recolour it, rename its window or hide text, and bidirectional overrides could show
// another order than the bytes have.

extension String {
  /// The text in one line that a terminal can do nothing but show: white space becomes a
  /// single space; control characters, embeddings, overrides and isolates are dropped.
  var printable: String {
    var result = String.UnicodeScalarView()
    var isSpacePending = false
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace {
        isSpacePending = !result.isEmpty
      } else if !scalar.isCommand {
        if isSpacePending { result.append(" ") }
        isSpacePending = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text between U+2068 and U+2069 if it has right-to-left letters, so that it does
  /// not change the order of what stands beside it.
  var isolated: String {
    unicodeScalars.contains { $0.isRightToLeft } ? "\u{2068}\(self)\u{2069}" : self
  }
}

extension String {
  /// The text with each run of right-to-left words isolated, so that what stands around
  /// them keeps its order; as it is where isolates are there already.
  var withIsolatedRuns: String {
    guard unicodeScalars.contains(where: \.isRightToLeft),
      !unicodeScalars.contains("\u{2068}")
    else { return self }
    var result = String.UnicodeScalarView()
    // What follows a run is part of it only if another right-to-left letter comes before a
    // letter of the other direction.
    var pending = String.UnicodeScalarView()
    var isInRun = false
    for scalar in unicodeScalars {
      if scalar.isRightToLeft || isInRun && pending.isEmpty && scalar.isCombining {
        if !isInRun { result.append("\u{2068}") }
        isInRun = true
        result += pending
        pending = .init()
        result.append(scalar)
      } else if !isInRun {
        result.append(scalar)
      } else if scalar.properties.isAlphabetic {
        result.append("\u{2069}")
        isInRun = false
        result += pending
        pending = .init()
        result.append(scalar)
      } else {
        pending.append(scalar)
      }
    }
    if isInRun { result.append("\u{2069}") }
    return String(result + pending)
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is a mark on the letter before it.
  fileprivate var isCombining: Bool {
    properties.generalCategory == .nonspacingMark
  }

  /// Whether the scalar tells a terminal what to do instead of standing for something.
  var isCommand: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
    case 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }
}
