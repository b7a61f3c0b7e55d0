extension CopySearch {
  /// How candidates are found.
  public enum Mode: String, Sendable, Hashable, CaseIterable {
    /// Whatever finds most at a bearable cost: bands for texts that are alike and an index
    /// of fingerprints for texts that share passages; with an explicit minimum an exact
    /// join where the batch fits.
    case auto
    /// Bands of sketches: texts that are alike as wholes, at any scale.
    case minhash
    /// A join that misses no pair at or above the threshold.
    case exact
    /// An index of sampled fingerprints: texts that share passages.
    case reuse
  }

  /// What to search for, and how.
  public struct Options: Sendable, Hashable {
    /// How candidates are found.
    public var mode = Mode.auto
    /// Words a shingle.
    public var shingle = 3
    /// The least Jaccard resemblance of a pair to be listed, or nil to go by relations.
    ///
    /// When one of the two minima is given, every verified pair at or above it is listed
    /// whatever its relation; with both, reaching one of them is enough.
    public var minimumJaccard: Double?
    /// The least containment of the smaller text in the larger, likewise.
    public var minimumContainment: Double?
    /// Whether pairs that share only formula are listed where no minimum is given.
    ///
    /// Most pairs of a batch of news are such; left out, they cost no memory. Families do not
    /// depend on it.
    public var listsTemplates = true
    /// Seconds that two documents of a pair may be apart, or nil for any number.
    ///
    /// A document without a date is compared with all.
    public var window: Int64?
    /// Whether only documents of different outlets are pairs.
    ///
    /// A document that names none counts as of an outlet of its own.
    public var acrossOutlets = false
    /// Words below which a document takes no part.
    public var minimumWords = 0
    /// What the hashes of words and sketches are drawn from.
    public var seed: UInt64 = 0
    /// Share of pairs at the threshold that bands find on average, above 0 and below 1.
    public var recall = 0.995
    /// The threshold that bands and exact joins go by where no minimum is given: near it
    /// copies cut to a third still lie.
    public var threshold = 0.3
    /// Words of a batch up to which `auto` joins exactly.
    public var exactWords = 32 << 20
    /// Documents of one text up to which all pairs of them are listed; a text that more
    /// documents have is paired with the first of these alone.
    public var groupLimit = 32
    /// When a run of words counts as recurring text.
    public var recurring = RecurringText()
    /// How a relation follows from what is shared.
    public var rule = RelationRule()
    /// The agencies whose credits are recognised.
    public var agencies = Agencies.known

    /// The default options.
    public init() {}
  }
}
