/// The normal form of words, the long way round: for any text, and what the fast tables are
/// made from.
///
/// A word's form is its NFKC_Casefold (which drops everything invisible), then
/// ``ArabicFolding``, all decimal digits as ASCII ones and the curly apostrophes straight.
/// Accents on Latin letters stay: a café is not a cafe. Letters that are drawn like others
/// become those first, if that is wanted.
struct Folding: Sendable {
  private let tables = UnicodeTables.shared
  private let lookalikes: LookalikeTable?

  init(_ lookalikes: Lookalikes) {
    self.lookalikes = lookalikes == .folded ? LookalikeTable.shared : nil
  }

  /// Folds part of a text.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - range: the part, on scalar boundaries.
  ///   - composer: storage to work in.
  ///   - forms: the form is appended to it; where a character stands for several words
  ///     (U+FDFA is four) they have spaces between them.
  func fold(
    _ text: Span<UInt8>, _ range: Range<Int>, composer: inout Composer,
    into forms: inout [UInt8]
  ) {
    composer.removeAll()
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (scalar, length) = text.scalar(at: offset)
      append(scalar, to: &composer)
      offset += length
    }
    compose(&composer)
    for scalar in composer.scalars {
      if let folded = fold(composed: scalar) { forms.append(scalar: folded) }
    }
  }

  /// Whether a scalar is its own form, whatever is around it.
  func isItself(_ scalar: UInt32) -> Bool {
    tables.normalization[scalar] == 0 && lookalikes?.letter(like: scalar) == nil
      && tables.foldings.places(of: scalar) == nil
      && tables.decompositions.places(of: scalar) == nil
      && fold(composed: scalar) == scalar
  }

  /// Finds the form of a scalar where that does not depend on its neighbours.
  ///
  /// - Parameters:
  ///   - scalar: the scalar.
  ///   - composer: storage to work in.
  ///   - form: becomes the form, as UTF-8.
  /// - Returns: whether it does not.
  func findInertForm(
    of scalar: UInt32, composer: inout Composer, into form: inout [UInt8]
  ) -> Bool {
    composer.removeAll()
    form.removeAll(keepingCapacity: true)
    append(scalar, to: &composer)
    compose(&composer)
    for scalar in composer.scalars {
      let folded = fold(composed: scalar)
      // A starter that the quick check passes neither changes nor joins what is before it.
      // A vowel sign that vanishes may do so at once if it could not have joined a letter.
      let isInert =
        tables.normalization[scalar] == 0
        || folded == nil && !tables.mayCompose(withBefore: scalar)
      guard isInert else { return false }
      if let folded { form.append(scalar: folded) }
    }
    return true
  }

  /// Where the scalars from `first` on end that are all their own forms, so far as tables tell,
  /// 64 at a time; `first` if they are not.
  func endOfThemselves(from first: Int, limit: Int) -> Int {
    guard areThemselves(from: first) else { return first }
    var end = tables.normalization.runEnd(from: first, limit: limit)
    end = tables.decompositions.indices.runEnd(from: first, limit: end)
    end = tables.foldings.indices.runEnd(from: first, limit: end)
    end = tables.digits.runEnd(from: first, limit: end)
    return lookalikes?.letters.runEnd(from: first, limit: end) ?? end
  }

  private func areThemselves(from first: Int) -> Bool {
    tables.foldings.indices.uniformValue(from: first) == 0
      && tables.decompositions.indices.uniformValue(from: first) == 0
      && tables.digits.uniformValue(from: first) == 0
      && tables.normalization.uniformValue(from: first) == 0
      && lookalikes.map { $0.letters.uniformValue(from: first) == 0 } ?? true
  }

  private func compose(_ composer: inout Composer) {
    composer.compose(tables)
    guard let lookalikes, composer.replace(lookalikes, tables) else { return }
    // A Cyrillic es with a cedilla is a Latin letter only now.
    composer.compose(tables)
  }

  private func append(_ scalar: UInt32, to composer: inout Composer) {
    if let letter = lookalikes?.letter(like: scalar) {
      // Before the normal form, which would make a sigma of a lunate one, drawn as a "c".
      composer.append(letter, tables)
    } else if let places = tables.foldings.places(of: scalar) {
      append(places, of: tables.foldings, to: &composer)
    } else if let places = tables.decompositions.places(of: scalar) {
      append(places, of: tables.decompositions, to: &composer)
    } else {
      composer.append(scalar, tables)
    }
  }

  private func append(
    _ places: Range<Int>, of map: ScalarMap, to composer: inout Composer
  ) {
    var places = places
    // An accent that stands alone decomposes to a space and the accent. That space parts no
    // words: in texts of presentation forms, U+FE70 is a tanween inside of one.
    if places.count > 1, map[places.lowerBound] == 0x20,
      (1...254).contains(tables.normalization[map[places.lowerBound + 1]])
    {
      places.removeFirst()
    }
    for place in places { composer.append(map[place], tables) }
  }

  private func fold(composed scalar: UInt32) -> UInt32? {
    let digit = tables.digits[scalar]
    if digit > 0 { return 0x2F + UInt32(digit) }
    switch scalar {
    case 0x2018, 0x2019, 0x201B: return 0x27
    // Invisible, and yet not ignorable by their property.
    case 0x00...0x08, 0x0E...0x1B, 0x7F, 0xFFF9...0xFFFB, 0x13430...0x1343F: return nil
    default: return ArabicFolding.fold(scalar)
    }
  }
}
