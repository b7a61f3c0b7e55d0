import Foundation
import Testing

@testable import topictool

/// A page that the tool wrote, taken apart.
struct ReportFile {
  let html: String

  init(_ html: String) { self.html = html }

  /// The JSON of a block, between its tags.
  func text(of block: String) throws -> Substring {
    let open = try #require(
      html.firstRange(of: "<script type=\"application/json\" id=\"\(block)\">"))
    let rest = html[open.upperBound...]
    return rest[..<(try #require(rest.firstRange(of: "</script>"))).lowerBound]
  }

  /// A block as JSON.
  func block<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(try text(of: name).utf8))
  }

  struct Summary: Decodable {
    let title: String
    let language: String
    let articles: Int
    let records: Int
    let outlets: [String]
    let outletRows: [[Int]]
    let events: [Group]
    let topics: [Group]
    let textsLeftOut: Int
  }

  struct Group: Decodable {
    let labels: [String]
    let headline: Int
  }

  struct Articles: Decodable {
    let id: [String]
    let title: [String]
    let outlet: [Int]
    let time: [Int?]
    let family: [Int]
    let role: [Int]
    let from: [Int]
    let share: [Int]
    let event: [Int]
    let topic: [Int]
    let words: [Int]
    let chunk: [Int]
  }

  struct Texts: Decodable {
    let texts: [String: [Piece]]
    let pairs: [Pair]
  }

  enum Piece: Decodable {
    case own(String)
    case taken(Range<Int>)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .own(text)
      } else {
        let place = try container.decode([Int].self)
        self = .taken(place[0]..<place[0] + place[1])
      }
    }
  }

  /// Two articles with their figures and passages.
  struct Pair: Decodable {
    let a: Int
    let b: Int
    let passages: [Int]

    init(from decoder: any Decoder) throws {
      var container = try decoder.unkeyedContainer()
      a = try container.decode(Int.self)
      b = try container.decode(Int.self)
      for _ in 0..<6 { _ = try container.decode(Int.self) }
      passages = try container.decode([Int].self)
    }
  }

  var summary: Summary {
    get throws { try block("summary", as: Summary.self) }
  }

  var articles: Articles {
    get throws { try block("articles", as: Articles.self) }
  }

  /// All blocks of texts.
  var texts: [Texts] {
    get throws {
      let last = try articles.chunk.max() ?? -1
      return try (0..<(last + 1)).map { try block("texts-\($0)", as: Texts.self) }
    }
  }

  /// The texts by article, put together as the page does it.
  func wholeTexts() throws -> [Int: String] {
    let articles = try articles
    let pieces = try texts.reduce(into: [String: [Piece]]()) { all, block in
      all.merge(block.texts) { first, _ in first }
    }
    func text(_ document: Int) -> [UInt8] {
      (pieces[String(document)] ?? []).flatMap { piece in
        switch piece {
        case .own(let own): Array(own.utf8)
        case .taken(let range): Array(text(articles.from[document])[range])
        }
      }
    }
    return Dictionary(
      uniqueKeysWithValues: pieces.keys.compactMap { Int($0) }.map {
        ($0, String(decoding: text($0), as: UTF8.self))
      })
  }
}
