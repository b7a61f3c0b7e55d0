import Foundation
import Vectors
@testable import topictool

/// Any file reads the same in stretches of any size; what is kept of it are whole lines and
/// valid texts; a line is refused where Foundation refuses it, and its text is Foundation's.
enum JSONLinesFiles: Target {
  static let name = "json-lines"

  static func run(_ input: [UInt8]) {
    let stretch = 1 + Int(input.first ?? 0)
    let bytes = Array(input.dropFirst())
    let (corpus, problems) = read(bytes, stretch: 1 << 20)
    let (other, otherProblems) = read(bytes, stretch: stretch)
    hold(
      records(of: corpus) == records(of: other),
      "other documents by stretches of \(stretch)")
    hold(problems == otherProblems, "other problems by stretches of \(stretch)")
    checkFields(of: corpus)
    compareFirstLine(bytes)
  }

  /// What a reader makes of a file in memory.
  static func read(
    _ bytes: [UInt8], stretch: Int = 1 << 20, format: InputFormat = .jsonLines,
    encoding: TextEncoding? = nil
  ) -> (corpus: Corpus, problems: [RecordProblem]) {
    var reader = CorpusReader(encoding: encoding)
    reader.stretch = stretch
    // Nothing is thrown where reading is not strict.
    try? reader.read(ByteStore(bytes), name: "f", format: format)
    return reader.finish()
  }

  /// All fields are valid UTF-8, texts are there, and records come back as lines of JSON.
  static func checkFields(of corpus: Corpus) {
    for document in 0..<corpus.count {
      for field in Document.Field.allCases {
        hold(isText(corpus, field, document), "\(field.name) of \(document) is not UTF-8")
      }
      let count = corpus.string(.text, of: document).utf8.count
      hold(count > 0, "document \(document) has no text")
      var scratch: [UInt8] = []
      let counted = corpus.textCount(of: document, scratch: &scratch)
      hold(counted == count, "\(counted) bytes counted of \(count)")
      var line: [UInt8] = []
      corpus.appendRecordLine(of: document, to: &line)
      hold(line.popLast() == UInt8(ascii: "\n"), "a record without its line end")
      hold(!line.contains(UInt8(ascii: "\n")), "a record of two lines")
      hold(
        JSONScanner.fault(in: line.span) == nil, "record \(document) is given back broken"
      )
    }
  }

  /// The fields and the time of each document, wherever they are kept.
  private static func records(of corpus: Corpus) -> [[String]] {
    corpus.documents.indices.map { document in
      Document.Field.allCases.map { corpus.string($0, of: document) }
        + [String(describing: corpus.documents[document].time)]
    }
  }

  private static func isText(
    _ corpus: Corpus, _ field: Document.Field, _ document: Int
  ) -> Bool {
    var scratch: [UInt8] = []
    return corpus.bytes(field, of: document, scratch: &scratch).isUTF8
  }

  private static func compareFirstLine(_ bytes: [UInt8]) {
    let line = Array(bytes.prefix { $0 != UInt8(ascii: "\n") })
    guard line.span.isUTF8, !line.contains(0), !line.starts(with: [0xEF, 0xBB, 0xBF]),
      let first = line.first(where: { $0 > 0x20 }), first != UInt8(ascii: "[")
    else { return }
    let (corpus, problems) = read(line)
    let isRefused = problems.contains {
      if case .syntax = $0.reason { true } else { false }
    }
    guard let value = JSONOracle.value(line) else {
      return hold(isRefused || JSONOracle.mayRefuse(line), "taken, not by Foundation")
    }
    if let fault = JSONScanner.fault(in: line.span) {
      return hold(
        JSONOracle.isLax(line, at: fault.position), "refused, not by Foundation")
    }
    guard let object = value as? [String: Any] else {
      return hold(isRefused, "taken, although it is no object")
    }
    hold(!isRefused, "refused, not by Foundation")
    // Of equal keys the last counts here, which Foundation does not promise.
    guard case .object(let members)? = try? JSONTree(line.span),
      members.count == object.count, let text = object["text"] as? String,
      text.unicodeScalars.contains(where: { $0.value > 0x20 && $0.value != 0xA0 })
    else { return }
    hold(corpus.count == 1, "no document, though there is a text")
    hold(
      corpus.string(.text, of: 0).utf8.elementsEqual(text.utf8),
      "another text than Foundation's")
  }
}
