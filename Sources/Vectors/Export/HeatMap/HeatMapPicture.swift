/// A heat map as a picture that stands on its own: squares, bounds and names of groups,
/// numbers of documents, and the scale.
///
///     let picture = HeatMapPicture(of: map, title: "Similarity of 5,000 articles")
///     try picture.write(as: .svg, to: &file)
///
/// SVG has all text, also from right to left, and can be scaled; its squares are a PNG
/// inside it, since a browser takes seconds over a hundred thousand rectangles. PNG is for
/// where SVG cannot go. It has no letters: numbers tell the groups apart, and dates stand
/// as they are.
public struct HeatMapPicture: Sendable {
  /// How a picture is written; the raw value is how the names of such files end.
  public enum Format: String, Sendable, CaseIterable {
    /// Scalable Vector Graphics, with text.
    case svg
    /// Portable Network Graphics, without letters.
    case png
  }

  let map: HeatMap
  let title: String
  let measure: String

  /// A picture of a map.
  ///
  /// - Parameters:
  ///   - map: the map.
  ///   - title: what the picture shows, in one line.
  ///   - measure: what the scale measures.
  public init(of map: HeatMap, title: String, measure: String = "similarity") {
    self.map = map
    self.title = title
    self.measure = measure
  }

  /// Writes the picture.
  ///
  /// - Throws: what the sink throws.
  public func write(
    as format: Format, to sink: inout some ByteSink
  ) throws(ExportError) {
    switch format {
    case .svg: try sink.write(svg.span)
    case .png: try PNG.write(image, to: &sink)
    }
  }

  /// The squares alone, `zoom` pixels a side each, in the colours of the scale.
  func squares(zoom: Int) -> IndexedImage {
    var image = IndexedImage(
      width: zoom * map.side, height: zoom * map.side, palette: ColorScale.colors)
    for row in 0..<map.side {
      for column in 0..<map.side {
        image.fill(
          x: zoom * column, y: zoom * row, width: zoom, height: zoom,
          with: ColorScale.step(of: map.values[row * map.side + column]))
      }
    }
    return image
  }
}
