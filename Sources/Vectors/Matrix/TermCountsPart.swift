/// Term counts of a run of documents, in the numbers of the counter that counted them.
struct TermCountsPart: Sendable {
  /// Which counter it was.
  let counter: Int
  /// The hashes of the terms that the counter saw here for the first time; they have the
  /// numbers after those of its earlier parts.
  var hashes: [UInt64] = []
  /// The forms of these terms.
  var forms = TermForms()
  /// Where each document's cells end.
  var rowEnds: [Int] = []
  /// The term of each cell.
  var terms: [Int32] = []
  /// How often the document has the term.
  var counts: [UInt32] = []
  /// How many documents have terms, those included of which all are left out.
  var filledCount = 0

  /// An empty part of that counter.
  init(counter: Int) {
    self.counter = counter
  }
}
