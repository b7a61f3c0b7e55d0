internal import Vectors

/// What families are made of: which documents have which text, when they appeared and whom
/// they credit.
///
/// Plain values, wherever they were read. Documents are in input order, and texts in the
/// order of their first documents.
struct FamilyMaterial: Sendable {
  /// The text of each document, or -1 for one that takes no part.
  let textOfDocument: [Int32]
  /// A document of each text: the first; where there is an archive, the first of those in it.
  let documentOfText: [Int32]
  /// Words of each text.
  let wordCounts: [Int32]
  /// When each document appeared, in seconds since 1970.
  let times: [Int64?]
  /// The agencies that each document credits.
  let credits: AgencyCredits
  /// The first document of the archive; beyond all documents if there is none.
  var archiveStart = Int.max

  /// Number of texts.
  var textCount: Int { documentOfText.count }

  /// Words of a document.
  func words(of document: Int) -> Int32 {
    let text = textOfDocument[document]
    return text < 0 ? 0 : wordCounts[Int(text)]
  }
}

extension FamilyMaterial {
  /// The material of a batch that was surveyed.
  init(_ survey: Survey, of corpus: Corpus, credits: AgencyCredits) {
    self.init(
      textOfDocument: survey.textOfDocument, documentOfText: survey.documentOfText,
      wordCounts: survey.wordCounts, times: corpus.documents.map(\.time),
      credits: credits, archiveStart: survey.archiveStart)
  }
}
