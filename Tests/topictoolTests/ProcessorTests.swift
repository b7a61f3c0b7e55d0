import Testing

@testable import topictool

@Suite("Processor") struct ProcessorTests {
  static let haswell = """
    processor\t: 0
    model name\t: Some processor
    flags\t\t: fpu sse2 avx f16c movbe abm bmi1 avx2 bmi2 fma avx512f

    """

  @Test
  func `lacks nothing when every flag is there`() {
    #expect(Processor.missing(from: Self.haswell) == [])
  }

  @Test
  func `lacks what is not among the flags`() {
    let older = Self.haswell.replacing("avx2 bmi2 fma", with: "")
    #expect(Processor.missing(from: older) == ["AVX2", "BMI2", "FMA"])

    let similar = Self.haswell.replacing(" avx2 ", with: " avx2x ")
    #expect(Processor.missing(from: similar) == ["AVX2"])
  }

  @Test
  func `is taken to have everything where nothing is known`() {
    #expect(Processor.missing(from: "") == [])
    #expect(Processor.missing(from: "processor : 0\nBogoMIPS : 50.0\n") == [])
  }

  @Test
  func `is complained of with the way out`() {
    #expect(
      Processor.complaint(missing: ["AVX2", "FMA"])
        == "this processor lacks AVX2, FMA, which this build needs; "
        + "build with: swift build -c release --disable-default-traits")
  }
}
