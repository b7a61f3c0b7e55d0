/// Two texts that were compared, as workers tell one another.
///
/// Texts are known by the numbers of their first articles in the whole input.
package struct PairRecord: ComparedPair, Hashable {
  /// The texts.
  package internal(set) var pair: TextPair
  /// How much of their own content they share.
  package let own: OwnWords
  /// How they stand to each other.
  package let relation: Relation

  /// A pair of which this is known.
  package init(pair: TextPair, own: OwnWords, relation: Relation) {
    self.pair = pair
    self.own = own
    self.relation = relation
  }
}
