struct HTMLReader {
  let names: FieldNames
  func read(_ bytes: Span<UInt8>, from start: Int) -> Part { Part() }
}
