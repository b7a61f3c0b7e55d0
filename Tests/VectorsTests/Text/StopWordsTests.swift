import Testing
import Vectors

@Suite("Stop words") struct StopWordsTests {
  static func language(_ text: String) -> Language? {
    var buffer = TokenBuffer()
    Analyzer(.terms).append(Array(text.utf8).span, to: &buffer)
    return buffer.language
  }

  @Test(arguments: [
    ("وصل الوفد إلى المدينة في الصباح ثم غادر", Language.arabic),
    ("The convoy reached the town in the morning and left again", .english),
    ("Le convoi est arrivé dans la ville le matin et est reparti", .french),
    ("Der Konvoi kam am Morgen in der Stadt an und fuhr wieder ab", .german),
    ("El convoy llegó a la ciudad por la mañana y se fue", .spanish),
    ("O comboio chegou à cidade de manhã e depois não voltou", .portuguese),
    ("Il convoglio è arrivato nella città al mattino e poi è ripartito", .italian),
    ("Колонна прибыла в город утром и потом снова уехала из него", .russian),
    ("Konvoy sabah şehre geldi ve daha sonra bu şehirden çok hızlı ayrıldı", .turkish),
    ("Het konvooi kwam in de ochtend aan in de stad en vertrok weer", .dutch),
    ("Konvojen kom till staden på morgonen och den åkte sedan inte", .swedish),
    ("Saattue saapui kaupunkiin aamulla ja se lähti sitten kun oli ilta", .finnish),
    ("A konvoj reggel érkezett a városba és aztán már nem volt ott", .hungarian),
  ])
  func `tell the language`(text: String, language: Language) {
    #expect(Self.language(text) == language)
  }

  @Test func `tell no language where there are too few`() {
    #expect(Self.language("Baghouz Aleppo 2019") == nil)
    #expect(Self.language("") == nil)
    #expect(Self.language(String(repeating: "حلب ", count: 50) + "في") == nil)
    #expect(Self.language(String(repeating: "حلب ", count: 49) + "في") == .arabic)
    #expect(Self.language(String(repeating: "برلين ", count: 40) + "in") == nil)
  }

  @Test func `are dropped with waw and feh before them`() {
    #expect(
      AnalyzerTests.forms("وفي المدينة فلا ماء وهذه أنباء عنها فإن", Analyzer(.terms))
        == ["مدين", "ماء", "انباء"])
  }

  @Test func `leave words alone that only look like one with a prefix`() {
    let analyzer = Analyzer(stemming: .none, stopWords: .automatic)
    #expect(
      AnalyzerTests.forms("من ولي العهد فتحت فعلي إمام فهم", analyzer)
        == ["ولي", "العهد", "فتحت", "فعلي", "امام", "فهم"])
  }

  @Test func `of given languages go from every text`() {
    let analyzer = Analyzer(stemming: .none, stopWords: .languages([.german, .arabic]))
    #expect(AnalyzerTests.forms("der the في und and", analyzer) == ["the", "and"])
  }

  @Test func `can be given, in any spelling`() throws {
    let analyzer = try Analyzer(
      Analyzer.Options(
        stemming: .none, stopWords: .none, ownStopWords: ["REUTERS", "وكالةُ"]))
    #expect(
      AnalyzerTests.forms("Reuters وكاله the في", analyzer) == ["the", "في"])
  }

  @Test func `are judged over all fields of a document together`() {
    let corpus = Corpus([
      Article(id: "1", title: "In Berlin", text: "wir sind in der Stadt und die ist groß")
    ])
    var buffer = TokenBuffer()
    var scratch: [UInt8] = []
    Analyzer(.terms).append(
      [.title, .text], of: 0, in: corpus, scratch: &scratch, to: &buffer)
    #expect(buffer.language == .german)
    #expect(buffer.tokens.map(buffer.form) == ["berlin", "stadt", "gross"])
  }

  @Test func `keep English contractions together`() {
    #expect(AnalyzerTests.forms("they don’t see it", Analyzer(.terms)) == ["see"])
  }
}
