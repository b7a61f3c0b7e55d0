/// The completion of bash, 4.4 or newer.
struct BashScript {
  /// The script.
  var text: String {
    let commands = Tool.allCommands.map { $0.specification }
    let verbs = commands.map(\.name) + ["--help", "--version"]
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
        local words= files=
        if ((COMP_CWORD == 1)); then
          words=\(verbs.joined(separator: " ").quotedForShell)
        else
          case ${COMP_WORDS[1]}:$before in

      """
    for command in commands {
      text += branches(of: command.unsharedOptions, after: command.name)
    }
    text += branches(of: SharedOptions.all, after: "*")
    text += """
          *)
            case ${COMP_WORDS[1]} in

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
      let patterns = option.spellings.map { "\(verb):\($0)" }.joined(separator: " | ")
      let action =
        switch option.completion {
        case .nothing: ":"
        case .words: "words=" + option.choices.joined(separator: " ").quotedForShell
        case .files: "files=-f"
        case .folders: "files=-d"
        }
      return "    \(patterns)) \(action) ;;\n"
    }.joined()
  }

  /// The branch for any other word: an option, or an operand.
  private func operandBranch(of command: Specification) -> String {
    let options = (command.options + [.help]).flatMap(\.spellings)
    var operands = "files=-f"
    if let words = command.operandWords?() {
      operands = "words=" + words.joined(separator: " ").quotedForShell
    } else if command.operands.isEmpty {
      operands = ":"
    }
    return """
            \(command.name)) if [[ $word == -* ]]; then
              words=\(options.joined(separator: " ").quotedForShell)
            else
              \(operands)
            fi ;;

      """
  }
}
