/// The completion of zsh.
struct ZshScript {
  /// The script, which can be a file of `$fpath` or be sourced.
  var text: String {
    let commands = Tool.allCommands.map { $0.specification }
    var text = """
      #compdef topictool
      # Completion of topictool for zsh; printed by `topictool completions zsh`.
      _topictool() {
        local -a commands shared
        if (( CURRENT == 2 )); then
          commands=(

      """
    for command in commands {
      text += "      " + "\(command.name):\(command.summary)".quotedForShell + "\n"
    }
    text += """
          )
          _describe -t commands command commands
          return
        fi
        shared=(

      """
    text += list(SharedOptions.all, indent: 4)
    text += """
        )
        local verb=$words[2]
        shift words
        (( CURRENT-- ))
        case $verb in

      """
    for command in commands {
      text += "  \(command.name))\n    _arguments -s -S \\\n"
      let sharesAll = command.sharedOptions.count == SharedOptions.all.count
      let own = sharesAll ? command.unsharedOptions : command.options
      text += list(own + [.help], indent: 6, ending: " \\")
      if sharesAll { text += "      $shared \\\n" }
      text += "      \(operand(of: command).quotedForShell)\n    ;;\n"
    }
    return text + """
        esac
      }
      if [[ $funcstack[1] == _topictool ]]; then
        _topictool "$@"
      else
        compdef _topictool topictool
      fi

      """
  }

  private func list(
    _ options: [Declaration], indent: Int, ending: String = ""
  ) -> String {
    let margin = String(repeating: " ", count: indent)
    return options.flatMap(specifications).map {
      margin + $0.quotedForShell + ending + "\n"
    }.joined()
  }

  /// What `_arguments` is told of an option, once for each way to write it.
  private func specifications(of option: Declaration) -> [String] {
    let others = option.isRepeatable ? "*" : ""
    let excluded =
      option.short == nil || option.isRepeatable
      ? "" : "(\(option.spellings.joined(separator: " ")))"
    return option.spellings.map { spelling in
      let sign = option.valueCount == 0 ? "" : spelling.hasPrefix("--") ? "=" : "+"
      let start = "\(excluded)\(others)\(spelling)\(option.valueCount > 1 ? "" : sign)"
      let value = ":\((option.placeholder ?? "").escapedForZsh):\(action(of: option))"
      return start + "[\(option.hint.escapedForZsh)]"
        + String(repeating: value, count: option.valueCount)
    }
  }

  private func action(of option: Declaration) -> String {
    switch option.completion {
    case .nothing: " "
    case .words: "(\(option.choices.joined(separator: " ")))"
    case .files: "_files"
    case .folders: "_files -/"
    }
  }

  private func operand(of command: Specification) -> String {
    let name = command.operands.escapedForZsh
    if let words = command.operandWords?() {
      return "1:\(name):(\(words.joined(separator: " ")))"
    }
    return command.operands.isEmpty ? "*: : " : "*:\(name):_files"
  }
}

extension String {
  /// The text with what `_arguments` reads as its own marks behind backslashes.
  fileprivate var escapedForZsh: String {
    reduce(into: "") { text, character in
      if "[]:\\".contains(character) { text.append("\\") }
      text.append(character)
    }
  }
}
