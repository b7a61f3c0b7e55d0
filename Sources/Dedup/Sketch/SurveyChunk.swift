/// What a few consecutive documents hold; arrays by document, and flat ones with ends.
struct SurveyChunk: Sendable {
  let slots: Int
  var marks: [UInt64] = []
  var digests: [TextDigest] = []
  var wordCounts: [Int32] = []
  var sketches: [UInt16] = []
  var shingleCounts: [Int32] = []
  /// Distinct shingles, if they are to be counted.
  var shingles: [UInt64] = []
  var shingleEnds: [Int] = []
  /// Records of the phrases of all documents.
  var phrases: [UInt64] = []
  /// Fingerprints of all documents, in the high halves, and the places of their shingles.
  var fingerprints: [UInt64] = []
  var fingerprintEnds: [Int] = []

  init(slots: Int) {
    self.slots = slots
  }
}
