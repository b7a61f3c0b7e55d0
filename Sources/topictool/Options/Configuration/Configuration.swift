internal import Vectors

/// Options that a file sets, by command.
///
///     { "all": { "threads": 2 }, "dedup": { "mode": "reuse", "templates": true } }
///
/// Files to write are not among them: a file that comes with a folder of articles must not
/// say what is written over.
struct Configuration: Sendable {
  /// The file that is read without being asked for.
  static let usualPath = "topictool.json"
  /// The section of options that every command has.
  static let everyCommand = "all"

  /// What help says of it.
  static let help =
    "Options can stand in topictool.json in the working folder, or in the FILE of --config, "
    + "by command and without dashes; all is for those of every command: "
    + #"{"all": {"threads": 2}, "dedup": {"mode": "reuse", "templates": true}}. "#
    + "The command line wins, and --templates=false takes back what is true there. Files to "
    + "read are looked for from the folder of the file; files to write, and INPUT, stand on "
    + "the command line only."

  /// The file.
  let path: String
  /// The values of options by section; nil for what is switched off.
  private var values: [String: [String: [String]?]] = [:]

  /// What the file sets for a command, by option; nil for what is switched off.
  func settings(for specification: Specification) -> [String: [String]?] {
    let general = values[Self.everyCommand] ?? [:]
    return general.merging(values[specification.name] ?? [:]) { $1 }
  }
}

extension Configuration {
  /// Reads a file, and makes sure that each command can take what is set for it.
  ///
  /// - Throws: ``ToolError/usage(_:)`` that names file, line, key and what is allowed.
  init(readingFrom path: String) throws(ToolError) {
    self.path = path
    let bytes = Array(try TextFile.contents(of: path).utf8)
    let tree: JSONTree
    do throws(JSONFault) {
      tree = try JSONTree(bytes.span)
    } catch {
      let line = bytes.span.line(at: error.position)
      throw .usage("\(path):\(line): expected \(error.expected.rawValue)")
    }
    guard case .object(let sections) = tree else {
      throw .usage("\(path): expected an object of commands, found \(tree.kind)")
    }
    for section in sections { try read(section) }
  }

  private mutating func read(_ section: JSONTree.Member) throws(ToolError) {
    let place = "\(path):\(section.line)"
    let name = section.key
    let commands = Tool.commands.map { $0.specification }
    let options: [Declaration]
    if name == Self.everyCommand {
      options = SharedOptions.all
    } else if let command = commands.first(where: { $0.name == name }) {
      options = command.options
    } else {
      let names = [Self.everyCommand] + commands.map(\.name)
      throw .usage(
        "\(place): '\(name.printable)' is no command; "
          + (names.nearest(to: name).map { "did you mean \($0)?" }
            ?? "allowed are \(names.list)"))
    }
    guard values[name] == nil else { throw .usage("\(place): '\(name)' comes twice") }
    guard case .object(let members) = section.value else {
      throw .usage(
        "\(place): '\(name)' takes an object of options, not \(section.value.kind)")
    }
    var settings: [String: [String]?] = [:]
    for member in members {
      let words = try read(member, options, of: name)
      guard settings.updateValue(words, forKey: member.key) == nil else {
        throw .usage("\(path):\(member.line): '\(name).\(member.key)' comes twice")
      }
    }
    values[name] = settings
  }

  /// What a member sets, as a command line would have it; nil for a switch that is off.
  private func read(
    _ member: JSONTree.Member, _ options: [Declaration], of section: String
  ) throws(ToolError) -> [String]? {
    let place = "\(path):\(member.line)"
    let key = "\(section).\(member.key.printable)"
    guard let option = options.first(where: { $0.name == member.key }) else {
      throw .usage("\(place): \(Self.unknown(member.key, options, section))")
    }
    guard option.canBeConfigured else {
      throw .usage("\(place): '\(key)' can only be given on the command line")
    }
    do throws(ToolError) {
      return try resolved(member.value, of: option, key)
    } catch {
      guard case .usage(let message) = error else { throw error }
      throw .usage("\(place): \(message)")
    }
  }

  private static func unknown(
    _ name: String, _ options: [Declaration], _ section: String
  ) -> String {
    let start = "\(section) has no option '\(name.printable)'; "
    if let near = options.map(\.name).nearest(to: name) {
      return start + "did you mean \(near)?"
    }
    guard section == everyCommand else {
      return start + "topictool help \(section) lists those there are"
    }
    return start + "those of single commands stand under their names"
  }

  /// The words that a command line would have, nil for a switch that is off.
  private func resolved(
    _ value: JSONTree, of option: Declaration, _ key: String
  ) throws(ToolError) -> [String]? {
    if option.valueCount == 0 {
      guard case .flag(let isOn) = value else {
        throw .usage("\(key) takes true or false, not \(value.kind)")
      }
      return isOn ? [] : nil
    }
    guard let texts = value.texts(isList: option.isRepeatable || option.valueCount > 1)
    else { throw .usage("\(key) takes \(option.allowed), not \(value.kind)") }
    let groups = option.isRepeatable ? texts.map { [$0] } : [texts]
    for group in groups
    where group.count != option.valueCount || !option.accepts(group) {
      throw .usage(option.refusal(of: group, as: key))
    }
    return option.role == .setting ? texts : texts.map(fromHere)
  }

  /// A path in the file as one from the working folder.
  private func fromHere(_ file: String) -> String {
    guard !file.hasPrefix("/"), file != "-", let slash = path.lastIndex(of: "/") else {
      return file
    }
    return path[...slash] + file
  }
}

extension JSONTree {
  /// The value, or where lists are allowed its elements, as a command line has them.
  fileprivate func texts(isList: Bool) -> [String]? {
    switch self {
    case .text(let text), .number(let text): return [text]
    case .array(let elements) where isList && !elements.isEmpty:
      let texts = elements.compactMap { $0.texts(isList: false)?.first }
      return texts.count == elements.count ? texts : nil
    case .array, .object, .flag, .null: return nil
    }
  }
}

extension Declaration {
  /// Whether a file may set the option.
  var canBeConfigured: Bool {
    switch role {
    case .output, .result, .newFolder: false
    case .setting, .input, .folder, .index: !isForCommandLine
    }
  }
}
