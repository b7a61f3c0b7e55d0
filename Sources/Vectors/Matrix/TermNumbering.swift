/// Gives the terms of parts the numbers that one pass over all documents would have given
/// them.
///
/// A counter has taken its parts in their order. So what is new to a part is new to one of
/// its counter, and it is enough to take the parts in their order.
struct TermNumbering {
  /// The terms.
  private(set) var table: TermTable
  /// By counter: the numbers of its terms.
  private var numbers: [[Int32]] = []

  /// No terms yet, with room for so many.
  init(capacity: Int) {
    table = TermTable(capacity: capacity)
  }

  /// Numbers the terms of the part that follows.
  mutating func apply(to part: inout TermCountsPart) {
    while numbers.count <= part.counter { numbers.append([]) }
    for new in part.hashes.indices {
      numbers[part.counter].append(
        table.number(of: part.hashes[new], form: part.forms.bytes(of: new)))
    }
    let own = numbers[part.counter]
    for place in part.terms.indices { part.terms[place] = own[Int(part.terms[place])] }
  }
}
