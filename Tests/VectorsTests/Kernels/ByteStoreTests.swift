import Foundation
import Testing
import Vectors

@Suite("Byte store") struct ByteStoreTests {
  @Test
  func `has the same bytes after pages were given back`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "pages-\(UUID())")
    defer { try? FileManager.default.removeItem(at: path) }
    let count = ByteStore.releasedFrom + 5000
    var random = SplitMix64(seed: 1)
    var content = [UInt8](repeating: 7, count: count)
    for place in stride(from: 0, to: count, by: 1000) {
      content[place] = UInt8.random(in: 0...255, using: &random)
    }
    try Data(content).write(to: path)

    let store = try ByteStore(mapping: path.path)
    for range in [0..<count, 0..<0, 1..<2, 5000..<20_000, count - 6000..<count] {
      store.release(range)
      #expect(
        Kernels.count(of: 7, in: store.bytes) == Kernels.count(of: 7, in: content.span))
      store.release(range)
    }
    let isSame = stride(from: 0, to: count, by: 1000).allSatisfy {
      store.bytes[$0] == content[$0]
    }
    #expect(isSame)
  }

  @Test
  func `lets go of nothing that is not mapped`() {
    let store = ByteStore([1, 2, 3])
    store.release(0..<3)
    #expect(store.bytes[2] == 3)
  }
}
