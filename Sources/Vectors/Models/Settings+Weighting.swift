extension Settings {
  /// Adds how counts become values.
  mutating func add(_ weighting: Weighting) {
    let termFrequency =
      switch weighting.termFrequency {
      case .raw: "raw"
      case .binary: "binary"
      case .logarithmic: "logarithmic"
      case .logarithmicPlusOne: "logarithmic-plus-one"
      case .relativeLogarithmic: "relative-logarithmic"
      case .saturated(let k1, let b): "saturated \(k1) \(b)"
      }
    let normalization =
      switch weighting.normalization {
      case .none: "none"
      case .l1: "l1"
      case .l2: "l2"
      case .pivoted(let slope): "pivoted \(slope)"
      }
    add("term-frequency", termFrequency)
    add("term-weight", weighting.termWeight.rawValue)
    add("power", String(weighting.power))
    add("normalization", normalization)
  }

  /// How counts become values.
  func weighting() throws(ModelFileError) -> Weighting {
    let weighting = Weighting(
      termFrequency: try value("term-frequency", Weighting.TermFrequency.init(stored:)),
      termWeight: try value("term-weight") { Weighting.TermWeight(rawValue: $0) },
      power: try value("power") { Double($0) },
      normalization: try value("normalization", Weighting.Normalization.init(stored:)))
    do throws(VectorsError) {
      try weighting.check()
    } catch {
      throw .damaged
    }
    return weighting
  }
}

extension Weighting.TermFrequency {
  fileprivate init?(stored text: String) {
    let words = text.split(separator: " ")
    let numbers = words.dropFirst().compactMap { Double($0) }
    switch (words.first, numbers.count) {
    case ("raw", 0): self = .raw
    case ("binary", 0): self = .binary
    case ("logarithmic", 0): self = .logarithmic
    case ("logarithmic-plus-one", 0): self = .logarithmicPlusOne
    case ("relative-logarithmic", 0): self = .relativeLogarithmic
    case ("saturated", 2): self = .saturated(k1: numbers[0], b: numbers[1])
    default: return nil
    }
  }
}

extension Weighting.Normalization {
  fileprivate init?(stored text: String) {
    let words = text.split(separator: " ")
    let numbers = words.dropFirst().compactMap { Double($0) }
    switch (words.first, numbers.count) {
    case ("none", 0): self = .none
    case ("l1", 0): self = .l1
    case ("l2", 0): self = .l2
    case ("pivoted", 1): self = .pivoted(slope: numbers[0])
    default: return nil
    }
  }
}
