// Messages name files, options and ids, which may be called anything. They are put together in
// many places and made safe in one: where they are printed.

extension String {
  /// The text as one line that a terminal can do nothing but show, laid out as it was.
  ///
  /// What ends lines, and tabs, are spaces; other control characters are dropped, as in
  /// ``printable``, but for the isolates that the tool itself writes.
  var messageLine: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x09...0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
      case 0x2068, 0x2069: result.append(scalar)
      default: if !scalar.isCommand { result.append(scalar) }
      }
    }
    return String(result)
  }
}
