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
/// With the values used for all but small batches, 8 and 8, near 0.23 of all shingles are
/// taken. A fingerprint is the low half of the hash, so that a sample costs two bytes a word
/// with the number of its text; two shingles share one by accident with probability 2⁻³²,
/// which costs a look at a pair and decides nothing.
package struct FingerprintSample: Sendable {
  /// One shingle in so many is taken for its value alone.
  package var rate: UInt64 = 8
  /// Consecutive shingles of which at least one is taken.
  package var window = 8
  /// Number of shingles up to which all are taken.
  package var floor = 16

  /// Bits of a fingerprint.
  static let bits = 32

  /// Bytes of text up to which every shingle is taken, which costs four times as much.
  private static let smallBatch = 1 << 20

  /// The sample with its default numbers.
  package init() {}

  /// The sample fit for a batch of so many bytes of text: all shingles of a small one.
  init(forBytes bytes: Int) {
    if bytes <= FingerprintSample.smallBatch { (rate, window) = (1, 1) }
  }

  /// Appends the distinct fingerprints of a text, in order of their first places: each in
  /// the high half of a number, the place of its shingle in the low one.
  ///
  /// - Parameters:
  ///   - shingles: by position, as ``Shingles/append(ofWords:to:)`` gives them.
  ///   - firsts: where each of them stands first, as ``FirstPlaces`` has it.
  ///   - isTaken: storage that is used again.
  ///   - fingerprints: where the sample goes.
  /// - Complexity: O(*n*).
  package func append(
    of shingles: Span<UInt64>, firsts: Span<Int32>, isTaken: inout [Bool],
    to fingerprints: inout [UInt64]
  ) {
    let count = shingles.count
    guard count > 0 else { return }
    isTaken.removeAll(keepingCapacity: true)
    isTaken.append(contentsOf: repeatElement(false, count: count))
    let start = fingerprints.count
    // At each step at most two shingles are taken, of all at most each once; and what is
    // written behind the last one taken is overwritten.
    fingerprints.append(contentsOf: repeatElement(0, count: count + 1))
    var output = fingerprints.mutableSpan
    var isTakenSpan = isTaken.mutableSpan
    var end = start
    let limit = UInt64.max / rate
    let window = count <= floor ? 1 : min(window, count)
    // The least of the window that ends here, the last of equals.
    var least = 0
    for i in shingles.indices {
      let shingle = shingles[i]
      if i &- least >= window {
        least = i &- window &+ 1
        for j in least...i where shingles[j] <= shingles[least] { least = j }
      } else if shingle <= shingles[least] {
        least = i
      }
      let own = Int(firsts[i])
      output[end] = shingle &<< 32 | UInt64(UInt32(bitPattern: firsts[i]))
      let isOwnNew = shingle <= limit && !isTakenSpan[own]
      if isOwnNew { isTakenSpan[own] = true }
      end &+= isOwnNew ? 1 : 0
      let first = Int(firsts[least])
      let isLeastNew = i &+ 1 >= window && !isTakenSpan[first]
      output[end] = shingles[least] &<< 32 | UInt64(UInt32(bitPattern: firsts[least]))
      if isLeastNew { isTakenSpan[first] = true }
      end &+= isLeastNew ? 1 : 0
    }
    fingerprints.removeLast(fingerprints.count - end)
  }
}
