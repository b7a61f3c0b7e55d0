import Testing
import Topics
import Vectors

@Suite("Scores") struct ScoresTests {
  @Test func `a table computed by hand`() throws {
    // Classes {0 1 2} {3 4 5}, clusters {0 1} {2 3} {4 5}.
    let scores = try Scores(of: [0, 0, 1, 1, 2, 2], against: [0, 0, 0, 1, 1, 1])

    // 2 pairs in both, 3 in a cluster, 6 in a class, of 15: (2 - 1.2) / (4.5 - 1.2).
    #expect(abs(scores.adjustedRand - 0.8 / 3.3) < 1e-12)
    #expect(abs(scores.pairs.precision - 2.0 / 3) < 1e-12)
    #expect(abs(scores.pairs.recall - 2.0 / 6) < 1e-12)
    // B-cubed: four documents see their class only, two see half; recall 2/3 for four and
    // 1/3 for two.
    #expect(abs(scores.bCubed.precision - 5.0 / 6) < 1e-12)
    #expect(abs(scores.bCubed.recall - 10.0 / 18) < 1e-12)
    #expect(abs(scores.bCubed.f1 - 2.0 / 3) < 1e-12)
    #expect(abs(scores.purity - 5.0 / 6) < 1e-12)
    // H(class) = ln 2, H(cluster) = ln 3, H(class | cluster) = ln 2 / 3.
    #expect(abs(scores.homogeneity - 2.0 / 3) < 1e-12)
    #expect(abs(scores.completeness - 0.4620981 / 1.0986123) < 1e-6)
    #expect(abs(scores.normalizedMutualInformation - 2 * 0.4620981 / 1.7917595) < 1e-6)
    #expect(scores.classCount == 2 && scores.clusterCount == 3)
  }

  @Test func `equal groupings under other names score 1`() throws {
    let scores = try Scores(of: [5, 5, 3, 9], against: [1, 1, 2, 7])
    #expect(scores.adjustedRand == 1)
    #expect(scores.normalizedMutualInformation == 1)
    #expect(scores.homogeneity == 1 && scores.completeness == 1)
    #expect(scores.bCubed.f1 == 1 && scores.pairs.f1 == 1 && scores.purity == 1)
  }

  @Test
  func `documents without a cluster stand alone, those without a class are left out`()
    throws
  {
    let scores = try Scores(of: [-1, -1, 0, 0, 0], against: [0, 0, 0, 0, -1])
    let same = try Scores(of: [1, 2, 0, 0], against: [0, 0, 0, 0])
    #expect(scores.documentCount == 4 && scores.missingCount == 2)
    #expect(scores.clusterCount == 3)
    #expect(scores.bCubed == same.bCubed)
    #expect(scores.adjustedRand == same.adjustedRand)
    #expect(scores.completeness == same.completeness)
  }

  @Test(arguments: [[0], [0, 0, 0]])
  func `a single class is no division by zero`(labels: [Int32]) throws {
    let scores = try Scores(of: labels, against: labels)
    #expect(scores.adjustedRand == 1)
    #expect(scores.normalizedMutualInformation == 1)
    #expect(scores.pairs.f1 == 1)
  }

  @Test func `all alone against all together scores chance`() throws {
    let scores = try Scores(of: [0, 1, 2, 3], against: [0, 0, 0, 0])
    #expect(scores.adjustedRand == 0)
    #expect(scores.normalizedMutualInformation == 0)
    #expect(scores.homogeneity == 1 && scores.completeness == 0)
    #expect(scores.bCubed.precision == 1 && scores.bCubed.recall == 0.25)
  }

  @Test func `random groupings adjust to nothing`() throws {
    var random = SplitMix64(seed: 3)
    let a = (0..<20_000).map { _ in Int32.random(in: 0..<7, using: &random) }
    let b = (0..<20_000).map { _ in Int32.random(in: 0..<4, using: &random) }
    let scores = try Scores(of: a, against: b)
    #expect(abs(scores.adjustedRand) < 0.002)
    #expect(scores.normalizedMutualInformation < 0.002)
  }

  @Test func `what cannot be scored is refused`() {
    #expect(throws: TopicsError.groupings(found: 1, gold: 2)) {
      try Scores(of: [0], against: [0, 0])
    }
    #expect(throws: TopicsError.nothingToScore) { try Scores(of: [0], against: [-1]) }
  }

  @Test func `decisions count by their weight`() {
    let rates = Rates(of: [
      (found: true, gold: true, weight: 3), (found: true, gold: false, weight: 1),
      (found: false, gold: true, weight: 2), (found: false, gold: false, weight: 9),
    ])
    #expect(rates.precision == 0.75)
    #expect(rates.recall == 0.6)
    #expect(abs(rates.f1 - 2.0 / 3) < 1e-12)
    #expect(Rates(of: []).f1 == 0)
  }
}
