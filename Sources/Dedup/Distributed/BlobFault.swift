/// What is wrong with records that another process packed.
package struct BlobFault: Error, Sendable, Hashable {
  /// What was expected, fit to follow "expected".
  package let expected: String

  /// That something else was expected.
  package init(expected: String) {
    self.expected = expected
  }
}

/// What is packed in a blob.
package enum BlobKind: UInt8, Sendable, CaseIterable {
  /// Keys of bands, with the articles that have them.
  case bands = 0x62
  /// Fingerprints, with the articles that have them.
  case samples = 0x73
  /// Phrases, with the articles that have them and when and where these appeared.
  case phrases = 0x70
  /// Articles that are the first of their texts.
  case firsts = 0x66
  /// Pairs of texts that may share something.
  case pairs = 0x63
  /// Phrases that are recurring text.
  case recurring = 0x72

  /// The version of the format.
  ///
  /// Blobs live no longer than a job; those of another version are refused.
  static let version: UInt8 = 1
}
