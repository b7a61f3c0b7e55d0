extension Corpus {
  /// Whether an article's record has no id, so that it is named after file and line.
  ///
  /// Such a name ends in the line and does not stand in the record. Where the name is kept says
  /// less: ids of large files are copied out of their records.
  package func isNamedByPlace(_ index: Int) -> Bool {
    let record = documents.record(of: index)
    let id = documents.extent(.id, of: index)
    guard !record.isEmpty, !id.isEmpty, !id.isEscaped else { return false }
    var name: [UInt8] = []
    name.append(copying: stores.bytes(at: id))
    let parts = name.split(
      separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count > 1, let line = parts.last, !line.isEmpty,
      line.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    else { return false }
    var bytes: [UInt8] = []
    bytes.append(copying: stores.bytes(at: record))
    return bytes.firstRange(of: name) == nil
  }
}
