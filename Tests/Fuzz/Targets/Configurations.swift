@testable import topictool
import Vectors

/// A file of options is understood or refused with one line; its tree is the JSON it holds.
enum Configurations: Target {
  static let name = "configuration"

  static func run(_ input: [UInt8]) {
    let path = TemporaryFile.path(of: input)
    let isJSON = input.span.isUTF8 && JSONScanner.fault(in: input.span) == nil
    let isTree = (try? JSONTree(input.span)) != nil
    hold(!isJSON || isTree, "no tree of JSON")
    do throws(ToolError) {
      let configuration = try Configuration(readingFrom: path)
      for command in Tool.commands {
        _ = configuration.settings(for: command.specification)
      }
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
