import Foundation
import Vectors

/// The analyzer over a megabyte of words put together at random, and over the file that
/// BENCH_TEXT names, if it does: real text is what counts.
func benchmarkText(_ bench: inout Bench) {
  let arabic = sample(of: arabicWords, seed: 1)
  let english = sample(of: englishWords, seed: 2)
  benchmarkText(&bench, "arabic", arabic)
  benchmarkText(&bench, "english", english)
  benchmarkText(
    &bench, "chinese", Array(String(repeating: "今天的天气很好，我们去公园。", count: 9999).utf8))
  if let path = ProcessInfo.processInfo.environment["BENCH_TEXT"],
    let data = FileManager.default.contents(atPath: path)
  {
    benchmarkText(&bench, "file", Array(data))
  }
}

/// Every form of analysis over a text cut into pieces of the size of an article.
private func benchmarkText(_ bench: inout Bench, _ name: String, _ text: [UInt8]) {
  let pieces = articles(of: text)
  bench.section("\(name) text of \(text.count) bytes")
  let shingles = Analyzer(.shingles)
  var buffer = TokenBuffer()
  var reference = TokenBuffer()
  if let piece = pieces.first {
    shingles.append(text.span.extracting(piece), to: &buffer)
    shingles.appendReference(text.span.extracting(piece), to: &reference)
    bench.check(buffer.tokens.map(\.hash) == reference.tokens.map(\.hash), "analyzer")
  }
  bench.report("\(name)/reference", work: text.count, unit: .bytes) {
    for piece in pieces {
      buffer.removeAll()
      shingles.appendReference(text.span.extracting(piece), to: &buffer)
    }
  }
  for (kind, analyzer) in [
    ("shingles", shingles), ("stems", Analyzer(stemming: .light10, stopWords: .none)),
    ("terms", Analyzer(.terms)),
  ] {
    bench.report(
      "\(name)/\(kind)", work: text.count, unit: .bytes, against: "\(name)/reference"
    ) {
      for piece in pieces {
        buffer.removeAll()
        analyzer.append(text.span.extracting(piece), to: &buffer)
      }
    }
  }
  benchmarkCounts(&bench, name, text, pieces)
}

/// Counting the terms of the pieces, by reading every word and by looking words up.
private func benchmarkCounts(
  _ bench: inout Bench, _ name: String, _ text: [UInt8], _ pieces: [Range<Int>]
) {
  let corpus = Corpus(
    pieces.enumerated().map { number, piece in
      Article(id: "\(number)", text: String(decoding: text[piece], as: UTF8.self))
    })
  let analyzer = Analyzer(.terms)
  let alone = Parallel(threads: 1)
  func counts() -> TermCounts {
    TermCounts(of: corpus, analyzer: analyzer, fields: [.text], parallel: alone)
  }
  func reference() -> TermCounts {
    TermCounts(referenceOf: corpus, analyzer: analyzer, fields: [.text], parallel: alone)
  }
  bench.check(counts().terms == reference().terms, "counts")
  bench.report("\(name)/counts/reference", work: text.count, unit: .bytes, reference)
  bench.report(
    "\(name)/counts", work: text.count, unit: .bytes, against: "\(name)/counts/reference",
    counts)
}

/// Pieces of three to four kilobytes, cut at spaces.
private func articles(of text: [UInt8]) -> [Range<Int>] {
  var pieces: [Range<Int>] = []
  var start = 0
  while start < text.count {
    var end = min(start + 3000, text.count)
    while end < text.count, text[end] != 0x20 { end += 1 }
    pieces.append(start..<end)
    start = end
  }
  return pieces
}

/// About a megabyte of words with a full stop after every twelfth or so.
private func sample(of words: String, seed: UInt64) -> [UInt8] {
  let words = words.split(separator: " ")
  var random = SplitMix64(seed: seed)
  var text = ""
  while text.utf8.count < 1 << 20 {
    text += words.randomElement(using: &random) ?? ""
    text += Int.random(in: 0..<12, using: &random) == 0 ? ". " : " "
  }
  return Array(text.utf8)
}

private let arabicWords = """
  أعلنت الوزارة في بيان لها اليوم أن عدد النازحين من القرى المجاورة بلغ نحو أربعة آلاف شخص \
  خلال الأيام الماضية وقالت إن المنظمات الإنسانية تعمل على توفير الغذاء والدواء لهم فيما \
  استمرت المعارك على أطراف البلدة وسط قصف متقطّع بالمدفعية الثقيلة ولم ترد معلومات عن \
  وقوع ضحايا بين المدنيين حتى مساء الأحد 17 آذار ٢٠١٩ وأضاف المتحدث باسم القوات أنّ المقاتلين
  """

private let englishWords = """
  The ministry said in a statement on Sunday that about four thousand people had left the \
  villages nearby during the past days, and that relief organisations were working to bring \
  them food and medicine while fighting went on at the town's edge under heavy shelling, \
  with no word of civilian casualties by 17 March 2019, a spokesman told reporters there
  """
