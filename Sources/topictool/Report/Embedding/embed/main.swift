internal import FoundationEssentials

// embed OUTPUT FILE...
//
// Writes a Swift source in which each file is a text: `words.js` is `PageFiles.words_js`.

var source = "/// The files of the report's page.\nenum PageFiles {\n"
for path in CommandLine.arguments.dropFirst(2) {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  let text = try String(contentsOfFile: path, encoding: .utf8)
  source += "  static let \(name.replacing(".", with: "_")) = "
  source += "####\"\"\"\n\(text)\n\"\"\"####\n"
}
try (source + "}\n").write(
  toFile: CommandLine.arguments[1], atomically: true, encoding: .utf8)
