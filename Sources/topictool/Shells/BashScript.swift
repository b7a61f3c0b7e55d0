/// The completion of bash, 4.4 or newer.
struct BashScript {
  /// The script.
  var text: String {
    let commands = Tool.allCommands.map { $0.specification }
    let verbs = Tool.firstWords + ["--help", "--version"]
    var text = """
      # Completion of topictool for bash; printed by `topictool completions bash`.
      _topictool() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
        # bash takes --mode=reuse for three words.
        if [[ $word == '=' ]]; then
          word=
        elif [[ $before == '=' ]]; then
          before=${COMP_WORDS[COMP_CWORD - 2]}
        fi
        local words= files= verb=${COMP_WORDS[1]}
        if ((COMP_CWORD == 1)); then
          words=\(verbs.joined(separator: " ").quotedForShell)
        else
          case $verb:$COMP_CWORD in

      """
    for group in Tool.groups {
      text +=
        "    \(group.name):2) verb=: words=\((group.verbs + ["--help"]).quoted) ;;\n"
      text += "    \(group.name):*) verb+=\" ${COMP_WORDS[2]}\" ;;\n"
    }
    text += """
          esac
          case $verb:$before in

      """
    for command in commands {
      text += branches(of: command.unsharedOptions, after: command.name)
    }
    text += branches(of: SharedOptions.all, after: "*")
    text += """
          *)
            case $verb in

      """
    for command in commands { text += operandBranch(of: command) }
    return text + """
            esac
            ;;
          esac
        fi
        if [[ -n $files ]]; then
          compopt -o filenames 2>/dev/null
          mapfile -t COMPREPLY < <(compgen "$files" -- "$word")
        else
          mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
        fi
      }
      complete -F _topictool topictool

      """
  }

  /// Branches for the word after an option that takes a value.
  private func branches(of options: [Declaration], after verb: String) -> String {
    options.filter { $0.valueCount > 0 }.map { option in
      let start = verb == "*" ? verb : verb.pattern
      let patterns = option.spellings.map { "\(start):\($0)" }.joined(separator: " | ")
      let action =
        switch option.completion {
        case .nothing: ":"
        case .words: "words=" + option.choices.quoted
        case .files: "files=-f"
        case .folders: "files=-d"
        }
      return "    \(patterns)) \(action) ;;\n"
    }.joined()
  }

  /// The branch for any other word: an option, or an operand.
  private func operandBranch(of command: Specification) -> String {
    let options = (command.options + [.help]).flatMap(\.spellings)
    return """
            \(command.name.pattern)) if [[ $word == -* ]]; then
              words=\(options.quoted)
            else
              \(operands(of: command))
            fi ;;

      """
  }

  /// What completes an operand.
  private func operands(of command: Specification) -> String {
    if case .words(let lists) = command.operandKind {
      let branches = lists.enumerated().map { place, words in
        "\(place + 2)) words=\(words().quoted) ;;"
      }
      return "case $COMP_CWORD in \(branches.joined(separator: " ")) esac"
    }
    let others = command.takesInputs ? "files=-f" : ":"
    return command.indexUse == nil
      ? others : "((COMP_CWORD == 3)) && files=-d || \(others)"
  }
}

extension [String] {
  /// The words as one that bash parts again.
  fileprivate var quoted: String { joined(separator: " ").quotedForShell }
}

extension String {
  /// The name of a command as a pattern.
  fileprivate var pattern: String { contains(" ") ? quotedForShell : self }
}
