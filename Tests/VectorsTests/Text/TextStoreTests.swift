import Testing
import Vectors

@Suite("Text store") struct TextStoreTests {
  @Test(arguments: 4...12)
  func `agrees with the reference`(count: Int) {
    for offset in 0...count - 4 {
      var stored = [UInt8](repeating: 7, count: count)
      var expected = stored
      var storedSpan = stored.mutableSpan
      Kernels.store(0xA1B2_C3D4, at: offset, in: &storedSpan)
      var expectedSpan = expected.mutableSpan
      Kernels.storeReference(0xA1B2_C3D4, at: offset, in: &expectedSpan)
      #expect(stored == expected)
    }
  }

  @Test func `refuses to write past the end`() async {
    await #expect(processExitsWith: .failure) {
      var bytes = [UInt8](repeating: 0, count: 8)
      var span = bytes.mutableSpan
      Kernels.store(1, at: 5, in: &span)
    }
  }
}
