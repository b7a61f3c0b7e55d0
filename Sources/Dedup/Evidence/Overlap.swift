/// What two texts have in common, counted on their words.
///
/// *Own* counts leave out text that recurs over the batch, as ``RecurringText`` has it.
public struct Overlap: Sendable, Hashable {
  /// Distinct shingles that stand in both texts.
  public internal(set) var shingles: Int32 = 0
  /// Those of ``shingles`` that do not recur.
  public internal(set) var ownShingles: Int32 = 0
  /// Words of all passages together.
  public internal(set) var words: Int32 = 0
  /// Words of the longest run that stands in both texts.
  public internal(set) var longestRun: Int32 = 0
  /// Words of all passages that belong to a shingle that does not recur.
  public internal(set) var ownWords: Int32 = 0
  /// The most such words in one stretch: passages that follow one another in both texts with
  /// no more than a few words between.
  public internal(set) var longestOwnStretch: Int32 = 0

  /// Nothing in common.
  public init() {}
}
