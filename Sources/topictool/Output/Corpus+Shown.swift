internal import Vectors

// How tables name articles.

extension Corpus {
  /// The title of an article, or the beginning of its text, or its id; in one line.
  func headline(of index: Int) -> String {
    let title = beginning(of: .title, of: index)
    if !title.isEmpty { return title }
    let text = beginning(of: .text, of: index)
    return text.isEmpty ? shown(.id, of: index) : text
  }

  /// When an article was published: `2019-02-18 14:05` in UTC, as the record has it where
  /// that was not understood, or nothing.
  func dateline(of index: Int) -> String {
    guard let time = documents[index].time else { return shown(.date, of: index) }
    let (day, second) = Timestamp.dayAndSecond(time)
    guard second != 0 else { return Timestamp.date(ofDay: day) }
    let (hour, minute) = (Timestamp.two(second / 3600), Timestamp.two(second / 60 % 60))
    return "\(Timestamp.date(ofDay: day)) \(hour):\(minute)"
  }

  /// The day of an article's date, or nothing if it has none that was understood.
  func day(of index: Int) -> String? {
    documents[index].time.map { Timestamp.date(ofDay: Timestamp.dayAndSecond($0).day) }
  }

  /// A field in one line of printable characters.
  func shown(_ field: Document.Field, of index: Int) -> String {
    string(field, of: index).printable
  }

  /// As much of a field as a table could show.
  private func beginning(of field: Document.Field, of index: Int) -> String {
    var scratch: [UInt8] = []
    let bytes = bytes(field, of: index, scratch: &scratch)
    var start: [UInt8] = []
    for i in 0..<min(bytes.count, 1024) { start.append(bytes[i]) }
    if start.count < bytes.count {
      // No letter is cut in two.
      while let last = start.last, last & 0xC0 == 0x80 { start.removeLast() }
      if let last = start.last, last >= 0xC0 { start.removeLast() }
    }
    return String(decoding: start, as: UTF8.self).printable
  }
}
