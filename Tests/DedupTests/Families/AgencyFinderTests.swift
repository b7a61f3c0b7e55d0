import Dedup
import Testing
import Vectors

@Suite("Credits of agencies") struct AgencyFinderTests {
  private static let finder = AgencyFinder(.known)

  /// The agencies an article credits, each with its place.
  private func credits(
    _ text: String = "خبر", author: String = "", source: String = ""
  ) -> [String] {
    let corpus = Corpus([Article(id: "1", text: text, source: source, author: author)])
    let credits = Self.finder.credits(in: corpus, parallel: Parallel(threads: 1))
    return credits[0].map { "\(credits.names[$0.agency]) \($0.place)" }
  }

  private static let story = " أعلنت الوزارة اليوم افتتاح الجسر الجديد أمام حركة المرور. "

  @Test(arguments: [
    ("الرياض - واس", ["SPA"]), ("واس- الرياض:", ["SPA"]), ("واس (جدة)", ["SPA"]),
    ("واس", ["SPA"]), ("جدة ـ وَاس", ["SPA"]), ("&nbsp;أ ف ب (بيروت)", ["AFP"]),
    ("لندن: أ.ف.ب", ["AFP"]), ("إ ف ب - مايدوغوري", ["AFP"]), ("بكين - د ب أ", ["dpa"]),
    ("الوئام - رويترز :", ["Reuters"]), ("سبق- وكالات:", ["agencies"]),
    ("صنعاء - جدة، واس ، وليد العمير", ["SPA"]), ("المنامة - بنا", ["BNA"]),
    ("بنا ـ المنامة", ["BNA"]), ("أبوظبي : وام", ["WAM"]), ("تونس / وات", ["TAP"]),
    ("الجزيرة - واس، رويترز:", ["SPA", "Reuters"]), ("By Jane Doe, AFP", ["AFP"]),
    ("Reuters Staff", ["Reuters"]), ("The Associated Press", ["AP"]), ("AP", ["AP"]),
    ("Agence France-Presse", ["AFP"]), ("RABAT (MAP)", ["MAP"]),
    ("avec agences", ["agencies"]),
    ("Le Monde avec AFP", ["AFP"]), ("PA Media", ["PA"]),
  ])
  func `bylines credit agencies`(byline: String, names: [String]) {
    #expect(credits(author: byline) == names.map { "\($0) byline" })
  }

  @Test(arguments: [
    "سعيد بنا وال", "وال ستريت", "محمد وات", "أحمد فارس", "متابعة - الرياض",
    "متعب الروقي",
    "Sana Khan", "Map Editor", "Wafa Ali", "Pa Joof", "Aa Smith", "Jane Doe",
  ])
  func `names and everyday words in bylines are no credits`(byline: String) {
    #expect(credits(author: byline).isEmpty)
  }

  @Test(arguments: [
    ("الرياض - واس:", "SPA"), ("الرياض (واس) -", "SPA"), ("(واس)\n", "SPA"),
    ("واس – مكة المكرمة\n", "SPA"), ("Next Previous عين اليوم – واس\n", "SPA"),
    ("عنوان الخبر في سطر\nبوجومبورا - د.ب.أ:", "dpa"), ("رويترز:", "Reuters"),
    ("سان فرانسيسكو 20 يوليو تموز (رويترز) -\n", "Reuters"),
    ("عواصم / وكالات:", "agencies"),
    ("واشنطن 15 شوال 1436 هـ الموافق 31 يوليو 2015 م واس\n", "SPA"),
    ("الجزائر (واج) -", "APS"), ("الرباط - و م ع -", "MAP"),
    ("LONDON (Reuters) -", "Reuters"),
    ("PARIS, 3 mai (AFP) -", "AFP"), ("KABUL, Afghanistan (AP) —", "AP"),
    ("ANKARA (AA) -", "Anadolu"), ("RABAT (MAP)", "MAP"), ("AFP -", "AFP"),
    ("Paris (AFP) –", "AFP"), ("BEIJING, May 3 (Xinhua) --", "Xinhua"),
    ("Alger - APS -", "APS"), ("LONDON, July 3 (Reuters) -", "Reuters"),
  ])
  func `datelines credit agencies`(dateline: String, name: String) {
    #expect(credits(dateline + Self.story + Self.story) == ["\(name) dateline"])
  }

  @Test(arguments: [
    "قالت رويترز إن الوزير استقال.", "نقلت رويترز عن الوزير قوله: نستقيل.",
    "وبحسب \"رويترز\"، فقد أوضح الوزير أنه يستقيل.",
    "ذكرت وكالة الأنباء السعودية (واس) أن الوزير استقال.",
    "وتنص الخطة - بحسب رويترز - كذلك على تعزيز القطاع.",
    "بنا حاجة إلى الماء، وكل ما في وسعنا أن نصبر.", "وال ستريت: هبطت الأسهم اليوم.",
    "تصل إلى وكالات السيارات - في كل المدن - سيارات جديدة.",
    "أعلن شهود عيان لوكالة فرانس برس أن خمس سيارات دمرت.",
    "رصدت عدسة ” واس ” المشروعات العملاقة التي تنفذها الحكومة.",
    "He told Reuters on Monday that the plan was dead.",
    "AP-style headlines are short.", "The map - a pa project - shows the tap.",
    "Members of Alcoholics Anonymous (AA) met in the town hall.",
    "Selon l'AFP, le ministre a démissionné.",
    "The Saudi Press Agency (SPA) said the bridge was open.",
  ])
  func `what a text says of an agency is no credit`(sentence: String) {
    #expect(credits(sentence + Self.story + Self.story).isEmpty)
  }

  @Test(arguments: [
    ("// انتهى // 18:03ت م", "SPA"), ("«واس»", "SPA"), ("\"رويترز\"", "Reuters"),
    ("\n\n(رويترز)", "Reuters"), ("(أ ف ب)", "AFP"), ("\n(أ. ف. ب)", "AFP"),
    ("\" أ ب\"", "AP"), ("\nالمصدر: وكالات", "agencies"), ("\nرويترز", "Reuters"),
    ("(إعداد فلان للنشرة العربية - تحرير فلان)", "Reuters"),
    ("(Reporting by Jane Doe and John Roe; Editing by Max Mu)", "Reuters"),
    ("© 2020 AFP", "AFP"),
    ("Copyright 2020 The Associated Press. All rights reserved.", "AP"),
    ("\nAFP/jd/mm", "AFP"), ("\njd/AFP", "AFP"), ("\nSource: Reuters", "Reuters"),
    ("(AP)", "AP"), ("-وات-", "TAP"), ("المصدر (وات)", "TAP"), ("\nSource : AFP", "AFP"),
  ])
  func `sign-offs credit agencies`(signOff: String, name: String) {
    let text = String(repeating: Self.story, count: 12) + signOff
    #expect(credits(text) == ["\(name) signOff"])
  }

  @Test(arguments: [
    "كما قال لوكالة فرانس برس", "وفقا لوكالة رويترز.", "وقد انتهى.", "ما يحيط بنا.",
    "حسبما ذكرت وكالة الأنباء السعودية (واس).", "وأضاف لـ«رويترز».", "قال لـ«فرانس برس».",
    "he told AFP.", "as seen on the map.", "They shut down the tap", "he told Reuters",
    "Reporting by phone, he said goodbye.", "(انتهى)",
  ])
  func `the last words of a story are no sign-off`(end: String) {
    #expect(credits(String(repeating: Self.story, count: 12) + end).isEmpty)
  }

  @Test func `an agency's own articles credit it as their outlet`() {
    #expect(credits(source: "واس") == ["SPA source"])
    #expect(credits(source: "وكالة الأنباء السعودية (واس)") == ["SPA source"])
    #expect(credits(source: "Reuters") == ["Reuters source"])
    #expect(credits(source: "AP") == ["AP source"])
    #expect(credits(source: "الوطن").isEmpty)
    #expect(credits(source: "MAP Travel Guide").isEmpty)
    #expect(
      credits("LONDON (Reuters) - Rain.", author: "Reuters", source: "SPA")
        == ["SPA source", "Reuters byline"])
  }

  @Test func `invisible characters hide no credit`() {
    #expect(credits(author: "الرياض - و\u{200B}ا\u{200F}س") == ["SPA byline"])
  }

  @Test func `long texts without spaces and empty ones are read`() {
    #expect(credits(String(repeating: "漢字", count: 1000)).isEmpty)
    #expect(credits("-").isEmpty)
    #expect(credits("", author: "()").isEmpty)
  }

  @Test func `the number of threads changes nothing`() {
    let corpus = Corpus(
      (0..<2000).map { i in
        Article(id: "\(i)", text: i % 3 == 0 ? "واس - جدة: خبر" : "خبر", author: "AFP")
      })
    let one = AgencyFinder(.known).credits(in: corpus, parallel: Parallel(threads: 1))
    let four = AgencyFinder(.known).credits(in: corpus, parallel: Parallel(threads: 4))
    #expect(one == four)
    #expect(one[3].map(\.place) == [.byline, .dateline])
  }
}
