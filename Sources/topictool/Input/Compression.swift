import FoundationEssentials
import Glibc
import Vectors

/// How a file is compressed; unpacked by the system's program, as ripgrep does.
enum Compression: String, CaseIterable {
  case gzip, zstd, xz, bzip2

  /// The compression that files with that extension have.
  init?(pathExtension: some StringProtocol) {
    switch pathExtension.lowercased() {
    case "gz": self = .gzip
    case "zst": self = .zstd
    case "xz": self = .xz
    case "bz2": self = .bzip2
    default: return nil
    }
  }

  /// The compression whose files begin as `bytes` do.
  init?(startOf bytes: Span<UInt8>) {
    let start = (0..<min(bytes.count, 6)).map { bytes[$0] }
    let begun = Compression.allCases.first {
      start.starts(with: $0.magic) { byte, magic in magic == nil || magic == byte }
    }
    guard let begun else { return nil }
    self = begun
  }

  /// What every file begins with, nil for any byte: RFC 1952, RFC 8878, the .xz file format, and
  /// bzip2's size of a block between its name and the first of pi's digits.
  private var magic: [UInt8?] {
    switch self {
    case .gzip: [0x1F, 0x8B]
    case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
    case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
    case .bzip2: [0x42, 0x5A, 0x68, nil, 0x31, 0x41]
    }
  }

  /// The bytes of the file at `path`, unpacked into memory.
  ///
  /// - Parameters:
  ///   - path: a file.
  ///   - limit: how many bytes there may be.
  /// - Returns: all of its bytes.
  /// - Throws: ``InputError`` if the program is missing or says that the file is damaged, or
  ///   there are more.
  func unpack(_ path: String, limit: Int) throws(InputError) -> ByteStore {
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw .corpus(.unreadable(path: path, reason: "Permission denied"))
    }
    guard let program = Compression.find(rawValue) else {
      throw .missingProgram(rawValue, file: path)
    }
    let child: Child
    let (output, complaints): (Int32, Int32)
    do throws(ChildError) {
      (child, output, complaints) = try Child.piped(program, ["-dc", "--", path])
    } catch {
      let reason = SystemFile.Failure(code: error.code).reason
      throw .notUnpacked(path, reason: "\(rawValue) cannot be started: \(reason)")
    }
    defer {
      close(output)
      close(complaints)
    }
    let (store, said): (ByteStore, ByteStore)
    // Beside the output: nobody knows which of them the program fills first.
    let reading = BackgroundReading(of: complaints, name: path)
    let unpacked = Result { () throws(CorpusError) in
      try ByteStore(reading: output, name: path, limit: limit)
    }
    do throws(InputError) {
      store = try unpacked.mapError(InputError.corpus).get()
      said = try reading.result()
    } catch {
      child.terminate()
      _ = child.wait()
      _ = try? reading.result()
      throw error
    }
    guard child.wait() == .exit(0) else {
      throw .notUnpacked(path, reason: reason(String(copying: said.bytes)))
    }
    return store
  }

  /// The first line of what the program said, without its own name and the file's.
  private func reason(_ said: String) -> String {
    let line = said.split(separator: "\n").first { !$0.allSatisfy(\.isWhitespace) }
    guard let line else { return "\(rawValue) failed" }
    var words = line.split(separator: ": ").last ?? line
    words = words.drop(while: \.isWhitespace)
    while words.last?.isWhitespace == true { words.removeLast() }
    return "\(rawValue) says '\(words)'"
  }

  /// Where a program is on the search path.
  private static func find(_ program: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").map { "\($0)/\(program)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
