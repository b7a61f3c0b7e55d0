/// Words that stand in the news of every day and every subject, and so name none, though
/// they are no stop words: days of the week, verbs of reporting, titles of address, and what
/// addresses on the web are made of.
///
/// The days of an event are frequent in its articles and rare elsewhere, and yet tell
/// nothing of what happened. Closed classes only, as for stop words; Arabic verbs come with
/// the conjunctions that are written onto them.
enum NamelessWords {
  /// All words, in every language.
  static let all: [String] = {
    let plain = (days + english + french + others).split(separator: " ").map(String.init)
    let verbs = arabic.split(separator: " ").map(String.init)
    return plain + verbs + verbs.map { "و" + $0 } + verbs.map { "ف" + $0 }
  }()

  private static let days = """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow \
    lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag \
    freitag samstag sonntag lunes martes miércoles jueves viernes sábado domingo \
    понедельник вторник среду четверг пятницу субботу воскресенье \
    الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت \
    اليوم أمس غدا صباح مساء صباحا مساء\u{20}
    """

  private static let english = """
    say says said saying tell tells told telling add adds added adding reported reporter \
    reporters announce announced announces according stated explained ask asked asking \
    spokesman spokeswoman spokesperson mr mrs ms dr http https www com org net html\u{20}
    """

  /// Function words that Snowball's list lacks, but for those that name something in another
  /// language, as "car" does.
  private static let french = """
    où dont cet cette ça cela celle celles ceux ils elles leurs très aussi comme donc ainsi \
    entre sans chez depuis pendant après avant alors quand lorsque puis dès afin être avoir \
    tous toute toutes peut doit\u{20}
    """

  private static let others = """
    dit déclaré affirmé ajouté annoncé selon sagte sagt teilte mitteilte erklärte laut dijo \
    afirmó aseguró añadió anunció según сказал сообщил заявил
    """

  private static let arabic = """
    قال قالت قالوا يقول تقول وقال أكد أكدت أكدوا يؤكد تؤكد مؤكدا مؤكدة أضاف أضافت يضيف مضيفا \
    أوضح أوضحت يوضح موضحا أشار أشارت يشير مشيرا ذكر ذكرت يذكر أعلن أعلنت يعلن صرح صرحت \
    أفاد أفادت تفيد بين بينت مبينا لفت لفتت لافتا مراسل مراسلنا مراسلة تابع تابعت كشف كشفت نقل نقلت شدد شددت \
    أعرب أعربت اعتبر اعتبرت
    """
}
