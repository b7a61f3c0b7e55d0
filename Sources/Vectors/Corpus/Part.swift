/// What was read from a stretch of one file, before it takes its place in the corpus.
///
/// Extents count stores from here: 0 is the file, 1 is ``arena``. Lines are counted from 0
/// at the beginning of the stretch.
struct Part: Sendable {
  static let fileStore = 0
  static let arenaStore = 1

  /// The records, without those that have a problem of their own; an id may be missing.
  var documents = Documents()
  /// The line on which each of ``documents`` begins.
  var lines: [UInt32] = []
  /// A hash of each id.
  var idHashes: [UInt64] = []
  /// What is wrong, by line.
  var problems: [(line: Int, reason: RecordProblem.Reason)] = []
  /// Text that stands in the file in another form.
  var arena: [UInt8] = []
  /// Lines of the stretch.
  var lineCount = 0
}

/// Where the two stores of a part begin in a corpus.
struct PartPlaces {
  let file: Extent.Place
  let arena: Extent.Place

  /// The place in the corpus of a place in the part.
  func moved(_ place: Extent.Place) -> Extent.Place {
    guard place.store >= 0 else { return place }
    let store = place.store == Part.fileStore ? file : arena
    return Extent.Place(store: store.store, start: store.start + place.start)
  }
}

/// A part in the making: takes in the fields of a record, then the record.
struct PartBuilder {
  let names: FieldNames
  private(set) var part = Part()
  // By slot of `names`, what the present record has; Extents as in `Part`.
  private var values: [Value]
  // Slots that have a value.
  private var filled: [Int] = []
  private var scratch: [UInt8] = []

  private struct Value {
    var extent = Extent.none
    /// Bytes with escapes resolved, nil if that is not known.
    var resolvedCount: Int?
  }

  init(names: FieldNames) {
    self.names = names
    values = Array(repeating: Value(), count: names.names.count)
  }

  var arenaCount: Int { part.arena.count }

  mutating func withArena(_ body: (inout [UInt8]) -> Void) { body(&part.arena) }

  mutating func advance(lines: Int) { part.lineCount += lines }

  mutating func report(_ reason: RecordProblem.Reason, line: Int) {
    part.problems.append((line, reason))
  }

  mutating func beginRecord() {
    for slot in filled { values[slot] = Value() }
    filled.removeAll(keepingCapacity: true)
  }

  /// Sets the value under a name; the count is that of its bytes with escapes resolved.
  mutating func setValue(_ extent: Extent, resolvedCount: Int? = nil, slot: Int) {
    values[slot] = Value(extent: extent, resolvedCount: resolvedCount)
    filled.append(slot)
  }

  /// Sets a field for readers of formats that do not name their fields.
  mutating func setValue(_ extent: Extent, of field: Document.Field) {
    guard let slot = names.slots(of: field).first else { return }
    setValue(extent, slot: slot)
  }

  /// Ends the record, which becomes a document or a problem.
  mutating func endRecord(_ record: Extent, line: Int, file: Span<UInt8>) {
    let text = firstValue(.text, file)
    guard !text.extent.isEmpty else { return report(.noText, line: line) }
    let id = firstValue(.id, file).extent
    let (date, time) = dateAndTime(file)
    part.documents.append(
      Document(
        id: id, title: firstValue(.title, file).extent, text: text.extent, date: date,
        source: firstValue(.source, file).extent,
        author: firstValue(.author, file).extent, record: record, time: time),
      resolvedTextCount: text.resolvedCount)
    part.lines.append(UInt32(clamping: line))
    part.idHashes.append(id.isEmpty ? 0 : IDTable.hash(resolved(id, file)))
  }
}

extension PartBuilder {
  /// The value under the preferred name of those that are not blank.
  private func firstValue(_ field: Document.Field, _ file: Span<UInt8>) -> Value {
    for slot in names.slots(of: field) {
      let extent = values[slot].extent
      if !extent.isEmpty, !isBlank(raw(extent, file), isEscaped: extent.isEscaped) {
        return values[slot]
      }
    }
    return Value()
  }

  /// The date under the preferred name of those that are understood, and what it says.
  ///
  /// Where that is only a day, a later name may add the time of that day: feeds give both
  /// `date` and `time`, and the order of copies hangs on it. Neighbouring days count as
  /// the same, because the two may be in different time zones.
  private mutating func dateAndTime(_ file: Span<UInt8>) -> (Extent, Int64?) {
    var best: (extent: Extent, time: Timestamp.Reading)?
    for slot in names.slots(of: .date) {
      let extent = values[slot].extent
      guard !extent.isEmpty,
        let time = Timestamp.reading(of: resolved(extent, file))
      else { continue }
      guard let day = best else {
        best = (extent, time)
        continue
      }
      let difference = time.seconds - day.time.seconds
      if !day.time.hasTimeOfDay, time.hasTimeOfDay, -86_400..<172_800 ~= difference {
        best = (extent, time)
      }
    }
    guard let best else { return (firstValue(.date, file).extent, nil) }
    return (best.extent, best.time.seconds)
  }

  @_lifetime(borrow self, copy file)
  private func raw(_ extent: Extent, _ file: Span<UInt8>) -> Span<UInt8> {
    let range = extent.start..<extent.start + extent.count
    if Int(extent.store) == Part.fileStore { return file.extracting(range) }
    return part.arena.span.extracting(range)
  }

  @_lifetime(&self, copy file)
  private mutating func resolved(_ extent: Extent, _ file: Span<UInt8>) -> Span<UInt8> {
    guard extent.isEscaped else { return raw(extent, file) }
    var resolved: [UInt8] = []
    swap(&resolved, &scratch)
    resolved.removeAll(keepingCapacity: true)
    JSONString.unescape(raw(extent, file), into: &resolved)
    scratch = resolved
    return scratch.span
  }

  /// Whether text is only white space, no-break space and escapes of line ends.
  private func isBlank(_ raw: Span<UInt8>, isEscaped: Bool) -> Bool {
    var i = 0
    while i < raw.count {
      if raw[i].isWhiteSpace {
        i += 1
      } else if raw[i] == 0xC2, i + 1 < raw.count, raw[i + 1] == 0xA0 {
        i += 2
      } else if isEscaped, raw[i] == UInt8(ascii: "\\"), i + 1 < raw.count {
        switch raw[i + 1] {
        case 0x62, 0x66, 0x6E, 0x72, 0x74: i += 2
        default: return false
        }
      } else {
        return false
      }
    }
    return true
  }
}
