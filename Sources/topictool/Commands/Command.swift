/// A verb of the tool: its declaration, and what it does.
///
/// Commands are glue. They turn options into arguments of the libraries and results into
/// rows; what a user of the libraries would miss belongs there.
protocol Command: SendableMetatype {
  /// What the command line knows of it.
  static var specification: Specification { get }

  /// Does the work.
  ///
  /// - Throws: ``ToolError``, or an error of a library, whose description is one line.
  static func run(_ session: Session) throws
}
