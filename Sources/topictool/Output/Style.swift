/// When output is coloured.
enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never
}

/// How text stands out on a terminal: by escape sequences, or not at all.
struct Style: Sendable {
  /// Whether escape sequences are written.
  let isOn: Bool

  /// Text that stands out.
  func bold(_ text: String) -> String { sequence("1", text) }

  /// Text that stands back.
  func dim(_ text: String) -> String { sequence("2", text) }

  /// What is original.
  func green(_ text: String) -> String { sequence("32", text) }

  /// What is wholly copied.
  func yellow(_ text: String) -> String { sequence("33", text) }

  /// What is copied in part.
  func cyan(_ text: String) -> String { sequence("36", text) }

  private func sequence(_ code: String, _ text: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

extension Style {
  /// The style of standard output under `--color`, `NO_COLOR` (no-color.org) and `TERM`.
  init(_ choice: ColorChoice) {
    switch choice {
    case .always: isOn = true
    case .never: isOn = false
    case .auto:
      isOn =
        System.isTerminal(1) && System.environment("NO_COLOR") == nil
        && System.environment("TERM") != "dumb"
    }
  }
}
