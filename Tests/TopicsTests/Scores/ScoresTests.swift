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
    #expect(scores.vMeasure == scores.normalizedMutualInformation)
    #expect(abs(scores.inversePurity - 4.0 / 6) < 1e-12)
    #expect(scores.classCount == 2 && scores.clusterCount == 3)
  }

  @Test func `mutual information less its expectation, computed by hand`() throws {
    let scores = try Scores(of: [0, 0, 1, 1, 2, 2], against: [0, 0, 0, 1, 1, 1])

    // Of a class of 3 and a cluster of 2, n in common with probability 1/5, 3/5, 1/5 for 0,
    // 1 and 2: six times 2/5 ln 2, divided by 6. Mutual information is 2/3 ln 2.
    let (two, three) = (0.6931471805599453, 1.0986122886681098)
    let expected = 0.4 * two
    let adjusted = (two * 2 / 3 - expected) / ((two + three) / 2 - expected)
    #expect(abs(scores.adjustedMutualInformation - adjusted) < 1e-14)
  }

  @Test func `exchanging the groupings exchanges what is of one of them`() throws {
    var random = SplitMix64(seed: 5)
    let a = (0..<300).map { _ in Int32.random(in: 0..<9, using: &random) }
    let b = a.map { $0 < 5 ? $0 : Int32.random(in: 5..<12, using: &random) }
    let (scores, back) = (try Scores(of: a, against: b), try Scores(of: b, against: a))

    #expect(abs(scores.adjustedRand - back.adjustedRand) < 1e-14)
    #expect(
      abs(scores.adjustedMutualInformation - back.adjustedMutualInformation) < 1e-14)
    #expect(abs(scores.vMeasure - back.vMeasure) < 1e-14)
    #expect(abs(scores.homogeneity - back.completeness) < 1e-14)
    #expect(abs(scores.bCubed.precision - back.bCubed.recall) < 1e-14)
    #expect(scores.pairs.precision == back.pairs.recall)
    #expect(scores.purity == back.inversePurity)
  }

  @Test func `groupings score as their assignments do`() throws {
    let (found, gold) = (
      Grouping([0, 0, 1, 1], count: 2), Grouping([0, 0, 0, 1], count: 2)
    )
    #expect(
      try Scores(of: found, against: gold)
        == Scores(of: found.assignments, against: gold.assignments))
  }

  @Test func `equal groupings under other names score 1`() throws {
    let scores = try Scores(of: [5, 5, 3, 9], against: [1, 1, 2, 7])
    #expect(scores.adjustedRand == 1)
    #expect(abs(scores.adjustedMutualInformation - 1) < 1e-14)
    #expect(scores.normalizedMutualInformation == 1)
    #expect(scores.inversePurity == 1)
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
    #expect(scores.adjustedMutualInformation == 1)
    #expect(scores.normalizedMutualInformation == 1)
    #expect(scores.pairs.f1 == 1)
  }

  @Test func `all alone against all together scores chance`() throws {
    let scores = try Scores(of: [0, 1, 2, 3], against: [0, 0, 0, 0])
    #expect(scores.adjustedRand == 0)
    #expect(scores.adjustedMutualInformation == 0)
    #expect(scores.normalizedMutualInformation == 0)
    #expect(scores.homogeneity == 1 && scores.completeness == 0)
    #expect(scores.bCubed.precision == 1 && scores.bCubed.recall == 0.25)
  }

  @Test func `all alone equal only all alone`() throws {
    let alone: [Int32] = [0, 1, 2, 3, 4, 5]
    #expect(try Scores(of: alone, against: alone).adjustedMutualInformation == 1)
    let other = try Scores(of: alone, against: [0, 0, 1, 1, 2, 2])
    #expect(abs(other.adjustedMutualInformation) < 1e-14)
    #expect(other.adjustedRand == 0)
  }

  @Test func `nearly all alone is no matter of rounding`() throws {
    // Two documents are together on either side, and not the same two. With p the
    // probability that they are, one in n (n − 1) / 2, AMI is −p / (1 − p).
    var found = (0..<2000).map { Int32($0) }
    found[1] = 0
    let scores = try Scores(of: found, against: found.reversed())
    let pairs = 2000.0 * 1999 / 2
    #expect(abs(scores.adjustedMutualInformation + 1 / (pairs - 1)) < 1e-9)
  }

  @Test func `random groupings adjust to nothing`() throws {
    var random = SplitMix64(seed: 3)
    let a = (0..<20_000).map { _ in Int32.random(in: 0..<7, using: &random) }
    let b = (0..<20_000).map { _ in Int32.random(in: 0..<4, using: &random) }
    let scores = try Scores(of: a, against: b)
    #expect(abs(scores.adjustedRand) < 0.002)
    #expect(abs(scores.adjustedMutualInformation) < 0.002)
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
