import Testing
import Topics
import Vectors

@Suite("Group labels") struct GroupLabelsTests {
  static let corpus = Corpus([
    Article(
      id: "1", title: "Talks on Turkey",
      text:
        "The European Union opened talks with Turkey on Monday 12. The European Union is x."
    ),
    Article(
      id: "2", text: "Turkey and the European Union: the talks said to last 12 days."),
    Article(id: "3", text: "In the European Union, talks with Turkey will go on."),
    Article(id: "4", text: "فاز الفريق السعودي في المباراة، ثم احتفل الفريق السعودي"),
    Article(
      id: "5", title: "فوز", text: "خسر المباراة أمس والفريق السعودي حزين بعد المباراة"),
    Article(id: "6", text: "قال المدرب إن الفريق السعودي لعب المباراة"),
  ])
  static let grouping = Grouping([0, 0, 0, 1, 1, 1], count: 2)

  static func labels(count: Int = 10, threads: Int = 1) -> GroupLabels {
    GroupLabels(
      of: grouping, from: corpus, count: count, parallel: Parallel(threads: threads))
  }

  @Test func `phrases stand for their words, spelt as the texts spell them most often`() {
    let labels = Self.labels()
    #expect(Set(labels[0].map(\.text)) == ["European Union", "talks", "Turkey"])
    #expect(labels[1].map(\.text) == ["الفريق السعودي", "المباراة"])
  }

  @Test func `words that were read once name any grouping as those read for it do`() {
    let parallel = Parallel(threads: 2)
    let material = LabelMaterial(of: Self.corpus, parallel: parallel)
    for grouping in [Self.grouping, Grouping([0, 1, 0, 1, 2, 2], count: 3)] {
      let labels = GroupLabels(of: grouping, in: material, parallel: parallel)
      #expect(labels == GroupLabels(of: grouping, from: Self.corpus, parallel: parallel))
    }
  }

  @Test func `groups that are too small get no labels, and their first headline`() {
    let grouping = Grouping([0, 0, 0, 1, 2, 2], count: 3)
    let labels = GroupLabels(
      of: grouping, from: Self.corpus, leastSize: 2, parallel: Parallel(threads: 1))
    #expect(labels.labels.map(\.isEmpty) == [false, true, false])
    #expect(labels.headlines[1] == 3)
  }

  @Test func `counts are those of the articles`() {
    let labels = Self.labels()
    for label in labels[0] { #expect(label.share == 1) }
    // 3.5/0.5 inside against 0.5/3.5 outside.
    let odds: Float = 2 * 2.807355
    for label in labels[1] { #expect(abs(label.contrast - odds) < 1e-4) }
    #expect(
      labels.phrases.map { $0.map(\.text) } == [["European Union"], ["الفريق السعودي"]])
    #expect(labels.phrases[0].map(\.wordCount) == [2])
  }

  @Test func `stop words, days, verbs of reporting, numbers and single letters are none`()
  {
    let texts = Self.labels(count: 100).labels.joined().map { $0.text.lowercased() }
    for word in ["the", "monday", "said", "12", "x", "قال", "أمس", "في"] {
      #expect(!texts.contains(word))
    }
  }

  @Test func `no label is part of another, and scores are above 0`() {
    for labels in Self.labels(count: 100).labels {
      for (place, label) in labels.enumerated() {
        #expect(label.score > 0 && label.contrast > 0)
        for other in labels[..<place] {
          #expect(!" \(other.text) ".contains(" \(label.text) "))
          #expect(!" \(label.text) ".contains(" \(other.text) "))
        }
      }
    }
  }

  @Test func `the headline is that of the article whose title says most`() {
    #expect(Self.labels().headlines[0] == 0)
  }

  @Test func `labels do not depend on the number of threads`() {
    #expect(Self.labels(threads: 1) == Self.labels(threads: 4))
  }

  @Test func `a name has the best labels, others isolated`() {
    let labels = Self.labels()
    #expect(labels.name(of: 1) == "الفريق السعودي، المباراة")
    #expect(labels.name(of: 1, labels: 1) == "الفريق السعودي")
    #expect(labels.name(of: 0, labels: 0) == "")
  }

  @Test
  func `a group of one article, of no words and of the whole batch have labels or none`()
  {
    let corpus = Corpus([
      Article(id: "1", title: "Flood in Aleppo", text: "The flood hit Aleppo."),
      Article(id: "2", text: "12 345"),
    ])
    let parallel = Parallel(threads: 1)
    let apart = GroupLabels(
      of: Grouping([0, 1], count: 2), from: corpus, parallel: parallel)
    #expect(apart[0].first?.text.hasSuffix("Aleppo") == true)
    #expect(apart[1].isEmpty)
    #expect(apart.name(of: 1) == "")
    let whole = GroupLabels(
      of: Grouping([0, 0], count: 1), from: corpus, parallel: parallel)
    #expect(whole.count == 1)
    let none = GroupLabels(
      of: Grouping([], count: 0), from: Corpus([]), parallel: parallel)
    #expect(none.count == 0)
  }

  @Test func `Arabic labels are without what the sentence wrote onto them`() {
    let corpus = Corpus([
      Article(id: "1", text: "مباراة لكرة القدم بين الوزير وزير الصحة ووفد بنسبة كبيرة"),
      Article(id: "2", text: "كرة القدم تجمع وزير الصحة، والوزير يحضر بنسبة قليلة"),
      Article(id: "3", text: "في كرة القدم فوز لوزير الصحة، نسبة الحضور كبيرة"),
      Article(id: "4", text: "council meets and votes"),
      Article(id: "5", text: "the council votes again"),
    ])
    let labels = GroupLabels(
      of: Grouping([0, 0, 0, 1, 1], count: 2), from: corpus,
      parallel: Parallel(threads: 1))
    let texts = labels[0].map(\.text)
    #expect(Set(texts).isSuperset(of: ["كرة القدم", "وزير الصحة", "نسبة"]))
    #expect(!texts.contains("الوزير"))
  }

  @Test
  func `a phrase is as long as it is frequent, and does not end in the midst of a name`()
  {
    let texts = [
      "Bank of England raised rates", "The Bank of England and rates of 4",
      "rates at the Bank of England: محمد بن سلمان", "لقاء محمد بن سلمان", "محمد بن نايف",
      "محمد بن نايف في لقاء",
    ]
    let corpus = Corpus(
      texts.enumerated().map { Article(id: "\($0.offset)", text: $0.element) })
    let labels = GroupLabels(
      of: Grouping([0, 0, 0, 1, 1, 1], count: 2), from: corpus,
      parallel: Parallel(threads: 1))
    #expect(Set(labels[0].map(\.text)) == ["Bank of England", "rates"])
    #expect(labels[1].allSatisfy { !$0.text.hasSuffix(" بن") && $0.text != "بن" })
  }

  @Test func `copies count once, and a group of copies still has labels`() {
    let texts = [
      "Rain in Aleppo today", "Rain in Aleppo today", "Storm hits Homs",
      "Homs storm ends",
    ]
    let corpus = Corpus(
      texts.enumerated().map { Article(id: "\($0.offset)", text: $0.element) })
    let grouping = Grouping([0, 1, 2, 2], count: 3)
    let votes = Votes(representatives: [0, 0, 2, 3])
    let labels = GroupLabels(
      of: grouping, from: corpus, votes: votes, parallel: Parallel(threads: 1))
    #expect(labels.labels.allSatisfy { !$0.isEmpty })
    #expect(labels[2].map(\.text).contains("Homs"))
  }

  @Test func `what others have, and the nearest group above all, is worth less`() {
    let texts = [
      "Gupta surgeon hospital", "Gupta surgeon hospital", "Cheeks coach hospital",
      "Cheeks coach hospital", "storm river flood", "storm river flood",
    ]
    let corpus = Corpus(
      texts.enumerated().map { Article(id: "\($0.offset)", text: $0.element) })
    let labels = GroupLabels(
      of: Grouping([0, 0, 1, 1, 2, 2], count: 3), from: corpus,
      parallel: Parallel(threads: 1))
    // All as frequent in their groups; only the hospital is in another one.
    let contrasts = Dictionary(
      uniqueKeysWithValues: labels[0].map { ($0.text, $0.contrast) })
    #expect(contrasts.values.allSatisfy { $0 > 0 })
    #expect(!contrasts.keys.contains { $0 == "hospital" })
  }

  @Test func `elided articles are no part of labels, and dangling particles none`() {
    let texts = [
      "Le vote de l'accord est dans la ville d'un maire qui a dit non à al-Hol",
      "Un accord pour la ville et pour l'accord de al-Hol est dans les mains de l'Oréal",
      "The storm hit the coast and the river", "The storm left the coast to the river",
    ]
    let corpus = Corpus(
      texts.enumerated().map { Article(id: "\($0.offset)", text: $0.element) })
    let labels = GroupLabels(
      of: Grouping([0, 0, 1, 1], count: 2), from: corpus, count: 50,
      parallel: Parallel(threads: 1))
    let french = Set(labels[0].map(\.text))
    #expect(french.isSuperset(of: ["accord", "ville", "al-Hol"]))
    #expect(french.isDisjoint(with: ["l'accord", "d'un", "al"]))
  }

  @Test func `what one outlet prints under all its articles comes last`() {
    let articles = (0..<12).map { number in
      Article(
        id: "\(number)",
        text: number < 8
          ? "The storm hit the coast." + (number < 4 ? " Click the banner below." : "")
          : "A council of towns voted.",
        source: number < 4 ? "Echo" : "Post \(number)")
    }
    let labels = GroupLabels(
      of: Grouping((0..<12).map { $0 < 8 ? 0 : 1 }, count: 2), from: Corpus(articles),
      parallel: Parallel(threads: 1))
    let texts = labels[0].map(\.text)
    #expect(texts.first?.contains("storm") == true)
    #expect(texts.last.map { "Click the banner below".contains($0) } == true)
  }
}
