import Foundation
import Vectors

@testable import topictool

/// Arrays and runs of objects: what is read is whole, nothing is lost of an array that
/// Foundation takes, and texts are Foundation's.
enum JSONArrays: Target {
  static let name = "json-arrays"

  static func run(_ input: [UInt8]) {
    let (corpus, problems) = JSONLinesFiles.read(input, format: .json)
    JSONLinesFiles.checkFields(of: corpus)
    guard input.span.isUTF8, !input.contains(0), !input.starts(with: [0xEF, 0xBB, 0xBF]),
      JSONScanner.fault(in: input.span) == nil,
      let records = JSONOracle.value(input) as? [Any]
    else { return }
    // An element that is no record is a problem of its own.
    hold(
      corpus.count + problems.filter(\.isSkipped).count == records.count,
      "\(corpus.count) documents and \(problems.count) problems of \(records.count)")
    if corpus.count == records.count { compare(corpus, with: records, input) }
  }

  private static func compare(_ corpus: Corpus, with records: [Any], _ input: [UInt8]) {
    guard case .array(let trees)? = try? JSONTree(input.span) else { return }
    for (document, tree) in trees.enumerated() {
      // Of equal keys the last counts here, which Foundation does not promise.
      guard case .object(let members) = tree,
        let object = records[document] as? [String: Any], members.count == object.count,
        let text = object["text"] as? String
      else { continue }
      let found = corpus.string(.text, of: document)
      // A blank text gives way to a title.
      guard text.unicodeScalars.contains(where: { $0.value > 0x20 && $0.value != 0xA0 })
      else { continue }
      hold(found.utf8.elementsEqual(text.utf8), "another text than Foundation's")
    }
  }
}
