/// Finds the hashes of the words of one text after another, and nothing else about them.
///
///     var words = WordHashes(analyzer: Analyzer(.shingles))
///     words.read(text)
///     words.hashes  // those of the tokens that the analyzer gives
///
/// Nineteen words in twenty were met before and are looked up by their bytes (`RunReader`),
/// which takes a tenth of the time of finding them anew. The storage, five megabytes and a
/// few bytes for each number met, is used again from text to text: the more texts one reader reads, the more it knows.
package struct WordHashes: Sendable {
  /// The words of the text that was read last, in its order.
  package private(set) var hashes: [UInt64] = []

  private let analyzer: Analyzer
  private var reader = RunReader<HashNames>()
  private var names: HashNames

  /// A reader of the words that an analyzer finds.
  ///
  /// - Parameters:
  ///   - analyzer: finds them.
  ///   - seed: what their hashes are drawn from; 0 for the ``TermHash`` of their forms.
  /// - Precondition: the analyzer's terms are single words, of which none is left out.
  package init(analyzer: Analyzer, seed: UInt64 = 0) {
    precondition(
      analyzer.termsAreWords && analyzer.stops == nil && !analyzer.limitsLengths,
      "words that are left out or put together have no hashes of their own")
    self.analyzer = analyzer
    names = HashNames(seed: seed)
  }

  /// Reads a text in place of the one before.
  ///
  /// - Parameter text: UTF-8 of less than 4 GB.
  /// - Complexity: O(*n*) in the bytes of the text.
  package mutating func read(_ text: Span<UInt8>) {
    reader.removeAll()
    hashes.removeAll(keepingCapacity: true)
    reader.append(text, analyzer, &names)
    reader.appendWords(to: &hashes)
  }

  /// Whether one of the words read so far, given by its hash, begins with a digit.
  @inline(__always)
  package func isNumber(_ hash: UInt64) -> Bool { names.isNumber(hash) }

  /// Words that are known by their hashes.
  private struct HashNames: WordNames {
    static var none: UInt64 { 0 }

    /// What hashes are drawn from.
    let seed: UInt64

    /// Words that begin with a digit: few, but they have to be told.
    private var numbers = HashIndex()
    /// A bit for each of 2¹⁶ places, set where such a word is: what nearly all look-ups
    /// end at.
    private var places = [UInt64](repeating: 0, count: 1 << 10)

    init(seed: UInt64) {
      self.seed = seed
    }

    @inline(__always)
    func isNumber(_ hash: UInt64) -> Bool {
      let place = hash &>> 48
      guard places[Int(place &>> 6)] &>> (place & 63) & 1 != 0 else { return false }
      return numbers.number(of: hash) != nil
    }

    mutating func name(of hash: UInt64, form: Span<UInt8>, mask: StopMask) -> UInt64 {
      let hash = seed == 0 ? hash : TermHash.hash(form, seed: seed)
      if form.count > 0, (0x30...0x39).contains(form[0]), numbers.number(of: hash) == nil
      {
        numbers.insert(hash, number: 0)
        let place = hash &>> 48
        places[Int(place &>> 6)] |= 1 &<< (place & 63)
      }
      return hash
    }
  }
}
