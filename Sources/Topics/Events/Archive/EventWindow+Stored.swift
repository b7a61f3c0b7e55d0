internal import Vectors

extension EventWindow {
  /// The most often that a term can be in one article: far less than what sums hold.
  private static let mostCounts: UInt32 = 1 << 24

  /// The sections of a file that hold the window.
  var sections: [(name: String, bytes: [UInt8])] {
    [
      ("WART", Array(little: articles.map { UInt32($0) })),
      ("WTIM", Array(little: times.map { $0 ?? .min })), ("WOUT", Array(little: outlets)),
      (
        "WBKG",
        Array(
          little: backgrounds.flatMap {
            [$0.first.bitPattern, $0.second.bitPattern, $0.third.bitPattern]
          })
      ),
      ("WLED", Array(little: leaders)), ("WROW", counts.storedRows),
      ("WTTL", titles.storedRows),
      ("SFST", Array(little: sharedTexts.map { UInt32($0.first) })),
      ("SSND", Array(little: sharedTexts.map { UInt32($0.second) })),
      ("SSHR", Array(little: sharedTexts.map(\.share.bitPattern))),
    ] + counts.termSections
  }

  /// The window that a file holds.
  ///
  /// - Throws: `ModelFileError.damaged` if its parts do not fit together.
  init(_ file: SectionFile, _ settings: Settings) throws(ModelFileError) {
    let count = try settings.value("window-articles", Int.init(natural:))
    let articles: [UInt32] = try file.integers(of: "WART", count: count)
    self.articles = articles.map { Int($0) }
    let times: [Int64] = try file.integers(of: "WTIM", count: count)
    self.times = times.map { $0 == .min ? nil : $0 }
    outlets = try file.integers(of: "WOUT", count: count)
    let bits: [UInt32] = try file.integers(of: "WBKG", count: 3 * count)
    let cosines = bits.map { Float(bitPattern: $0) }
    guard cosines.allSatisfy({ 0...2 ~= $0 }) else { throw .damaged }
    backgrounds = (0..<count).map { place in
      var greatest = GreatestThree()
      for cosine in cosines[3 * place..<3 * place + 3] { greatest.take(cosine) }
      return greatest
    }
    leaders = try file.integers(of: "WLED", count: count)
    counts = try TermCounts(
      file, rows: "WROW", termCount: settings.value("terms", Int.init(natural:)),
      documentCount: count)
    titles = try counts.sharingTerms(file, rows: "WTTL")
    sharedTexts = try [EventMaterial.SharedText](
      file, count: settings.value("shared-texts", Int.init(natural:)), places: 0..<count)
  }

  /// Whether all numbers are such as an archive of so many articles has.
  func isSound(articleCount: Int) -> Bool {
    zip(articles, articles.dropFirst()).allSatisfy(<)
      && articles.last ?? -1 < articleCount
      && leaders.allSatisfy {
        leaders.indices.contains(Int($0)) && leaders[Int($0)] == $0
      }
      && counts.counts.allSatisfy { $0 <= Self.mostCounts }
      && titles.counts.allSatisfy { $0 <= Self.mostCounts }
  }
}

extension [EventMaterial.SharedText] {
  fileprivate init(
    _ file: SectionFile, count: Int, places: Range<Int>
  ) throws(ModelFileError) {
    let firsts: [UInt32] = try file.integers(of: "SFST", count: count)
    let seconds: [UInt32] = try file.integers(of: "SSND", count: count)
    let shares: [UInt32] = try file.integers(of: "SSHR", count: count)
    self = []
    for i in 0..<count {
      let (first, second) = (Int(firsts[i]), Int(seconds[i]))
      let share = Float(bitPattern: shares[i])
      guard places ~= first, places ~= second, first != second, 0...1 ~= share else {
        throw .damaged
      }
      append(.init(first, second, share: share))
    }
  }
}
