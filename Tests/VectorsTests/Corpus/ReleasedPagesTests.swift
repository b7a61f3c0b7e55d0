import Foundation
import Testing
import Vectors

@Suite("Released pages") struct ReleasedPagesTests {
  /// Documents of a mapped file, in another order than their records have there, between
  /// those of an array and of articles.
  private func corpus(mapping file: ByteStore, _ bounds: [Int]) -> Corpus {
    func mapped(_ piece: Int) -> Document {
      let (start, end) = (bounds[piece], bounds[piece + 1])
      return Document(
        id: .none, text: Extent(store: 1, start: start + 1, count: end - start - 2),
        record: Extent(store: 1, start: start, count: end - start))
    }
    let held = ByteStore(Array("held in memory".utf8))
    let documents = [
      mapped(3), mapped(0), mapped(4),
      Document(
        id: .none, text: Extent(store: 0, start: 5, count: 2),
        record: Extent(store: 0, start: 0, count: 14)),
      Document(id: .none, text: Extent(store: 0, start: 8, count: 6)),
      mapped(1), mapped(2),
    ]
    let article = Corpus([Article(id: "a", text: "an article")])
    return article.followed(by: Corpus(documents: documents, stores: [held, file]))
      .followed(by: article)
  }

  /// Kilobytes of a mapped file that count as memory of the process, nil where the system
  /// does not tell.
  private func residentKilobytes(of file: URL) -> Int? {
    guard let maps = try? ByteStore(readingStream: "/proc/self/smaps") else { return nil }
    let lines = String(copying: maps.bytes).split(separator: "\n")
    let name = file.lastPathComponent
    guard let first = lines.firstIndex(where: { $0.hasSuffix(name) }) else { return nil }
    let line = lines[first...].first { $0.hasPrefix("Rss:") }
    let number = line?.split(separator: " ").dropFirst().first
    return number.flatMap { Int($0) }
  }

  @Test
  func `come back with the same texts`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "corpus-\(UUID())")
    defer { try? FileManager.default.removeItem(at: path) }
    // No record begins where a page does.
    let bounds = [0, 5, 4097, 1_048_577, 8_388_611, ByteStore.releasedFrom + 5000]
    var random = SplitMix64(seed: 2)
    var content = [UInt8](
      repeating: UInt8(ascii: "."), count: ByteStore.releasedFrom + 5000)
    for place in stride(from: 0, to: content.count, by: 1000) {
      content[place] = UInt8.random(in: 0x61...0x7A, using: &random)
    }
    try Data(content).write(to: path)
    let corpus = corpus(mapping: try ByteStore(mapping: path.path), bounds)
    let texts = corpus.strings(.text)
    #expect(corpus.count == 9)
    #expect([texts[0], texts[4], texts[5]] == ["an article", "in", "memory"])
    #expect(texts[2].utf8.count == 3 && texts[6].utf8.count == 4090)

    let before = residentKilobytes(of: path) ?? 0
    corpus.releasePages(of: 0..<corpus.count)
    let after = residentKilobytes(of: path) ?? 0
    #expect(before == 0 || after <= before / 4)

    for range in [0..<9, 0..<0, 0..<1, 1..<2, 2..<4, 3..<6, 4..<6, 6..<8, 8..<9, 9..<9] {
      corpus.releasePages(of: range)
      let isSame = corpus.strings(.text) == texts
      #expect(isSame, "\(range)")
    }
    corpus.releasePages()
    let atLast = residentKilobytes(of: path) ?? 0
    #expect(before == 0 || atLast <= before / 4)
    let isSame = corpus.strings(.text) == texts
    #expect(isSame)
  }
}
