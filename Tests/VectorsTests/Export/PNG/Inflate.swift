/// Reads DEFLATE streams as RFC 1951 describes them, bit by bit: what the writer is
/// checked against.
struct Inflate {
  struct Malformed: Error {}

  private let bytes: ArraySlice<UInt8>
  private var bit = 0
  private(set) var output: [UInt8] = []

  /// What a zlib stream holds.
  static func zlib(_ stream: [UInt8]) throws -> [UInt8] {
    guard stream.count > 6, stream[0] == 0x78,
      (Int(stream[0]) << 8 | Int(stream[1])).isMultiple(of: 31)
    else { throw Malformed() }
    var inflate = Inflate(bytes: stream[2...].dropLast(4))
    try inflate.run()
    guard inflate.bit > (inflate.bytes.count - 1) * 8 else { throw Malformed() }
    var sums = (low: 1, high: 0)
    for byte in inflate.output {
      sums.low = (sums.low + Int(byte)) % 65_521
      sums.high = (sums.high + sums.low) % 65_521
    }
    let checksum = stream.suffix(4).reduce(0) { $0 << 8 | Int($1) }
    guard checksum == sums.high << 16 | sums.low else { throw Malformed() }
    return inflate.output
  }

  private init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  private mutating func bits(_ count: Int) throws -> Int {
    var value = 0
    for i in 0..<count {
      guard bit >> 3 < bytes.count else { throw Malformed() }
      value |= Int(bytes[bytes.startIndex + bit >> 3] >> (bit & 7) & 1) << i
      bit += 1
    }
    return value
  }

  private mutating func run() throws {
    var isLast = false
    while !isLast {
      isLast = try bits(1) == 1
      // The writer knows one kind of block.
      guard try bits(2) == 2 else { throw Malformed() }
      try block()
    }
  }

  private mutating func block() throws {
    let (literalCount, distanceCount) = (try bits(5) + 257, try bits(5) + 1)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var lengths = [Int](repeating: 0, count: 19)
    for symbol in order.prefix(try bits(4) + 4) { lengths[symbol] = try bits(3) }
    let code = try Code(lengths)
    var all: [Int] = []
    while all.count < literalCount + distanceCount {
      switch try symbol(code) {
      case 16:
        guard let last = all.last else { throw Malformed() }
        all += Array(repeating: last, count: 3 + (try bits(2)))
      case 17: all += Array(repeating: 0, count: 3 + (try bits(3)))
      case 18: all += Array(repeating: 0, count: 11 + (try bits(7)))
      case let length: all.append(length)
      }
    }
    guard all.count == literalCount + distanceCount else { throw Malformed() }
    let literals = try Code(Array(all.prefix(literalCount)))
    let distances = try Code(Array(all.dropFirst(literalCount)))
    while true {
      let symbol = try symbol(literals)
      if symbol == 256 { return }
      if symbol < 256 {
        output.append(UInt8(symbol))
      } else {
        try copy(
          length: try length(symbol), distance: try distance(self.symbol(distances)))
      }
    }
  }

  private mutating func copy(length: Int, distance: Int) throws {
    guard distance <= output.count, distance <= 32_768 else { throw Malformed() }
    for _ in 0..<length { output.append(output[output.count - distance]) }
  }

  private mutating func length(_ symbol: Int) throws -> Int {
    guard symbol < 286 else { throw Malformed() }
    if symbol == 285 { return 258 }
    if symbol < 265 { return symbol - 254 }
    let extra = (symbol - 261) / 4
    return (4 + (symbol - 261) % 4) << extra + 3 + (try bits(extra))
  }

  private mutating func distance(_ symbol: Int) throws -> Int {
    guard symbol < 30 else { throw Malformed() }
    if symbol < 4 { return symbol + 1 }
    let extra = symbol / 2 - 1
    return (2 + symbol % 2) << extra + 1 + (try bits(extra))
  }

  private mutating func symbol(_ code: Code) throws -> Int {
    var (word, length) = (0, 0)
    while length < 15 {
      word = word << 1 | (try bits(1))
      length += 1
      if let symbol = code.symbols[length << 16 | word] { return symbol }
    }
    throw Malformed()
  }

  /// A canonical prefix code, by length and word.
  private struct Code {
    var symbols: [Int: Int] = [:]

    init(_ lengths: [Int]) throws {
      var word = 0
      for length in 1...15 {
        word <<= 1
        for (symbol, own) in lengths.enumerated() where own == length {
          symbols[length << 16 | word] = symbol
          word += 1
        }
        guard word <= 1 << length else { throw Malformed() }
      }
    }
  }
}
