internal import Dedup
internal import Vectors

/// The texts of copies, of what they were copied from and of what took a part, with the
/// passages they share, in blocks that the page reads one at a time.
///
/// A text is told by what it has of the text it was taken from, so that a family costs
/// little more than one of its articles. Families come in the order of their sizes, each
/// with those that took a part of it, and as a whole or not at all.
struct TextBlocks {
  /// The blocks.
  private(set) var blocks: [DataBlock] = []
  /// For each article the block its text is in, -1 for none.
  private(set) var numbers: [Int32]
  /// Texts for which there was no room.
  private(set) var leftOutCount = 0

  /// Bytes from which on a block is full: what a browser parses in a few milliseconds.
  private static let blockSize = 1 << 18
  /// Families that are put together at a time; where none of them fits, no other is tried.
  private static let step = 1 << 8
  /// Bytes that stand around a block's texts and pairs, at most.
  private static let wrapping = 128

  /// The texts of a batch.
  ///
  /// - Parameters:
  ///   - copies: what is copied from what.
  ///   - corpus: the batch.
  ///   - limit: bytes that all blocks may take.
  ///   - parallel: the threads.
  init(of copies: Copies, in corpus: Corpus, limit: Int, parallel: Parallel) {
    numbers = Array(repeating: -1, count: corpus.count)
    let groups = copies.groups(in: corpus)
    let texts = FamilyTexts(of: copies, in: corpus, groups: groups)
    var room = limit - Self.wrapping
    var hasRoom = room > 0
    var block = (texts: [UInt8](), pairs: [UInt8]())
    for start in stride(from: 0, to: groups.count, by: Self.step) {
      let some = groups[start..<min(start + Self.step, groups.count)]
      let parts =
        hasRoom
        ? parallel.map(count: some.count, grain: 16) { range in
          range.map { texts.part(of: some[start + $0]) }
        }.flatMap(\.self) : []
      hasRoom = parts.contains { $0.size <= room }
      for (place, group) in some.enumerated() {
        guard place < parts.count, parts[place].size <= room else {
          leftOutCount += group.count
          continue
        }
        room -= parts[place].size
        for document in group { numbers[document] = Int32(blocks.count) }
        block.texts.append(item: parts[place].texts)
        block.pairs.append(item: parts[place].pairs)
        if block.texts.count + block.pairs.count >= Self.blockSize {
          close(&block)
          room -= Self.wrapping
        }
      }
    }
    if !block.texts.isEmpty { close(&block) }
  }

  /// No texts.
  init(none count: Int) {
    numbers = Array(repeating: -1, count: count)
  }

  private mutating func close(_ block: inout (texts: [UInt8], pairs: [UInt8])) {
    let json =
      Array("{\"texts\":{".utf8) + block.texts + Array("},\"pairs\":[".utf8) + block.pairs
      + Array("]}".utf8)
    blocks.append(DataBlock("texts-\(blocks.count)", json: json))
    block = ([], [])
  }
}

extension [UInt8] {
  /// Appends items of a list in JSON, none if there are none.
  fileprivate mutating func append(item: [UInt8]) {
    if !isEmpty, !item.isEmpty { append(UInt8(ascii: ",")) }
    self += item
  }
}
