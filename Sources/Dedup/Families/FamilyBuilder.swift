internal import Vectors

/// From verified pairs to families with sources.
struct FamilyBuilder: Sendable {
  let survey: Survey
  let corpus: Corpus
  var chainGuard = FamilyGuard()

  /// The families of all documents of the corpus.
  ///
  /// Only `copy` pairs unite. A `partial` pair makes the later of two articles a taker if it
  /// is alone in its family, and changes no family.
  func families(from pairs: [VerifiedPair]) -> Families {
    let links = pairs.filter { $0.relation == .copy }.map { pair in
      FamilyGuard.Link(
        a: Int32(pair.pair.a), b: Int32(pair.pair.b),
        shareA: pair.ownShareA, shareB: pair.ownShareB)
    }
    let groups = chainGuard.groups(textCount: survey.count, links: links)
    var numbers: [Int32] = []
    var sizes: [Int32] = []
    var sources: [Int32] = []
    var numberOfGroup = Array(repeating: 0 as Int32, count: survey.count)
    for document in survey.textOfDocument.indices {
      let text = Int(survey.textOfDocument[document])
      let group = text < 0 ? -1 : Int(groups[text])
      if group < 0 || numberOfGroup[group] == 0 {
        sizes.append(0)
        sources.append(Int32(document))
        if group >= 0 { numberOfGroup[group] = Int32(sizes.count) }
      }
      let number = group < 0 ? Int32(sizes.count) : numberOfGroup[group]
      let family = Int(number) - 1
      numbers.append(number)
      sizes[family] += 1
      if comesBefore(document, Int(sources[family])) { sources[family] = Int32(document) }
    }
    return families(numbers: numbers, sizes: sizes, sources: sources, pairs: pairs)
  }

  private func families(
    numbers: [Int32], sizes: [Int32], sources: [Int32], pairs: [VerifiedPair]
  ) -> Families {
    let takenFrom = origins(of: pairs)
    var roles: [Families.Role] = []
    var origins: [Int32] = []
    for document in numbers.indices {
      let family = Int(numbers[document]) - 1
      let text = survey.textOfDocument[document]
      let origin = text < 0 ? -1 : takenFrom[Int(text)]
      let source = sources[family]
      if sizes[family] > 1 {
        roles.append(source == Int32(document) ? .source : .copy)
        origins.append(source)
      } else if origin >= 0 {
        roles.append(.partial)
        origins.append(origin)
      } else {
        roles.append(.single)
        origins.append(source)
      }
    }
    return Families(numbers: numbers, roles: roles, sources: origins, sizes: sizes)
  }

  /// For each text the document before it with which it shares most words, or -1.
  private func origins(of pairs: [VerifiedPair]) -> [Int32] {
    var origins = Array(repeating: -1 as Int32, count: survey.count)
    var words = Array(repeating: 0 as Int32, count: survey.count)
    for pair in pairs where pair.relation == .partial || pair.relation == .copy {
      let a = Int(survey.documentOfText[pair.pair.a])
      let b = Int(survey.documentOfText[pair.pair.b])
      let (earlier, later) = comesBefore(b, a) ? (b, pair.pair.a) : (a, pair.pair.b)
      let more = min(pair.overlap.content.ownA, pair.overlap.content.ownB)
      let best = origins[later]
      if more > words[later]
        || more == words[later] && best >= 0 && comesBefore(earlier, Int(best))
      {
        origins[later] = Int32(earlier)
        words[later] = more
      }
    }
    return origins
  }

  /// Whether one document is the likelier source of two: the one in the archive; the earlier, where both are dated;
  /// a dated one before an undated one; then the longer; then the first in the input.
  private func comesBefore(_ x: Int, _ y: Int) -> Bool {
    let isArchived = (x >= survey.archiveStart, y >= survey.archiveStart)
    guard isArchived.0 == isArchived.1 else { return isArchived.0 }
    let times = (corpus.documents[x].time, corpus.documents[y].time)
    switch times {
    case (let x?, let y?) where x != y: return x < y
    case (_?, nil): return true
    case (nil, _?): return false
    default: break
    }
    let words = (wordCount(of: x), wordCount(of: y))
    return words.0 != words.1 ? words.0 > words.1 : x < y
  }

  private func wordCount(of document: Int) -> Int32 {
    let text = survey.textOfDocument[document]
    return text < 0 ? 0 : survey.wordCounts[Int(text)]
  }
}
