/// `topictool completions`: what a shell needs to complete command lines of the tool.
enum Completions: Command {
  /// A shell that is served.
  enum Shell: String, CaseIterable, Sendable {
    case bash, zsh, fish

    /// The script that teaches the shell.
    var script: String {
      switch self {
      case .bash: BashScript().text
      case .zsh: ZshScript().text
      case .fish: FishScript().text
      }
    }
  }

  static let specification = Specification(
    name: "completions", summary: "a script that lets bash, zsh or fish complete",
    operands: "SHELL",
    details: [
      "Prints the script, which completes commands, options, the words they take and the "
        + "names of files. It is made from the same table as the help; print it anew after an "
        + "update."
    ],
    ownOptions: [], sharedOptions: [],
    examples: [
      ("source <(topictool completions bash)", "bash: in ~/.bashrc"),
      (
        "topictool completions zsh > ~/.zfunc/_topictool",
        "zsh: into a folder of $fpath, before compinit"
      ),
      (
        "topictool completions fish > ~/.config/fish/completions/topictool.fish",
        "fish"
      ),
    ], operandKind: .words([{ names }]))

  static func run(_ session: Session) throws {
    let operands = session.arguments.operands
    guard operands.count == 1, let name = operands.first else {
      throw ToolError.usage("completions takes one shell: \(names.alternatives)")
    }
    guard let shell = Shell(rawValue: name) else {
      let complaint =
        "completions takes \(names.alternatives), not '\(name.printable)'"
      let near = names.nearest(to: name)
      throw ToolError.usage(near.map { "\(complaint); did you mean \($0)?" } ?? complaint)
    }
    try StandardOutput.write(shell.script)
  }

  private static var names: [String] { Shell.allCases.map(\.rawValue) }
}

extension Specification {
  /// The options of this command alone.
  var unsharedOptions: [Declaration] { ownOptions + groups.flatMap(\.options) }
}

extension Declaration {
  /// What a shell completes the option's value by.
  enum Completion {
    case nothing, words, files, folders
  }

  /// What a shell completes the option's value by.
  var completion: Completion {
    switch role {
    case .input, .output, .result: .files
    case .folder, .index, .newFolder: .folders
    case .setting: choices.isEmpty ? .nothing : .words
    }
  }

  /// What the option does, up to the first semicolon: lists of completions are narrow.
  var hint: String { String(help.prefix { $0 != ";" }) }

  /// `--help`, which every command has.
  static let help = Option(
    switch: "help", short: "h", help: "what the command does, and its options"
  ).declaration
}

extension String {
  /// The text in single quotes, as bash and zsh read it.
  var quotedForShell: String {
    "'"
      + split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
