/// Why a file of sections in blocks cannot be read, or a part of it not.
package enum BlockFileError: Error, Sendable, Hashable {
  /// A file that is missing or is none, or whose disk fails, with the system's reason.
  case unreadable(path: String, reason: String)
  /// A file that the system does not open for this process, with its reason: too little
  /// memory, no permission. Nothing is known of its bytes.
  case notOpened(path: String, reason: String)
  /// A file of something else.
  case otherKind(path: String, expected: String)
  /// A file of a later version of the format.
  case newer(path: String, version: Int, known: Int)
  /// A file without its end.
  case cutShort(path: String)
  /// A file with bytes that are not those that were written: which part, and how.
  case damaged(path: String, part: String, reason: String)
  /// A whole file that lacks a section.
  case missingSection(path: String, section: String)
  /// A place beyond the end of a section, to which a number in the file leads.
  case outside(path: String, section: String, range: Range<Int>)
}

extension BlockFileError: CustomStringConvertible {
  /// One line, without a full stop, fit to follow `topictool: error: `.
  package var description: String {
    switch self {
    case .unreadable(let path, let reason), .notOpened(let path, let reason):
      "\(path): cannot be read: \(reason)"
    case .otherKind(let path, let expected):
      "\(path): is another kind of file, not \(expected)"
    case .newer(let path, let version, let known):
      "\(path): is of format \(version); this release knows up to \(known)"
    case .cutShort(let path): "\(path): is cut short"
    case .damaged(let path, let part, let reason):
      "\(path): is damaged: \(part): \(reason)"
    case .missingSection(let path, let section): "\(path): has no section \(section)"
    case .outside(let path, let section, let range):
      "\(path): is damaged: section \(section): "
        + "bytes \(range.lowerBound)–\(range.upperBound) are beyond its end"
    }
  }
}
