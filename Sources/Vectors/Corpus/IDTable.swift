/// Which ids have been seen: a table of document numbers with open addressing.
///
/// Eight bytes a document for the hash and four to eight for its place, and no copy of the
/// id, which the caller compares where it stands.
package struct IDTable: Sendable {
  private var hashes: [UInt64] = []
  private var places: [UInt32] = Array(repeating: .max, count: 1024)
  private var placement = Placement(placeCount: 1024)

  /// No ids yet.
  package init() {}

  /// FNV-1a, mixed once more because ids often differ in their last byte only.
  package static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for i in bytes.indices { hash = (hash ^ UInt64(bytes[i])) &* 0x100_0000_01B3 }
    return SplitMix64.mix(hash)
  }

  /// Enters the next document, unless an earlier one has its id.
  ///
  /// - Parameters:
  ///   - hash: of the id.
  ///   - isSame: whether the document of that number has the same id.
  /// - Returns: the earlier document; nil if the id was new and is now entered.
  package mutating func enter(_ hash: UInt64, isSame: (Int) -> Bool) -> Int? {
    let place = place(of: hash, isSame: isSame)
    guard places[place] == .max else { return Int(places[place]) }
    places[place] = UInt32(hashes.count)
    hashes.append(hash)
    if hashes.count * 2 > places.count { grow() }
    return nil
  }

  /// The document that has an id, if one was entered.
  ///
  /// - Parameters:
  ///   - hash: of the id.
  ///   - isSame: whether the document of that number has the id.
  /// - Returns: its number, nil if none has.
  package func document(of hash: UInt64, isSame: (Int) -> Bool) -> Int? {
    let place = place(of: hash, isSame: isSame)
    return places[place] == .max ? nil : Int(places[place])
  }

  /// Where the document with an id stands, or else the empty place it belongs into.
  private func place(of hash: UInt64, isSame: (Int) -> Bool) -> Int {
    var place = placement.place(of: hash)
    while places[place] != .max {
      let document = Int(places[place])
      if hashes[document] == hash, isSame(document) { break }
      place = (place + 1) & (places.count - 1)
    }
    return place
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: .max, count: places.count * 2)
    placement = Placement(placeCount: larger.count)
    for (document, hash) in hashes.enumerated() {
      var place = placement.place(of: hash)
      while larger[place] != .max { place = (place + 1) & (larger.count - 1) }
      larger[place] = UInt32(document)
    }
    places = larger
  }
}
