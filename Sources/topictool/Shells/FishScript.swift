/// The completion of fish.
struct FishScript {
  /// The script.
  var text: String {
    let commands = Tool.allCommands.map { $0.specification }
    var text = """
      # Completion of topictool for fish; printed by `topictool completions fish`.
      function __topictool_verb
        set -l words (commandline -opc)
        set -l verb "$words[2]"
        contains -- "$verb" \(Tool.groups.map(\.name).joined(separator: " "))
        and set verb "$words[2] $words[3]"
        contains -- "$verb" $argv
      end
      function __topictool_words
        test (count (commandline -opc)) -eq $argv[1]
      end
      complete -c topictool -f
      complete -c topictool -n '__topictool_verb ""' -s h -l help -d 'what there is'
      complete -c topictool -n '__topictool_verb ""' -s V -l version -d 'the release'

      """
    for name in Tool.firstWords {
      text += line(verbs: [""], "-a \(name) -d \(Tool.summary(of: name).quoted)")
    }
    for command in Tool.groups.flatMap(\.commands) {
      // Where no verb stands yet, the name of the group ends in the space before it.
      let verbs = ["\(command.group ?? "") "]
      text += line(verbs: verbs, "-a \(command.verb) -d \(command.summary.quoted)")
    }
    for command in commands {
      if case .words(let lists) = command.operandKind {
        for (place, words) in lists.enumerated() {
          text += line(
            verbs: [command.name], and: "__topictool_words \(place + 2)",
            "-a \(words().joined(separator: " ").quoted)")
        }
      }
      for option in command.unsharedOptions {
        text += line(verbs: [command.name], words(of: option))
      }
    }
    let reading = commands.filter(\.takesInputs)
    let indexing = commands.filter { $0.indexUse != nil }
    text += line(
      verbs: indexing.map(\.name), and: "__topictool_words 3",
      "-a '(__fish_complete_directories)'")
    for option in SharedOptions.all {
      let sharing = commands.filter { command in
        command.sharedOptions.contains { $0.name == option.name }
      }.map(\.name)
      text += line(verbs: sharing, words(of: option))
    }
    text += line(verbs: reading.map(\.name), "-F")
    let groups = Tool.groups.map { $0.name + " " }
    return text + line(verbs: commands.map(\.name) + groups, words(of: .help))
  }

  /// A line for command lines that begin with one of some verbs, where a condition holds.
  private func line(
    verbs: [String], and condition: String? = nil, _ words: String
  ) -> String {
    let names = verbs.map { $0.isEmpty || $0.contains(" ") ? "\"\($0)\"" : $0 }
    let test = "__topictool_verb \(names.joined(separator: " "))"
    let whole = condition.map { "\(test); and \($0)" } ?? test
    return "complete -c topictool -n \(whole.quoted) \(words)\n"
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
