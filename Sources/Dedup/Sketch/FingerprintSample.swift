/// Which shingles of a text stand for it in the index that finds shared passages.
///
/// A shingle is taken if its hash is below 2⁶⁴/``rate`` (FracMinHash: Irber et al. 2022,
/// "Lightweight compositional analysis of metagenomes with FracMinHash"), or if it is the
/// least of some ``window`` consecutive shingles (winnowing: Schleimer, Wilkerson & Aiken
/// 2003, "Winnowing: local algorithms for document fingerprinting"). The first rule takes
/// the same shingles from every text whatever stands around them; the second leaves no
/// stretch without: any run of ``window`` shingles that two texts share has a fingerprint
/// in common, any run of twice as many has two. A text of no more than ``floor`` shingles
/// keeps them all.
///
/// With the values used for all but small batches, 8 and 8, near 0.23 of all shingles are taken. A fingerprint
/// is the low half of the hash, so that a sample costs one byte a word; two shingles share
/// one by accident with probability 2⁻³², which costs a look at a pair and decides nothing.
package struct FingerprintSample: Sendable {
  /// One shingle in so many is taken for its value alone.
  package var rate: UInt64 = 8
  /// Consecutive shingles of which at least one is taken.
  package var window = 8
  /// Number of shingles up to which all are taken.
  package var floor = 16

  /// Bytes of text up to which every shingle is taken, which costs four times as much.
  private static let smallBatch = 1 << 20

  /// The sample with its default numbers.
  package init() {}

  /// The sample fit for a batch of so many bytes of text: all shingles of a small one.
  init(forBytes bytes: Int) {
    if bytes <= FingerprintSample.smallBatch { (rate, window) = (1, 1) }
  }

  /// Appends the distinct fingerprints of a text, in order of their first places.
  ///
  /// - Parameters:
  ///   - shingles: by position, as ``Shingles/append(of:to:)`` gives them.
  ///   - seen: storage that is used again.
  ///   - fingerprints: where the sample goes.
  /// - Complexity: O(*n*) expected.
  package func append(
    of shingles: Span<UInt64>, seen: inout HashSet64, to fingerprints: inout [UInt32]
  ) {
    guard shingles.count > 0 else { return }
    seen.removeAll(expecting: shingles.count)
    let limit = UInt64.max / rate
    let window = shingles.count <= floor ? 1 : min(window, shingles.count)
    // The least of the window that ends here, the last of equals.
    var least = 0
    for i in shingles.indices {
      if i - least >= window {
        least = i - window + 1
        for j in least...i where shingles[j] <= shingles[least] { least = j }
      } else if shingles[i] <= shingles[least] {
        least = i
      }
      if shingles[i] <= limit, seen.insert(shingles[i]) {
        fingerprints.append(UInt32(truncatingIfNeeded: shingles[i]))
      }
      if i >= window - 1, seen.insert(shingles[least]) {
        fingerprints.append(UInt32(truncatingIfNeeded: shingles[least]))
      }
    }
  }
}
