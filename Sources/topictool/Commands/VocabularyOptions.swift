internal import Vectors

/// The options that say which terms count, and what columns they have.
enum VocabularyOptions {
  private static let minimum = limit(
    "min-df",
    help: "leave out terms that fewer articles have: a number, or a share as 0.01")
  private static let maximum = limit(
    "max-df", help: "leave out terms that more articles have: a number, or a share as 0.5"
  )
  private static let maximumTerms = Option<Int?>.integer(
    "max-terms", in: 1...Int(Int32.max),
    help: "keep only the N terms with the most occurrences")
  private static let vocabulary = Option<String?>.input(
    "vocabulary",
    help: "the terms of FILE and no others, in its order: a term a line, as analyze "
      + "prints them, or a .terms.tsv of vectorize")
  private static let hashBits = Option<Int?>(
    "hash-bits", placeholder: "B",
    allowed: "a whole number from \(TermHashing.bitsAllowed.lowerBound) to "
      + "\(TermHashing.bitsAllowed.upperBound)",
    fallback: nil,
    help: "hash terms to 2^B columns, with signs, instead of keeping a vocabulary",
    read: { Int($0).flatMap { TermHashing.bitsAllowed.contains($0) ? .some($0) : nil } })
  private static let unsigned = Option(
    switch: "hash-unsigned", help: "with --hash-bits: without signs")

  /// All of them.
  static let group = OptionGroup(
    heading: "vocabulary",
    options: [
      minimum.declaration, maximum.declaration, maximumTerms.declaration,
      vocabulary.declaration, hashBits.declaration, unsigned.declaration,
    ])

  /// Sets the limits of a vectorizer's terms to what is given, and else to the standard.
  static func setLimits(
    of vectorizer: inout Vectorizer, _ arguments: Arguments, minimum: DocumentLimit,
    maximum: DocumentLimit
  ) {
    vectorizer.minimumDocuments = arguments[Self.minimum] ?? minimum
    vectorizer.maximumDocuments = arguments[Self.maximum] ?? maximum
    vectorizer.maximumTerms = arguments[maximumTerms]
  }

  /// Takes back the limits on articles that are none the command line gives.
  ///
  /// - Returns: whether there was something to take back.
  static func dropStandardLimits(
    of vectorizer: inout Vectorizer, _ arguments: Arguments
  ) -> Bool {
    let before = (vectorizer.minimumDocuments, vectorizer.maximumDocuments)
    setLimits(of: &vectorizer, arguments, minimum: .count(1), maximum: .share(1))
    return before != (vectorizer.minimumDocuments, vectorizer.maximumDocuments)
  }

  /// What is wrong with limits that no term can meet, by the options they come from.
  static func contradiction(
    least: Double, most: Double, of count: Int, _ arguments: Arguments
  ) -> String {
    func source(_ option: Option<DocumentLimit?>) -> String {
      arguments.has(option)
        ? option.declaration.spelling : "the usual \(option.declaration.spelling)"
    }
    return "\(source(minimum)) asks for terms of at least \(least.plain) of the "
      + "\(count.of("article that counts", "articles that count")), and \(source(maximum)) "
      + "allows at most \(most.plain): no term can be both"
  }

  /// Sets the columns of a vectorizer, if they are given.
  ///
  /// - Throws: ``ToolError/usage(_:)`` for options that do not go together, and a
  ///   vocabulary that cannot be read or names a term twice.
  static func setColumns(
    of vectorizer: inout Vectorizer, _ arguments: Arguments
  ) throws(ToolError) {
    if arguments.has(unsigned), !arguments.has(hashBits) {
      throw .usage("--hash-unsigned goes with --hash-bits")
    }
    if let bits = arguments[hashBits] {
      try refuse(
        [vocabulary.declaration] + limits, with: "--hash-bits, which keeps no vocabulary",
        arguments)
      do throws(VectorsError) {
        vectorizer.columns = .hashed(
          try TermHashing(bits: bits, isSigned: !arguments[unsigned]))
      } catch {
        throw .usage("--hash-bits: \(error)")
      }
    } else if let path = arguments[vocabulary] {
      try refuse(
        limits, with: "--vocabulary, which says itself what the terms are", arguments)
      vectorizer.columns = .terms(try Vocabulary(readingFrom: path))
    }
  }

  /// Whether the columns of a vectorizer are terms, and not hashes of them.
  static func hasTerms(_ vectorizer: Vectorizer) -> Bool {
    vectorizer.columns.map { $0.vocabulary != nil } ?? true
  }

  private static let limits = [
    minimum.declaration, maximum.declaration, maximumTerms.declaration,
  ]

  private static func refuse(
    _ options: [Declaration], with other: String, _ arguments: Arguments
  ) throws(ToolError) {
    guard let option = options.first(where: arguments.has) else { return }
    throw .usage("\(option.spelling) does not go with \(other)")
  }

  private static func limit(_ name: String, help: String) -> Option<DocumentLimit?> {
    Option(
      name, placeholder: "N",
      allowed:
        "a whole number of articles, or a share with a decimal point from 0.0 to 1.0",
      fallback: nil, help: help
    ) { text in
      if let count = Int(text) { return count >= 0 ? .some(.count(count)) : nil }
      return Double.number(text, in: 0...1).map { .some(.share($0)) }
    }
  }
}
