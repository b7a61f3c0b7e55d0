import Dedup
import Testing

@Suite("Lists of agencies") struct AgenciesTests {
  private func extended(_ lines: String) throws -> Agencies {
    var agencies = Agencies.known
    try agencies.extend(with: lines)
    return agencies
  }

  @Test func `names are unique, and those without a name come last`() {
    let names = Agencies.known.names
    #expect(Set(names).count == names.count)
    #expect(names.first == "SPA" && names.last == "agencies")
  }

  @Test func `a file adds agencies, and forms to known ones`() throws {
    let agencies = try extended(
      "\u{FEFF}# ours\n\nRawaq\tالرواق\tوكالة الرواق للأنباء\r\nspa\tسبا\nagencies\tپرس\n"
    )
    #expect(agencies.names.dropLast().last == "Rawaq")
    #expect(agencies.names.count == Agencies.known.names.count + 1)
    #expect(agencies.named.last?.forms == ["الرواق", "وكالة الرواق للأنباء"])
    #expect(agencies.named.first?.forms.last == "سبا")
    #expect(agencies.unnamed.forms.last == "پرس")
  }

  @Test(arguments: [
    ("A\tb\nReuters\n", 2, "expected a name, a tab and at least one form"),
    ("\tb", 1, "expected a name, a tab and at least one form"),
    ("A\tb\n\nA;B\tc", 3, "expected a name without ';' and ':', not 'A;B'"),
    ("A\t(-)", 1, "expected a form with a letter or digit in it, not '(-)'"),
  ])
  func `a line that is none is named`(lines: String, line: Int, reason: String) {
    var agencies = Agencies.known
    #expect(throws: DedupError.malformedAgency(line: line, reason: reason)) {
      try agencies.extend(with: lines)
    }
    #expect(agencies == .known)
  }
}
