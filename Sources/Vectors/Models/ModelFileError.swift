/// Why a file of a model or of document frequencies cannot be read.
public enum ModelFileError: Error, Sendable, Hashable {
  /// A file of something else than is expected.
  case unknown(expected: String)
  /// A file of a later release, with the version of its format.
  case newer(version: Int, known: Int)
  /// A file whose terms were made by an analyzer that finds other words.
  case otherAnalyzer(version: Int, known: Int)
  /// A file that ends too early.
  case cutShort
  /// A file whose bytes are not those that were written.
  case damaged
}

extension ModelFileError: CustomStringConvertible {
  /// One line, without a full stop, fit to follow `topictool: error: FILE: `.
  public var description: String {
    switch self {
    case .unknown(let expected): "is not a file of \(expected)"
    case .newer(let version, let known):
      "is from a newer release: its format is \(version), and this one reads \(known)"
    case .otherAnalyzer(let version, let known):
      "has terms as another release finds them (analyzer \(version), this one is \(known)); "
        + "it has to be made anew"
    case .cutShort: "is cut short"
    case .damaged: "is damaged: its content is not what was written"
    }
  }
}
