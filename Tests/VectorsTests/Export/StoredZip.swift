import Vectors

/// Reads a zip archive of stored members with 64-bit sizes, from its end as one has to.
struct StoredZip {
  struct Malformed: Error {}
  var members: [(name: String, content: ArraySlice<UInt8>)] = []

  init(_ bytes: [UInt8]) throws {
    func number(_ at: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
    let end = bytes.count - 22
    guard number(end, 4) == 0x0605_4B50, number(end - 20, 4) == 0x0706_4B50 else {
      throw Malformed()
    }
    let record = number(end - 12, 8)
    guard number(record, 4) == 0x0606_4B50 else { throw Malformed() }
    var entry = number(record + 48, 8)
    for _ in 0..<number(record + 32, 8) {
      guard number(entry, 4) == 0x0201_4B50 else { throw Malformed() }
      let nameEnd = entry + 46 + number(entry + 28, 2)
      let size = number(nameEnd + 4, 8)
      let header = number(nameEnd + 20, 8)
      guard number(header, 4) == 0x0403_4B50 else { throw Malformed() }
      let start = header + 30 + number(header + 26, 2) + number(header + 28, 2)
      let content = bytes[start..<start + size]
      guard Int(Kernels.crc32Reference(Array(content).span)) == number(entry + 16, 4)
      else {
        throw Malformed()
      }
      members.append(
        (String(decoding: bytes[entry + 46..<nameEnd], as: UTF8.self), content))
      entry = nameEnd + number(entry + 30, 2)
    }
    guard entry == record else { throw Malformed() }
  }
}
