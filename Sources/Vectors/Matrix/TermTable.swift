/// Distinct terms, numbered in the order in which they were first seen.
///
/// A term is known by its 64-bit hash; its form, the UTF-8 bytes of the normalised word,
/// is kept once, in one array for all of them.
struct TermTable: Sendable {
  /// The hash of each term.
  private(set) var hashes: [UInt64] = []
  /// The form of each term.
  private(set) var forms = TermForms()
  private var index: HashIndex

  /// An empty table with room for `capacity` terms before its index grows.
  init(capacity: Int = 32) {
    index = HashIndex(capacity: capacity)
  }

  /// The terms of these hashes and forms, which are distinct.
  init(hashes: [UInt64], forms: TermForms) {
    var index = HashIndex(capacity: hashes.count)
    for (number, hash) in hashes.enumerated() {
      index.insert(hash, number: Int32(number))
    }
    self.hashes = hashes
    self.forms = forms
    self.index = index
  }

  /// Number of terms.
  var count: Int { hashes.count }

  /// The number of a term, nil if it is not there.
  func number(of hash: UInt64) -> Int32? { index.number(of: hash) }

  /// The number of a term that may be new.
  ///
  /// - Parameters:
  ///   - hash: what the term is known by.
  ///   - form: its bytes, kept if the term is new.
  /// - Returns: the number it has, or the next free one.
  mutating func number(of hash: UInt64, form: Span<UInt8>) -> Int32 {
    if let number = index.number(of: hash) { return number }
    let number = Int32(hashes.count)
    index.insert(hash, number: number)
    hashes.append(hash)
    forms.append(form)
    return number
  }
}

/// The UTF-8 bytes of many words in one array.
struct TermForms: Sendable, Hashable {
  private var bytes: [UInt8] = []
  /// Where each form starts, and where the last one ends.
  private var starts = [0]

  /// Number of forms.
  var count: Int { starts.count - 1 }

  /// Appends a form.
  mutating func append(_ form: Span<UInt8>) {
    bytes.append(copying: form)
    starts.append(bytes.count)
  }

  /// The bytes of a form.
  @_lifetime(borrow self)
  func bytes(of number: Int) -> Span<UInt8> {
    bytes.span.extracting(starts[number]..<starts[number + 1])
  }

  /// A form as a string.
  func string(_ number: Int) -> String {
    String(decoding: bytes[starts[number]..<starts[number + 1]], as: UTF8.self)
  }

  /// The first eight bytes of a form as one number, so that numbers compare as bytes do;
  /// shorter forms are filled up with zeros.
  func prefix(_ number: Int) -> UInt64 {
    let form = bytes(of: number)
    var prefix: UInt64 = 0
    for i in 0..<8 { prefix = prefix << 8 | (i < form.count ? UInt64(form[i]) : 0) }
    return prefix
  }

  /// Whether the form of `a` sorts before that of `b`, byte by byte.
  func precedes(_ a: Int, _ b: Int) -> Bool {
    let (a, b) = (bytes(of: a), bytes(of: b))
    for i in 0..<min(a.count, b.count) where a[i] != b[i] { return a[i] < b[i] }
    return a.count < b.count
  }
}
