/// How the characters of a file are written as bytes.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  /// UTF-8.
  case utf8 = "utf-8"
  /// UTF-16, the low byte first.
  case utf16le = "utf-16le"
  /// UTF-16, the high byte first.
  case utf16be = "utf-16be"
  /// UTF-32, the low byte first.
  case utf32le = "utf-32le"
  /// UTF-32, the high byte first.
  case utf32be = "utf-32be"
  /// Arabic, Windows.
  case windows1256 = "windows-1256"
  /// Arabic, ISO.
  case iso88596 = "iso-8859-6"
  /// Arabic, as the classic Mac OS wrote it.
  case macArabic = "macarabic"
  /// Western European, Windows.
  case windows1252 = "windows-1252"
  /// Western European, ISO.
  case iso88591 = "iso-8859-1"
  /// Western European with the euro sign, ISO.
  case iso885915 = "iso-8859-15"
  /// Central European, Windows.
  case windows1250 = "windows-1250"
  /// Cyrillic, Windows.
  case windows1251 = "windows-1251"
  /// Russian.
  case koi8r = "koi8-r"
  /// Greek, Windows.
  case windows1253 = "windows-1253"
  /// Turkish, Windows.
  case windows1254 = "windows-1254"
  /// Hebrew, Windows.
  case windows1255 = "windows-1255"

  /// The encoding of that name, in any case; `cp1256`, `latin1` and the like are known.
  public init?(name: String) {
    let name = name.lowercased().replacing("_", with: "-")
    let isPage = name.hasPrefix("cp125")
    switch name {
    case "utf8": self = .utf8
    case "latin1", "latin-1": self = .iso88591
    case "latin9", "latin-9": self = .iso885915
    case "koi8r": self = .koi8r
    case "arabic": self = .iso88596
    default: self.init(rawValue: isPage ? "windows-" + name.dropFirst(2) : name)
    }
  }

  /// The name as it is usually written.
  public var name: String {
    switch self {
    case .utf8, .utf16le, .utf16be, .utf32le, .utf32be, .iso88591, .iso885915, .iso88596,
      .koi8r:
      rawValue.uppercased()
    case .macArabic: "MacArabic"
    default: "Windows" + rawValue.dropFirst(7)
    }
  }

  /// Whether bytes below 0x80 are ASCII.
  var isASCIICompatible: Bool {
    switch self {
    case .utf16le, .utf16be, .utf32le, .utf32be: false
    default: true
    }
  }

  /// The byte order mark in UTF-8.
  static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The encoding that a byte order mark at the beginning stands for, nil without one.
  static func ofMark(in bytes: Span<UInt8>) -> TextEncoding? {
    if bytes.holds(utf8Mark) { return .utf8 }
    if bytes.holds([0xFF, 0xFE, 0, 0]) { return .utf32le }
    if bytes.holds([0xFF, 0xFE]) { return .utf16le }
    if bytes.holds([0xFE, 0xFF]) { return .utf16be }
    if bytes.holds([0, 0, 0xFE, 0xFF]) { return .utf32be }
    return nil
  }

  /// What a file without a mark is in: UTF-16 if its first two characters are ASCII with
  /// a zero byte each, as the first ones of JSON, CSV and HTML are, and else UTF-8.
  static func sniffed(_ bytes: Span<UInt8>) -> TextEncoding {
    guard bytes.count >= 4, bytes.count.isMultiple(of: 2) else { return .utf8 }
    switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
    case (false, true, false, true): return .utf16le
    case (true, false, true, false): return .utf16be
    default: return .utf8
    }
  }
}
