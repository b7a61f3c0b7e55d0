import Vectors

/// Terms of any settings stand inside the text, in forms of valid UTF-8.
enum AnalyzerSettings: Target {
  static let name = "analyzer-settings"

  /// The analyzers of inputs before, by the numbers that choose their settings: to make one
  /// takes longer than to use it.
  nonisolated(unsafe) private static var analyzers: [[Int]: Analyzer] = [:]

  static func run(_ input: [UInt8]) {
    var draws = Draws(input)
    let (stemmers, features) = (Stemming.allCases.count, Features.allCases.count)
    let numbers = [stemmers, 4, 2, features, 5, 4, 8, 4].map { draws.number(below: $0) }
    if analyzers.count >= 64 { analyzers = [:] }
    let analyzer = analyzers[numbers] ?? made(by: numbers)
    analyzers[numbers] = analyzer
    let text = draws.remainder()
    guard text.count < 1 << 12 else { return }
    var buffer = TokenBuffer()
    analyzer.append(text.span, to: &buffer)
    let isValid = text.span.isUTF8
    for token in buffer.tokens {
      let (start, end) = (Int(token.start), Int(token.end))
      hold(start < end && end <= text.count, "a term at \(start)..<\(end)")
      guard isValid else { continue }
      hold(text[start] & 0xC0 != 0x80, "\(start) is inside a scalar")
      hold(end == text.count || text[end] & 0xC0 != 0x80, "\(end) is inside a scalar")
    }
    if isValid { AnalyzerWords.checkForms(of: buffer) }
  }
  private static func made(by numbers: [Int]) -> Analyzer {
    var options = Analyzer.Options()
    options.stemming = Stemming.allCases[numbers[0]]
    options.stopWords =
      [
        .none, .automatic, .languages([.english, .arabic]), .languages(Language.allCases),
      ][numbers[1]]
    options.lookalikes = [.kept, .folded][numbers[2]]
    options.features = Features.allCases[numbers[3]]
    options.ngrams = numbers[4] + 1...numbers[4] + 1 + numbers[5]
    options.wordLengths = numbers[6] + 1...numbers[6] + 1 + [0, 2, 9, 99][numbers[7]]
    guard let analyzer = try? Analyzer(options) else { fatalError("\(options)") }
    return analyzer
  }
}
