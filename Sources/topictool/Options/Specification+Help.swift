// Help is laid out for 88 columns: it is read in terminals of any width and in pipes.

extension Specification {
  /// The help text of the command.
  var help: String {
    var text = "topictool \(name): \(summary)\n\n"
    text += "usage: \(usage)\n"
    for paragraph in details { text += "\n" + paragraph.wrapped(to: 88) + "\n" }
    if !ownOptions.isEmpty { text += "\noptions\n" + ownOptions.listed }
    for group in groups { text += "\n\(group.heading) options\n" + group.options.listed }
    if !sharedOptions.isEmpty {
      text += "\noptions of every command\n" + sharedOptions.listed
    }
    text += "\nexamples\n"
    for example in examples {
      text += "  # \(example.purpose)\n  \(example.line)\n"
    }
    return text
  }
}

extension [Declaration] {
  /// One option a paragraph: the synopsis, and what it does indented beside it.
  fileprivate var listed: String {
    let indent = 25
    var text = ""
    for option in self {
      let lines = option.meaning.wrapped(to: 88 - indent).split(separator: "\n")
      let synopsis = "  " + option.synopsis
      var margin = String(repeating: " ", count: indent)
      if synopsis.count + 2 <= indent {
        margin = synopsis + margin.dropFirst(synopsis.count)
      } else {
        text += synopsis + "\n"
      }
      for line in lines {
        text += margin + line + "\n"
        margin = String(repeating: " ", count: indent)
      }
    }
    return text
  }
}

extension String {
  /// The words in lines of at most `width` letters.
  func wrapped(to width: Int) -> String {
    var lines: [String] = []
    for word in split(separator: " ") {
      if let line = lines.last, line.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }
}
