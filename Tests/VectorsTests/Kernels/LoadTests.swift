import Testing
import Vectors

@Suite("Little-endian loads") struct LoadTests {
  @Test
  func `the least byte comes first, at any address`() {
    let bytes = (0..<20).map { UInt8(200 - 9 * $0) }
    for offset in 0...12 {
      var four: UInt32 = 0
      var eight: UInt64 = 0
      for i in 0..<4 { four |= UInt32(bytes[offset + i]) << UInt32(8 * i) }
      for i in 0..<8 { eight |= UInt64(bytes[offset + i]) << UInt64(8 * i) }
      #expect(Kernels.loadUInt32(bytes.span, at: offset) == four)
      #expect(Kernels.loadUInt64(bytes.span, at: offset) == eight)
    }
    #expect(Kernels.loadUInt32([1, 2, 3, 0x84].span, at: 0) == 0x8403_0201)
  }

  @Test
  func `a number that is not all there is a programming error`() async {
    await #expect(processExitsWith: .failure) {
      _ = Kernels.loadUInt32([1, 2, 3].span, at: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = Kernels.loadUInt64([UInt8](repeating: 0, count: 9).span, at: 2)
    }
    await #expect(processExitsWith: .failure) {
      _ = Kernels.loadUInt64([UInt8](repeating: 0, count: 9).span, at: -1)
    }
  }
}
