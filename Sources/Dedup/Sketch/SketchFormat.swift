/// The bytes in which a sketch leaves the process.
///
/// All numbers are little-endian:
///
/// | offset | bytes | content |
/// |---|---|---|
/// | 0 | 4 | `TTSK` |
/// | 4 | 2 | format version, 1 |
/// | 6 | 2 | number of slots *k* |
/// | 8 | 8 | seed |
/// | 16 | 2*k* | the slots; 0xFFFF is an empty one |
///
/// A version stands for the word folding, the hashes and the densification together: two
/// sketches of one version, *k* and seed can be compared wherever they were made.
public enum SketchFormat {
  /// The version written, and the only one read.
  public static let version: UInt16 = 1

  private static let mark: [UInt8] = Array("TTSK".utf8)
  private static let headerCount = 16

  /// The bytes of a sketch made by `scheme`.
  ///
  /// - Precondition: the sketch has the scheme's number of slots.
  public static func encode(_ sketch: Span<UInt16>, of scheme: MinHash) -> [UInt8] {
    precondition(sketch.count == scheme.slots, "a sketch of another scheme")
    var bytes = mark
    bytes.reserveCapacity(headerCount + 2 * sketch.count)
    append(version, to: &bytes)
    append(UInt16(scheme.slots), to: &bytes)
    append(scheme.seed, to: &bytes)
    for slot in sketch.indices { append(sketch[slot], to: &bytes) }
    return bytes
  }

  /// The scheme and the slots that ``encode(_:of:)`` wrote.
  ///
  /// - Throws: ``DedupError/malformedSketch(reason:)`` if the mark, the version or the
  ///   length is not as written above, ``DedupError/slots(_:allowed:)`` for no slots or
  ///   too many.
  public static func decode(
    _ bytes: Span<UInt8>
  ) throws(DedupError) -> (scheme: MinHash, sketch: [UInt16]) {
    guard bytes.count >= headerCount, mark.indices.allSatisfy({ bytes[$0] == mark[$0] })
    else { throw .malformedSketch(reason: "it does not begin with TTSK and a header") }
    let written = number(at: 4, count: 2, in: bytes)
    guard written == version else {
      throw .malformedSketch(reason: "format version \(written), not \(version)")
    }
    let slots = Int(number(at: 6, count: 2, in: bytes))
    let scheme = try MinHash(slots: slots, seed: number(at: 8, count: 8, in: bytes))
    let expected = headerCount + 2 * slots
    guard bytes.count == expected else {
      throw .malformedSketch(reason: "\(bytes.count) bytes in place of \(expected)")
    }
    let sketch = (0..<slots).map { slot in
      UInt16(number(at: headerCount + 2 * slot, count: 2, in: bytes))
    }
    return (scheme, sketch)
  }

  private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  private static func number(at offset: Int, count: Int, in bytes: Span<UInt8>) -> UInt64
  {
    (0..<count).reversed().reduce(0) { $0 << 8 | UInt64(bytes[offset + $1]) }
  }
}
