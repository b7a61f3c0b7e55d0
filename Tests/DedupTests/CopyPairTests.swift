import Dedup
import Testing

@Suite("Pairs of copies") struct CopyPairTests {
  /// Large batches have millions of them: none is to hold padding.
  @Test func `are 48 bytes each`() {
    #expect(MemoryLayout<CopyPair>.stride == 48)
  }
}
