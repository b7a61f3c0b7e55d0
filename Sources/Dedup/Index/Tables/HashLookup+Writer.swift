package import Vectors

extension HashLookup {
  /// Writes a table of records.
  ///
  /// - Parameters:
  ///   - records: keys in the high half, in their order; values in the low half. What has
  ///     one key comes back in the order given.
  ///   - layout: how keys and payloads share an entry.
  ///   - sink: receives ``byteCount(count:layout:)`` bytes.
  /// - Throws: what the sink throws.
  package static func write(
    _ records: Span<UInt64>, layout: Layout, to sink: inout some ByteSink
  ) throws(ExportError) {
    var writer = Writer(count: records.count, layout: layout)
    try writer.append(records, to: &sink)
    try writer.finish(to: &sink)
  }

  /// Writes a table whose records come a portion at a time.
  ///
  /// Entries leave at once; the directory and positions, a byte an entry, stay until the end.
  package struct Writer: Sendable {
    private let count: Int
    private let layout: Layout
    /// By bucket its first entry, up to the bucket of the last entry.
    private var starts: [UInt32] = []
    private var positions: [UInt8] = []
    private var entries: [UInt32] = []
    private var written = 0
    private var lastKey: UInt32 = 0

    /// Entries that are handed on at once.
    private static let portion = 1 << 14

    /// A writer of so many records.
    package init(count: Int, layout: Layout) {
      precondition(count >= 0 && count <= UInt32.max, "\(count) hashes")
      self.count = count
      self.layout = layout
      starts.reserveCapacity(layout.bucketCount + 1)
      if layout.hasPositions { positions.reserveCapacity(count + 3) }
    }

    /// Writes records whose keys are not less than those of any written before.
    ///
    /// - Throws: what the sink throws.
    package mutating func append(
      _ records: Span<UInt64>, to sink: inout some ByteSink
    ) throws(ExportError) {
      for start in stride(from: 0, to: records.count, by: Self.portion) {
        let end = min(start + Self.portion, records.count)
        take(records.extracting(start..<end))
        let portion = entries
        if start == 0, written == end { try writeHeader(to: &sink) }
        try sink.write(Kernels.bytes(of: portion.span))
      }
    }

    private mutating func take(_ records: Span<UInt64>) {
      entries.removeAll(keepingCapacity: true)
      var payloads: UInt32 = 0
      for i in records.indices {
        let record = records[i]
        payloads |= layout.payload(ofValue: UInt32(truncatingIfNeeded: record))
        let key = UInt32(truncatingIfNeeded: record &>> 32)
        precondition(key >= lastKey, "hash \(key) behind \(lastKey)")
        lastKey = key
        let bucket = layout.bucket(of: key)
        while starts.count <= bucket { starts.append(UInt32(written &+ i)) }
        entries.append(layout.entry(of: record))
        if layout.hasPositions { positions.append(UInt8(truncatingIfNeeded: record)) }
      }
      precondition(payloads >> UInt32(layout.payloadBits) == 0, "payloads of more bits")
      written += records.count
    }

    /// Writes what stands behind the entries.
    ///
    /// - Throws: what the sink throws.
    package mutating func finish(to sink: inout some ByteSink) throws(ExportError) {
      precondition(written == count, "\(written) hashes where \(count) were to come")
      if written == 0 { try writeHeader(to: &sink) }
      while positions.count % 4 != 0 { positions.append(0) }
      try sink.write(positions.span)
      while starts.count <= layout.bucketCount { starts.append(UInt32(written)) }
      let size = HashLookup.headerSize + 4 * written + positions.count + 4 * starts.count
      if size % 8 != 0 { starts.append(0) }
      let starts = starts
      try sink.write(Kernels.bytes(of: starts.span))
    }

    private func writeHeader(to sink: inout some ByteSink) throws(ExportError) {
      let bits = UInt32(layout.keyBits) | UInt32(layout.payloadBits) << 8
      let header = [UInt32(count), bits | (layout.hasPositions ? 1 << 16 : 0)]
      try sink.write(Kernels.bytes(of: header.span))
    }
  }
}
