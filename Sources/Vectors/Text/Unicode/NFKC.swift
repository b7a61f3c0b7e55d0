/// Unicode normalisation form KC: presentation forms, full-width letters and ligatures
/// become the ordinary letters they stand for, and letters and marks are composed.
///
///     NFKC.normalize("ﻻ")  // "لا"
///
/// Unicode 15.0, UAX #15. Text that is normal already, as nearly all is, is copied at one
/// table look-up a scalar.
public enum NFKC {
  /// The normal form of a string.
  public static func normalize(_ string: String) -> String {
    var result: [UInt8] = []
    normalize(Array(string.utf8).span, into: &result)
    return String(decoding: result, as: UTF8.self)
  }

  /// Appends the normal form of UTF-8 text.
  ///
  /// - Parameters:
  ///   - text: valid UTF-8.
  ///   - output: what the normal form is appended to.
  /// - Complexity: O(*n*), and O(*m* log *m*) for a run of *m* marks out of order.
  public static func normalize(_ text: Span<UInt8>, into output: inout [UInt8]) {
    let tables = UnicodeTables.shared
    var composer = Composer()
    output.reserveCapacity(output.count + text.count)
    var offset = 0
    // Where the last scalar that begins anew stands in the input and in the output: a mark
    // to come may change it, nothing before it.
    var clean = (input: 0, output: output.count)
    while offset < text.count {
      let (scalar, length) = text.scalar(at: offset)
      guard tables.normalization[scalar] != 0 else {
        clean = (offset, output.count)
        output.append(scalar: scalar)
        offset += length
        continue
      }
      output.removeLast(output.count - clean.output)
      offset = compose(text, from: clean.input, changing: offset, &composer, tables)
      for scalar in composer.scalars { output.append(scalar: scalar) }
      clean = (offset, output.count)
    }
  }

  /// Whether text is in the normal form for certain: `false` may also mean "perhaps".
  ///
  /// The quick check of UAX #15 without its answer "no": marks out of order, characters
  /// that change and characters that may compose are told apart by ``normalize(_:into:)``.
  public static func isNormalForCertain(_ text: Span<UInt8>) -> Bool {
    let tables = UnicodeTables.shared
    var offset = 0
    while offset < text.count {
      let (scalar, length) = text.scalar(at: offset)
      guard tables.normalization[scalar] == 0 else { return false }
      offset += length
    }
    return true
  }

  /// Composes from `start` to the first scalar after `changing` that begins anew.
  private static func compose(
    _ text: Span<UInt8>, from start: Int, changing: Int, _ composer: inout Composer,
    _ tables: UnicodeTables
  ) -> Int {
    composer.removeAll()
    var offset = start
    while offset < text.count {
      let (scalar, length) = text.scalar(at: offset)
      if offset > changing, tables.normalization[scalar] == 0 { break }
      composer.append(decomposed: scalar, tables)
      offset += length
    }
    composer.compose(tables)
    return offset
  }
}
