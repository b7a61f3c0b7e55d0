internal import Vectors

/// What standard output shows.
enum Format: String, CaseIterable, Sendable {
  case table, csv, json, jsonl
}

/// The options that every command has, and that mean the same in each.
enum SharedOptions {
  static let threads = Option.integer(
    "threads", in: 1...1024, standard: System.processorCount, shown: "all cores",
    help: "threads that work at the same time; the result does not depend on it")
  static let seed = Option.seed(
    "seed", drawn: drawnSeed,
    help:
      "where random choices start; the same seed gives the same result, and random draws "
      + "one that nobody can foresee, which --verbose tells")
  /// What `--seed random` stands for in this run.
  static let drawnSeed = UInt64.random(in: 1 ... .max)
  static let strict = Option(
    switch: "strict", help: "stop with status 1 at the first record that is malformed")
  static let fields = Option<FieldNames>(
    "fields", placeholder: "F=NAME,...",
    allowed: "FIELD=NAME,... where FIELD is id, title, text, date, source or author, "
      + "each once, and NAME may be A|B",
    fallback: .usual,
    help:
      "what the records call the id, title, text, date, source and author, of several "
      + "names as in text=lead|body the first that is not blank; the usual names are found "
      + "without it", correction: FieldNames.correction,
    read: { FieldNames(ofDifferentFields: $0) })
  static let encoding = Option<TextEncoding?>(
    "encoding", placeholder: "NAME",
    allowed: TextEncoding.allCases.map(\.rawValue).alternatives,
    choices: TextEncoding.allCases.map(\.rawValue), fallback: nil,
    help: "encoding of input that is not UTF-8 and does not say so itself: "
      + TextEncoding.allCases.map(\.rawValue).joined(separator: ", "),
    read: { TextEncoding(name: $0).map { .some($0) } })
  static let quiet = Option(
    switch: "quiet", short: "q",
    help: "nothing on stderr but errors; goes before --verbose")
  static let verbose = Option(
    switch: "verbose", short: "v",
    help: "at the end, on stderr: seconds by stage, articles, speed and peak memory")
  static let dryRun = Option<Bool>(
    declaration: Declaration(
      name: "dry-run", short: nil, placeholder: nil, valueCount: 0, allowed: "no value",
      standard: nil,
      help:
        "check the options and files, say what would be read and written under which "
        + "options, and stop",
      role: .setting, isForCommandLine: true, accepts: { _ in true }),
    fallback: false, read: { _ in true })
  static let format = Option<Format>.choice(
    "format", help: "what standard output shows (default: table on a terminal, else csv)")
  static let color = Option.choice(
    "color", standard: ColorChoice.auto, help: "whether tables are coloured")

  static let configuration = Option<String?>(
    declaration: Declaration(
      name: "config", short: nil, placeholder: "FILE", valueCount: 1,
      allowed: "the name of a file", standard: nil,
      help: "a JSON file that sets options by command; the command line wins (default: "
        + "topictool.json, if it is here)",
      role: .input, isForCommandLine: true, accepts: { $0 != [""] }),
    fallback: nil, read: { $0[0] })
  static let noConfiguration = Option<Bool>(
    declaration: Declaration(
      name: "no-config", short: nil, placeholder: nil, valueCount: 0, allowed: "no value",
      standard: nil, help: "leave topictool.json alone", role: .setting,
      isForCommandLine: true, accepts: { _ in true }),
    fallback: false, read: { _ in true })

  /// Those of a command that reads no articles and shows no table.
  static let ofEveryRun = [
    quiet.declaration, verbose.declaration, dryRun.declaration,
    configuration.declaration, noConfiguration.declaration,
  ]

  /// Those of a command whose result is a file, or nothing to show.
  static let withoutDisplay = all.filter { option in
    ![format.declaration, color.declaration].contains { $0.name == option.name }
  }

  /// All of them, as help lists them.
  static let all = [
    threads.declaration, seed.declaration, strict.declaration, fields.declaration,
    encoding.declaration, quiet.declaration, verbose.declaration, dryRun.declaration,
    format.declaration, color.declaration,
    configuration.declaration, noConfiguration.declaration,
  ]
}

extension FieldNames {
  /// The names that `text` gives to fields, nil if it gives one several times: of them one
  /// would count.
  fileprivate init?(ofDifferentFields text: String) {
    let fields = text.split(separator: ",").map { $0.prefix { $0 != "=" } }
    guard Set(fields).count == fields.count, let names = try? FieldNames(text) else {
      return nil
    }
    self = names
  }

  /// The rules of `text` with the first field that is none replaced by the nearest, if one
  /// is near.
  @Sendable fileprivate static func correction(_ text: String) -> String? {
    let fields = Document.Field.allCases.map(\.name)
    var rules = text.split(separator: ",", omittingEmptySubsequences: false)
      .map(String.init)
    for place in rules.indices {
      let field = String(rules[place].prefix { $0 != "=" })
      guard !fields.contains(field) else { continue }
      guard let near = fields.nearest(to: field) else { return nil }
      rules[place] = near + rules[place].dropFirst(field.count)
      let corrected = rules.joined(separator: ",")
      return FieldNames(ofDifferentFields: corrected) == nil ? nil : corrected
    }
    return nil
  }
}
