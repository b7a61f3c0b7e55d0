internal import Vectors

/// The words and phrases that may name some group, and the pairs of words that these are
/// made of, numbered in the order of groups and candidates.
struct WantedPhrases: Sendable {
  /// How many there are.
  private(set) var count = 0
  /// By number: whether its spelling is wanted.
  private(set) var isSpelled: [Bool] = []
  /// By group: where its candidates start among those of all groups; after the last group
  /// where they end.
  private(set) var starts = [0]
  /// By candidate of a group: its number.
  private(set) var numbers: [Int32] = []
  /// By word: its number, or −1.
  private(set) var words: [Int32]
  /// The numbers of phrases.
  private(set) var phrases: HashIndex

  /// - Parameters:
  ///   - groups: the candidates of each.
  ///   - wordCount: how many words there are.
  init(_ groups: [GroupPhrases], wordCount: Int) {
    phrases = HashIndex(capacity: groups.reduce(0) { $0 + $1.words.count })
    words = Array(repeating: -1, count: wordCount)
    for group in groups {
      for candidate in group.candidates {
        if candidate.length == 1 {
          let word = Int(group.words[candidate.range.lowerBound])
          if words[word] < 0 { words[word] = add() }
          numbers.append(words[word])
        } else {
          numbers.append(number(of: candidate.key))
        }
        isSpelled[Int(numbers[numbers.count - 1])] = true
        for place in candidate.range.dropFirst() {
          _ = number(of: group.pairKey(at: place))
        }
      }
      starts.append(numbers.count)
    }
  }

  /// The candidates of a group, among those of all groups.
  func candidates(of group: Int) -> Range<Int> { starts[group]..<starts[group + 1] }

  /// What the spelling of a number in the whole batch is counted as: the terms behind those
  /// of the groups' candidates.
  func usual(_ number: Int32) -> Int32 { Int32(numbers.count) + number }

  private mutating func number(of key: UInt64) -> Int32 {
    if let known = phrases.number(of: key) { return known }
    let number = add()
    phrases.insert(key, number: number)
    return number
  }

  private mutating func add() -> Int32 {
    isSpelled.append(false)
    count += 1
    return Int32(count - 1)
  }
}
