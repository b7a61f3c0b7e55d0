import Testing
import Topics
import Vectors

@Suite("Time decay") struct TimeDecayTests {
  static let day: Int64 = 86_400

  @Test func `half is lost after the half-life`() {
    let decay = TimeDecay(halfLife: Double(5 * Self.day))
    #expect(decay.factor(between: 0, and: 0) == 1)
    #expect(decay.factor(between: 0, and: 5 * Self.day) == 0.5)
    #expect(decay.factor(between: 15 * Self.day, and: 0) == 0.25)
    #expect(decay.factor(between: .min, and: .max) > 0)
  }

  @Test func `without a time nothing is lost`() {
    #expect(TimeDecay().factor(between: nil, and: 100 * Self.day) == 1)
    #expect(TimeDecay.none.factor(between: 0, and: 100 * Self.day) == 1)
  }

  /// A chain of documents of which neighbours are most alike, so many days apart, among
  /// pairs a little alike up to twenty days apart.
  @Test(arguments: [(0.2, 3), (4.88, 5), (9, 10)])
  func `the half-life is learnt within its bounds`(apart: Double, expected: Double) {
    var random = SplitMix64(seed: 8)
    var pairs: [(Int, Int, Float)] = []
    var times: [Int64?] = []
    for document in 0..<200 {
      let isSecond = !document.isMultiple(of: 2)
      let before = times.last.flatMap { $0 } ?? 0
      times.append(
        isSecond
          ? before + Int64(apart * Double(Self.day))
          : Int64.random(in: 0..<20 * Self.day, using: &random))
      for other in 0..<document {
        let isNearest = isSecond && other == document - 1
        pairs.append((other, document, isNearest ? 0.9 : 0.1))
      }
    }
    let graph = AverageLinkageTests.graph(200, pairs)
    let decay = TimeDecay.learned(from: graph, times: times)
    // Gaps of random days have density (20 - g) / 200, whose mean under 5 / (5 + g) is 4.88;
    // it changes by half a day only from a half-life of 3 to one of 10.
    #expect(abs(decay.halfLife / Double(Self.day) - expected) < 2)
    #expect(TimeDecay.halfLives.contains(decay.halfLife))
  }

  @Test func `few dates teach nothing`() {
    let graph = AverageLinkageTests.graph(3, [(0, 1, 0.5), (1, 2, 0.5)])
    #expect(TimeDecay.learned(from: graph, times: [0, 5, nil]) == TimeDecay())
  }
}
