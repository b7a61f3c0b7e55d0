import Testing
import Vectors

@Suite("PNG") struct PNGTests {
  static func image(width: Int, height: Int, colors: Int) -> IndexedImage {
    var image = IndexedImage(
      width: width, height: height,
      palette: (0..<colors).map { .init(red: UInt8($0), green: 0, blue: UInt8(255 - $0)) }
    )
    for y in 0..<height {
      for x in 0..<width { image[x, y] = UInt8((x * 7 + y * 3) % colors) }
    }
    return image
  }

  @Test(arguments: [(1, 1, 1), (3, 2, 5), (70, 31, 256), (1, 300, 2), (501, 1, 17)])
  func `every pixel comes back`(width: Int, height: Int, colors: Int) throws {
    let image = Self.image(width: width, height: height, colors: colors)
    var file: [UInt8] = []
    try PNG.write(image, to: &file)
    let read = try ReadPNG(file)

    #expect((read.width, read.height) == (width, height))
    #expect(read.palette == image.palette.flatMap { [$0.red, $0.green, $0.blue] })
    #expect(read.pixels == image.pixels)
  }

  @Test func `a rectangle is cut at the edges`() {
    var image = IndexedImage(
      width: 3, height: 2,
      palette: [.init(red: 0, green: 0, blue: 0), .init(red: 9, green: 9, blue: 9)])
    image.fill(x: 1, y: -4, width: 9, height: 5, with: 1)
    #expect(image.pixels == [0, 1, 1, 0, 0, 0])
    image.fill(x: -2, y: 1, width: 3, height: 7, with: 1)
    #expect(image.pixels == [0, 1, 1, 1, 0, 0])
    image.fill(x: 5, y: 5, width: 2, height: 2, with: 1)
    image.fill(x: -5, y: -5, width: 2, height: 2, with: 1)
    #expect(image.pixels == [0, 1, 1, 1, 0, 0])
  }
}

/// Reads a picture as ``PNG`` writes it, and checks every chunk.
struct ReadPNG {
  struct Malformed: Error {}
  var width = 0
  var height = 0
  var palette: [UInt8] = []
  var pixels: [UInt8] = []

  init(_ file: [UInt8]) throws {
    func number(_ bytes: ArraySlice<UInt8>) -> Int {
      bytes.reduce(0) { $0 << 8 | Int($1) }
    }
    guard file.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] else {
      throw Malformed()
    }
    var names: [String] = []
    var rest = file[8...]
    while rest.count >= 12 {
      let length = number(rest.prefix(4))
      let named = rest.dropFirst(4).prefix(4 + length)
      let checksum = rest.dropFirst(8 + length).prefix(4)
      guard number(checksum) == Int(Kernels.crc32Reference(Array(named).span)) else {
        throw Malformed()
      }
      names.append(String(decoding: named.prefix(4), as: UTF8.self))
      let content = named.dropFirst(4)
      switch names.last {
      case "IHDR":
        (width, height) = (
          number(content.prefix(4)), number(content.dropFirst(4).prefix(4))
        )
        guard content.suffix(5) == [8, 3, 0, 0, 0] else { throw Malformed() }
      case "PLTE": palette = Array(content)
      case "IDAT": pixels = try unfiltered(try Inflate.zlib(Array(content)))
      default: break
      }
      rest = rest.dropFirst(12 + length)
    }
    guard names == ["IHDR", "PLTE", "IDAT", "IEND"], rest.isEmpty else {
      throw Malformed()
    }
  }

  private func unfiltered(_ rows: [UInt8]) throws -> [UInt8] {
    guard rows.count == (width + 1) * height else { throw Malformed() }
    return try (0..<height).flatMap { y in
      let row = rows[y * (width + 1)..<(y + 1) * (width + 1)]
      guard row.first == 0 else { throw Malformed() }
      return row.dropFirst()
    }
  }
}
