internal import Vectors

/// The forms of all agencies, to be looked up by their first words.
///
/// Nearly every word is told not to begin a form by one bit of a table.
struct AgencyForms: Sendable {
  /// A form that stands in words.
  struct Match {
    let agency: Int32
    let words: Range<Int>
    let isPlain: Bool
  }

  /// A sign-off: parts that follow one another.
  struct SignOff: Sendable {
    let agency: Int32
    let parts: [[UInt64]]
  }

  private struct Entry: Sendable {
    let words: [UInt64]
    let agency: Int32
    let isPlain: Bool
    let isInCapitals: Bool
  }

  /// By the first word, the longer of equal ones first.
  private let entries: [Entry]
  private let mayBegin: [Bool]
  /// The sign-offs, in the order of the agencies.
  let signOffs: [SignOff]

  private static let places = 4096

  init(_ agencies: Agencies) {
    var entries: [Entry] = []
    var signOffs: [SignOff] = []
    for (agency, known) in agencies.all.enumerated() {
      for form in known.forms.compactMap(AgencyForm.init) {
        if form.kind == .signOff {
          signOffs.append(SignOff(agency: Int32(agency), parts: form.parts))
        } else {
          let isPlain = form.kind == .plain
          entries.append(
            Entry(
              words: form.parts[0], agency: Int32(agency), isPlain: isPlain,
              isInCapitals: form.isInCapitals && !isPlain))
        }
      }
    }
    entries.sort { x, y in
      (x.words[0], y.words.count, x.agency) < (y.words[0], x.words.count, y.agency)
    }
    var mayBegin = Array(repeating: false, count: AgencyForms.places)
    for entry in entries { mayBegin[AgencyForms.place(of: entry.words[0])] = true }
    self.entries = entries
    self.signOffs = signOffs
    self.mayBegin = mayBegin
  }

  private static func place(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 20) & (places - 1)
  }

  /// The longest form that begins at a word, if there is one.
  func match(at start: Int, in words: MarkedWords) -> Match? {
    let first = words.hashes[start]
    guard mayBegin[AgencyForms.place(of: first)] else { return nil }
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].words[0] < first { low = middle + 1 } else { high = middle }
    }
    while low < entries.count, entries[low].words[0] == first {
      let entry = entries[low]
      let range = start..<start + entry.words.count
      if words.hold(entry.words, at: start),
        !entry.isInCapitals || words.isInCapitals(range)
      {
        return Match(agency: entry.agency, words: range, isPlain: entry.isPlain)
      }
      low += 1
    }
    return nil
  }
}
