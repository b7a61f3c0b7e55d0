/// The processor the tool runs on, against the one its libraries were built for.
///
/// The libraries are built for x86-64-v3; on an older processor their first vector
/// instruction would end the process with a signal and no word of explanation.
enum Processor {
  /// What x86-64-v3 adds, by the names Linux gives it in `/proc/cpuinfo`, and as people say.
  static let required = [
    ("avx", "AVX"), ("avx2", "AVX2"), ("bmi1", "BMI1"), ("bmi2", "BMI2"),
    ("f16c", "F16C"),
    ("fma", "FMA"), ("abm", "LZCNT"), ("movbe", "MOVBE"),
  ]

  /// What the processor lacks, by the text of `/proc/cpuinfo`; nothing if the text does not
  /// say what the processor has.
  static func missing(from description: String) -> [String] {
    let lines = description.split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("flags") }),
      let colon = line.firstIndex(of: ":")
    else { return [] }
    let flags = Set(
      line[line.index(after: colon)...].split(whereSeparator: \.isWhitespace))
    return required.filter { !flags.contains(Substring($0.0)) }.map { $0.1 }
  }

  /// One line for a processor that lacks something.
  static func complaint(missing: [String]) -> String {
    "this processor lacks \(missing.joined(separator: ", ")), which this build needs; "
      + "build with: swift build -c release --disable-default-traits"
  }

  /// What keeps the libraries from running here, if anything does.
  static func complaint() -> String? {
    #if AVX2 && arch(x86_64) && os(Linux)
    let missing = missing(from: System.contents(of: "/proc/cpuinfo") ?? "")
    return missing.isEmpty ? nil : complaint(missing: missing)
    #else
    return nil
    #endif
  }
}
