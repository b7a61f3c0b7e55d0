internal import Vectors

// The manifest as text, which a person can read as well:
//
//     topictool index 1
//     parameter shingle 3
//     segment 7.segment articles 75000 first 0 deleted 12 in 9.deleted
//     segment 8.segment articles 20000 first 75000
//     recurring 10.recurring
//     attachment events 11.events
//     next-sequence 95000
//     next-file 12
//     checksum 9a3b50e1
//
// The last line has the CRC-32 of all bytes before it. First and last line stay in all
// versions, so that any release can say of a later index that it is one.

extension Manifest {
  /// The version of the format of indexes.
  static let version = 1
  /// How a manifest begins.
  private static let mark = "topictool index "
  /// Bytes of the last line.
  private static let checksumSize = 18
  private static let lineEnd: UInt8 = 0x0A

  /// The bytes of the manifest.
  package var serialized: [UInt8] {
    var lines = [Manifest.mark + "\(Manifest.version)"]
    lines += parameters.map { "parameter \($0.name) \($0.value)" }
    for segment in segments {
      var line = "segment \(segment.file) articles \(segment.articles)"
      line += " first \(segment.firstSequence)"
      if let file = segment.deletedFile {
        line += " deleted \(segment.deletedCount) in \(file)"
      }
      lines.append(line)
    }
    if let recurringFile { lines.append("recurring \(recurringFile)") }
    for (name, file) in attachments.sorted(by: { $0.key < $1.key }) {
      lines.append("attachment \(name) \(file)")
    }
    lines.append("next-sequence \(nextSequence)")
    lines.append("next-file \(nextFile)")
    let bytes = lines.flatMap { Array($0.utf8) + [Manifest.lineEnd] }
    return bytes + Manifest.checksumLine(of: bytes.span)
  }

  private static func checksumLine(of bytes: Span<UInt8>) -> [UInt8] {
    let checksum = String(Kernels.crc32(bytes), radix: 16)
    let zeros = String(repeating: "0", count: 8 - checksum.count)
    return Array("checksum \(zeros)\(checksum)\n".utf8)
  }

  /// Reads a manifest.
  ///
  /// - Parameters:
  ///   - bytes: of the file.
  ///   - folder: the index, for errors.
  /// - Throws: ``IndexError`` unless it is a whole manifest of a known version.
  package init(_ bytes: [UInt8], of folder: IndexFolder) throws(IndexError) {
    let mark = Array(Manifest.mark.utf8)
    guard zip(bytes, mark).allSatisfy({ $0 == $1 }) else {
      throw folder.withoutManifest(
        "its manifest is of something else",
        damage: "its first bytes are of something else")
    }
    let checksumSize = Manifest.checksumSize
    guard bytes.last == Manifest.lineEnd, bytes.count > mark.count + checksumSize else {
      throw folder.damagedManifest("it is cut short")
    }
    let body = Array(bytes.dropLast(checksumSize))
    guard Manifest.checksumLine(of: body.span) == bytes.suffix(checksumSize) else {
      throw folder.damagedManifest("its checksum differs, or its end is missing")
    }
    try self.init(lines: body, of: folder)
  }

  private init(lines: [UInt8], of folder: IndexFolder) throws(IndexError) {
    self.init(parameters: [])
    for (number, line) in zip(0..., lines.split(separator: Manifest.lineEnd)) {
      let words = line.split(separator: 0x20, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      if number == 0 {
        guard words.count == 3, let version = FileName.whole(words[2]), version > 0 else {
          throw folder.damagedManifest("its version makes no sense")
        }
        guard version <= Manifest.version else {
          throw .newer(folder: folder.path, version: version, known: Manifest.version)
        }
      } else if !take(words) {
        throw folder.damagedManifest("line \(number + 1) makes no sense")
      }
    }
    let files = files
    guard files.count == Set(files).count,
      files.allSatisfy({ FileName.number(of: $0).map { $0 < nextFile } ?? false })
    else {
      throw folder.damagedManifest("it names a file twice, or one that cannot be")
    }
  }

  /// Takes what a line says.
  ///
  /// - Returns: whether it says something that a manifest says.
  private mutating func take(_ words: [String]) -> Bool {
    switch (words[0], words.count) {
    case ("parameter", 3...) where FileName.isWord(words[1]):
      let value = words.dropFirst(2).joined(separator: " ")
      parameters.append(Parameter(words[1], value))
    case ("segment", _):
      guard let segment = Segment(words) else { return false }
      segments.append(segment)
    case ("recurring", 2):
      recurringFile = words[1]
    case ("attachment", 3) where FileName.isWord(words[1]):
      attachments[words[1]] = words[2]
    case ("next-sequence", 2):
      guard let number = FileName.whole(words[1]) else { return false }
      nextSequence = number
    case ("next-file", 2):
      guard let number = FileName.whole(words[1]) else { return false }
      nextFile = number
    default: return false
    }
    return true
  }
}

extension Manifest.Segment {
  /// `segment FILE articles N first N`, and where some are deleted `deleted N in FILE`.
  fileprivate init?(_ words: [String]) {
    guard words.count == 6 || words.count == 10, words[2] == "articles",
      let articles = FileName.whole(words[3]), words[4] == "first",
      let first = FileName.whole(words[5])
    else { return nil }
    self.init(file: words[1], articles: articles, firstSequence: first)
    if words.count == 10 {
      guard words[6] == "deleted", let count = FileName.whole(words[7]),
        count <= articles, words[8] == "in"
      else { return nil }
      deletedCount = count
      deletedFile = words[9]
    }
  }
}
