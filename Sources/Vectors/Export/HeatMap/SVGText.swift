/// A file of Scalable Vector Graphics while it is written.
struct SVGText {
  private var bytes: [UInt8] = []

  /// A white sheet of that many pixels with a title for those who cannot see it.
  init(width: Int, height: Int, title: String) {
    bytes += #"<svg xmlns="http://www.w3.org/2000/svg" "#.utf8
    bytes += #"xmlns:xlink="http://www.w3.org/1999/xlink" width="\#(width)" "#.utf8
    bytes += #"height="\#(height)" viewBox="0 0 \#(width) \#(height)" role="img" "#.utf8
    bytes += ##"font-family="system-ui, sans-serif" font-size="12" fill="#24292f">"##.utf8
    bytes += "\n<title>".utf8
    XMLText.append(Array(title.utf8).span, to: &bytes)
    bytes += "</title>\n".utf8
    bytes += ##"<rect width="\##(width)" height="\##(height)" fill="#fff"/>\##n"##.utf8
  }

  /// Adds a line of text that begins at a place, or stands there as `attributes` say.
  mutating func append(_ text: String, x: Int, y: Int, _ attributes: String = "") {
    bytes +=
      "<text x=\"\(x)\" y=\"\(y)\"\(attributes.isEmpty ? "" : " ")\(attributes)>".utf8
    XMLText.append(Array(text.utf8).span, to: &bytes)
    bytes += "</text>\n".utf8
  }

  /// Adds a text that begins at a left edge, whichever way it runs.
  ///
  /// A text from right to left stands in an isolate of that direction, in a line that runs
  /// from left to right: with `direction="rtl"` the line would begin at the right edge in
  /// browsers, and at the left one in programs that ignore the attribute.
  mutating func append(name: String, x: Int, y: Int) {
    guard !name.isEmpty else { return }
    append(name.isRightToLeft ? "\u{2067}\(name)\u{2069}" : name, x: x, y: y)
  }

  /// Adds lines.
  mutating func append(path: String, _ attributes: String) {
    guard !path.isEmpty else { return }
    bytes += "<path d=\"\(path)\" fill=\"none\" \(attributes)/>\n".utf8
  }

  /// Adds a picture, a pixel of which is one of the sheet.
  ///
  /// - Precondition: it has pixels.
  mutating func append(_ image: IndexedImage, x: Int, y: Int) {
    bytes += #"<image x="\#(x)" y="\#(y)" width="\#(image.width)" "#.utf8
    // Browsers take `pixelated`, older ones and other programs one of the others.
    bytes += #"height="\#(image.height)" image-rendering="optimizeSpeed" "#.utf8
    bytes += #"style="image-rendering:crisp-edges;image-rendering:pixelated" "#.utf8
    bytes += #"xlink:href="data:image/png;base64,"#.utf8
    Base64.append(PNG.file(of: image).span, to: &bytes)
    bytes += "\"/>\n".utf8
  }

  /// The file.
  var finished: [UInt8] { bytes + "</svg>\n".utf8 }
}
