/// Numbers in an order that can be gone through more than once, a piece at a time.
protocol NumberRun<Number> {
  associatedtype Number: PlainNumber

  /// How many numbers there are.
  var count: Int { get }

  /// Calls `body` with consecutive pieces that make up all of the numbers.
  ///
  /// - Throws: what `body` throws, or that numbers cannot be read back.
  func forEachPiece(
    _ body: (Span<Number>) throws(ExportError) -> Void
  ) throws(ExportError)
}

extension Array: NumberRun where Element: PlainNumber {
  func forEachPiece(
    _ body: (Span<Element>) throws(ExportError) -> Void
  ) throws(ExportError) {
    try body(span)
  }
}

extension Spool: NumberRun {
  func forEachPiece(
    _ body: (Span<Number>) throws(ExportError) -> Void
  ) throws(ExportError) {
    for start in stride(from: 0, to: count, by: 1 << 16) {
      let piece = try numbers(start..<min(count, start + 1 << 16))
      try body(piece.span)
    }
  }
}

/// Integers in another width, which has to be wide enough for each of them.
struct Resized<Base: NumberRun, Number: PlainNumber & FixedWidthInteger>: NumberRun
where Base.Number: FixedWidthInteger {
  private let base: Base

  /// The integers of `base` as `Number`.
  init(_ base: Base, as _: Number.Type) {
    self.base = base
  }

  var count: Int { base.count }

  func forEachPiece(
    _ body: (Span<Number>) throws(ExportError) -> Void
  ) throws(ExportError) {
    var resized: [Number] = []
    try base.forEachPiece { (numbers) throws(ExportError) in
      for start in stride(from: 0, to: numbers.count, by: 1 << 14) {
        resized.removeAll(keepingCapacity: true)
        for i in start..<min(numbers.count, start + 1 << 14) {
          resized.append(Number(numbers[i]))
        }
        try body(resized.span)
      }
    }
  }
}
