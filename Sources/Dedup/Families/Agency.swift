/// A news agency: what it is called in output, and how papers write its credit.
public struct Agency: Sendable, Hashable {
  /// What output calls it.
  public var name: String

  /// How it is written, each form in its own script; case, tashkeel and the like do not
  /// matter.
  ///
  /// - `Reuters`: a form that is nothing but the agency. In a byline or the name of an
  ///   outlet it counts wherever it stands.
  /// - `(MAP)`: one that is an everyday word as well, or short. It counts only where it
  ///   stands alone between marks (`RABAT (MAP) -`), and one in capitals only in capitals.
  /// - `//انتهى//`: words with which the agency ends its reports; with `…` between, each
  ///   of them in that order.
  public var forms: [String]

  /// An agency that is written in these forms.
  public init(_ name: String, _ forms: [String]) {
    self.name = name
    self.forms = forms
  }
}
