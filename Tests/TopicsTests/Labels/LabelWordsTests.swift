import Testing
import Topics
import Vectors

@Suite("Label words") struct LabelWordsTests {
  /// The labels of some articles beside others that have none of their words.
  static func labels(
    _ texts: [String], beside others: [String] = ["zulu yankee xray", "zulu yankee xray"]
  ) -> [String] {
    let corpus = Corpus(
      (texts + others).enumerated().map { Article(id: "\($0.offset)", text: $0.element) })
    let assignments = texts.map { _ in Int32(0) } + others.map { _ in Int32(1) }
    let labels = GroupLabels(
      of: Grouping(assignments, count: 2), from: corpus, count: 50,
      parallel: Parallel(threads: 1))
    return labels[0].map(\.text)
  }

  @Test(arguments: [
    "ل\u{640}كرة", "ل\u{670}كرة", "ل\u{200D}كرة", "ل\u{64E}\u{640}\u{650}كرة",
    "\u{FEDD}كرة",
  ])
  func `what is written onto a word goes with all signs on it`(spelling: String) {
    let labels = Self.labels([
      "\(spelling) اليد", "\(spelling) الماء", "\(spelling) جميلة", "كرة",
    ])
    #expect(labels.contains("كرة"))
    #expect(
      labels.allSatisfy { $0.unicodeScalars.first?.properties.isAlphabetic == true })
  }

  @Test(arguments: ["'", "\u{2019}", "\u{201B}", "\u{FF07}"])
  func `what is elided goes with any apostrophe`(sign: String) {
    let labels = Self.labels([
      "l\(sign)accord historique", "d\(sign)accord historique", "accord d\(sign)un maire",
    ])
    #expect(labels.contains { $0.hasPrefix("accord") })
    #expect(labels.allSatisfy { !$0.contains(sign) })
  }

  @Test func `one character that stands for a word and its waw stays whole`() {
    let labels = Self.labels(["\u{FDF8} كرة", "\u{FDF8} جبل", "سلم قصر", "سلم نهر"])
    #expect(labels.allSatisfy { !$0.isEmpty })
  }

  @Test func `behind a lam the article is written again, but not in a phrase of God`() {
    let god = Self.labels(["لله الحمد كثيرا", "لله الحمد دائما", "لله الحمد صباح"])
    #expect(god.contains("لله الحمد"))
    #expect(Self.labels(["لله كرة", "لله جبل", "لله نهر"]).contains("الله"))
    let students = Self.labels([
      "دعم للطلاب جديد", "منح للطلاب كبيرة", "قبول لطلاب المدارس", "الطلاب يحتفلون",
    ])
    #expect(students.contains("الطلاب"))
    #expect(!students.contains { $0.hasPrefix("لطلاب") || $0.hasPrefix("للطلاب") })
    // The first lam of the council is its own.
    let council = Self.labels([
      "تقرير للجنة الدستور", "ردا للجنة الدستور", "اللجنة تجتمع", "لجنة أخرى",
    ])
    #expect(!council.contains { $0.hasPrefix("الجنة") })
  }

  @Test(arguments: [
    "300", "2017", "3.5", "1,000", "٣٠٠", "٢٠١٧", "ب300", "ل2017", "وب٣٠٠", "50%", "٪٥٠",
    "-12", "$40", "۳۰۰",
  ])
  func `numbers are no labels, whatever is written onto them`(number: String) {
    let labels = Self.labels([
      "كرة \(number)", "جبل \(number)", "نهر \(number) 300 2017",
      "قصر \(number) 300 2017",
    ])
    #expect(labels.allSatisfy { !$0.contains(where: \.isNumber) })
  }

  @Test func `no label is a part of another one by its stems`() {
    let reports = Self.labels([
      "تلقى بلاغًا إسعافيًا", "استقبل بلاغًا إسعافيًا", "بلاغ عاجل", "بلاغ كاذب",
    ])
    #expect(!(reports.contains("بلاغ") && reports.contains("بلاغًا إسعافيًا")))
    let walker = Self.labels([
      "بول ووكر سائق", "وفاة بول ووكر", "بول ووكر نجم وووكر", "وكر قديم وووكر",
    ])
    #expect(!(walker.contains("ووكر") && walker.contains("بول ووكر")))
  }

  @Test(arguments: [
    "The", "in", "كان", "وكان", "et", "en", "par", "où", "d'un", "d’une", "und", "los",
  ])
  func `stop words of no language are labels where a language is not told`(word: String) {
    let labels = Self.labels(["\(word) كرة", "\(word) جبل", "\(word) نهر"])
    #expect(!labels.contains(word))
  }

  @Test func `in a Latin batch a group's own language tells its stop words`() {
    let english = [
      "The council of the city voted on the plan and it was passed by all of them",
      "The mayor said that the city would have to pay for what it had been told",
    ]
    let french = Self.labels(
      ["Grève par ici et Lyon", "Métro par ici et Paris"], beside: english + english)
    #expect(Set(french).isDisjoint(with: ["par", "et"]))
    // German has a "war", too.
    let war = Self.labels(
      [
        "A war in Sudan and the hunger of people",
        "The war of Sudan and all the refugees",
      ],
      beside: english + english)
    #expect(war.contains { $0.hasPrefix("war") })
  }

  @Test
  func `a word is spelt as its own group spells it, and by the batch where that is open`()
  {
    let sea = (0..<20).map { "البحر هادئ \($0)" }
    let bahrain = (0..<6).map { "البحرين فازت \($0)" }
    #expect(Self.labels(bahrain, beside: sea).contains { $0.contains("البحرين") })
    let council = ["Rates rose", "They cut rates"]
    let others =
      (0..<9).map { "council number \($0) on rates" } + ["zulu", "yankee", "xray"]
    let labels = Self.labels(council, beside: others)
    #expect(!labels.contains("Rates"))
  }
}
