import Dedup
import Testing
import Vectors

@Suite("Hash look-up") struct HashLookupTests {
  static let layouts = [
    HashLookup.Layout(keyBits: 28, payloadBits: 10),
    HashLookup.Layout(keyBits: 32, payloadBits: 10, hasPositions: true),
    HashLookup.Layout(keyBits: 32, payloadBits: 1),
    HashLookup.Layout(keyBits: 1, payloadBits: 10, hasPositions: true),
    HashLookup.Layout(keyBits: 9, payloadBits: 24),
  ]

  /// Records in order of key, every third of one of a few keys.
  static func records(_ count: Int, _ layout: HashLookup.Layout, seed: UInt64 = 1)
    -> [UInt64]
  {
    var random = SplitMix64(seed: seed &+ UInt64(count))
    let bits = layout.payloadBits + (layout.hasPositions ? 8 : 0)
    var records = (0..<count).map { i in
      let key = i % 3 == 0 ? SplitMix64.mix(UInt64(i % 7)) : random.next()
      return key << 32 | random.next() >> UInt64(64 - bits)
    }
    RadixSort.sort(&records, bits: 32..<64)
    return records
  }

  static func bytes(_ records: [UInt64], _ layout: HashLookup.Layout) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try HashLookup.write(records.span, layout: layout, to: &bytes)
    return bytes
  }

  static func table(_ records: [UInt64], _ layout: HashLookup.Layout) throws -> HashLookup
  {
    try HashLookup(TableFile.section(of: bytes(records, layout)))
  }

  @Test func `are written as described`() throws {
    let layout = HashLookup.Layout(keyBits: 30, payloadBits: 4)
    // Two bits of a key are the bucket's, the next 28 stand above a payload of four.
    let records: [UInt64] = [
      0x0000_0004_0000_0003, 0x4000_0000_0000_000F, 0xFFFF_FFFF_0000_0000,
    ]
    let bytes = try Self.bytes(records, layout)
    #expect(
      bytes == [
        3, 0, 0, 0, 30, 4, 0, 0,
        0x13, 0, 0, 0, 0x0F, 0, 0, 0, 0xF0, 0xFF, 0xFF, 0xFF,
        0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0,
      ])
    let table = try HashLookup(TableFile.section(of: bytes))
    #expect(table.layout == layout && table.count == 3 && table.byteCount == 40)
    var found: [UInt64] = []
    try table.appendRecords(0..<3, to: &found)
    #expect(found == [records[0], records[1], 0xFFFF_FFFC_0000_0000])
  }

  @Test(arguments: layouts, [0, 1, 2, 3, 100, 5000, 40_000])
  func `give every value of a key and no other`(layout: HashLookup.Layout, count: Int)
    throws
  {
    let records = Self.records(count, layout)
    let table = try Self.table(records, layout)
    #expect(table.count == count)
    let drop = UInt64(32 - layout.keyBits)
    let groups = Dictionary(grouping: records) { $0 >> (32 + drop) }
    var random = SplitMix64(seed: 2)
    let asked =
      groups.keys.prefix(3000) + (0..<100).map { _ in random.next() >> (32 + drop) }
    for known in asked {
      var values: [UInt32] = []
      try table.append(valuesOf: UInt32(known << drop), to: &values)
      let expected = groups[known, default: []].map { UInt32(truncatingIfNeeded: $0) }
      #expect(values == expected)
      #expect(try table.entries(of: UInt32(known << drop)).count == expected.count)
    }
  }

  @Test(arguments: layouts)
  func `come back in order, from any key on`(layout: HashLookup.Layout) throws {
    let records = Self.records(3000, layout)
    let table = try Self.table(records, layout)
    let known = UInt64(UInt32.max) << UInt64(64 - layout.keyBits) | 0xFFFF_FFFF
    let masked = records.map { $0 & known }
    for start in [0, 1, 1500, 2999, 3000] {
      var found: [UInt64] = []
      try table.appendRecords(start..<3000, to: &found)
      #expect(found == Array(masked[start...]))
    }
    for key in [0, 1, 0x7FFF_FFFF, 0x8000_0000, UInt32.max] {
      let first = masked.firstIndex { $0 >> 32 >= (UInt64(key) & (known >> 32)) }
      #expect(try table.place(of: key) == first ?? 3000)
    }
  }

  @Test func `stand one after another`() throws {
    var bytes: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]
    for layout in Self.layouts {
      let records = Self.records(77, layout)
      let start = bytes.count
      try HashLookup.write(records.span, layout: layout, to: &bytes)
      #expect(bytes.count == start + HashLookup.byteCount(count: 77, layout: layout))
      #expect(bytes.count % 8 == 0)
    }
    let section = try TableFile.section(of: bytes)
    var start = 8
    for layout in Self.layouts {
      let table = try HashLookup(section, at: start)
      #expect(table.layout == layout && table.count == 77)
      start += table.byteCount
    }
    #expect(start == section.count)
  }

  @Test func `written in portions are the same`() throws {
    let layout = HashLookup.Layout(keyBits: 32, payloadBits: 10, hasPositions: true)
    let records = Self.records(40_000, layout)
    var writer = HashLookup.Writer(count: records.count, layout: layout)
    var bytes: [UInt8] = []
    for bounds in [0..<0, 0..<1, 1..<20_000, 20_000..<40_000] {
      try writer.append(records.span.extracting(bounds), to: &bytes)
    }
    try writer.finish(to: &bytes)
    #expect(bytes == (try Self.bytes(records, layout)))
  }
}

extension HashLookupTests {
  @Test(arguments: layouts.prefix(4), [100, 150_000])
  func `merge to what all records together give`(layout: HashLookup.Layout, count: Int)
    throws
  {
    let mask = UInt64(UInt32.max) << UInt64(64 - layout.keyBits)
    let larger = HashLookup.Layout(
      keyBits: layout.keyBits, payloadBits: min(24, layout.payloadBits + 2),
      hasPositions: layout.hasPositions)
    var tables: [HashLookup] = []
    var payloads: [[Int32]] = []
    var expected: [UInt64] = []
    for (i, size) in [count, count / 3, 0, 1].enumerated() {
      let records = Self.records(size, layout, seed: UInt64(i))
      let all = (0..<Int32(1) << Int32(layout.payloadBits))
      payloads.append(
        all.map { ($0 + Int32(i)) % 5 == 0 ? -1 : $0 * 2 + Int32(i) % 2 }
          .map { $0 >> Int32(larger.payloadBits) == 0 ? $0 : -1 })
      tables.append(try Self.table(records, layout))
      for record in records {
        let position = layout.hasPositions ? record & 0xFF : 0
        let payload = (record & 0xFFFF_FFFF) >> (layout.hasPositions ? 8 : 0)
        let new = payloads[i][Int(payload)]
        guard new >= 0 else { continue }
        let value = layout.hasPositions ? UInt64(new) << 8 | position : UInt64(new)
        expected.append(record & mask | value)
      }
    }
    RadixSort.sort(&expected, bits: 32..<64)
    var bytes: [UInt8] = []
    try HashLookup.merge(tables, payloads: payloads, layout: larger, to: &bytes)
    #expect(bytes == (try Self.bytes(expected, larger)))
  }

  @Test func `merge of nothing is an empty table`() throws {
    let layout = HashLookup.Layout(keyBits: 28, payloadBits: 5)
    var bytes: [UInt8] = []
    try HashLookup.merge([], payloads: [], layout: layout, to: &bytes)
    #expect(bytes == (try Self.bytes([], layout)))
  }

  @Test func `of another layout, or payloads without a new one, are not merged`() throws {
    let layout = HashLookup.Layout(keyBits: 28, payloadBits: 10)
    let table = try Self.table(Self.records(100, layout), layout)
    var bytes: [UInt8] = []
    #expect(throws: HashLookup.MergeError.self) {
      try HashLookup.merge([table], payloads: [[0, 1]], layout: layout, to: &bytes)
    }
    let other = HashLookup.Layout(keyBits: 32, payloadBits: 10)
    #expect(throws: HashLookup.MergeError.self) {
      try HashLookup.merge(
        [table], payloads: [Array(repeating: 0, count: 1024)], layout: other, to: &bytes)
    }
  }

  @Test(arguments: layouts)
  func `cut short are refused`(layout: HashLookup.Layout) throws {
    let bytes = try Self.bytes(Self.records(20, layout), layout)
    for count in [0, 1, 7, 8, 9, bytes.count / 2, bytes.count - 1] {
      let section = try TableFile.section(of: Array(bytes[..<count]))
      #expect(throws: BlockFileError.self) { try HashLookup(section) }
    }
    let section = try TableFile.section(of: bytes)
    for offset in [-1, -8, bytes.count, .max] {
      #expect(throws: BlockFileError.self) { try HashLookup(section, at: offset) }
    }
  }

  @Test(arguments: layouts.prefix(4))
  func `with any byte changed give an error or values`(layout: HashLookup.Layout) throws {
    let records = Self.records(30, layout)
    let bytes = try Self.bytes(records, layout)
    var all: [UInt8] = []
    for i in bytes.indices.prefix(400) {
      for change in [0x01, 0x80, 0xFF] as [UInt8] {
        all += bytes
        all[all.count - bytes.count + i] ^= change
      }
    }
    let section = try TableFile.section(of: all)
    let payloads = [Array(repeating: Int32(1), count: 1 << layout.payloadBits)]
    for start in stride(from: 0, to: all.count, by: bytes.count) {
      guard let table = try? HashLookup(section, at: start) else { continue }
      var values: [UInt32] = []
      for record in records {
        try? table.append(valuesOf: UInt32(record >> 32), to: &values)
      }
      var output: [UInt8] = []
      try? HashLookup.merge([table], payloads: payloads, layout: layout, to: &output)
    }
  }
}
