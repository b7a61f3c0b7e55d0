@testable import topictool

/// Any command line is understood, or refused with a message that is printed as one line which
/// a terminal shows as it is.
enum Options: Target {
  static let name = "options"

  static func run(_ input: [UInt8]) {
    let words = input.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    let commands = Tool.allCommands
    let command = commands[Int(input.first ?? 0) % commands.count]
    let specification = command.specification
    do throws(ToolError) {
      let arguments = try Arguments(Array(words.dropFirst()), for: specification)
      _ = arguments.outputs(of: specification)
      for option in specification.options { _ = arguments.words(of: option) }
    } catch {
      guard case .usage(let message) = error else { fatalError("\(error)") }
      hold(
        !message.messageLine.unicodeScalars.contains {
          $0.value < 0x20 || $0.value == 0x7F
        },
        "a message with control characters")
    }
  }
}
