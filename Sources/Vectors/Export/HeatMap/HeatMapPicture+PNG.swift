extension HeatMapPicture {
  /// Pixels a pixel of the type.
  private static let typeScale = 2

  /// Places in the palette: the scale, the scale under a line, and three more.
  private static let lined = UInt8(ColorScale.count)
  private static let white = UInt8(2 * ColorScale.count)
  private static let grey = white + 1
  private static let ink = white + 2
  private static let palette =
    ColorScale.colors + ColorScale.colors.map(\.lined)
    + [0xFF, 0x8C, 0x30].map { IndexedImage.Color(red: $0, green: $0, blue: $0) }

  /// The picture as pixels.
  var image: IndexedImage {
    let longest = map.arrangement.groups.map {
      PixelFont.width(of: Self.mark(of: $0), scale: Self.typeScale)
    }.max()
    let layout = HeatMapLayout(of: map, top: 24, labelWidth: longest ?? 0)
    var image = IndexedImage(
      width: layout.width, height: layout.height, palette: Self.palette)
    image.fill(x: 0, y: 0, width: image.width, height: image.height, with: Self.white)
    drawSquares(layout, on: &image)
    drawTicks(layout, on: &image)
    drawLabels(layout, on: &image)
    drawScale(layout, on: &image)
    return image
  }

  /// What can be written of a group: its number, or a name that is one.
  private static func mark(of group: Arrangement.Group) -> String {
    if let number = group.number { return String(number) }
    return PixelFont.canWrite(group.name) ? group.name : ""
  }

  private func drawSquares(_ layout: HeatMapLayout, on image: inout IndexedImage) {
    let (left, top, size) = (HeatMapLayout.left, layout.top, layout.size)
    image.frame(x: left, y: top, width: size, height: size, with: Self.grey)
    let squares = squares(zoom: layout.zoom)
    var isBound = [Bool](repeating: false, count: size + 1)
    for bound in layout.bounds { isBound[bound] = true }
    for y in 0..<size {
      for x in 0..<size {
        let lined = isBound[x] || isBound[y] ? Self.lined : 0
        image[left + x, top + y] = squares[x, y] + lined
      }
    }
  }

  private func drawTicks(_ layout: HeatMapLayout, on image: inout IndexedImage) {
    let (left, top, bottom) = (HeatMapLayout.left, layout.top, layout.top + layout.size)
    for tick in layout.ticks {
      image.fill(x: left - 6, y: top + tick.offset, width: 5, height: 1, with: Self.grey)
      image.fill(
        x: left + tick.offset, y: bottom + 1, width: 1, height: 5, with: Self.grey)
      let width = PixelFont.width(of: tick.text, scale: Self.typeScale)
      write(tick.text, x: left - 10 - width, y: top + tick.offset, on: &image)
      write(tick.text, x: left + tick.offset - width / 2, y: bottom + 16, on: &image)
    }
  }

  private func drawLabels(_ layout: HeatMapLayout, on image: inout IndexedImage) {
    let (edge, top) = (HeatMapLayout.left + layout.size, layout.top)
    for bound in layout.bounds {
      image.fill(x: edge + 1, y: top + bound, width: 5, height: 1, with: Self.grey)
    }
    for label in layout.labels {
      let text = Self.mark(of: map.arrangement.groups[label.group])
      let x = edge + HeatMapLayout.labelGap
      if !text.isEmpty {
        image.line(
          from: (edge + 7, top + label.middle), to: (x - 6, top + label.offset),
          with: Self.grey)
      }
      write(text, x: x, y: top + label.offset, on: &image)
    }
  }

  private func drawScale(_ layout: HeatMapLayout, on image: inout IndexedImage) {
    let (left, top) = (HeatMapLayout.left, layout.scaleTop)
    let (width, height) = (HeatMapLayout.scaleWidth, HeatMapLayout.scaleHeight)
    let colorWidth = width / ColorScale.count
    image.frame(x: left, y: top, width: width, height: height, with: Self.grey)
    for step in 0..<ColorScale.count {
      image.fill(
        x: left + step * colorWidth, y: top, width: colorWidth, height: height,
        with: UInt8(step))
    }
    for mark in HeatMapLayout.scaleMarks {
      let x = left + mark.offset
      image.fill(x: x, y: top + height + 1, width: 1, height: 5, with: Self.grey)
      let width = PixelFont.width(of: mark.text, scale: Self.typeScale)
      write(mark.text, x: x - width / 2, y: top + height + 16, on: &image)
    }
  }

  /// Writes digits whose middle is at a height.
  private func write(_ text: String, x: Int, y: Int, on image: inout IndexedImage) {
    image.write(
      text, x: x, y: y - Self.typeScale * PixelFont.height / 2, scale: Self.typeScale,
      with: Self.ink)
  }
}

extension IndexedImage.Color {
  /// The colour under a line of 30 % black.
  fileprivate var lined: Self {
    func darker(_ part: UInt8) -> UInt8 { UInt8(Int(part) * 7 / 10) }
    return Self(red: darker(red), green: darker(green), blue: darker(blue))
  }
}

extension IndexedImage {
  /// Draws a line of one pixel around a rectangle.
  fileprivate mutating func frame(
    x: Int, y: Int, width: Int, height: Int, with color: UInt8
  ) {
    fill(x: x - 1, y: y - 1, width: width + 2, height: 1, with: color)
    fill(x: x - 1, y: y + height, width: width + 2, height: 1, with: color)
    fill(x: x - 1, y: y - 1, width: 1, height: height + 2, with: color)
    fill(x: x + width, y: y - 1, width: 1, height: height + 2, with: color)
  }

  /// Draws a line of one pixel from left to right.
  fileprivate mutating func line(
    from start: (x: Int, y: Int), to end: (x: Int, y: Int), with color: UInt8
  ) {
    let (width, rise) = (max(1, end.x - start.x), end.y - start.y)
    for step in 0..<width {
      let (from, to) = (
        start.y + rise * step / width, start.y + rise * (step + 1) / width
      )
      fill(
        x: start.x + step, y: min(from, to), width: 1, height: max(1, abs(to - from)),
        with: color)
    }
  }
}
