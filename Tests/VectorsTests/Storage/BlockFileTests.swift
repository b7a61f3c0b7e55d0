import Foundation
import Testing
import Vectors

@Suite("Files of sections in blocks") struct BlockFileTests {
  @Test
  func `a file gives back what was written`() throws {
    try withFolder { folder in
      let long = noise(count: 300_000, seed: 1)
      let sections: [(String, [UInt8])] = [
        ("ABCD", [1, 2, 3]), ("NONE", []), ("LONG", long), ("LAST", noise(count: 40_000)),
      ]
      let path = try write(sections, in: folder)
      let file = try BlockFile(path: path, kind: "TEST", version: 4)

      #expect(file.version == 3)
      #expect(file.sectionNames == ["ABCD", "NONE", "LONG", "LAST"])
      for (name, bytes) in sections {
        let section = try file.section(name)
        #expect(section.count == bytes.count)
        #expect(try copy(section, 0..<bytes.count) == bytes)
      }
      let section = try file.section("LONG")
      #expect(try copy(section, 16_300..<16_400) == Array(long[16_300..<16_400]))
      #expect(try copy(section, 5..<5) == [])
      #expect(file.damagedBlocks(parallel: Parallel(threads: 2)).isEmpty)
      #expect(file.byteCount == contents(path).count)
    }
  }

  /// The header by hand, a section of three bytes, its block's checksum, table and footer.
  @Test
  func `the bytes of a file are those of the format`() throws {
    try withFolder { folder in
      let bytes = contents(try write([("ABCD", [7, 8, 9])], in: folder))
      var content: [UInt8] = [0x89, 0x54, 0x54, 0x42, 0x0D, 0x0A, 0x1A, 0x0A]
      content += Array("TEST".utf8) + [3, 0, 0, 0]
      content += little(Kernels.crc32Reference(content.span)) + [0, 0, 0, 0]
      content += [7, 8, 9, 0, 0, 0, 0, 0]
      var table = Array("ABCD".utf8) + [0, 0, 0, 0, 24, 0, 0, 0, 0, 0, 0, 0]
      table += [3, 0, 0, 0, 0, 0, 0, 0]
      var footer: [UInt8] = [32, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]
      footer += little(Kernels.crc32Reference(table.span))
      footer += little(Kernels.crc32Reference(footer.span)) + Array("TTB.".utf8)
      #expect(
        bytes == content + little(Kernels.crc32Reference(content.span)) + table + footer)
    }
  }

  @Test
  func `a section can be written in any portions`() throws {
    try withFolder { folder in
      let bytes = noise(count: 1_300_000)
      let whole = contents(try write([("ABCD", bytes)], in: folder))
      let path = "\(folder)/parts"
      let writer = try BlockFileWriter(path: path, kind: "TEST", version: 3)
      try writer.beginSection("ABCD")
      var start = 0
      for size in [1, 0, 16_359, 1, 16_384, 1_048_575, 218_680] {
        #expect(writer.position == start)
        try writer.write(bytes.span.extracting(start..<start + size))
        start += size
      }
      #expect(start == bytes.count)
      try writer.finish()
      #expect(contents(path) == whole)
    }
  }

  @Test
  func `a place beyond the end of a section is an error`() throws {
    try withFolder { folder in
      let path = try write([("ABCD", [1, 2, 3]), ("EFGH", [4])], in: folder)
      let section = try BlockFile(path: path, kind: "TEST", version: 3).section("ABCD")
      for range in [0..<4, 4..<4, -1..<2, Int.min..<0, 3..<Int.max] {
        #expect(
          throws: BlockFileError.outside(path: path, section: "ABCD", range: range)
        ) { try copy(section, range) }
      }
      #expect(try copy(section, 3..<3) == [])
    }
  }

  /// Every bit is of the header, the table or the footer, which are checked on opening, or
  /// of a block or its checksum.
  @Test
  func `a bit that flipped is found wherever it is`() throws {
    try withFolder { folder in
      let path = try write([("ABCD", noise(count: 50)), ("EFGH", [4])], in: folder)
      let whole = contents(path)
      for bit in 0..<8 * whole.count {
        var bytes = whole
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        do {
          let file = try BlockFile(path: path, kind: "TEST", version: 3)
          let damage = file.damagedBlocks(parallel: Parallel(threads: 1))
          #expect(damage.map(\.block) == [0], "bit \(bit)")
          #expect(throws: BlockFileError.self) { try copy(file.section("EFGH"), 0..<1) }
        } catch {
          #expect(error is BlockFileError, "bit \(bit)")
        }
      }
    }
  }

  @Test
  func `damage is named, and the blocks without any can be read`() throws {
    try withFolder { folder in
      let content = noise(count: 40_000)
      let path = try write([("ABCD", content), ("EFGH", [4, 5])], in: folder)
      var bytes = contents(path)
      bytes[20_000] ^= 0x10
      bytes[40_030] ^= 0x01
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let file = try BlockFile(path: path, kind: "TEST", version: 3)

      // Content of 24 + 40,000 + 2 bytes, and zeros up to a multiple of 8.
      for threads in 1...2 {
        let damage = file.damagedBlocks(parallel: Parallel(threads: threads))
        #expect(damage.map(\.block) == [1, 2])
        #expect(damage.map(\.bytes) == [16_384..<32_768, 32_768..<40_032])
        #expect(damage.map(\.sections) == [["ABCD"], ["ABCD", "EFGH"]])
      }
      let section = try file.section("ABCD")
      #expect(try copy(section, 0..<16_360) == Array(content[0..<16_360]))
      let error = BlockFileError.damaged(
        path: path, part: "section ABCD, block 1",
        reason: "bytes 16384–32768 are not what was written")
      for _ in 0..<2 {
        #expect(throws: error) { try copy(section, 16_000..<16_361) }
      }
    }
  }

  @Test
  func `a file that was cut short is an error at every length`() throws {
    try withFolder { folder in
      let path = try write([("ABCD", noise(count: 50)), ("EFGH", [4])], in: folder)
      let whole = contents(path)
      for count in 0..<whole.count {
        try Data(whole[..<count]).write(to: URL(fileURLWithPath: path))
        #expect(throws: BlockFileError.cutShort(path: path)) {
          try BlockFile(path: path, kind: "TEST", version: 3)
        }
      }
    }
  }

  /// Noise in the table and the footer, with checksums that fit: nothing traps.
  @Test
  func `numbers that make no sense are an error`() throws {
    try withFolder { folder in
      let path = try write([("ABCD", noise(count: 50)), ("EFGH", [4])], in: folder)
      let whole = contents(path)
      let footer = whole.count - 24
      let table = footer - 48
      let values: [UInt64] = [0, 1, 25, 1 << 31, 1 << 62, 1 << 63, .max]
      for place in [table + 8, table + 16, table + 32, table + 40, footer, footer + 8] {
        for value in values {
          var bytes = whole
          // Of the number of sections, which has four bytes.
          let size = place == footer + 8 ? 4 : 8
          bytes.replaceSubrange(place..<place + size, with: little(value).prefix(size))
          let ofTable = Kernels.crc32(bytes.span.extracting(table..<footer))
          bytes.replaceSubrange(footer + 12..<footer + 16, with: little(ofTable))
          let ofFooter = Kernels.crc32(bytes.span.extracting(footer..<footer + 16))
          bytes.replaceSubrange(footer + 16..<footer + 20, with: little(ofFooter))
          if bytes == whole { continue }
          try Data(bytes).write(to: URL(fileURLWithPath: path))
          if let file = try? BlockFile(path: path, kind: "TEST", version: 3) {
            // A shorter section, or one that starts elsewhere, is still within the file.
            let section = try file.section("ABCD")
            #expect(try copy(section, 0..<section.count).count <= 50)
          }
        }
      }
    }
  }

  @Test
  func `another kind of file, a newer one and none are errors of their own`() throws {
    try withFolder { folder in
      let path = try write([("ABCD", [1])], in: folder)
      #expect(throws: BlockFileError.otherKind(path: path, expected: "ELSE")) {
        try BlockFile(path: path, kind: "ELSE", version: 3)
      }
      #expect(throws: BlockFileError.newer(path: path, version: 3, known: 2)) {
        try BlockFile(path: path, kind: "TEST", version: 2)
      }
      let file = try BlockFile(path: path, kind: "TEST", version: 3)
      #expect(throws: BlockFileError.missingSection(path: path, section: "NONE")) {
        try file.section("NONE")
      }
      let text = "\(folder)/text"
      try Data("id,text\n".utf8).write(to: URL(fileURLWithPath: text))
      #expect(throws: BlockFileError.otherKind(path: text, expected: "TEST")) {
        try BlockFile(path: text, kind: "TEST", version: 3)
      }
      let missing = "\(folder)/missing"
      #expect(
        throws: BlockFileError.unreadable(
          path: missing, reason: "No such file or directory")
      ) { try BlockFile(path: missing, kind: "TEST", version: 3) }
    }
  }

  @Test
  func `a file that is not finished is removed`() throws {
    try withFolder { folder in
      do {
        let writer = try BlockFileWriter(path: "\(folder)/a", kind: "TEST", version: 3)
        try writer.beginSection("ABCD")
        try writer.write([1, 2, 3].span)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
      #expect(throws: ExportError.self) {
        try BlockFileWriter(path: "\(folder)/none/a", kind: "TEST", version: 3)
      }
    }
  }

  private func write(
    _ sections: [(name: String, bytes: [UInt8])], in folder: String
  ) throws -> String {
    let path = "\(folder)/7.test"
    let writer = try BlockFileWriter(path: path, kind: "TEST", version: 3)
    for section in sections {
      try writer.beginSection(section.name)
      try writer.write(section.bytes.span)
    }
    try writer.finish()
    return path
  }

  private func copy(
    _ section: BlockSection, _ range: Range<Int>
  ) throws(BlockFileError) -> [UInt8] {
    var copy: [UInt8] = []
    copy.append(copying: try section.bytes(range))
    return copy
  }

  private func noise(count: Int, seed: UInt64 = 0) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
  }

  private func little(_ number: some FixedWidthInteger) -> [UInt8] {
    [UInt8](little: [number])
  }

  private func contents(_ path: String) -> [UInt8] {
    FileManager.default.contents(atPath: path).map(Array.init) ?? []
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "blocks-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
}
