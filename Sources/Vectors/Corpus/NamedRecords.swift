/// The records of a corpus as JSON Lines in which a reader with the same names finds what was
/// found in them: the id, also one that was made, and all columns that mean something.
///
/// What workers of other machines read in place of a table, an array or a page.
package struct NamedRecords: Sendable {
  private let corpus: Corpus
  private let names: FieldNames
  // By store, the slots of the columns of its table.
  private let slots: [[Int?]]

  /// The records of a corpus that was read with these names.
  package init(_ corpus: Corpus, names: FieldNames) {
    self.corpus = corpus
    self.names = names
    slots = corpus.recordForms.map { form in
      guard case .row(let header, _) = form else { return [] }
      return header.map { names.slot(ofColumn: $0.span.trimmed()) }
    }
  }

  /// Appends a document's record, without tabs and line ends between its tokens.
  ///
  /// - Parameters:
  ///   - index: which document.
  ///   - output: what to append to.
  package func append(_ index: Int, to output: inout [UInt8]) {
    let record = corpus.documents.record(of: index)
    let form = record == .none ? .fields : corpus.recordForms[Int(record.store)]
    let hasID =
      switch form {
      case .line, .element: appendText(of: index, at: record, to: &output)
      case .row(_, let delimiter):
        appendRow(
          corpus.stores.bytes(at: record), slots[Int(record.store)], delimiter, index,
          to: &output)
      case .fields: appendFields(of: index, to: &output)
      }
    // The last of two members of one name counts.
    if !hasID { appendID(of: index, separator: UInt8(ascii: ","), to: &output) }
    output.append(UInt8(ascii: "}"))
  }

  private func appendID(of index: Int, separator: UInt8, to output: inout [UInt8]) {
    guard let slot = names.slots(of: .id).first else { return }
    let name = names.names[slot].bytes
    var scratch: [UInt8] = []
    let id = corpus.bytes(.id, of: index, scratch: &scratch)
    corpus.append(name.span, id, separator, to: &output)
  }

  // Each of these leaves out the closing brace, and says whether the id is there.

  private func appendText(
    of index: Int, at record: Extent, to output: inout [UInt8]
  ) -> Bool {
    let text = corpus.stores.bytes(at: record)
    // Inside strings JSON has no bare control characters.
    for i in 0..<text.count - 1 {
      switch text[i] {
      case 0x09: output.append(UInt8(ascii: " "))
      case 0x0A, 0x0D: continue
      default: output.append(text[i])
      }
    }
    let id = corpus.documents.extent(.id, of: index)
    return id.store == record.store && id.start >= record.start
      && id.start + id.count <= record.start + record.count
  }

  private func appendRow(
    _ row: Span<UInt8>, _ slots: [Int?], _ delimiter: UInt8, _ index: Int,
    to output: inout [UInt8]
  ) -> Bool {
    var scratch: [UInt8] = []
    let id = corpus.string(.id, of: index)
    var cells = TableRow(row, at: 0, delimiter: delimiter)
    var (separator, hasID) = (UInt8(ascii: "{"), false)
    for slot in slots {
      guard let cell = cells.next() else { break }
      guard let slot else { continue }
      scratch.removeAll(keepingCapacity: true)
      cell.append(from: row, to: &scratch)
      let name = names.names[slot]
      corpus.append(name.bytes.span, scratch.span, separator, to: &output)
      if name.field == .id, scratch.elementsEqual(id.utf8) { hasID = true }
      separator = UInt8(ascii: ",")
    }
    return hasID
  }

  private func appendFields(of index: Int, to output: inout [UInt8]) -> Bool {
    appendID(of: index, separator: UInt8(ascii: "{"), to: &output)
    var scratch: [UInt8] = []
    for field in Document.Field.allCases where field != .id {
      guard let slot = names.slots(of: field).first,
        !corpus.documents.extent(field, of: index).isEmpty
      else { continue }
      let name = names.names[slot].bytes
      let value = corpus.bytes(field, of: index, scratch: &scratch)
      corpus.append(name.span, value, UInt8(ascii: ","), to: &output)
    }
    return true
  }
}
