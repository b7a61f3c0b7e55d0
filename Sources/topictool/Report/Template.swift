/// A text with places for others: `<title>{{title}}</title>`.
struct Template {
  /// What a template is made of.
  enum Piece: Hashable, Sendable {
    /// Text that stays.
    case text(Substring)
    /// The name of a place.
    case place(Substring)
  }

  /// The pieces in their order.
  let pieces: [Piece]

  /// The pieces of a text.
  init(_ text: String) {
    var rest = Substring(text)
    var pieces: [Piece] = []
    while let open = rest.firstRange(of: "{{"),
      let close = rest[open.upperBound...].firstRange(of: "}}")
    {
      pieces.append(.text(rest[..<open.lowerBound]))
      pieces.append(.place(rest[open.upperBound..<close.lowerBound]))
      rest = rest[close.upperBound...]
    }
    self.pieces = pieces + [.text(rest)]
  }
}
