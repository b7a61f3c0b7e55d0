/// How the relation of two texts follows from what they have in common.
///
/// One number, the score, is the share of the shorter text's own words that stand in the
/// other: own words belong to no text that recurs over the batch (``RecurringText``), and
/// words that stand in the other are equal words of aligned passages. Whether it is above
/// ``copyShare`` makes the copy; below, a sentence of own words in one passage makes the
/// partial copy. Corrections are made for formula, for little text and for stories that
/// everybody has:
///
/// - serial text: where the passages are equal but for their numbers, the texts are two
///   issues of a bulletin, and the score is divided by one more than the numbers that
///   differ;
/// - little text: ``doubt`` words that are not shared are added to every text, so that a
///   handful of words proves nothing;
/// - alike: text that more articles have than a story has versions is no formula between
///   two articles that are alike as wholes: the story has that many versions;
/// - whole text: a text that stands in the other from end to end, numbers included, is a
///   copy even if nearly all of it recurs, if half of its own words are shared as well and
///   both appeared in the days of one story;
/// - form, teaser, tail: what one outlet fills in twice, an excerpt that breaks off in an
///   ellipsis, and what one outlet prints near the end of two articles, are no sentence
///   taken over.
///
/// `docs/evaluation.md` has what each parameter does to the figures on labelled pairs.
public struct RelationRule: Sendable, Hashable {
  /// The score above which two texts are copies.
  ///
  /// Half of the shorter text is meant; a little less is seen, as rewritten words at the
  /// seams of a passage do not count. On four labelled sets the result is flat from 0.42 to
  /// 0.54.
  public var copyShare = 0.48

  /// Words by which every text is taken to be longer, and that are not shared.
  public var doubt = 3.0

  /// Equal words that one passage of a copy has at least, unless the two texts are alike as
  /// wholes.
  ///
  /// A name that is an article's whole text stands in a hundred others, and scattered runs
  /// of a few words add up in a long one.
  public var passage: Int32 = 8

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

  /// Share of the longer text that must be equal for two texts to be alike as wholes.
  public var alike = 0.85

  /// Words of the longest stretch outside the passages below which two articles of one
  /// outlet, which share half of the shorter one, are one form filled in twice.
  ///
  /// Fixtures, programmes, line-ups: names and short phrases differ, and nothing longer.
  public var slot: Int32 = 16

  /// Words of recurring text, teasers, tails, bulletins and forms that two articles must
  /// share to be called a template; what is shared beside them is too little to be anything.
  public var template: Int32 = 8

  /// The rule with its default numbers.
  public init() {}

  /// What the rule asks of a text.
  struct Size: Sendable {
    /// Words.
    let words: Int32
    /// Words that belong to no recurring text.
    let own: Int32
    /// Words that are no formula for certain.
    let loose: Int32
  }

  /// What the rule asks of two texts.
  struct Evidence {
    /// What their passages hold.
    let content: SharedContent
    let a: Size
    let b: Size
    /// Seconds between them, or nil where a date is missing.
    let seconds: Int64?
    /// Whether one outlet published both.
    let sharesOutlet: Bool
  }

  /// The relation of two texts and its score, from 0 to 1.
  func judge(_ evidence: Evidence) -> (relation: Relation, score: Double) {
    let content = evidence.content
    let differing = content.differingNumbers
    let isSerial =
      differing >= serialNumbers && differing * serialDistance >= content.equal
    let (own, equal) = ownWords(evidence)
    var score = Double(equal) / (Double(own) + doubt)
    if isSerial {
      score /= Double(1 + differing)
    } else if 2 * equal >= own, isWhole(evidence) {
      score = max(score, Double(content.equal) / Double(shorter(evidence)))
    }
    score = min(score, 1)
    if content.longest < passage, !isAlike(evidence) { score = min(score, copyShare) }
    if score > copyShare { return (.copy, score) }
    let isFormula = isSerial || isForm(evidence)
    if !isFormula, sentenceTaken(evidence) >= sentence { return (.partial, score) }
    let shared = isFormula ? content.equal : formula(evidence)
    return (shared >= template ? .template : .none, score)
  }

  /// Own words of the text that has fewer, and how many of them stand in the other.
  private func ownWords(_ evidence: Evidence) -> (own: Int32, equal: Int32) {
    let (content, a, b) = (evidence.content, evidence.a, evidence.b)
    if isAlike(evidence) {
      return a.loose <= b.loose ? (a.loose, content.looseA) : (b.loose, content.looseB)
    }
    return a.own <= b.own ? (a.own, content.ownA) : (b.own, content.ownB)
  }

  private func isAlike(_ evidence: Evidence) -> Bool {
    Double(evidence.content.equal)
      >= alike * Double(max(evidence.a.words, evidence.b.words))
  }

  private func shorter(_ evidence: Evidence) -> Int32 {
    min(evidence.a.words, evidence.b.words)
  }

  private func isWhole(_ evidence: Evidence) -> Bool {
    evidence.content.differingNumbers == 0
      && Double(evidence.content.equal) >= whole * Double(shorter(evidence))
      && (evidence.seconds ?? 0) <= storySeconds
  }

  private func isForm(_ evidence: Evidence) -> Bool {
    evidence.sharesOutlet && evidence.content.longestUnshared < slot
      && 2 * evidence.content.equal >= shorter(evidence)
  }

  /// The most own words of a passage that counts as taken over.
  ///
  /// Teasers do not, nor what an outlet prints near the end of two of its articles: links
  /// and standing paragraphs.
  private func sentenceTaken(_ evidence: Evidence) -> Int32 {
    evidence.sharesOutlet
      ? evidence.content.longestOwnBeforeTail : evidence.content.longestOwn
  }

  private func formula(_ evidence: Evidence) -> Int32 {
    evidence.content.formula + (evidence.sharesOutlet ? evidence.content.tail : 0)
  }
}
