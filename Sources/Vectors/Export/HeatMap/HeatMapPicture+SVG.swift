extension HeatMapPicture {
  /// Pixels for a column of terminal width, of the 12 pixel type that names are set in:
  /// about what letters of most faces need.
  private static let columnWidth = 7
  /// Most columns that a name may take.
  private static let longestName = 56

  /// The picture as the text of an SVG file.
  var svg: [UInt8] {
    let names = map.arrangement.groups.map { Self.clipped($0.name) }
    let longest = names.reduce(0) { max($0, Self.columns($1)) }
    let layout = HeatMapLayout(
      of: map, top: 64, labelWidth: Self.numberWidth + Self.columnWidth * longest)
    var text = SVGText(width: layout.width, height: layout.height, title: title)
    text.append(
      title, x: HeatMapLayout.left, y: 30, "font-size=\"16\" font-weight=\"600\"")
    text.append(caption, x: HeatMapLayout.left, y: 50, Self.faint)
    appendSquares(layout, to: &text)
    appendTicks(layout, to: &text)
    appendLabels(layout, names, to: &text)
    appendScale(layout, to: &text)
    return text.finished
  }

  private static let faint = "fill=\"#57606a\""
  /// Room for the numbers of groups.
  private static let numberWidth = 30

  /// What a square is, for the reader of the picture.
  private var caption: String {
    map.grain == 1
      ? "one square is one pair"
      : "one square is \(map.grain) × \(map.grain) articles: the mean of their pairs, "
        + "each weighted by its square"
  }

  private func appendSquares(_ layout: HeatMapLayout, to text: inout SVGText) {
    let (left, top, size) = (HeatMapLayout.left, layout.top, layout.size)
    if size > 0 {
      text.append(squares(zoom: layout.zoom), x: left, y: top)
    }
    let lines = layout.bounds.map { offset in
      "M\(left) \(top + offset)h\(size)M\(left + offset) \(top)v\(size)"
    }
    text.append(
      path: lines.joined(), "stroke=\"#000\" stroke-opacity=\".35\" stroke-width=\".7\"")
    text.append(path: "M\(left) \(top)h\(size)v\(size)h-\(size)z", "stroke=\"#57606a\"")
  }

  private func appendTicks(_ layout: HeatMapLayout, to text: inout SVGText) {
    let (left, top, bottom) = (HeatMapLayout.left, layout.top, layout.top + layout.size)
    var path = ""
    for tick in layout.ticks {
      path += "M\(left) \(top + tick.offset)h-5M\(left + tick.offset) \(bottom)v5"
      text.append(
        tick.text, x: left - 9, y: top + tick.offset + 4,
        "text-anchor=\"end\" " + Self.faint)
      text.append(
        tick.text, x: left + tick.offset, y: bottom + 19,
        "text-anchor=\"middle\" " + Self.faint)
    }
    text.append(path: path, "stroke=\"#57606a\"")
  }

  private func appendLabels(
    _ layout: HeatMapLayout, _ names: [String], to text: inout SVGText
  ) {
    let (edge, top) = (HeatMapLayout.left + layout.size, layout.top)
    let x = edge + HeatMapLayout.labelGap
    var path = layout.bounds.map { "M\(edge) \(top + $0)h6" }.joined()
    for label in layout.labels {
      let (group, y) = (map.arrangement.groups[label.group], top + label.offset)
      path += "M\(edge + 3) \(top + label.middle)h5L\(x - 5) \(y)"
      var start = x
      if let number = group.number {
        text.append(
          String(number), x: x + 18, y: y + 4, "text-anchor=\"end\" " + Self.faint)
        start += Self.numberWidth
      }
      text.append(name: names[label.group], x: start, y: y + 4)
    }
    text.append(path: path, "stroke=\"#8c959f\"")
  }

  private func appendScale(_ layout: HeatMapLayout, to text: inout SVGText) {
    let (left, top) = (HeatMapLayout.left, layout.scaleTop)
    let colorWidth = HeatMapLayout.scaleWidth / ColorScale.count
    var scale = IndexedImage(
      width: HeatMapLayout.scaleWidth, height: HeatMapLayout.scaleHeight,
      palette: ColorScale.colors)
    for step in 0..<ColorScale.count {
      scale.fill(
        x: step * colorWidth, y: 0, width: colorWidth, height: scale.height,
        with: UInt8(step))
    }
    text.append(measure, x: left, y: top - 7, Self.faint)
    text.append(scale, x: left, y: top)
    var path = "M\(left) \(top)h\(scale.width)v\(scale.height)h-\(scale.width)z"
    for mark in HeatMapLayout.scaleMarks {
      path += "M\(left + mark.offset) \(top + scale.height)v5"
      text.append(
        mark.text, x: left + mark.offset, y: top + scale.height + 19,
        "text-anchor=\"middle\" " + Self.faint)
    }
    text.append(path: path, "stroke=\"#57606a\"")
  }

  /// Columns of a terminal that a text would take, about.
  private static func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.properties.generalCategory {
      case .format, .control, .nonspacingMark, .enclosingMark: sum
      default: sum + (0x1100...0x115F ~= scalar.value || scalar.value >= 0x2E80 ? 2 : 1)
      }
    }
  }

  /// As much of a name as there is room for.
  private static func clipped(_ name: String) -> String {
    var clipped = name
    while columns(clipped) > longestName { clipped.removeLast() }
    return clipped == name ? name : clipped + "…"
  }
}
