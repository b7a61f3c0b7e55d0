internal import Dedup

/// How much workers hold before they go on with it: memory follows from that, and no answer
/// does.
struct WorkerLimits: Sendable {
  /// Bytes that are read from standard input at a time.
  var inputBytes = 1 << 18
  /// Bytes of records that are read together.
  var recordBytes = 4 << 20
  /// The same where they are signed, or only looked at.
  var signedBytes = 1 << 20
  /// The same where all of them stay.
  var keptBytes = 64 << 20
  /// What is signed before it is packed.
  var signed = Signer.Limits()
  /// Pairs that are held before they are packed.
  var pairs = CountedPairs.usualLimit
  /// Terms whose articles are counted before they are packed.
  var terms = 4_000_000
  /// Rows that are placed or added up together.
  var rows = 1024
  /// Similarities that are held before they are packed.
  var similarities = 1 << 20
  /// Bytes of a piece of what is too large for a line.
  var pieceBytes = 3 << 20
}
