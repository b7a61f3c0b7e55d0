/// A document in 80 bytes: its extents counted from where its record begins.
///
/// An extent in another store, before that place, 4 GB behind it or of a gigabyte stands in a
/// list beside, and its place in that list is kept instead.
struct PackedDocument: Sendable, BitwiseCopyable {
  /// The number of the extent that is no field.
  static let record = Document.Field.allCases.count

  // What the two low bits of a length say.
  private static let isAbsent: UInt32 = 0
  private static let isFar: UInt32 = 1
  private static let isPlain: UInt32 = 2
  private static let isEscaped: UInt32 = 3
  private static let longest = 1 << 30

  private var base: Extent.Place
  private var seconds: Int64
  // By field, and then the record: counted from `base`, or an index into the list beside.
  private var starts = InlineArray<7, UInt32>(repeating: 0)
  // Count above the two bits.
  private var lengths = InlineArray<7, UInt32>(repeating: isAbsent)
  private var textCount: UInt32
  private var hasTime: Bool
  private var hasFar = false

  /// The document, with what does not fit added to `far`.
  init(_ document: Document, resolvedTextCount: Int?, far: inout [Extent]) {
    base = (document.record == .none ? document.text : document.record).place
    seconds = document.time ?? 0
    hasTime = document.time != nil
    textCount = resolvedTextCount.flatMap { UInt32(exactly: $0) } ?? .max
    for field in Document.Field.allCases {
      set(field.rawValue, document[field], far: &far)
    }
    set(PackedDocument.record, document.record, far: &far)
  }

  /// The document as it was packed.
  func unpacked(_ far: Span<Extent>) -> Document {
    Document(
      id: extent(.id, far), title: extent(.title, far), text: extent(.text, far),
      date: extent(.date, far), source: extent(.source, far),
      author: extent(.author, far), record: extent(PackedDocument.record, far),
      time: hasTime ? seconds : nil)
  }

  /// Bytes of the text with escapes resolved, nil if they were not counted.
  var resolvedTextCount: Int? { textCount == .max ? nil : Int(textCount) }

  /// The extent of that number.
  @inline(__always)
  func extent(_ number: Int, _ far: Span<Extent>) -> Extent {
    let length = lengths[number]
    let start = starts[number]
    switch length & 3 {
    case PackedDocument.isAbsent: return .none
    case PackedDocument.isFar: return far[Int(start)]
    default:
      return Extent(
        place: base.advanced(by: start), count: Int(length >> 2),
        isEscaped: length & 3 == PackedDocument.isEscaped)
    }
  }

  private func extent(_ field: Document.Field, _ far: Span<Extent>) -> Extent {
    extent(field.rawValue, far)
  }

  /// Sets a field.
  mutating func set(_ field: Document.Field, _ extent: Extent, far: inout [Extent]) {
    set(field.rawValue, extent, far: &far)
  }

  private mutating func set(_ number: Int, _ extent: Extent, far: inout [Extent]) {
    guard extent != .none else {
      lengths[number] = PackedDocument.isAbsent
      return
    }
    if let start = base.distance(to: extent.place), extent.count < PackedDocument.longest
    {
      starts[number] = start
      lengths[number] =
        UInt32(extent.count) << 2
        | (extent.isEscaped ? PackedDocument.isEscaped : PackedDocument.isPlain)
    } else {
      hasFar = true
      starts[number] = UInt32(far.count)
      lengths[number] = PackedDocument.isFar
      far.append(extent)
    }
  }
}

extension PackedDocument {
  /// The document of a part where the part's stores have other places.
  func moved(
    to places: PartPlaces, _ from: Span<Extent>, far: inout [Extent]
  ) -> PackedDocument {
    moved(from, far: &far) { places.moved($0) }
  }

  /// The document where there are `count` stores before its own.
  func moved(
    by count: Int, _ from: Span<Extent>, far: inout [Extent]
  ) -> PackedDocument {
    moved(from, far: &far) { place in
      place.store < 0
        ? place : Extent.Place(store: place.store + count, start: place.start)
    }
  }

  private func moved(
    _ from: Span<Extent>, far: inout [Extent], _ place: (Extent.Place) -> Extent.Place
  ) -> PackedDocument {
    var document = self
    document.base = place(base)
    guard hasFar else { return document }
    for number in lengths.indices where lengths[number] == PackedDocument.isFar {
      let extent = from[Int(starts[number])]
      document.starts[number] = UInt32(far.count)
      far.append(
        Extent(
          place: place(extent.place), count: extent.count, isEscaped: extent.isEscaped)
      )
    }
    return document
  }

  /// Whether some extent points into the store of that index.
  func points(into store: Int, _ far: Span<Extent>) -> Bool {
    if base.store == store { return true }
    guard hasFar else { return false }
    return lengths.indices.contains { Int(extent($0, far).store) == store }
  }
}
