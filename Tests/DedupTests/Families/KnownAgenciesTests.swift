import Dedup
import Testing
import Vectors

/// Every form is found: what tells at a glance that a text has none passes no form over.
@Suite("Known agencies") struct KnownAgenciesTests {
  private static let story = " أعلنت الوزارة اليوم افتتاح الجسر الجديد أمام حركة المرور. "

  /// All forms, as they are listed, each with what its agency is called.
  private static let forms: [(form: String, name: String)] =
    (Agencies.known.named + [Agencies.known.unnamed]).flatMap { agency in
      agency.forms.map { (form: $0, name: agency.name) }
    }
  /// The sign-offs among them.
  private static let signOffs = forms.filter { $0.form.hasPrefix("//") }
  /// The others, without brackets.
  private static let names = forms.filter { !$0.form.hasPrefix("//") }
    .map { (form: $0.form.filter { !"()".contains($0) }, name: $0.name) }

  /// The agencies each article credits, with their places.
  private func credits(_ articles: [Article]) -> [[String]] {
    let credits = AgencyFinder(.known).credits(
      in: Corpus(articles), parallel: Parallel(threads: 1))
    return articles.indices.map { article in
      credits[article].map { "\(credits.names[$0.agency]) \($0.place)" }
    }
  }

  @Test func `are credited in bylines by all of their forms`() {
    let found = credits(
      Self.names.map { Article(id: $0.form, text: "خبر", author: "(\($0.form))") })
    #expect(found.count > 150)
    for (credits, expected) in zip(found, Self.names) {
      #expect(credits == ["\(expected.name) byline"], "\(expected.form)")
    }
  }

  @Test func `are credited in datelines by all of their forms`() {
    let found = credits(
      Self.names.map {
        Article(id: $0.form, text: "LONDON (\($0.form)) -" + Self.story + Self.story)
      })
    for (credits, expected) in zip(found, Self.names) {
      #expect(credits == ["\(expected.name) dateline"], "\(expected.form)")
    }
  }

  @Test func `are credited by all of their sign-offs, names between the parts`() {
    let story = String(repeating: Self.story, count: 12)
    let found = credits(
      Self.signOffs.map { signOff in
        let parts = signOff.form.filter { $0 != "/" }.split(separator: "…")
        let words = parts.joined(separator: " Jane Doe and John Roe; ")
        return Article(id: signOff.form, text: story + "// \(words) //")
      })
    #expect(found.count >= 5)
    for (credits, expected) in zip(found, Self.signOffs) {
      #expect(credits == ["\(expected.name) signOff"], "\(expected.form)")
    }
  }
}
