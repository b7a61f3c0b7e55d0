import Testing
import Vectors

@Suite("Web pages") struct HTMLTests {
  static func page(_ text: String) throws -> (title: String, text: String) {
    let (corpus, _) = try read(text, name: "a.html", format: .html)
    guard corpus.count == 1 else { return ("", "") }
    return (corpus.string(.title, of: 0), corpus.string(.text, of: 0))
  }

  @Test
  func `reads the article out of a page`() throws {
    let (corpus, problems) = try read(
      """
      <!DOCTYPE html>
      <html lang="ar"><head><meta charset=utf-8><title>Rain &ndash; The Wire</title>
      <meta property="og:site_name" content="The &quot;Wire&quot;">
      <META content='2015-07-21T14:30:05Z' property='article:published_time' />
      <style>p > b { color: red }</style><script>if (a < b) document.write("<p>no</p>")</script>
      </head>
      <body><nav><ul><li>Home<li>Sport</ul></nav>
      <!-- a <p>comment</p> -- with > marks -->
      <h1>Rain in&nbsp;<em>Aleppo</em></h1>
      <p>First   line<br>second &amp; &#1605;&#x645; &unknown; a < b</p><p>Third
      <script src=x></script>line</p>
      <aside>Read also</aside><footer>All rights</footer>
      </body></html>
      """, name: "a.html", format: .html)
    #expect(problems.isEmpty)
    #expect(corpus.strings(.id) == ["a.html"])
    #expect(corpus.strings(.title) == ["Rain in Aleppo"])
    #expect(
      corpus.strings(.text) == ["First line\nsecond & مم &unknown; a < b\nThird line"])
    #expect(corpus.strings(.source) == ["The \"Wire\""])
    #expect(corpus.documents[0].time == 1_437_489_005)
  }

  @Test(arguments: [
    ("<p>a<p>b</div></p></span>c", "", "a\nb\nc"),
    ("<title>T</title><p>a", "T", "a"),
    ("<title>T<p>a", "", ""),
    ("<nav>menu<main>a</main>", "", "a"),
    ("<nav>x<nav>y</nav>z</nav>a", "", "a"),
    ("<p class=\"x>y\" hidden>a</p>", "", "a"),
    ("a<!-->b<!-- c", "", "ab"), ("a<", "", "a<"), ("a</", "", "a"), ("<p", "", ""),
    ("a <b>b</b>c &#0;&#x80;&#xD800;&#99999999;", "", "a bc \u{FFFD}€\u{FFFD}\u{FFFD}"),
    ("<script>a</scripts>b</SCRIPT >c", "", "c"), ("&amp;lt;&AMP", "", "&lt;&AMP"),
    ("<h1>T<p>a", "T", "a"), ("<a href='x", "", ""), ("", "", ""),
  ])
  func `survives broken markup`(markup: String, title: String, text: String) throws {
    let page = try Self.page(markup)
    #expect(page.title == title)
    #expect(page.text == text)
  }

  @Test
  func `follows the encoding a page declares`() throws {
    let head =
      #"<meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><p>"#
    var reader = CorpusReader()
    try reader.read(
      ByteStore(Array(head.utf8) + [0xE3, 0xD8, 0xD1]), name: "a", format: .html)
    #expect(reader.finish().corpus.strings(.text) == ["مطر"])
  }

  @Test
  func `survives any cut and any byte`() throws {
    let page = Array(
      "<title>&eacute;</title><!-- x --><h1 a='b' c=\"d\" e=f g>T</h1><nav>n</nav><p>t&#77;</p>"
        .utf8)
    var random = SplitMix64(seed: 5)
    for count in 0..<page.count {
      var broken = Array(page.prefix(count))
      for _ in 0..<2 {
        var reader = CorpusReader()
        try reader.read(ByteStore(broken), name: "a", format: .html)
        _ = reader.finish().corpus.strings(.text)
        if !broken.isEmpty {
          broken[Int.random(in: broken.indices, using: &random)] =
            UInt8.random(in: 0...255, using: &random)
        }
      }
    }
  }

  @Test
  func `takes time linear in the markup that is left open`() throws {
    // A quadratic reader would need minutes for these.
    for piece in ["<!--", "<a b='", "<script>", "<nav>", "</", "<![CDATA[", "&#"] {
      _ = try Self.page(String(repeating: piece, count: 5000))
    }
  }
}
