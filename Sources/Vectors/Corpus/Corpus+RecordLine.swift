extension Corpus {
  /// Appends a document's record as one line of JSON Lines, with its line feed.
  ///
  /// A record that was a line of JSON is given back byte for byte; an element of an array
  /// without the line ends between its tokens; a row of a table as an object of its
  /// columns; what is no record of its own (a text file, a web page, an ``Article``) as an
  /// object of the document's fields.
  ///
  /// - Parameters:
  ///   - index: which document.
  ///   - output: what to append to.
  /// - Complexity: O(*n*) in the bytes of the record.
  public func appendRecordLine(of index: Int, to output: inout [UInt8]) {
    let record = documents.record(of: index)
    let form = record == .none ? .fields : recordForms[Int(record.store)]
    switch form {
    case .line: output.append(copying: stores.bytes(at: record))
    case .element: appendElement(stores.bytes(at: record), to: &output)
    case .row(let header, let delimiter):
      appendRow(stores.bytes(at: record), header, delimiter, to: &output)
    case .fields: appendFields(of: index, to: &output)
    }
    output.append(UInt8(ascii: "\n"))
  }

  /// Inside strings JSON has no bare line ends, so all of them stand between tokens.
  private func appendElement(_ element: Span<UInt8>, to output: inout [UInt8]) {
    let lineEnds = SIMD4<UInt8>(0x0A, 0x0D, 0x0A, 0x0D)
    var i = 0
    while i < element.count {
      let end = Kernels.firstIndex(ofAny: lineEnds, in: element, from: i)
      output.append(copying: element.extracting(i..<end))
      i = end + 1
    }
  }

  private func appendRow(
    _ row: Span<UInt8>, _ header: [[UInt8]], _ delimiter: UInt8,
    to output: inout [UInt8]
  ) {
    var cells = TableRow(row, at: 0, delimiter: delimiter)
    var value: [UInt8] = []
    var separator = UInt8(ascii: "{")
    for name in header {
      guard let cell = cells.next() else { break }
      value.removeAll(keepingCapacity: true)
      cell.append(from: row, to: &value)
      append(name.span, value.span, separator, to: &output)
      separator = UInt8(ascii: ",")
    }
    output.append(UInt8(ascii: "}"))
  }

  private func appendFields(of index: Int, to output: inout [UInt8]) {
    var scratch: [UInt8] = []
    var separator = UInt8(ascii: "{")
    for field in Document.Field.allCases
    where !documents.extent(field, of: index).isEmpty {
      let value = bytes(field, of: index, scratch: &scratch)
      append(Array(field.name.utf8).span, value, separator, to: &output)
      separator = UInt8(ascii: ",")
    }
    output.append(UInt8(ascii: "}"))
  }

  /// Appends a member of an object, and before it what separates it from the last one.
  func append(
    _ name: Span<UInt8>, _ value: Span<UInt8>, _ separator: UInt8,
    to output: inout [UInt8]
  ) {
    output.append(separator)
    JSONString.append(name, to: &output)
    output.append(UInt8(ascii: ":"))
    JSONString.append(value, to: &output)
  }
}
