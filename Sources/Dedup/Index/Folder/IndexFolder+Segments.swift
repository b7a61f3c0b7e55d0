internal import Vectors

// What a folder tells of its segments where its manifest cannot.

extension IndexFolder {
  /// The numbers of the files that are called as segments are, ascending.
  func segmentNumbers() throws(IndexError) -> [Int] {
    try names().compactMap { name in
      FileName.number(of: name).flatMap { name == segmentName($0) ? $0 : nil }
    }.sorted()
  }

  /// The segments in the folder, the oldest first, as far as files tell of themselves: nothing
  /// is known of deleted articles.
  ///
  /// A segment comes behind those whose articles were added before its own; one that others
  /// were merged into, which may still be there, behind the first of them. Segments of releases
  /// that did not write when their articles were added come first, by their numbers.
  func foundSegments() throws(IndexError) -> [Manifest.Segment] {
    var found: [(sequence: Int, segment: Manifest.Segment)] = []
    for number in try segmentNumbers() {
      let name = segmentName(number)
      let sequence = firstSequence(in: name)
      found.append(
        (
          sequence ?? -1,
          Manifest.Segment(file: name, articles: 0, firstSequence: sequence ?? 0)
        ))
    }
    // The order of numbers stays among equals.
    return found.enumerated().sorted {
      ($0.element.sequence, $0.offset) < ($1.element.sequence, $1.offset)
    }.map(\.element.segment)
  }

  private func segmentName(_ number: Int) -> String { "\(number).segment" }

  /// The sequence number of a segment's first article; nil where the file does not tell, which
  /// is looked at again when its articles are read.
  private func firstSequence(in name: String) -> Int? {
    guard
      let file = try? open(
        name, kind: SegmentLayout.kind, version: SegmentLayout.version),
      let section = try? file.section(SegmentLayout.sequence),
      let bytes = try? section.bytes(0..<8)
    else { return nil }
    return Int(clamping: Kernels.loadUInt64(bytes, at: 0))
  }
}
