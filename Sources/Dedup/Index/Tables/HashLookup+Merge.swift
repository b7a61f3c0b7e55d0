package import Vectors

extension HashLookup {
  /// Why tables could not be made one.
  package enum MergeError: Error, Sendable, Hashable {
    /// A part cannot be read.
    case read(BlockFileError)
    /// The whole cannot be written.
    case write(ExportError)
  }

  /// Entries that are sorted together.
  private static let mergedTogether = 1 << 16

  /// Writes several tables as one, with other payloads.
  ///
  /// Values of one key come in the order of the tables, and of each in its own.
  ///
  /// - Parameters:
  ///   - tables: what to merge; of each as much of a key is known as the layout asks for.
  ///   - payloads: of each table by old payload the new one, or −1 for what is left out.
  ///   - layout: that of the result.
  ///   - sink: receives the result.
  /// - Throws: ``MergeError``; also where a table has a payload that it has no new one for.
  /// - Complexity: O(*n*) time; memory as of ``Writer``, and 2 MB.
  package static func merge(
    _ tables: [HashLookup], payloads: [[Int32]], layout: Layout,
    to sink: inout some ByteSink
  ) throws(MergeError) {
    precondition(tables.count == payloads.count, "\(payloads.count) lists of payloads")
    var count = 0
    do throws(BlockFileError) {
      for (table, payloads) in zip(tables, payloads) {
        guard table.layout.keyBits == layout.keyBits,
          table.layout.hasPositions == layout.hasPositions
        else { throw table.damage }
        count += try table.keptCount(payloads.span)
      }
    } catch { throw .read(error) }
    var writer = Writer(count: count, layout: layout)
    let bits = min(
      layout.keyBits, Int.bitWidth - (count / mergedTogether).leadingZeroBitCount)
    var (records, scratch) = ([UInt64](), [UInt64]())
    var places = tables.map { _ in 0 }
    for stretch in 0..<1 << bits {
      records.removeAll(keepingCapacity: true)
      do throws(BlockFileError) {
        for i in tables.indices {
          let end = try tables[i].end(ofStretch: stretch, bits: bits)
          guard places[i] <= end else { throw tables[i].damage }
          let payloads = payloads[i]
          try tables[i].append(
            places[i]..<end, stretch: stretch, bits: bits, payloads.span, to: &records)
          places[i] = end
        }
      } catch { throw .read(error) }
      RadixSort.sort(&records, bits: 32..<64, scratch: &scratch)
      do { try writer.append(records.span, to: &sink) } catch { throw .write(error) }
    }
    do { try writer.finish(to: &sink) } catch { throw .write(error) }
  }

  /// How many entries have a new payload.
  private func keptCount(_ payloads: Span<Int32>) throws(BlockFileError) -> Int {
    var kept = 0
    for start in stride(from: 0, to: count, by: Self.mergedTogether) {
      let entries = start..<min(start + Self.mergedTogether, count)
      let section = section
      let stored = try section.bytes(self.stored(entries))
      for i in 0..<entries.count {
        let payload = layout.payload(ofEntry: Kernels.loadUInt32(stored, at: 4 &* i))
        guard payload < payloads.count else { throw damage }
        kept += payloads[payload] < 0 ? 0 : 1
      }
    }
    return kept
  }

  /// Behind which entry a stretch of keys ends, those that have the same highest bits.
  private func end(ofStretch stretch: Int, bits: Int) throws(BlockFileError) -> Int {
    if stretch + 1 == 1 << bits { return count }
    return try place(of: UInt32(stretch + 1) << UInt32(32 - bits))
  }

  /// Appends the records of the entries of a stretch.
  private func append(
    _ entries: Range<Int>, stretch: Int, bits: Int, _ payloads: Span<Int32>,
    to records: inout [UInt64]
  ) throws(BlockFileError) {
    let start = records.count
    try appendRecords(entries, to: &records)
    var kept = start
    for i in start..<records.count {
      let record = records[i]
      let value = UInt32(truncatingIfNeeded: record)
      let payload = Int(layout.payload(ofValue: value))
      guard payload < payloads.count, record >> UInt64(64 - bits) == stretch else {
        throw damage
      }
      guard payloads[payload] >= 0 else { continue }
      let renumbered = layout.value(value, withPayload: UInt32(payloads[payload]))
      records[kept] = record & 0xFFFF_FFFF_0000_0000 | UInt64(renumbered)
      kept += 1
    }
    records.removeLast(records.count - kept)
  }
}
