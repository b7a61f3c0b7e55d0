internal import Vectors

extension BlockFileWriter {
  /// Ends the section of articles and writes where its blocks begin, and how long the articles
  /// of each are.
  func writeBlockStarts(_ starts: [(start: Int, raw: Int)]) throws(ExportError) {
    let end = position
    var bytes: [UInt8] = []
    bytes.reserveCapacity(12 * (starts.count + 1))
    for (start, raw) in starts + [(end, 0)] {
      bytes.append(little: UInt64(start))
      bytes.append(little: UInt32(raw))
    }
    try beginSection(SegmentLayout.blocks)
    try write(bytes.span)
  }

  /// Writes what is kept of articles and texts.
  func writeRecords(
    documents: [DocumentRecord], texts: [TextRecord]
  ) throws(ExportError) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(documents.count * DocumentRecord.size)
    for document in documents { document.append(to: &bytes) }
    try beginSection(SegmentLayout.documents)
    try write(bytes.span)
    bytes.removeAll(keepingCapacity: true)
    for text in texts { text.append(to: &bytes) }
    try beginSection(SegmentLayout.texts)
    try write(bytes.span)
  }

  /// Writes the sequence number of the first article, which tells what was added later where
  /// the manifest is lost.
  func writeFirstSequence(_ number: Int) throws(ExportError) {
    try beginSection(SegmentLayout.sequence)
    try write([UInt8](little: [UInt64(number)]).span)
  }
}
