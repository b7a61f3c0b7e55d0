/// A word on its way through the fast path: the entries of ``FoldTable`` put so far.
struct PlainWord {
  /// Offset after the form so far.
  private(set) var formEnd: Int
  private(set) var hash = TermHash()
  /// Number of scalars of the form so far.
  private(set) var letters = 0
  /// One bit for each class seen.
  private var classes: UInt32 = 0
  private var last: UInt32 = 0

  /// A word whose form will start at an offset.
  @inline(__always)
  init(at formStart: Int) {
    formEnd = formStart
  }

  /// Puts an entry's bytes at the end of the form.
  @inline(__always)
  mutating func put(_ entry: UInt32, into forms: inout MutableSpan<UInt8>) {
    let form = entry & 0xFF_FFFF
    Kernels.store(form, at: formEnd, in: &forms)
    formEnd &+= Int(entry &>> 24 & 3)
    hash.add(form)
    letters &+= 1
    last = PlainWord.wordClass(entry)
    classes |= 1 &<< last
  }

  /// Whether a sign after this word holds it to the scalar that follows: WB6, WB7, WB11 and
  /// WB12 for letters that are neither Hebrew nor Arabic, and for digits.
  @inline(__always)
  func isHeld(by sign: UInt32, to next: UInt32) -> Bool {
    let sign = PlainWord.wordClass(sign)
    let next = PlainWord.wordClass(next)
    guard next == last else { return false }
    return last == WordClass.letter.number && sign != WordClass.midNum.number
      || last == WordClass.numeric.number && sign != WordClass.midLetter.number
  }

  /// Whether there is a letter or a digit, and not only underscores.
  @inline(__always)
  var isWord: Bool { classes & ~(1 &<< WordClass.extendNumLet.number) != 0 }

  /// Whether there is an Arabic letter.
  @inline(__always)
  var hasArabic: Bool { classes & 1 &<< WordClass.arabic.number != 0 }

  /// The class in an entry, with ``FoldTable/dependsOnOthers`` above it.
  @inline(__always)
  static func wordClass(_ entry: UInt32) -> UInt32 { entry &>> 26 }

  /// Letters, digits and underscores that need no rules.
  @inline(__always)
  static func joins(_ entry: UInt32) -> Bool {
    wordClass(entry) <= WordClass.extendNumLet.number
  }

  /// Marks and invisible characters that vanish.
  @inline(__always)
  static func vanishes(_ entry: UInt32) -> Bool {
    wordClass(entry) == WordClass.extend.number
  }

  /// Signs that may hold together what is before and after them.
  @inline(__always)
  static func mayHold(_ entry: UInt32) -> Bool {
    (WordClass.midLetter.number...WordClass.singleQuote.number).contains(wordClass(entry))
  }

  /// Scalars that need the rules in full.
  @inline(__always)
  static func isHard(_ entry: UInt32) -> Bool {
    wordClass(entry) > WordClass.other.number
  }
}

extension WordClass {
  /// The class as a number of the width that ``FoldTable`` entries have.
  @inline(__always)
  var number: UInt32 { UInt32(rawValue) }
}
