// Numbers as the outputs show them: the same on every machine and in every locale.

extension Double {
  /// The value with exactly `decimals` decimals, half away from zero; `nan` and infinities
  /// as 0.
  ///
  /// - Precondition: the magnitude times 10^`decimals` is below 2⁶².
  func fixed(_ decimals: Int) -> String {
    guard isFinite else { return 0.0.fixed(decimals) }
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let units = Int((self * Double(scale)).rounded())
    let whole = String(units.magnitude / UInt(scale))
    let sign = units < 0 ? "-" : ""
    guard decimals > 0 else { return sign + whole }
    let fraction = String(units.magnitude % UInt(scale))
    let zeros = String(repeating: "0", count: decimals - fraction.count)
    return "\(sign)\(whole).\(zeros)\(fraction)"
  }

  /// The value without a needless fraction.
  var plain: String {
    self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self)
  }

  /// A share as a percentage without decimals: `71 %`.
  var percentage: String { "\((self * 100).fixed(0)) %" }
}

extension Int {
  /// The number with its thousands apart: `15,042`.
  var grouped: String {
    let digits = Array(String(magnitude))
    var text = self < 0 ? "-" : ""
    for (i, digit) in digits.enumerated() {
      if i > 0, (digits.count - i).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// The number and the thing counted: `1 article`, `15,042 articles`.
  func of(_ one: String, _ many: String) -> String {
    "\(grouped) \(self == 1 ? one : many)"
  }
}
