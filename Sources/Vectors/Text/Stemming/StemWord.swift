/// A word on its way to its stem, letter by letter, in storage that is used again for the
/// next word.
///
/// Places count letters from 0. A region is known by the place where it begins, and a
/// suffix lies in it if it does not begin before that; regions stay what they are while
/// the word gets shorter.
struct StemWord: Sendable {
  private(set) var letters: [Letter] = []
  /// Where the region begins that is called R1, after the first consonant behind a vowel.
  var r1 = 0
  /// Where R2 begins, which is the R1 of R1.
  var r2 = 0
  /// Where RV begins, which every language defines for itself.
  var rv = 0

  /// Number of letters.
  @inline(__always)
  var count: Int { letters.count }

  /// The letter at a place.
  @inline(__always)
  subscript(place: Int) -> Letter {
    get { letters[place] }
    set { letters[place] = newValue }
  }

  /// Whether the letter at a place is one of a set; not so where there is none.
  @inline(__always)
  func isOne(of set: LetterSet, at place: Int) -> Bool {
    place >= 0 && place < count && set.contains(letters[place])
  }

  /// Whether there is a letter at a place, and none of a set.
  @inline(__always)
  func isNone(of set: LetterSet, at place: Int) -> Bool {
    place >= 0 && place < count && !set.contains(letters[place])
  }

  /// Whether the letter at a place is this one; not so where there is none.
  @inline(__always)
  func has(_ letter: Letter, at place: Int) -> Bool {
    place >= 0 && place < count && letters[place] == letter
  }

  /// The place behind the first letter of a set, from a place on; nil if there is none.
  func placeAfter(_ set: LetterSet, from place: Int) -> Int? {
    var place = place
    while place < count {
      if set.contains(letters[place]) { return place + 1 }
      place += 1
    }
    return nil
  }

  /// The place behind the first letter that is in no set, from a place on; nil if there is
  /// none.
  func placeAfterOther(than set: LetterSet, from place: Int) -> Int? {
    var place = place
    while place < count {
      if !set.contains(letters[place]) { return place + 1 }
      place += 1
    }
    return nil
  }

  /// Where the region after the first consonant behind a vowel begins, from a place on; the
  /// end if there is none.
  func region(_ vowels: LetterSet, from place: Int = 0) -> Int {
    guard let vowel = placeAfter(vowels, from: place) else { return count }
    return placeAfterOther(than: vowels, from: vowel) ?? count
  }

  mutating func append(_ letter: Letter) { letters.append(letter) }

  mutating func insert(_ letter: Letter, at place: Int) {
    letters.insert(letter, at: place)
  }

  mutating func remove(at place: Int) { letters.remove(at: place) }

  mutating func removeFirst(_ count: Int) { letters.removeFirst(count) }

  mutating func removeLast(_ count: Int = 1) { letters.removeLast(count) }
}

extension StemWord {
  /// Takes the letters of a folded word.
  ///
  /// - Returns: whether all of them are letters that can be stemmed.
  mutating func load(_ form: Span<UInt8>) -> Bool {
    letters.removeAll(keepingCapacity: true)
    var offset = 0
    while offset < form.count {
      let (scalar, length) = form.scalar(at: offset)
      guard scalar < 0x10000 else { return false }
      letters.append(Letter(UInt16(truncatingIfNeeded: scalar)))
      offset += length
    }
    return true
  }

  /// Writes the letters as UTF-8.
  func store(in form: inout [UInt8]) {
    form.removeAll(keepingCapacity: true)
    for letter in letters { form.append(scalar: UInt32(letter.value)) }
  }
}
