/// What an option is called, takes and means.
///
/// Parsing, the help texts and every error message are made from declarations, so that
/// they cannot say different things.
struct Declaration: Sendable {
  /// The name without its dashes.
  let name: String
  /// The one-letter name, without its dash.
  let short: Character?
  /// What stands for the values in help, or nil if the option takes none.
  let placeholder: String?
  /// How many values the option takes, one word each.
  let valueCount: Int
  /// The values allowed, in words that follow `--name takes `.
  let allowed: String
  /// The value used when the option is not given, as help shows it.
  let standard: String?
  /// What the option does, in a clause.
  let help: String
  /// What the value is to the command.
  let role: Role
  /// Whether the option may be given several times, to have all values.
  var isRepeatable = false
  /// Whether it makes no sense in a file of options.
  var isForCommandLine = false
  /// Words that are allowed, among other values or alone.
  var choices: [String] = []
  /// How an output is written.
  var content = Content.other
  /// What to write for a value that is not allowed, if that can be guessed.
  var correction: (@Sendable (String) -> String?)?
  /// Whether values, as many as the option takes, are allowed.
  let accepts: @Sendable ([String]) -> Bool

  /// What a value is to the command.
  enum Role: Sendable {
    /// A setting.
    case setting
    /// A file it reads.
    case input
    /// A folder it works in.
    case folder
    /// An index it reads.
    case index
    /// A folder it creates.
    case newFolder
    /// A file it writes.
    case output
    /// The file its whole result goes to.
    case result
  }

  /// What the option does, and what holds without it.
  var meaning: String {
    standard.map { "\(help) (default: \($0))" } ?? help
  }

  /// The option as a command line may have it, each way.
  var spellings: [String] { (short.map { ["-\($0)"] } ?? []) + [spelling] }

  /// The option as a command line has it: `-k, --clusters N`.
  var synopsis: String {
    var text = name.count == 1 ? "-\(name)" : "--\(name)"
    if let short { text = "-\(short), " + text }
    if let placeholder { text += " " + placeholder }
    return text
  }

  /// The option as messages name it.
  var spelling: String { name.count == 1 ? "-\(name)" : "--\(name)" }

  /// What to say about values that are not allowed.
  ///
  /// - Parameters:
  ///   - values: the values.
  ///   - name: what the option is called where they stand, nil for a command line.
  /// - Returns: what is allowed, and what may have been meant.
  func refusal(of values: [String], as name: String? = nil) -> String {
    let shown = values.joined(separator: " ")
    let complaint = "\(name ?? spelling) takes \(allowed), not '\(shown)'"
    let near = correction?(shown) ?? choices.nearest(to: shown)
    return near.map { "\(complaint); did you mean \($0)?" } ?? complaint
  }
}

/// An option whose value, or whose two or more, are read as one `Value`.
///
///     static let shingle = Option.integer(
///       "shingle", in: 1...64, standard: 3, help: "words a shingle")
///     …
///     arguments[Self.shingle]  // 3, unless the command line says otherwise
struct Option<Value: Sendable>: Sendable {
  /// The option without the type of its value.
  let declaration: Declaration
  /// The value when the option is not given.
  let fallback: Value
  /// The value that texts stand for, as many as the option takes, nil if it is not allowed.
  let read: @Sendable ([String]) -> Value?

  /// An option that takes a value.
  init(
    _ name: String, short: Character? = nil, placeholder: String, allowed: String,
    choices: [String] = [], standard: String? = nil, fallback: Value,
    role: Declaration.Role = .setting, content: Declaration.Content = .other,
    help: String, correction: (@Sendable (String) -> String?)? = nil,
    read: @escaping @Sendable (String) -> Value?
  ) {
    declaration = Declaration(
      name: name, short: short, placeholder: placeholder, valueCount: 1, allowed: allowed,
      standard: standard, help: help, role: role, choices: choices, content: content,
      correction: correction, accepts: { read($0[0]) != nil })
    self.fallback = fallback
    self.read = { read($0[0]) }
  }
}

extension Option {
  /// The option of a declaration.
  init(
    declaration: Declaration, fallback: Value,
    read: @escaping @Sendable ([String]) -> Value?
  ) {
    self.declaration = declaration
    self.fallback = fallback
    self.read = read
  }
}

extension Option<Bool> {
  /// A switch: off unless given.
  init(switch name: String, short: Character? = nil, help: String) {
    declaration = Declaration(
      name: name, short: short, placeholder: nil, valueCount: 0, allowed: "no value",
      standard: nil, help: help, role: .setting, accepts: { _ in true })
    fallback = false
    read = { _ in true }
  }
}
