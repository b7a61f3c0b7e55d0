/// How the relation of two texts follows from what they have in common.
///
/// One number, the score, is the share of the shorter text's own words that stand in the
/// other: own words belong to no text that recurs over the batch (``RecurringText``), and
/// words that stand in the other are equal words of aligned passages. Whether it is above
/// ``copyShare`` makes the copy. Two corrections stand in the way of formula, one of
/// brevity:
///
/// - serial text: where the passages are equal but for their numbers, the texts are two
///   issues of a bulletin, and the score is divided by one more than the numbers that
///   differ;
/// - little text: ``doubt`` words that are not shared are added to every text, so that a
///   handful of words proves nothing;
/// - whole text: a text that stands in the other from end to end, numbers included, is a
///   copy even if nearly all of it recurs, if both appeared in the days of one story.
public struct RelationRule: Sendable, Hashable {
  /// The score above which two texts are copies.
  ///
  /// Half of the shorter text is meant; a little less is seen, as rewritten words at the
  /// seams of a passage do not count. On four labelled sets the result is flat from 0.42 to
  /// 0.54.
  public var copyShare = 0.48

  /// Words by which every text is taken to be longer, and that are not shared.
  public var doubt = 3.0

  /// Own words of one passage that make a sentence taken over.
  ///
  /// News sentences have 20 to 25 words, of which some are formula or lost at the ends. On
  /// the labelled sets the result is flat from 10 to 15.
  public var sentence: Int32 = 12

  /// Differing numbers from which on a text can be serial.
  ///
  /// One figure is corrected or updated in an honest copy.
  public var serialNumbers: Int32 = 2

  /// Matched words to a differing number below which the text is serial.
  ///
  /// Bulletins are dense in numbers; long reports in which some were rounded or converted
  /// have fifty words and more to each.
  public var serialDistance: Int32 = 20

  /// Share of a text's words, formula included, that makes it whole.
  public var whole = 0.9

  /// Seconds between two articles up to which a whole text is a copy and not the formula of
  /// another day.
  public var storySeconds: Int64 = 4 * 86_400

  /// Words, recurring or not, that two articles must share to be called a template.
  public var template: Int32 = 8

  /// The rule with its default numbers.
  public init() {}

  /// What the rule asks of a text.
  struct Size {
    /// Words.
    let words: Int32
    /// Words that belong to no recurring text.
    let own: Int32
  }

  /// The relation of two texts and its score, from 0 to 1.
  ///
  /// - Parameters:
  ///   - content: what their passages hold.
  ///   - a: the first text.
  ///   - b: the second.
  ///   - seconds: between them, or nil where a date is missing.
  /// - Returns: the relation, and the score that it follows from.
  func judge(_ content: Alignment.Content, _ a: Size, _ b: Size, seconds: Int64?) -> (
    relation: Relation, score: Double
  ) {
    let differing = content.differingNumbers
    let isSerial =
      differing >= serialNumbers && differing * serialDistance >= content.equal
    var score = share(content, a, b)
    if isSerial {
      score /= Double(1 + differing)
    } else if isWhole(content, a, b, seconds: seconds) {
      score = max(score, Double(content.equal) / Double(min(a.words, b.words)))
    }
    score = min(score, 1)
    if score > copyShare { return (.copy, score) }
    if !isSerial, content.longestOwn >= sentence { return (.partial, score) }
    return (content.equal >= template ? .template : .none, score)
  }

  /// The share of the shorter text's own words that stand in the other.
  private func share(_ content: Alignment.Content, _ a: Size, _ b: Size) -> Double {
    let (own, equal) =
      a.own <= b.own ? (a.own, content.ownA) : (b.own, content.ownB)
    return Double(equal) / (Double(own) + doubt)
  }

  private func isWhole(
    _ content: Alignment.Content, _ a: Size, _ b: Size, seconds: Int64?
  ) -> Bool {
    let (own, equal) =
      a.own <= b.own ? (a.own, content.ownA) : (b.own, content.ownB)
    return content.differingNumbers == 0
      && Double(content.equal) >= whole * Double(min(a.words, b.words))
      && 2 * equal >= own && (seconds ?? 0) <= storySeconds
  }
}
