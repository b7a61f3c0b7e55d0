/// A zip archive of members that are stored as they are.
///
/// Sizes and offsets are always given in the 64-bit form, which every reader of today
/// takes, so that there is one form to test and no size at which another begins. The time
/// of every member is 1 January 1980, midnight, the earliest there is: same content, same
/// bytes.
struct ZipArchive {
  private var offset: UInt64 = 0
  private var directory: [UInt8] = []
  private var memberCount: UInt64 = 0

  /// Writes a member, which is produced twice: for its checksum, and for good.
  mutating func append(
    _ array: NPYArray<some NumberRun>, named name: String, to sink: inout some ByteSink
  ) throws(ExportError) {
    var checksum = ChecksumSink()
    try array.write(to: &checksum)
    let size = UInt64(array.byteCount)
    var fields: [UInt8] = []
    // Version 4.5, no flags, stored; time and date; checksum; sizes in the extra field.
    fields.append(little: 45 as UInt16)
    fields.append(little: 0 as UInt16)
    fields.append(little: 0 as UInt16)
    fields.append(little: 0 as UInt16)
    fields.append(little: 0x21 as UInt16)
    fields.append(little: checksum.value)
    fields.append(little: UInt32.max)
    fields.append(little: UInt32.max)
    fields.append(little: UInt16(name.utf8.count))
    note(name, fields: fields, size: size)

    var header: [UInt8] = []
    header.append(little: 0x0403_4B50 as UInt32)
    header += fields
    header.append(little: 20 as UInt16)
    header += name.utf8
    header.append(little: 1 as UInt16)
    header.append(little: 16 as UInt16)
    header.append(little: size)
    header.append(little: size)
    try sink.write(header.span)
    try array.write(to: &sink)
    offset += UInt64(header.count) + size
  }

  /// Adds a member that begins at the present offset to the directory.
  private mutating func note(_ name: String, fields: [UInt8], size: UInt64) {
    directory.append(little: 0x0201_4B50 as UInt32)
    // Made by version 4.5 on Unix.
    directory.append(little: 45 | 3 << 8 as UInt16)
    directory += fields
    directory.append(little: 28 as UInt16)
    // No comment, first disk, binary content.
    directory += [0, 0, 0, 0, 0, 0]
    // A regular file that its owner may write and everybody read.
    directory.append(little: 0o100644 << 16 as UInt32)
    directory.append(little: UInt32.max)
    directory += name.utf8
    directory.append(little: 1 as UInt16)
    directory.append(little: 24 as UInt16)
    directory.append(little: size)
    directory.append(little: size)
    directory.append(little: offset)
    memberCount += 1
  }

  /// Writes the directory, which ends the archive.
  mutating func finish(to sink: inout some ByteSink) throws(ExportError) {
    let size = UInt64(directory.count)
    var end = directory
    end.append(little: 0x0606_4B50 as UInt32)
    end.append(little: 44 as UInt64)
    end.append(little: 45 | 3 << 8 as UInt16)
    end.append(little: 45 as UInt16)
    end.append(little: 0 as UInt64)
    end.append(little: memberCount)
    end.append(little: memberCount)
    end.append(little: size)
    end.append(little: offset)
    // Where the record above stands, then the classical end, which points to it.
    end.append(little: 0x0706_4B50 as UInt32)
    end.append(little: 0 as UInt32)
    end.append(little: offset + size)
    end.append(little: 1 as UInt32)
    end.append(little: 0x0605_4B50 as UInt32)
    end.append(little: 0 as UInt32)
    end.append(little: UInt32(0xFFFF_FFFF))
    end.append(little: UInt64.max)
    end.append(little: 0 as UInt16)
    try sink.write(end.span)
  }
}

/// A sink that keeps the checksum of what it is given.
private struct ChecksumSink: ByteSink {
  private(set) var value: UInt32 = 0

  mutating func write(_ bytes: Span<UInt8>) throws(ExportError) {
    value = Kernels.crc32(bytes, from: value)
  }
}

extension [UInt8] {
  /// Appends an integer, its lowest byte first.
  package mutating func append(little value: some FixedWidthInteger) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}
