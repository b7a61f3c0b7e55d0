import Testing
import Vectors

@Suite("Snowball stemmers") struct SnowballTests {
  @Test(arguments: Snowball.allCases)
  func `make of the project's words what the project does`(stemmer: Snowball) throws {
    let folder = "snowball/\(stemmer.rawValue)"
    let words = try Resource.lines("\(folder)/voc.txt", comments: false)
    let stems = try Resource.lines("\(folder)/output.txt", comments: false)
    #expect(words.count == stems.count && words.count > 16_000)
    let wrong = zip(words, stems).filter { stemmer.stem($0) != $1 }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(20))")
  }

  @Test(arguments: Snowball.allCases)
  func `leave no word longer and none empty`(stemmer: Snowball) {
    var random = SplitMix64(seed: 31)
    let letters = [
      "a", "e", "i", "u", "y", "s", "t", "n", "g", "é", "ü", "и", "ь", "'", "q",
    ]
    for _ in 0..<5000 {
      let word = (0..<Int.random(in: 1...9, using: &random))
        .map { _ in letters.randomElement(using: &random) ?? "" }.joined()
      let stem = stemmer.stem(word)
      #expect(stem.utf8.count <= word.utf8.count)
    }
    for word in ["", "والكتاب", "東京", "𐐀𐐀s"] { #expect(stemmer.stem(word) == word) }
  }

  @Test(arguments: [
    (Snowball.english, "relational", "relat"), (.english, "pasted", "paste"),
    (.english, "dying", "die"), (.english, "exceeds", "exceed"),
    (.english, "news", "news"),
    (.french, "l'activité", "activ"), (.french, "bijoux", "bijou"),
    (.french, "palais", "palais"), (.french, "haïssaient", "haïss"),
    (.german, "häuser", "haus"), (.german, "feuer", "feu"), (.german, "straße", "strass"),
    (.german, "internet", "internet"), (.german, "abgeleitetes", "abgeleit"),
    (.spanish, "diciéndoselo", "dic"), (.spanish, "canciones", "cancion"),
    (.spanish, "pague", "pag"), (.russian, "важнейшие", "важн"),
    (.russian, "ёлка", "елк"),
  ])
  func `take endings off`(stemmer: Snowball, word: String, stem: String) {
    #expect(stemmer.stem(word) == stem)
  }
}
