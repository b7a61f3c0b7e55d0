/// Dates as news feeds write them.
public enum Timestamp {
  /// What a date says.
  public struct Reading: Sendable, Hashable {
    /// Seconds since 1 January 1970 UTC.
    public var seconds: Int64
    /// Whether a time of day was given; without one it is midnight.
    public var hasTimeOfDay: Bool
  }

  /// What the date in `text` says, nil if it is not understood.
  public static func reading(of text: Span<UInt8>) -> Reading? { nil }
}
