/// The agencies whose credits are recognised.
///
///     var agencies = Agencies.known
///     try agencies.extend(with: "Rawaq\tالرواق\tوكالة الرواق للأنباء\n")
///     agencies.names.last  // "agencies", credited where a paper names none
public struct Agencies: Sendable, Hashable {
  /// The agencies that have a name, in the order of output.
  public private(set) var named: [Agency]
  /// What stands for agencies without a name: "وكالات", "agencies".
  public private(set) var unnamed: Agency

  /// The large agencies of the world and those of the Arab countries.
  public static let known = Agencies(Agency.known)

  /// These agencies, and those without a name.
  public init(_ named: [Agency]) {
    self.named = named
    unnamed = .unnamed
  }

  /// What the agencies are called: those with a name, and last the others.
  public var names: [String] { named.map(\.name) + [unnamed.name] }

  /// All of them, in the order of ``names``.
  var all: [Agency] { named + [unnamed] }

  /// Takes in the lines of a file of agencies.
  ///
  /// A line is a name and one or more forms, as ``Agency/forms`` has them, with tabs
  /// between. A name that is there already gets the forms in addition, whatever its case.
  /// Blank lines and those that begin with `#` say nothing.
  ///
  /// - Parameter lines: the text of the file.
  /// - Throws: ``DedupError/malformedAgency(line:reason:)`` for the first line that is not
  ///   like this; then nothing is taken in.
  public mutating func extend(with lines: String) throws(DedupError) {
    var extended = self
    let lines = lines.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() {
      var cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        .map { $0.trimmed() }
      if index == 0, cells[0].first == "\u{FEFF}" { cells[0].removeFirst() }
      guard !cells.allSatisfy(\.isEmpty), cells[0].first != "#" else { continue }
      do throws(AgencyFault) {
        try extended.add(cells)
      } catch {
        throw .malformedAgency(line: index + 1, reason: error.description)
      }
    }
    self = extended
  }

  private mutating func add(_ cells: [String]) throws(AgencyFault) {
    let forms = cells.dropFirst().filter { !$0.isEmpty }
    let name = cells[0]
    guard !name.isEmpty, !forms.isEmpty else { throw .incomplete }
    guard !name.contains(where: { ";:".contains($0) }) else { throw .name(name) }
    for form in forms where AgencyForm(form) == nil { throw .form(form) }
    let key = name.lowercased()
    if let known = named.firstIndex(where: { $0.name.lowercased() == key }) {
      named[known].forms += forms
    } else if unnamed.name == key {
      unnamed.forms += forms
    } else {
      named.append(Agency(name, Array(forms)))
    }
  }
}

/// What is wrong with a line of a file of agencies.
private enum AgencyFault: Error {
  case incomplete
  case name(String)
  case form(String)

  var description: String {
    switch self {
    case .incomplete: "expected a name, a tab and at least one form"
    case .name(let name): "expected a name without ';' and ':', not '\(name)'"
    case .form(let form): "expected a form with a letter or digit in it, not '\(form)'"
    }
  }
}

extension Substring {
  fileprivate func trimmed() -> String {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
