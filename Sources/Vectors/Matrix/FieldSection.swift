/// A field that is read once, and whose terms count so many times.
struct FieldSection: Sendable, Hashable {
  let field: Document.Field
  let times: Int

  /// The sections of some fields: one for each, or for several in a row that are the same.
  static func sections(of fields: [Document.Field]) -> [FieldSection] {
    var sections: [FieldSection] = []
    for field in fields {
      let times = sections.last?.field == field ? sections.removeLast().times : 0
      sections.append(FieldSection(field: field, times: times + 1))
    }
    return sections
  }
}
