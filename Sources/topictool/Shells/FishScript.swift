/// The completion of fish.
struct FishScript {
  /// The script.
  var text: String {
    let commands = Tool.allCommands.map { $0.specification }
    var text = """
      # Completion of topictool for fish; printed by `topictool completions fish`.
      function __topictool_verb
        set -l words (commandline -opc)
        contains -- "$words[2]" $argv
      end
      complete -c topictool -f
      complete -c topictool -n '__topictool_verb ""' -s h -l help -d 'what there is'
      complete -c topictool -n '__topictool_verb ""' -s V -l version -d 'the release'

      """
    for command in commands {
      text += line(verbs: "\"\"", "-a \(command.name) -d \(command.summary.quoted)")
    }
    for command in commands {
      if let words = command.operandWords?() {
        text += line(
          verbs: command.name, "-a \(words.joined(separator: " ").quoted)")
      }
      for option in command.unsharedOptions {
        text += line(verbs: command.name, words(of: option))
      }
    }
    let reading = commands.filter { $0.operandWords == nil && !$0.operands.isEmpty }
    for option in SharedOptions.all {
      let sharing = commands.filter { command in
        command.sharedOptions.contains { $0.name == option.name }
      }.map(\.name)
      text += line(verbs: sharing.joined(separator: " "), words(of: option))
    }
    text += line(verbs: reading.map(\.name).joined(separator: " "), "-F")
    return text
      + line(
        verbs: commands.map(\.name).joined(separator: " "),
        words(of: .help))
  }

  /// A line for command lines that begin with one of some verbs.
  private func line(verbs: String, _ words: String) -> String {
    "complete -c topictool -n \("__topictool_verb \(verbs)".quoted) \(words)\n"
  }

  private func words(of option: Declaration) -> String {
    var words: [String] = []
    if let short = option.short { words.append("-s \(short)") }
    words.append((option.name.count == 1 ? "-s " : "-l ") + option.name)
    if option.valueCount > 0 {
      switch option.completion {
      case .nothing: words.append("-x")
      case .words: words.append("-x -a \(option.choices.joined(separator: " ").quoted)")
      case .files: words.append("-r -F")
      case .folders: words.append("-x -a '(__fish_complete_directories)'")
      }
    }
    return (words + ["-d \(option.hint.quoted)"]).joined(separator: " ")
  }
}

extension String {
  /// The text in single quotes, as fish reads it.
  fileprivate var quoted: String {
    let escaped = reduce(into: "") { text, character in
      if "'\\".contains(character) { text.append("\\") }
      text.append(character)
    }
    return "'\(escaped)'"
  }
}
