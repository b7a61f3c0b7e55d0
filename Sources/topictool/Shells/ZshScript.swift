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
    for name in Tool.firstWords {
      text += "      " + "\(name):\(Tool.summary(of: name))".quotedForShell + "\n"
    }
    text += """
          )
          _describe -t commands command commands
          return
        fi
        local verb=$words[2]
        shift words
        (( CURRENT-- ))

      """
    for group in Tool.groups { text += verbs(of: group) }
    text += """
        shared=(

      """
    text += list(SharedOptions.all, indent: 4)
    text += """
        )
        case $verb in

      """
    for command in commands {
      let name = command.name
      text +=
        "  \(name.contains(" ") ? name.quotedForShell : name))\n    _arguments -s -S \\\n"
      let sharesAll = command.sharedOptions.count == SharedOptions.all.count
      let own = sharesAll ? command.unsharedOptions : command.options
      text += list(own + [.help], indent: 6, ending: " \\")
      if sharesAll { text += "      $shared \\\n" }
      let operands = operands(of: command).map(\.quotedForShell)
      text += "      \(operands.joined(separator: " "))\n    ;;\n"
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

  /// What `_arguments` is told of the operands.
  private func operands(of command: Specification) -> [String] {
    let name = command.operands.escapedForZsh
    let first = command.indexUse == nil ? [] : ["1:DIR:_files -/"]
    if case .words(let lists) = command.operandKind {
      return lists.enumerated().map { place, words in
        "\(place + 1):\(name):(\(words().joined(separator: " ")))"
      }
    }
    return first + [command.takesInputs ? "*:\(name):_files" : "*: : "]
  }

  /// What completes the second word behind the name of a group, and makes both one.
  private func verbs(of group: CommandGroup) -> String {
    let lines = group.commands.map {
      "      " + "\($0.verb):\($0.summary)".quotedForShell + "\n"
    }
    return """
        if [[ $verb == \(group.name) ]]; then
          if (( CURRENT == 2 )); then
            commands=(
      \(lines.joined())      )
            _describe -t commands verb commands
            return
          fi
          verb+=" $words[2]"
          shift words
          (( CURRENT-- ))
        fi

      """
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
