/// What an index consists of: its parameters and its files.
///
/// Nothing that the manifest does not name belongs to the index; replacing the manifest is
/// what makes a change.
package struct Manifest: Sendable, Hashable {
  /// Something that an index was made with and that does not change.
  package struct Parameter: Sendable, Hashable {
    /// Its name, of lower-case letters, digits and hyphens.
    package var name: String
    /// Its value, without line ends.
    package var value: String

    /// A parameter.
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Articles that were written together.
  package struct Segment: Sendable, Hashable {
    /// The file that holds them.
    package var file: String
    /// Number of articles, those that were deleted among them.
    package var articles: Int
    /// The sequence number of the first.
    package var firstSequence: Int
    /// The file that says which of them are deleted, if any are.
    package var deletedFile: String?
    /// How many of them are deleted.
    package var deletedCount: Int

    /// A segment.
    package init(
      file: String, articles: Int, firstSequence: Int, deletedFile: String? = nil,
      deletedCount: Int = 0
    ) {
      self.file = file
      self.articles = articles
      self.firstSequence = firstSequence
      self.deletedFile = deletedFile
      self.deletedCount = deletedCount
    }
  }

  /// What the index was made with, in the order in which it was said.
  package var parameters: [Parameter]
  /// The segments.
  package var segments: [Segment] = []
  /// The sequence number that the next article gets.
  package var nextSequence = 0
  /// The file of the phrases that recur.
  package var recurringFile: String?
  /// Files of what was kept with the articles, by its name.
  package var attachments: [String: String] = [:]
  /// The number that the next file gets, above those of all there were; ``FolderWriter`` sets it.
  package var nextFile = 1

  /// The manifest of an index without articles.
  package init(parameters: [Parameter]) {
    self.parameters = parameters
  }

  /// The value of a parameter.
  package func value(of name: String) -> String? {
    parameters.first { $0.name == name }?.value
  }

  /// All files that belong to the index.
  package var files: [String] {
    segments.flatMap { [$0.file] + ($0.deletedFile.map { [$0] } ?? []) }
      + (recurringFile.map { [$0] } ?? [])
      + attachments.sorted { $0.key < $1.key }.map(\.value)
  }
}
