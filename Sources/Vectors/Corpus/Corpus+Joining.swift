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
    let moved = other.documents.map { document in
      document.moved { (store: Int($0.store) + stores.count, offset: 0) }
    }
    return Corpus(
      documents: documents + moved, stores: stores + other.stores,
      recordForms: recordForms + other.recordForms)
  }
}
