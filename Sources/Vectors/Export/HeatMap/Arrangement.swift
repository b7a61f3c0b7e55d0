/// Documents in an order of their own, in groups that follow one another.
///
///     let byDate = Arrangement(byDateOf: corpus)
///     byDate.documents[0]     // the earliest document
///     byDate.groups[0].name   // "2019-02-18"
///
/// What is drawn of a batch as rows and columns (``HeatMap``) says much or nothing with
/// the order they have.
public struct Arrangement: Sendable, Hashable {
  /// Documents that belong together.
  public struct Group: Sendable, Hashable {
    /// What they have in common, in one line.
    public var name: String
    /// A number to tell the group by where its name cannot be written, or nil if there is
    /// none.
    public var number: Int?
    /// Their places in the order.
    public var places: Range<Int>

    /// A group of the documents at these places.
    public init(name: String, number: Int? = nil, places: Range<Int>) {
      self.name = name
      self.number = number
      self.places = places
    }
  }

  /// By place: the document there.
  public let documents: [Int]
  /// The groups in their order, none empty; together they have every place, or there are
  /// none.
  public let groups: [Group]

  /// Documents in the order given.
  ///
  /// - Parameters:
  ///   - documents: every number below their count once.
  ///   - groups: groups that follow one another from the first place to the last, or none.
  /// - Precondition: both are so.
  public init(_ documents: [Int], groups: [Group] = []) {
    var isSeen = [Bool](repeating: false, count: documents.count)
    for document in documents {
      precondition(
        documents.indices ~= document && !isSeen[document],
        "document \(document) of \(documents.count) is missing or there twice")
      isSeen[document] = true
    }
    var end = 0
    for group in groups {
      precondition(
        group.places.lowerBound == end && !group.places.isEmpty,
        "group '\(group.name)' at \(group.places), not from \(end)")
      end = group.places.upperBound
    }
    precondition(
      groups.isEmpty || end == documents.count,
      "groups of \(end) documents, there are \(documents.count)")
    self.documents = documents
    self.groups = groups
  }

  /// So many documents in the order they are in.
  public init(inputOrderOf count: Int) {
    self.init(Array(0..<count))
  }
}
