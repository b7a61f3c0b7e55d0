/// A file of named sections, each with its checksum.
///
///     header   8 bytes that begin no text, and show if line ends were changed
///              4 bytes of the kind of file
///              4 bytes of the version of the format
///              4 bytes CRC-32 of these 16
///     section  4 bytes of its name, 8 bytes of its length, the bytes,
///              4 bytes CRC-32 of all of it
///     …
///     end      a section END of length 0
///
/// Numbers have the least byte first. The header stays in all versions, so that any release
/// can say of a later file that it is one.
package struct SectionFile {
  /// What a file is of.
  package enum Kind: String, CaseIterable {
    case model = "MODL"
    case topics = "TOPC"
    case frequencies = "FREQ"
    case events = "EVNT"
    case centroids = "CENT"

    /// The kind in words.
    var name: String {
      switch self {
      case .model: "a model of vectors"
      case .topics: "a model of topics"
      case .frequencies: "document frequencies"
      case .events: "an archive of events"
      case .centroids: "centroids of a run"
      }
    }
  }

  /// The version of the format: of what sections there are, and what is in them.
  static let version: UInt32 = 1

  private static let magic: [UInt8] = [0x89, 0x54, 0x54, 0x56, 0x0D, 0x0A, 0x1A, 0x0A]
  private static let headerSize = 20
  private static let end = "END "

  private let store: ByteStore
  private var sections: [String: Range<Int>] = [:]

  /// The sections of a file, all of which are checked.
  ///
  /// - Throws: ``ModelFileError`` unless it is a whole file of that kind.
  package init(_ store: ByteStore, of kind: Kind) throws(ModelFileError) {
    self.store = store
    let bytes = store.bytes
    let magic = SectionFile.magic
    for i in 0..<min(bytes.count, magic.count) where bytes[i] != magic[i] {
      throw .unknown(expected: kind.name)
    }
    guard bytes.count > 0 else { throw .unknown(expected: kind.name) }
    guard bytes.count >= SectionFile.headerSize else { throw .cutShort }
    guard Kernels.crc32(bytes.extracting(0..<16)) == bytes.integer(at: 16) else {
      throw .damaged
    }
    guard String(copying: bytes.extracting(8..<12)) == kind.rawValue else {
      throw .unknown(expected: kind.name)
    }
    let version: UInt32 = bytes.integer(at: 12)
    guard version <= SectionFile.version else {
      throw .newer(version: Int(version), known: Int(SectionFile.version))
    }
    try readSections()
  }

  private mutating func readSections() throws(ModelFileError) {
    let store = store
    let bytes = store.bytes
    var start = SectionFile.headerSize
    while true {
      guard bytes.count - start >= 16 else { throw .cutShort }
      let length: UInt64 = bytes.integer(at: start + 4)
      guard length <= bytes.count - start - 16 else { throw .cutShort }
      let content = start + 12..<start + 12 + Int(length)
      let checksum: UInt32 = bytes.integer(at: content.upperBound)
      guard Kernels.crc32(bytes.extracting(start..<content.upperBound)) == checksum else {
        throw .damaged
      }
      let name = String(copying: bytes.extracting(start..<start + 4))
      start = content.upperBound + 4
      if name == SectionFile.end { break }
      sections[name] = content
    }
    guard start == bytes.count else { throw .damaged }
  }

  /// The bytes of a section.
  ///
  /// - Throws: ``ModelFileError/damaged`` if it is not there.
  @_lifetime(borrow self)
  package func bytes(of section: String) throws(ModelFileError) -> Span<UInt8> {
    guard let range = sections[section] else { throw .damaged }
    return store.bytes.extracting(range)
  }

  /// A section of whole numbers, as many as there have to be.
  package func integers<Number: FixedWidthInteger>(
    of section: String, count: Int
  ) throws(ModelFileError) -> [Number] {
    let bytes = try bytes(of: section)
    let size = Number.bitWidth / 8
    guard bytes.count / size == count, bytes.count % size == 0 else { throw .damaged }
    return (0..<count).map { bytes.integer(at: size * $0) }
  }

  /// Writes a file of these sections.
  ///
  /// - Throws: what the sink throws.
  package static func write(
    _ sections: [(name: String, bytes: [UInt8])], as kind: Kind,
    to sink: inout some ByteSink
  ) throws(ExportError) {
    var header = magic + Array(kind.rawValue.utf8)
    header.append(little: version)
    header.append(little: Kernels.crc32(header.span))
    try sink.write(header.span)
    for section in sections + [(end, [])] {
      var head = Array(section.name.utf8)
      head.append(little: UInt64(section.bytes.count))
      let checksum = Kernels.crc32(section.bytes.span, from: Kernels.crc32(head.span))
      try sink.write(head.span)
      try sink.write(section.bytes.span)
      var tail: [UInt8] = []
      tail.append(little: checksum)
      try sink.write(tail.span)
    }
  }
}

extension Span<UInt8> {
  /// The number that starts at an offset, the least byte first.
  fileprivate func integer<Number: FixedWidthInteger>(at offset: Int) -> Number {
    var number: Number = 0
    for i in (0..<Number.bitWidth / 8).reversed() {
      number = number << 8 | Number(truncatingIfNeeded: self[offset + i])
    }
    return number
  }
}

extension [UInt8] {
  /// Numbers, the least byte of each first.
  package init<Number: FixedWidthInteger>(little numbers: [Number]) {
    self = []
    reserveCapacity(numbers.count * Number.bitWidth / 8)
    for number in numbers { append(little: number) }
  }
}
