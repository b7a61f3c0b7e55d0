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
  /// A bit for each of ``places``: set where a form begins with a word of that place.
  private let beginnings: [UInt64]
  /// The same for the telling words of forms and sign-offs.
  private let tellings: [UInt64]
  /// The sign-offs, in the order of the agencies.
  let signOffs: [SignOff]

  /// So many that of a hundred words none seems to begin a form and does not, as a rule.
  private static let places = 1 << 16

  init(_ agencies: Agencies) {
    var entries: [Entry] = []
    var signOffs: [SignOff] = []
    var tellings: [UInt64] = []
    for (agency, known) in agencies.all.enumerated() {
      for form in known.forms.compactMap(AgencyForm.init) {
        tellings.append(form.telling)
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
    self.entries = entries
    self.signOffs = signOffs
    beginnings = AgencyForms.bits(for: entries.map { $0.words[0] })
    self.tellings = AgencyForms.bits(for: tellings)
  }

  private static func place(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 20) & (places - 1)
  }

  /// A table in which the bits of some hashes are set.
  private static func bits(for hashes: [UInt64]) -> [UInt64] {
    var bits = Array(repeating: 0 as UInt64, count: places / 64)
    for hash in hashes { bits[place(of: hash) / 64] |= 1 << UInt64(place(of: hash) % 64) }
    return bits
  }

  /// Whether the bit of a hash is set.
  private static func isSet(_ hash: UInt64, in bits: [UInt64]) -> Bool {
    let place = place(of: hash)
    return bits[place / 64] >> UInt64(place % 64) & 1 != 0
  }

  /// Whether a form or a sign-off may stand among the words of some hashes.
  func mayStand(among hashes: Span<UInt64>) -> Bool {
    for i in hashes.indices where AgencyForms.isSet(hashes[i], in: tellings) {
      return true
    }
    return false
  }

  /// The longest form that begins at a word, if there is one.
  func match(at start: Int, in words: MarkedWords) -> Match? {
    let first = words.hashes[start]
    guard AgencyForms.isSet(first, in: beginnings) else { return nil }
    let known = entries.indices.partitionPoint { entries[$0].words[0] >= first }
    for entry in entries[known...] {
      guard entry.words[0] == first else { break }
      let range = start..<start + entry.words.count
      if words.hold(entry.words, at: start),
        !entry.isInCapitals || words.isInCapitals(range)
      {
        return Match(agency: entry.agency, words: range, isPlain: entry.isPlain)
      }
    }
    return nil
  }
}
