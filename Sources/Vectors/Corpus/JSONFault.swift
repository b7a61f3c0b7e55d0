/// Where a text stops being JSON, and what the grammar wanted there.
package struct JSONFault: Error, Hashable, Sendable {
  /// What the grammar allows at a place.
  package enum Expectation: String, Sendable {
    case record = "'{' at the start of a record"
    case element = "'{' or ']' in the array of records"
    case value = "a value"
    case firstKey = "a key in quotation marks or '}' after '{'"
    case key = "a key in quotation marks after ','"
    case colon = "':' after a key"
    case objectEnd = "'}' or ',' after a value"
    case arrayEnd = "']' or ',' after a value"
    case stringEnd = "'\"' at the end of a string"
    case escape = "one of '\"\\/bfnrtu' after a backslash"
    case hexadecimal = "four hexadecimal digits after '\\u'"
    case integer = "a digit after '-'"
    case fraction = "a digit after '.'"
    case exponent = "a digit in an exponent"
    case keyword = "'true', 'false' or 'null'"
    case depth = "at most 512 levels of nesting"
    case end = "nothing after the record"
    case arraySeparator = "',' or ']' after a record"
  }

  /// What would have been right.
  package var expected: Expectation
  /// Offset of the byte at fault; the count of the text if it ended too early.
  package var position: Int
}
