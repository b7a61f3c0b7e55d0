import Foundation
import Testing
import Vectors

@Suite("Pictures of heat maps") struct HeatMapPictureTests {
  static let golden = testResources.deletingLastPathComponent()
    .appending(path: "Golden/heat-map.svg")

  /// Four documents in two groups, one of them with a name of strangers.
  static let map: HeatMap = {
    var cells = HeatMap.Cells(
      for: Arrangement(
        [3, 0, 1, 2],
        groups: [
          .init(name: "rain & <floods> \"in\" حلب", number: 0, places: 0..<1),
          .init(name: "مطر، حلب", number: 12, places: 1..<4),
        ]))
    cells.add(row: 0, [1, 2, 3].span, [0.9, 0.35, 0.05].span)
    cells.add(row: 1, [2].span, [0.1].span)
    return HeatMap(cells)
  }()

  static func svg(_ map: HeatMap, title: String = "Similarity") throws -> String {
    var bytes: [UInt8] = []
    try HeatMapPicture(of: map, title: title).write(as: .svg, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func png(_ map: HeatMap) throws -> ReadPNG {
    var bytes: [UInt8] = []
    try HeatMapPicture(of: map, title: "Similarity").write(as: .png, to: &bytes)
    return try ReadPNG(bytes)
  }

  /// A map without similarities.
  static func blank(count: Int, groups: [Arrangement.Group] = []) -> HeatMap {
    HeatMap(HeatMap.Cells(for: Arrangement(Array(0..<count), groups: groups)))
  }

  @Test func `an SVG is written as ever`() throws {
    let svg = try Self.svg(Self.map, title: "Similarity of 4 articles, <by> cluster")
    #expect(svg == String(decoding: try Data(contentsOf: Self.golden), as: UTF8.self))
  }

  @Test func `names are escaped, and run in their own direction`() throws {
    let svg = try Self.svg(Self.map)
    #expect(svg.contains(">rain &amp; &lt;floods&gt; &quot;in&quot; حلب</text>"))
    #expect(svg.contains(">\u{2067}مطر، حلب\u{2069}</text>"))
  }

  @Test func `a PNG shows squares, scale and digits`() throws {
    let png = try Self.png(Self.map)
    // Squares of 32 pixels from (64, 24): 1 on the diagonal, then 0.05 beside it.
    func pixel(_ x: Int, _ y: Int) -> Int { Int(png.pixels[y * png.width + x]) }
    #expect(pixel(80, 40) == 63)
    #expect(pixel(112, 40) == Int(ColorScale.step(of: 0.05)))
    #expect(pixel(144, 72) == Int(ColorScale.step(of: 0.9)))
    // The bound of the groups darkens what is below it.
    #expect(pixel(96, 40) == 64 + Int(ColorScale.step(of: 0.05)))
    #expect(png.palette.count == 3 * 131)
    #expect(pixel(0, 0) == 128 && png.pixels.contains(130))
  }

  @Test(arguments: [0, 1, 2, 25, 801])
  func `any number of documents has a picture`(count: Int) throws {
    let png = try Self.png(Self.blank(count: count))
    #expect(png.width >= 472 && png.height >= 100)
    let svg = try Self.svg(Self.blank(count: count))
    #expect(svg.hasSuffix("</svg>\n"))
    #expect(svg.contains("one square is 2 × 2 articles") == (count == 801))
  }

  @Test func `names keep apart, and the smallest groups go without`() throws {
    // 300 groups at 2 pixels each, of which every tenth is larger.
    var groups: [Arrangement.Group] = []
    for index in 0..<300 {
      let start = groups.last?.places.upperBound ?? 0
      let size = index.isMultiple(of: 10) ? 3 : 1
      groups.append(.init(name: "group \(index)", places: start..<start + size))
    }
    let svg = try Self.svg(Self.blank(count: 360, groups: groups))
    let labels = svg.matches(of: /y="(\d+)">group (\d+)</)
    let heights = labels.compactMap { Int($0.output.1) }
    #expect(labels.count == 720 / 18)
    #expect(zip(heights, heights.dropFirst()).allSatisfy { $1 - $0 >= 18 })
    #expect((heights.first ?? 0) >= 64 && (heights.last ?? 0) <= 64 + 720)
    let shown = Set(labels.map { String($0.output.2) })
    #expect(stride(from: 0, to: 300, by: 10).allSatisfy { shown.contains(String($0)) })
  }

  @Test func `a long name is cut`() throws {
    let name = String(repeating: "word ", count: 40)
    let svg = try Self.svg(
      Self.blank(count: 3, groups: [.init(name: name, places: 0..<3)]))
    #expect(svg.contains("word w…</text>"))
    #expect(!svg.contains(name))
  }
}
