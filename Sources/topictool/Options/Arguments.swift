/// What a command line says, read by the declarations of its command.
struct Arguments: Sendable {
  /// The arguments that are not options, in order: inputs.
  private(set) var operands: [String] = []
  /// Whether help was asked for.
  private(set) var wantsHelp = false
  private var values: [String: [String]] = [:]

  /// The value of an option: what the command line says, or the fallback.
  subscript<Value>(option: Option<Value>) -> Value {
    values[option.declaration.name].flatMap { option.read($0) } ?? option.fallback
  }

  /// Whether the command line has the option.
  func has<Value>(_ option: Option<Value>) -> Bool { has(option.declaration) }

  /// Whether the command line has the option declared so.
  func has(_ option: Declaration) -> Bool { values[option.name] != nil }

  /// The files the command reads: its operands, and what input options name.
  func inputs(of specification: Specification) -> [String] {
    operands
      + specification.options.filter { $0.role == .input }.flatMap {
        values[$0.name] ?? []
      }
  }

  /// The files the command is to write, with the options that name them, in the order in
  /// which they were declared.
  func outputs(of specification: Specification) -> [(option: Declaration, path: String)] {
    specification.options.filter { $0.role == .output || $0.role == .result }
      .flatMap { option in (values[option.name] ?? []).map { (option, $0) } }
  }

  /// Reads `words` by the declarations of `specification`; an option given twice has its
  /// last value, unless it is repeatable.
  ///
  /// - Throws: ``ToolError/usage(_:)`` with what is allowed instead.
  init(_ words: [String], for specification: Specification) throws(ToolError) {
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
      throw .usage("\(option.spelling) takes no value")
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
    let before = option.isRepeatable ? values[option.name] ?? [] : []
    values[option.name] = before + given
  }
}
