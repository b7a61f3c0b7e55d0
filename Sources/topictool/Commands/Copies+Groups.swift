internal import Dedup
internal import Vectors

// What is shown together of a batch.

extension Copies {
  /// Families of two or more, and articles from which others took a part, each with these
  /// takers behind it; the largest first.
  ///
  /// In a group the source comes first, then the other members by time, then the takers.
  func groups(in corpus: Corpus) -> [[Int]] {
    var takers: [Int: [Int]] = [:]
    for document in families.roles.indices where families.roles[document] == .partial {
      // A taker's source may be a taker itself; it stands with the article both go back to.
      var source = Int(families.sources[document])
      while families.roles[source] == .partial { source = Int(families.sources[source]) }
      takers[Int(families.numbers[source]), default: []].append(document)
    }
    var groups = families.members(ofFamiliesFrom: 1).filter { members in
      members.count > 1 || takers[Int(families.numbers[members[0]])] != nil
    }
    for i in groups.indices {
      let number = Int(families.numbers[groups[i][0]])
      groups[i] =
        [groups[i][0]] + corpus.byTime(groups[i].dropFirst())
        + corpus.byTime(takers[number] ?? [])
    }
    let order = groups.indices.sorted {
      (groups[$1].count, $0) < (groups[$0].count, $1)
    }
    return order.map { groups[$0] }
  }
}

extension Corpus {
  /// The articles in the order of their dates, those without one last.
  fileprivate func byTime(_ documents: some Sequence<Int>) -> [Int] {
    documents.sorted {
      (self.documents[$0].time ?? .max, $0) < (self.documents[$1].time ?? .max, $1)
    }
  }
}
