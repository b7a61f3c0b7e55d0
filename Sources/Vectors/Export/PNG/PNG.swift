/// The file format of a picture, as every browser and word processor shows it (ISO 15948).
///
///     var file = try AtomicFile(path: "picture.png")
///     try PNG.write(image, to: &file)
///     try file.commit()
///
/// A byte a pixel, rows unfiltered, which suits pictures of few colours, compressed by a
/// DEFLATE of our own: the same picture gives the same bytes on every machine.
public enum PNG {
  /// Writes a picture.
  ///
  /// - Precondition: it has pixels: the format has no way to say that there are none.
  /// - Throws: what the sink throws.
  public static func write(
    _ image: IndexedImage, to sink: inout some ByteSink
  ) throws(ExportError) {
    try sink.write(file(of: image).span)
  }

  /// The bytes of a picture's file.
  static func file(of image: IndexedImage) -> [UInt8] {
    precondition(
      image.width > 0 && image.height > 0, "\(image.width) × \(image.height) pixels")
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    var header: [UInt8] = []
    header.append(big: UInt32(image.width))
    header.append(big: UInt32(image.height))
    // Eight bits, palette; the one compression, the one set of filters, not interlaced.
    header += [8, 3, 0, 0, 0]
    file.append(chunk: "IHDR", header)
    file.append(chunk: "PLTE", image.palette.flatMap { [$0.red, $0.green, $0.blue] })
    file.append(chunk: "IDAT", Deflate.zlibStream(of: rows(of: image).span))
    file.append(chunk: "IEND", [])
    return file
  }

  /// The rows, each behind the number of its filter, which is none.
  private static func rows(of image: IndexedImage) -> [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity((image.width + 1) * image.height)
    for y in 0..<image.height {
      rows.append(0)
      rows += image.pixels[y * image.width..<(y + 1) * image.width]
    }
    return rows
  }
}

extension [UInt8] {
  /// Appends an integer, its highest byte first.
  fileprivate mutating func append(big value: UInt32) {
    for shift in [24, 16, 8, 0] { append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  /// Appends a chunk of that name: length, name, content, and the CRC of both.
  fileprivate mutating func append(chunk name: String, _ content: [UInt8]) {
    append(big: UInt32(content.count))
    let start = count
    append(contentsOf: name.utf8)
    append(contentsOf: content)
    append(big: Kernels.crc32(span.extracting(start..<count)))
  }
}
