extension Corpus {
  /// This corpus with the documents of another after its own.
  ///
  ///     let both = batch.followed(by: archive)
  ///     both.string(.id, of: batch.count)  // the id of the archive's first document
  ///
  /// No text is copied. Ids are not compared: a document of one corpus may have the id of a
  /// document of the other.
  ///
  /// - Complexity: O(*n*) in the documents of both.
  public func followed(by other: Corpus) -> Corpus {
    var both = documents
    both.reserveCapacity(count + other.count)
    both.append(other.documents, behind: stores.count)
    return Corpus(
      documents: both, stores: stores + other.stores,
      recordForms: recordForms + other.recordForms)
  }
}
