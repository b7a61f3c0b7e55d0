internal import Vectors

/// A text for a terminal, of which stretches stand out: passages that are copied, and words
/// that are formula.
///
/// What a terminal would obey instead of showing is left out, white space becomes single
/// spaces, and lines of the text become paragraphs.
struct MarkedText: Sendable {
  /// One character, as it is shown.
  struct Cell: Sendable, Hashable {
    let character: Character
    /// Number of the passage it is in, from 1; 0 if it is in none.
    var passage = 0
    /// Whether it is in a word that recurs over the batch.
    var isFormula = false
    /// Whether no line ends behind it.
    var joinsNext = false

    /// Whether a line may end here, and the cell goes unseen then.
    var isSpace: Bool { character == " " && !joinsNext }
    /// Columns of the terminal it takes.
    var width: Int { character.displayWidth }
  }

  /// A line of the text.
  struct Paragraph: Sendable, Hashable {
    var cells: [Cell] = []
    /// Whether it is written from right to left, by its first letter (UAX #9, P2).
    var isRightToLeft = false
  }

  /// A stretch of a text and the number it is marked with.
  struct Passage: Sendable, Hashable {
    /// From 1.
    let number: Int
    /// In Unicode scalars of the text.
    let scalars: Range<Int>
  }

  /// The paragraphs; an empty one where the text has blank lines.
  private(set) var paragraphs: [Paragraph] = []

  /// A text with what stands out in it.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - passages: stretches that do not overlap.
  ///   - formula: stretches in scalars, ascending and apart.
  ///   - brackets: how passages are marked where colour cannot: nil for not at all, else
  ///     whether the number of each stands in its brackets.
  init(
    _ text: String, passages: [Passage] = [], formula: [Range<Int>] = [],
    brackets: Brackets? = nil
  ) {
    var writer = MarkedTextWriter()
    var opening = passages.sorted { $0.scalars.lowerBound < $1.scalars.lowerBound }[...]
    var formula = formula[...]
    var open: Passage?
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      if let last = open, last.scalars.upperBound <= offset {
        if brackets != nil { writer.close() }
        open = nil
      }
      if let next = opening.first, next.scalars.lowerBound <= offset {
        opening.removeFirst()
        open = next
        writer.passage = next.number
        if let brackets { writer.open(brackets == .numbered ? next.number : nil) }
      }
      while let first = formula.first, first.upperBound <= offset {
        formula.removeFirst()
      }
      writer.passage = open?.number ?? 0
      writer.isFormula = formula.first?.contains(offset) ?? false
      writer.append(scalar)
    }
    if open != nil, brackets != nil { writer.close() }
    paragraphs = writer.finish()
  }

  /// How passages are marked without colour.
  enum Brackets: Sendable {
    case plain
    case numbered
  }
}

/// Collects the paragraphs of a text, scalar by scalar.
private struct MarkedTextWriter {
  /// What is true of the scalars that follow.
  var passage = 0
  var isFormula = false

  private var paragraphs: [MarkedText.Paragraph] = []
  // The scalars of the paragraph under way, and a cell for each that says what it is like.
  private var scalars = String.UnicodeScalarView()
  private var likes: [MarkedText.Cell] = []
  private var lineEnds = 0
  private var isSpacePending = false
  private var label = ""

  /// Takes the next scalar of the text.
  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isLineEnd {
      lineEnds += 1
      isSpacePending = false
    } else if scalar.properties.isWhitespace {
      isSpacePending = lineEnds == 0 && !likes.isEmpty
    } else if !scalar.isCommand {
      makeRoom()
      put(scalar)
    }
  }

  /// Begins a passage, with its number if it is to be seen.
  mutating func open(_ number: Int?) {
    label = number.map { "[\($0) " } ?? "["
  }

  /// Ends a passage, where its last character stands.
  mutating func close() {
    guard !likes.isEmpty else { return }
    likes[likes.count - 1].joinsNext = true
    put("]")
  }

  /// The paragraphs.
  mutating func finish() -> [MarkedText.Paragraph] {
    endParagraph()
    return paragraphs
  }

  /// Puts what stands before the next character: the line's end, a space, a bracket.
  private mutating func makeRoom() {
    if lineEnds > 0, !likes.isEmpty {
      endParagraph()
      if lineEnds > 1 { paragraphs.append(MarkedText.Paragraph()) }
    } else if isSpacePending {
      putSpace()
    }
    lineEnds = 0
    isSpacePending = false
    for scalar in label.unicodeScalars { put(scalar, joinsNext: true) }
    label = ""
  }

  /// Puts a space that stands out where what is on both sides of it does.
  private mutating func putSpace() {
    let (next, last) = (cell(), likes.last)
    var space = cell()
    if !label.isEmpty || last?.passage != next.passage { space.passage = 0 }
    space.isFormula = next.isFormula && last?.isFormula == true
    scalars.append(" ")
    likes.append(space)
  }

  private mutating func put(_ scalar: Unicode.Scalar, joinsNext: Bool = false) {
    scalars.append(scalar)
    likes.append(cell())
    likes[likes.count - 1].joinsNext = joinsNext
  }

  private func cell() -> MarkedText.Cell {
    MarkedText.Cell(character: " ", passage: passage, isFormula: isFormula)
  }

  private mutating func endParagraph() {
    guard !likes.isEmpty else { return }
    var paragraph = MarkedText.Paragraph()
    let letter = scalars.first { $0.properties.isAlphabetic }
    paragraph.isRightToLeft = letter?.isRightToLeft ?? false
    var first = 0
    for character in String(scalars) {
      let next = first + character.unicodeScalars.count
      paragraph.cells.append(
        MarkedText.Cell(
          character: character, passage: likes[first].passage,
          isFormula: likes[first].isFormula, joinsNext: likes[next - 1].joinsNext))
      first = next
    }
    paragraphs.append(paragraph)
    scalars = String.UnicodeScalarView()
    likes = []
  }
}

extension Unicode.Scalar {
  /// Whether the scalar ends a line; a carriage return does so with the line feed behind it.
  fileprivate var isLineEnd: Bool {
    switch value {
    case 0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
