internal import Vectors

/// Which documents are in which family, before anything is said of sources.
struct FamilyGroups: Sendable {
  /// The family of each document, from 1, in the order of first members.
  private(set) var numbers: [Int32] = []
  /// Members of each family.
  private(set) var sizes: [Int32] = []

  /// The documents of all families, one family's after another's, in input order.
  private let documents: [Int32]
  /// Where each family's documents begin, and where the last one's end.
  private let starts: [Int]

  /// The families of the documents whose texts are grouped.
  ///
  /// - Parameters:
  ///   - groups: the group of each text.
  ///   - textOfDocument: the text of each document; one without is a family of its own.
  init(_ groups: [Int32], textOfDocument: [Int32]) {
    var numberOfGroup = Array(repeating: 0 as Int32, count: groups.count)
    for text in textOfDocument {
      let group = text < 0 ? -1 : Int(groups[Int(text)])
      var number = group < 0 ? 0 : numberOfGroup[group]
      if number == 0 {
        sizes.append(0)
        number = Int32(sizes.count)
        if group >= 0 { numberOfGroup[group] = number }
      }
      numbers.append(number)
      sizes[Int(number) - 1] += 1
    }
    var starts = [0]
    for size in sizes { starts.append(starts[starts.count - 1] + Int(size)) }
    var next = starts
    var documents = Array(repeating: 0 as Int32, count: numbers.count)
    for (document, number) in numbers.enumerated() {
      documents[next[Int(number) - 1]] = Int32(document)
      next[Int(number) - 1] += 1
    }
    self.documents = documents
    self.starts = starts
  }

  /// Number of families.
  var count: Int { sizes.count }

  /// The documents of a family, counted from 0, in input order.
  func members(of family: Int) -> ArraySlice<Int32> {
    documents[starts[family]..<starts[family + 1]]
  }
}
