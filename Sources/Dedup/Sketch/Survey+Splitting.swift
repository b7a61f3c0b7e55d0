internal import Vectors

extension Survey {
  /// Parts documents of the same words into texts of their own where they may not be pairs:
  /// the documents of each text hang together by pairs that the condition allows.
  ///
  /// So a family never unites documents only because their words are the same. Documents
  /// left apart that may be a pair after all are found as two texts that are alike. The
  /// texts split off come after all others.
  mutating func split(by condition: PairCondition) {
    let partners = Partners(
      condition, textOfDocument: textOfDocument, textCount: count)
    var union = UnionFind(count: textOfDocument.count)
    for (document, text) in textOfDocument.enumerated() where text >= 0 {
      guard let partner = partners.partner(of: document, in: Int(text)) else { continue }
      union.join(document, partner)
    }
    let firsts = union.firstMembers()
    for document in textOfDocument.indices where textOfDocument[document] >= 0 {
      let first = Int(firsts[document])
      let text = Int(textOfDocument[document])
      if first < document {
        textOfDocument[document] = textOfDocument[first]
      } else if Int(documentOfText[text]) != document {
        textOfDocument[document] = Int32(count)
        appendText(like: text, document: document)
      }
    }
    archiveStart = condition.archiveStart ?? .max
    nameTextsByArchive()
  }

  private mutating func nameTextsByArchive() {
    for document in textOfDocument.indices.dropFirst(archiveStart).reversed()
    where textOfDocument[document] >= 0 {
      documentOfText[Int(textOfDocument[document])] = Int32(document)
    }
  }

  private mutating func appendText(like text: Int, document: Int) {
    var rows = rowOfText ?? (0..<Int32(rowCount)).map(\.self)
    rowOfText = nil
    rows.append(rows[text])
    rowOfText = rows
    documentOfText.append(Int32(document))
    wordCounts.append(wordCounts[text])
    shingleCounts.append(shingleCounts[text])
  }
}
