/// What was read from a stretch of one file, before it takes its place in the corpus.
///
/// Extents count stores from here: 0 is the file, 1 is ``arena``. Lines are counted from 0
/// at the beginning of the stretch.
struct Part: Sendable {
  static let fileStore = 0
  static let arenaStore = 1

  /// The records, without those that have a problem of their own; an id may be missing.
  var documents: [Document] = []
  /// The line on which each of ``documents`` begins.
  var lines: [Int] = []
  /// A hash of each id.
  var idHashes: [UInt64] = []
  /// What is wrong, by line.
  var problems: [(line: Int, reason: RecordProblem.Reason)] = []
  /// Text that stands in the file in another form.
  var arena: [UInt8] = []
  /// Lines of the stretch.
  var lineCount = 0
}

/// A part in the making: takes in the fields of a record, then the record.
struct PartBuilder {
  let names: FieldNames
  private(set) var part = Part()
  // By slot of `names`, what the present record has; Extents as in `Part`.
  private var values: [Extent]
  private var scratch: [UInt8] = []

  init(names: FieldNames) {
    self.names = names
    values = Array(repeating: .none, count: names.names.count)
  }

  var arenaCount: Int { part.arena.count }

  mutating func withArena(_ body: (inout [UInt8]) -> Void) { body(&part.arena) }

  mutating func advance(lines: Int) { part.lineCount += lines }

  mutating func report(_ reason: RecordProblem.Reason, line: Int) {
    part.problems.append((line, reason))
  }

  mutating func beginRecord() {
    for i in values.indices { values[i] = .none }
  }

  mutating func setValue(_ extent: Extent, slot: Int) { values[slot] = extent }

  /// Sets a field for readers of formats that do not name their fields.
  mutating func setValue(_ extent: Extent, of field: Document.Field) {
    guard let slot = names.names.firstIndex(where: { $0.field == field }) else { return }
    values[slot] = extent
  }

  /// Ends the record, which becomes a document or a problem.
  mutating func endRecord(_ record: Extent, line: Int, file: Span<UInt8>) {
    let text = firstValue(.text, file)
    guard !text.isEmpty else { return report(.noText, line: line) }
    let id = firstValue(.id, file)
    let (date, time) = dateAndTime(file)
    part.documents.append(
      Document(
        id: id, title: firstValue(.title, file), text: text, date: date,
        source: firstValue(.source, file), author: firstValue(.author, file),
        record: record, time: time))
    part.lines.append(line)
    part.idHashes.append(id.isEmpty ? 0 : IDTable.hash(resolved(id, file)))
  }
}

extension PartBuilder {
  /// The value under the preferred name of those that are not blank.
  private func firstValue(_ field: Document.Field, _ file: Span<UInt8>) -> Extent {
    for (slot, name) in names.names.enumerated()
    where name.field == field && !values[slot].isEmpty {
      if !isBlank(raw(values[slot], file), isEscaped: values[slot].isEscaped) {
        return values[slot]
      }
    }
    return .none
  }

  /// The date under the preferred name of those that are understood, and what it says.
  ///
  /// Where that is only a day, a later name may add the time of that day: feeds give both
  /// `date` and `time`, and the order of copies hangs on it. Neighbouring days count as
  /// the same, because the two may be in different time zones.
  private mutating func dateAndTime(_ file: Span<UInt8>) -> (Extent, Int64?) {
    var best: (extent: Extent, time: Timestamp.Reading)?
    for (slot, name) in names.names.enumerated()
    where name.field == .date && !values[slot].isEmpty {
      guard let time = Timestamp.reading(of: resolved(values[slot], file)) else {
        continue
      }
      guard let day = best else {
        best = (values[slot], time)
        continue
      }
      let difference = time.seconds - day.time.seconds
      if !day.time.hasTimeOfDay, time.hasTimeOfDay, -86_400..<172_800 ~= difference {
        best = (values[slot], time)
      }
    }
    guard let best else { return (firstValue(.date, file), nil) }
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
