/// Why a run ends without its result.
///
/// The exit status of each is settled in `Tool`.
enum ToolError: Error, Hashable {
  /// The command line asks for what cannot be done: status 2.
  case usage(String)
  /// The run could not be finished: status 1.
  case failure(String)
  /// A dry run has come to where reading begins: not a fault.
  case dryRunIsOver
}
