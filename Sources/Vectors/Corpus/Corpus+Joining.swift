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
  public func followed(by other: Corpus) -> Corpus { Corpus(joining: [self, other]) }

  /// The documents of several corpora, one after another.
  ///
  /// - Complexity: O(*n*) in the documents of all.
  package init(joining corpora: [Corpus]) {
    var documents = Documents()
    documents.reserveCapacity(corpora.reduce(0) { $0 + $1.count })
    var stores: [ByteStore] = []
    for corpus in corpora {
      documents.append(corpus.documents, behind: stores.count)
      stores += corpus.stores
    }
    self.init(
      documents: documents, stores: stores, recordForms: corpora.flatMap(\.recordForms))
  }
}
