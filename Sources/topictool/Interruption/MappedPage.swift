internal import FoundationEssentials
internal import Vectors

/// A page of a mapped file that could not be read.
struct MappedPage {
  /// The file, nil if the system does not say.
  private var path: String?
  /// Where in the file the page is.
  private var offset = 0

  /// The page at an address of this process.
  init(at address: UInt) {
    let maps = try? ByteStore(readingStream: "/proc/self/maps")
    self.init(at: address, maps: maps.map { String(copying: $0.bytes) } ?? "")
  }

  /// The page at an address, by the text of `/proc/self/maps`.
  init(at address: UInt, maps: String) {
    for line in maps.split(separator: "\n") {
      // ADDRESS-ADDRESS PERMISSIONS OFFSET DEVICE INODE PATH
      let fields = line.split(separator: " ", maxSplits: 5)
      let bounds = (fields.first ?? "").split(separator: "-").map { UInt($0, radix: 16) }
      guard fields.count == 6, bounds.count == 2, let start = bounds[0],
        let end = bounds[1], (start..<end).contains(address)
      else { continue }
      path = String(fields[5].drop { $0 == " " })
      offset = Int(address - start) + (Int(fields[2], radix: 16) ?? 0)
    }
  }

  /// Why the page is missing, in one line.
  var reason: String {
    guard let path else { return "a file that was being read became shorter" }
    let folder = FileManager.default.currentDirectoryPath + "/"
    let shown = path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
    let isThere = System.size(ofFileAt: path).map { $0 > offset } ?? false
    let fault =
      isThere ? "cannot be read: Input/output error" : "became shorter while it was read"
    return "\(shown.printable): \(fault)"
  }
}
