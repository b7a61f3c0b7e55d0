/// What a command line says, read by the declarations of its command.
struct Arguments: Sendable {
  /// The arguments that are not options, in order: inputs.
  private(set) var operands: [String] = []
  /// The index that stands before them, where the command takes one.
  private(set) var index: String?
  /// Whether help was asked for.
  private(set) var wantsHelp = false
  private var values: [String: [String]] = [:]
  /// The file that sets options, if there is one.
  private(set) var configuration: Configuration?
  /// The options that it sets.
  private var configured: Set<String> = []
  /// Switches that the command line takes back.
  private var switchedOff: Set<String> = []

  /// The value of an option: what the command line says, or the fallback.
  subscript<Value>(option: Option<Value>) -> Value {
    values[option.declaration.name].flatMap { option.read($0) } ?? option.fallback
  }

  /// The words that are given for an option, nil if it is not given.
  func words(of option: Declaration) -> [String]? { values[option.name] }

  /// Whether the command line has the option.
  func has<Value>(_ option: Option<Value>) -> Bool { has(option.declaration) }

  /// Whether the command line has the option declared so.
  func has(_ option: Declaration) -> Bool { values[option.name] != nil }

  /// The files the command reads: its operands, what input options name, and the file
  /// that sets options.
  func inputs(of specification: Specification) -> [String] {
    (specification.takesInputs ? operands : [])
      + specification.options.filter { $0.role == .input }.flatMap {
        values[$0.name] ?? []
      } + [configuration?.path].compactMap(\.self)
  }

  /// The folders of the indexes that the command reads, changes or creates.
  func indexes(of specification: Specification) -> [String] {
    [index].compactMap(\.self)
      + specification.options.filter { $0.role == .index || $0.role == .newFolder }
      .flatMap { values[$0.name] ?? [] }
  }

  /// The files the command is to write, with the options that name them, in the order in
  /// which they were declared.
  func outputs(of specification: Specification) -> [(option: Declaration, path: String)] {
    specification.options.filter { $0.role == .output || $0.role == .result }
      .flatMap { option in (values[option.name] ?? []).map { (option, $0) } }
  }

  /// Reads `words` by the declarations of `specification`.
  ///
  /// - Throws: ``ToolError/usage(_:)`` with what is allowed instead.
  init(_ words: [String], for specification: Specification) throws(ToolError) {
    try read(words, specification)
    if specification.indexUse != nil, !operands.isEmpty {
      index = operands.removeFirst()
    }
  }

  private mutating func read(
    _ words: [String], _ specification: Specification
  ) throws(ToolError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        return
      }
      if word == "--help" || word == "-h" {
        wantsHelp = true
      } else if word.hasPrefix("--") {
        try readLong(word, &rest, specification)
      } else if word.hasPrefix("-"), word != "-" {
        try readShort(word, &rest, specification)
      } else {
        operands.append(word)
      }
    }
  }

  /// `--name`, `--name value` or `--name=value`.
  private mutating func readLong(
    _ word: String, _ rest: inout ArraySlice<String>, _ specification: Specification
  ) throws(ToolError) {
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = specification.option(named: name), name.count > 1 else {
      throw .usage(specification.unknown(word: "--" + name))
    }
    if option.valueCount == 0, parts.count > 1 {
      return try turn(option, to: String(parts[1]))
    }
    try keep(option, attached: parts.count > 1 ? String(parts[1]) : nil, &rest)
  }

  /// `-k 8`, `-k8` or `-k=8`.
  private mutating func readShort(
    _ word: String, _ rest: inout ArraySlice<String>, _ specification: Specification
  ) throws(ToolError) {
    let letters = word.dropFirst()
    guard let letter = letters.first, let option = specification.option(short: letter)
    else { throw .usage(specification.unknown(word: word)) }
    let attached = letters.dropFirst(letters.dropFirst().first == "=" ? 2 : 1)
    if option.valueCount == 0, letters.count > 1 {
      throw .usage(specification.unknown(word: word))
    }
    try keep(option, attached: letters.count > 1 ? String(attached) : nil, &rest)
  }

  /// `--name=true` or `--name=false`: the one as without a value, the other as if neither
  /// the command line nor a file had it.
  private mutating func turn(
    _ option: Declaration, to value: String
  ) throws(ToolError) {
    switch value {
    case "true":
      values[option.name] = []
      switchedOff.remove(option.name)
    case "false":
      values[option.name] = nil
      switchedOff.insert(option.name)
    default:
      throw .usage(
        "\(option.spelling) takes true, false or no value, not '\(value.printable)'")
    }
  }

  private mutating func keep(
    _ option: Declaration, attached: String?, _ rest: inout ArraySlice<String>
  ) throws(ToolError) {
    var given = attached.map { [$0] } ?? []
    while given.count < option.valueCount, let value = rest.popFirst() {
      given.append(value)
    }
    guard given.count == option.valueCount else {
      let needed = option.valueCount == 1 ? "a value" : "\(option.valueCount) values"
      throw .usage("\(option.spelling) needs \(needed): \(option.allowed)")
    }
    guard option.accepts(given) else { throw .usage(option.refusal(of: given)) }
    let before = values[option.name] ?? []
    // Two values of which one counts are two wishes of which one is not heard.
    guard before.isEmpty || option.isRepeatable else {
      throw .usage(
        "\(option.spelling) is given twice; it can be given once, with \(option.allowed)")
    }
    values[option.name] = before + given
  }
}

extension Arguments {
  /// Takes the options that the command line lacks from the file that `--config` names, or
  /// from the usual one if it is here.
  ///
  /// - Throws: ``ToolError/usage(_:)`` for a file that cannot be read or sets what no
  ///   command has.
  mutating func adoptConfiguration(
    for specification: Specification
  ) throws(ToolError) {
    let path = self[SharedOptions.configuration]
    if self[SharedOptions.noConfiguration] {
      guard path == nil else {
        throw .usage("--config and --no-config do not go together")
      }
      return
    }
    if path == nil {
      switch FileKind(of: Configuration.usualPath) {
      case .missing: return
      // Nobody asked for it, and to open a pipe can take for ever.
      case .stream:
        throw .usage("\(Configuration.usualPath): cannot be read: not a regular file")
      case .file, .folder, .unknown: break
      }
    }
    let found = try Configuration(readingFrom: path ?? Configuration.usualPath)
    configuration = found
    for (name, words) in found.settings(for: specification) {
      guard let words, values[name] == nil, !switchedOff.contains(name),
        specification.option(named: name) != nil
      else { continue }
      values[name] = words
      configured.insert(name)
    }
  }

  /// Whether a file sets an option, and not the command line.
  func isConfigured(_ option: Declaration) -> Bool { configured.contains(option.name) }

  /// A complaint, with a hint where it is about options that a file sets.
  func explained(_ complaint: String, _ specification: Specification) -> String {
    let words = complaint.split { !($0.isLetter || $0.isNumber || $0 == "-") }
    let concerned = specification.options.filter {
      isConfigured($0) && words.contains(Substring($0.spelling))
    }
    guard let configuration, !concerned.isEmpty else { return complaint }
    return "\(complaint) (\(concerned.map(\.spelling).list) from \(configuration.path))"
  }
}
