import Testing
import Vectors

@Suite("Set measures") struct SetMeasureTests {
  @Test
  func `agree with a computation by hand`() {
    #expect(SetMeasure.jaccard.value(shared: 2, of: 3, and: 4) == 0.4)
    #expect(SetMeasure.containment.value(shared: 1, of: 4, and: 2) == 0.25)
    #expect(SetMeasure.containment.value(shared: 1, of: 2, and: 4) == 0.5)
    #expect(SetMeasure.overlap.value(shared: 1, of: 4, and: 2) == 0.5)
    #expect(SetMeasure.allCases.filter { !$0.isSymmetric } == [.containment])
  }

  @Test(arguments: SetMeasure.allCases)
  func `are 1 of equal sets, and 0 with an empty one`(measure: SetMeasure) {
    for size in [1, 2, 3, 7, 1000, 16_777_217, Int(Int32.max)] {
      #expect(measure.value(shared: size, of: size, and: size) == 1)
      #expect(measure.value(shared: 0, of: size, and: 0) == 0)
      #expect(measure.value(shared: 0, of: 0, and: size) == 0)
    }
    #expect(measure.value(shared: 0, of: 0, and: 0) == 0)
  }

  @Test
  func `six decimals are those of the quotient, and more shared is never less alike`() {
    var corrected = 0
    for whole in 1...1500 {
      var last: Float = 0
      for shared in stride(from: 1, through: whole, by: 1 + whole / 40) {
        let value = SetMeasure.containment.value(shared: shared, of: whole, and: whole)
        let exact = Double(shared) / Double(whole)
        var (lines, expected): ([UInt8], [UInt8]) = ([], [])
        lines.append(sixDecimals: Double(value))
        expected.append(sixDecimals: exact)
        #expect(lines == expected)
        #expect(abs(Double(value) - exact) < Double(Float(exact).ulp))
        #expect(value >= last)
        last = value
        if value != Float(exact) { corrected += 1 }
      }
    }
    #expect(corrected > 0)
  }
}
