extension Corpus {
  /// A number that stands for the outlet of a document: FNV-1a, spread.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - scratch: room for a name that has to be unescaped.
  /// - Returns: a hash, never 0, of the name as it is written, nil if there is none.
  package func outletHash(of document: Int, scratch: inout [UInt8]) -> UInt64? {
    let name = bytes(.source, of: document, scratch: &scratch)
    guard !name.isEmpty else { return nil }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for i in name.indices { hash = (hash ^ UInt64(name[i])) &* 0x100_0000_01B3 }
    return max(1, SplitMix64.mix(hash))
  }
}
