/// Distinct words as documents show them, numbered, and their terms.
///
/// Several words can have the same term, since stop words are told before words are stemmed.
/// A term has a number once some document counts it. Word 0 is none, for text without words.
struct WordTable: WordNames {
  /// The word that is none.
  static let none: Int32 = 0

  /// What a word stands for.
  struct Word: Sendable {
    /// The place of its term's hash and form.
    let place: Int32
    /// Its term, or -1 as long as it has not counted.
    var term: Int32 = -1
    /// Why it may have to be left out.
    let mask: StopMask
    /// Whether other words have its term.
    var sharesTerm = false
  }

  /// The words, by number.
  private(set) var words = [Word(place: -1, mask: [])]
  /// The place of each term's hash and form.
  private(set) var places: [Int32] = []
  /// By place: what the term is known by.
  private(set) var hashes: [UInt64] = []
  /// By place: the form of the term.
  private(set) var forms = TermForms()
  /// By place: the term, or -1 as long as it has not counted.
  private var terms: [Int32] = []

  /// The words, by hash of the term and mask: by the hash alone where the mask is empty.
  private var index: HashIndex
  /// The first word with a mask, by hash of the term.
  private var firstMasked = HashIndex()

  /// An empty table with room for that many words before its index grows.
  init(capacity: Int) {
    index = HashIndex(capacity: capacity)
  }

  /// The number of a word that may be new.
  ///
  /// - Parameters:
  ///   - hash: what its term is known by.
  ///   - form: the term's bytes, kept if it is new.
  ///   - mask: why it may have to be left out.
  /// - Returns: the number it has, or the next free one.
  mutating func name(of hash: UInt64, form: Span<UInt8>, mask: StopMask) -> Int32 {
    let key =
      mask.isEmpty ? hash : SplitMix64.mix(hash ^ SplitMix64.mix(UInt64(mask.rawValue)))
    if let known = index.number(of: key) { return known }
    let number = Int32(words.count)
    index.insert(key, number: number)
    let masked = firstMasked.number(of: hash)
    if !mask.isEmpty, masked == nil { firstMasked.insert(hash, number: number) }
    if let other = masked ?? (mask.isEmpty ? nil : index.number(of: hash)) {
      words[Int(other)].sharesTerm = true
      words.append(Word(place: words[Int(other)].place, mask: mask, sharesTerm: true))
    } else {
      words.append(Word(place: Int32(hashes.count), mask: mask))
      hashes.append(hash)
      forms.append(form)
      terms.append(-1)
    }
    return number
  }

  /// Gives the term of a word that counts for the first time its number.
  mutating func enter(_ word: Int) -> Int32 {
    let place = Int(words[word].place)
    if terms[place] < 0 {
      terms[place] = Int32(places.count)
      places.append(Int32(place))
    }
    words[word].term = terms[place]
    return terms[place]
  }
}
