/// Where everything in the picture of a heat map stands, in pixels from its upper left.
struct HeatMapLayout {
  /// A place along a side, and what is written there.
  struct Mark {
    /// Pixels from the beginning of the side.
    let offset: Int
    let text: String
  }

  /// The name of a group beside the squares.
  struct Label {
    /// The group's place in the arrangement.
    let group: Int
    /// The middle of the group, in pixels from the top of the squares.
    let middle: Int
    /// Where the name stands, likewise: near the middle, and far enough from the others.
    let offset: Int
  }

  /// Pixels a label takes, from one to the next.
  static let labelHeight = 18
  /// Pixels of the scale, six a colour.
  static let scaleWidth = 6 * ColorScale.count
  /// Height of the scale.
  static let scaleHeight = 14
  /// From the squares to the labels.
  static let labelGap = 26
  /// Left of the squares, for the numbers of documents.
  static let left = 64

  /// Pixels a square has a side.
  let zoom: Int
  /// Pixels a side, of all squares.
  let size: Int
  /// Where the squares begin.
  let top: Int
  /// Where the scale begins.
  let scaleTop: Int
  /// Extent of the picture.
  let width, height: Int
  /// Numbers of documents along both sides.
  let ticks: [Mark]
  /// Where one group ends and the next begins, in pixels from the beginning of a side;
  /// none where lines would hide the squares.
  let bounds: [Int]
  /// The names of the groups that there is room for, from the top.
  let labels: [Label]

  /// The similarities that are written at the scale.
  static let scaleMarks: [Mark] = ["0", "0.1", "0.2", "0.4", "0.6", "0.8", "1"].map {
    text in
    let share = ColorScale.share(of: Double(text) ?? 0)
    return Mark(offset: Int((share * Double(scaleWidth)).rounded()), text: text)
  }

  /// The layout of a map.
  ///
  /// - Parameters:
  ///   - map: the map.
  ///   - top: room above the squares.
  ///   - labelWidth: room for the longest label.
  init(of map: HeatMap, top: Int, labelWidth: Int) {
    // Some 800 pixels fit on screens and pages; few squares need not be large.
    let zoom = max(1, min(32, 800 / max(map.side, 1)))
    let size = zoom * map.side
    self.zoom = zoom
    self.size = size
    self.top = top
    scaleTop = top + size + 50
    height = scaleTop + Self.scaleHeight + 34
    let beside = map.arrangement.groups.isEmpty ? 24 : Self.labelGap + labelWidth + 16
    width = Self.left + max(size + beside, Self.scaleWidth + 24)

    func offset(ofPlace place: Double) -> Int {
      Int((place * Double(zoom) / Double(map.grain)).rounded())
    }
    ticks = Self.counts(upTo: map.arrangement.documents.count).map { count in
      // The middle of that document.
      Mark(offset: offset(ofPlace: Double(count) - 0.5), text: String(count))
    }
    let groups = map.arrangement.groups
    bounds =
      groups.count * 8 > size
      ? [] : groups.dropLast().map { offset(ofPlace: Double($0.places.upperBound)) }
    let middles = groups.map {
      offset(ofPlace: Double($0.places.lowerBound + $0.places.upperBound) / 2)
    }
    labels = Self.labels(at: middles, sizes: groups.map(\.places.count), within: size)
  }

  /// Round numbers up to a count, eight at most.
  private static func counts(upTo count: Int) -> [Int] {
    var (unit, step) = (1, 1)
    while count / step > 8 {
      switch step / unit {
      case 1: step = 2 * unit
      case 2: step = 5 * unit
      default: (unit, step) = (10 * unit, 10 * unit)
      }
    }
    return Array(stride(from: step, through: count, by: step))
  }

  /// Labels of as many groups as there is room for, the largest first choice, moved from
  /// the middles of their groups as little as it takes to keep apart.
  private static func labels(
    at middles: [Int], sizes: [Int], within size: Int
  ) -> [Label] {
    let room = max(1, size / labelHeight)
    let shown = sizes.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }.prefix(room)
      .sorted()
    var offsets = shown.map { middles[$0] }
    for i in offsets.indices.dropFirst() {
      offsets[i] = max(offsets[i], offsets[i - 1] + labelHeight)
    }
    // What was pushed off the lower end is pushed back, and what is above it in turn.
    var limit = max(size - labelHeight / 2, offsets.isEmpty ? 0 : middles[shown[0]])
    for i in offsets.indices.reversed() {
      offsets[i] = min(offsets[i], limit)
      limit = offsets[i] - labelHeight
    }
    return shown.indices.map {
      Label(group: shown[$0], middle: middles[shown[$0]], offset: offsets[$0])
    }
  }
}
