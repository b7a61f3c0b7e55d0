import Foundation

/// Published test data, beside the tests in `Tests/Resources`.
enum Resource {
  /// The lines of a file, without what follows "#" if that begins comments.
  static func lines(
    _ path: String, comments: Bool = true, file: String = #filePath
  ) throws -> [String] {
    var folder = URL(filePath: file)
    while folder.lastPathComponent != "Tests", folder.path() != "/" {
      folder.deleteLastPathComponent()
    }
    let url = folder.appending(path: "Resources").appending(path: path)
    let text = try String(contentsOf: url, encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let content = comments ? line.prefix { $0 != "#" } : line[...]
      return content.allSatisfy(\.isWhitespace) ? nil : String(content)
    }
  }

  /// The pairs of a tab-separated file.
  static func pairs(_ path: String) throws -> [(input: String, expected: String)] {
    try lines(path, comments: false).map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      return (String(fields[0]), String(fields[1]))
    }
  }

  /// The string of code points in hexadecimal with spaces between them.
  static func string(_ codes: Substring) -> String {
    var scalars = String.UnicodeScalarView()
    for code in codes.split(separator: " ") {
      if let scalar = UInt32(code, radix: 16).flatMap(Unicode.Scalar.init) {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
