/// Words that stand in dates.
enum DateWord: Sendable, Hashable {
  case month(Int)
  /// The name that two months share, told apart by the word that follows.
  case pairedMonth(first: Int, second: Int)
  case first, second
  case morning, afternoon
  /// A zone, in minutes east of Greenwich.
  case zone(Int)
  /// Says nothing: days of the week, prepositions, endings of ordinal numbers.
  case filler

  /// What a word means; nil if it is unknown.
  ///
  /// - Parameter hash: of its letters in lower case, without hamza on alef.
  init?(hash: UInt64) {
    guard let word = DateWord.words[hash] else { return nil }
    self = word
  }

  /// The start of a hash (FNV-1a).
  ///
  /// Two of these words or a stranger would have to agree in
  /// 64 bits to be confused.
  static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

  static func extend(_ hash: UInt64, by byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  private static let words: [UInt64: DateWord] = {
    var words: [UInt64: DateWord] = [:]
    func enter(_ list: String, _ word: DateWord) {
      for name in list.split(separator: " ") {
        words[name.utf8.reduce(emptyHash, extend)] = word
      }
    }
    for (index, names) in monthNames.enumerated() { enter(names, .month(index + 1)) }
    enter("كانون", .pairedMonth(first: 12, second: 1))
    enter("تشرين", .pairedMonth(first: 10, second: 11))
    enter("الاول", .first)
    enter("الثاني الثانى", .second)
    enter("am ص صباحا", .morning)
    enter("pm م مساء", .afternoon)
    for (names, hours) in zones { enter(names, .zone(hours * 60)) }
    enter(fillers, .filler)
    return words
  }()

  // By month: English, French, then Arabic of the Nile and the Gulf, of the Levant, of
  // Tunisia and Algeria, of Morocco, each where it differs.
  private static let monthNames = [
    "january jan janvier janv يناير جانفي",
    "february feb février fevrier févr fév فبراير شباط فيفري",
    "march mar mars مارس اذار",
    "april apr avril avr ابريل نيسان افريل",
    "may mai مايو ايار ماي",
    "june jun juin يونيو يونية يونيه حزيران جوان",
    "july jul juillet juil يوليو يولية يوليه تموز جويلية يوليوز",
    "august aug août aout اغسطس اب اوت غشت",
    "september sep sept septembre سبتمبر ايلول شتنبر",
    "october oct octobre اكتوبر",
    "november nov novembre نوفمبر نونبر",
    "december dec décembre decembre déc ديسمبر دجنبر",
  ]

  private static let zones = [
    ("z utc gmt ut wet غرينتش جرينتش", 0), ("cet bst", 1), ("cest eet", 2),
    ("eest msk", 3),
    ("edt", -4), ("est cdt", -5), ("cst mdt", -6), ("mst pdt", -7), ("pst", -8),
  ]

  private static let fillers = """
    t at on of the st nd rd th er le à de \
    monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri \
    saturday sat sunday sun \
    lundi lun mardi mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim \
    الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت احد اثنين ثلاثاء اربعاء خميس جمعة سبت \
    يوم في من الساعة الموافق بتوقيت
    """
}
