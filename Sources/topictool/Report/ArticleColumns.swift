internal import Dedup
internal import Topics
internal import Vectors

/// The block of what the page says of every article: arrays of equal length, a column each.
struct ArticleColumns {
  private var json: [UInt8] = [UInt8(ascii: "{")]
  private let count: Int

  /// Characters of a title that are shown: at most, and in batches so large that titles would
  /// take more than a third of the page.
  private static let titleLimits = 40...300

  /// The columns of a batch.
  ///
  /// - Parameters:
  ///   - content: what is known of it.
  ///   - outlets: the numbers of its outlets.
  ///   - limit: bytes that the page may take.
  init(of content: ReportContent, outlets: ReportOutlets, limit: Int) {
    let (corpus, copies) = (content.corpus, content.copies)
    let (families, roles) = (copies.families, Families.Role.allCases)
    count = corpus.count
    // A letter takes two bytes in most of the scripts that have letters.
    let fitting = limit / 3 / max(1, 2 * count)
    let titleLimit = min(
      max(fitting, Self.titleLimits.lowerBound), Self.titleLimits.upperBound)
    var scratch: [UInt8] = []
    append("id") {
      JSONString.append(corpus.bytes(.id, of: $0, scratch: &scratch), to: &$1)
    }
    append("title") { document, json in
      let headline = corpus.headline(of: document)
      let title = headline.prefix(titleLimit)
      let mark = title.endIndex < headline.endIndex ? "…" : ""
      JSONString.append(Array((title + mark).utf8).span, to: &json)
    }
    append("outlet") { $1.append(decimal: outlets.number(of: $0)) }
    append("time") { document, json in
      if let time = corpus.documents[document].time {
        json.append(decimal: Int(time))
      } else {
        json += "null".utf8
      }
    }
    append("family") { $1.append(decimal: Int(families.numbers[$0])) }
    append("role") { document, json in
      json.append(decimal: roles.firstIndex(of: families.roles[document]) ?? 0)
    }
    append("from") { $1.append(decimal: Int(families.sources[$0])) }
    append("share") { document, json in
      json.append(decimal: Int((copies.copied.share(of: document) * 100).rounded()))
    }
    append("event") { $1.append(decimal: Int(content.events.assignments[$0])) }
    append("topic") { document, json in
      let event = Int(content.events.assignments[document])
      json.append(decimal: Int(content.topics.assignments[event]))
    }
    append("words") { $1.append(decimal: Int(copies.copied.wordCounts[$0])) }
  }

  /// The columns as a block, with for each article the block its text is in.
  func block(texts blocks: [Int32]) -> DataBlock {
    var whole = self
    whole.append("chunk") { $1.append(decimal: Int(blocks[$0])) }
    return DataBlock("articles", json: whole.json + [UInt8(ascii: "}")])
  }

  private mutating func append(
    _ name: String, cell: (Int, inout [UInt8]) -> Void
  ) {
    if json.count > 1 { json.append(UInt8(ascii: ",")) }
    json += "\"\(name)\":[".utf8
    for document in 0..<count {
      if document > 0 { json.append(UInt8(ascii: ",")) }
      cell(document, &json)
    }
    json.append(UInt8(ascii: "]"))
  }
}
