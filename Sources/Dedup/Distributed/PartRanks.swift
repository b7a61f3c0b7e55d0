internal import Vectors

/// The places of some texts or articles among those of a part, in the order of the input.
struct PartRanks: Sendable {
  /// Their numbers in the whole input, ascending.
  let numbers: [Int32]

  /// The ranks of some numbers.
  ///
  /// - Throws: ``PartFault/repeated(_:)`` if one is there twice.
  init(_ numbers: [Int32]) throws(PartFault) {
    self.numbers = numbers.sorted()
    for i in self.numbers.indices.dropFirst() where self.numbers[i - 1] == self.numbers[i]
    {
      throw .repeated(Int(self.numbers[i]))
    }
  }

  /// The rank of a number, nil if it is none of them.
  func rank(of number: Int) -> Int? {
    let rank = numbers.indices.partitionPoint { Int(numbers[$0]) >= number }
    return rank < numbers.count && Int(numbers[rank]) == number ? rank : nil
  }

  /// The ranks of both texts of a pair.
  ///
  /// - Throws: ``PartFault/strangeText(_:)`` if one of them is not there.
  func ranks(of pair: TextPair) throws(PartFault) -> TextPair {
    guard let a = rank(of: pair.a) else { throw .strangeText(pair.a) }
    guard let b = rank(of: pair.b) else { throw .strangeText(pair.b) }
    return TextPair(Int32(a), Int32(b))
  }

  /// The ranks of both texts of some pairs.
  func ranks(of pairs: [TextPair]) throws(PartFault) -> [TextPair] {
    var ranked: [TextPair] = []
    ranked.reserveCapacity(pairs.count)
    for pair in pairs { ranked.append(try ranks(of: pair)) }
    return ranked
  }
}
