import Foundation
import Testing
import Vectors

@Suite("Graph exports") struct GraphExportTests {
  static let corpus = Corpus([
    Article(
      id: "a<1>", title: "Rain & \"wind\"", text: "", date: "2019-03-01T06:00:05Z",
      source: "Wire"),
    Article(id: "مطر,2", text: "", date: "Friday"),
    Article(id: "c\n3", title: "كأس", text: "", date: "18 February 2019", source: "A,B"),
  ])

  private func text(
    _ selection: SimilaritySelection, againstOthers: Bool = false,
    _ write: (SimilarityExport, inout [UInt8]) throws -> Void
  ) throws -> String {
    let others = againstOthers ? SimilarityExportTests.others : nil
    let join = SimilarityJoin(
      of: SimilarityExportTests.matrix, against: others?.matrix, selecting: selection)
    var bytes: [UInt8] = []
    try write(
      SimilarityExport(
        of: join, ids: Self.corpus, against: others?.corpus,
        parallel: Parallel(threads: 1)), &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test
  func `GraphML describes articles and what a weight is`() throws {
    let graph = try text(.pairs(atLeast: 0.7)) { try $0.write(as: .graphml, to: &$1) }
    let start = try #require(graph.range(of: "<key"))
    #expect(
      graph[start.lowerBound...] == """
        <key id="label" for="node" attr.name="label" attr.type="string"/>
        <key id="date" for="node" attr.name="date" attr.type="string"/>
        <key id="source" for="node" attr.name="source" attr.type="string"/>
        <key id="weight" for="edge" attr.name="weight" attr.type="double">\
        <desc>cosine similarity, from 0 to 1</desc></key>
        <graph id="similarity" edgedefault="undirected">
        <node id="a&lt;1&gt;"><data key="label">Rain &amp; &quot;wind&quot;</data>\
        <data key="date">2019-03-01T06:00:05Z</data><data key="source">Wire</data></node>
        <node id="مطر,2"><data key="label">مطر,2</data><data key="date">Friday</data></node>
        <node id="c&#10;3"><data key="label">كأس</data><data key="date">2019-02-18</data>\
        <data key="source">A,B</data></node>
        <edge source="مطر,2" target="c&#10;3"><data key="weight">0.800000</data></edge>
        </graph>
        </graphml>

        """)
  }

  @Test
  func `GEXF numbers its edges, and gives the nearest a direction`() throws {
    let graph = try text(.nearest(1, minimum: 0)) { try $0.write(as: .gexf, to: &$1) }
    #expect(graph.contains(#"<graph defaultedgetype="directed">"#))
    #expect(graph.contains("<description>weights: cosine similarity, from 0 to 1</desc"))
    let start = try #require(graph.range(of: "<nodes>"))
    #expect(
      graph[start.lowerBound...] == """
        <nodes>
        <node id="a&lt;1&gt;" label="Rain &amp; &quot;wind&quot;"><attvalues>\
        <attvalue for="date" value="2019-03-01T06:00:05Z"/>\
        <attvalue for="source" value="Wire"/></attvalues></node>
        <node id="مطر,2" label="مطر,2"><attvalues><attvalue for="date" value="Friday"/>\
        </attvalues></node>
        <node id="c&#10;3" label="كأس"><attvalues><attvalue for="date" value="2019-02-18"/>\
        <attvalue for="source" value="A,B"/></attvalues></node>
        </nodes>
        <edges>
        <edge id="0" source="a&lt;1&gt;" target="مطر,2" weight="0.600000"/>
        <edge id="1" source="مطر,2" target="c&#10;3" weight="0.800000"/>
        <edge id="2" source="c&#10;3" target="مطر,2" weight="0.800000"/>
        </edges>
        </graph>
        </gexf>

        """)
  }

  @Test
  func `edges and nodes are two tables for Gephi`() throws {
    #expect(
      try text(.pairs(atLeast: 0.7)) { try $0.write(as: .edges, to: &$1) } == """
        Source,Target,Type,Weight
        "مطر,2","c
        3",Undirected,0.800000

        """)
    #expect(
      try text(.pairs(atLeast: 0.7)) { try $0.writeNodes(to: &$1) } == """
        Id,Label,Date,Outlet
        a<1>,"Rain & ""wind""\",2019-03-01T06:00:05Z,Wire
        "مطر,2","مطر,2",Friday,
        "c
        3",كأس,2019-02-18,"A,B"

        """)
  }

  @Test
  func `articles of another batch are nodes of their own`() throws {
    let selection = SimilaritySelection.nearest(1, minimum: 0.7)
    #expect(
      try text(selection, againstOthers: true) { try $0.write(as: .edges, to: &$1) }
        == """
        Source,Target,Type,Weight
        a<1>,"against:a,1",Directed,1.000000
        "مطر,2",against:d,Directed,0.800000
        "c
        3",against:d,Directed,1.000000

        """)
    let nodes = try text(selection, againstOthers: true) { try $0.writeNodes(to: &$1) }
    #expect(nodes.hasPrefix("Id,Label,Date,Outlet,Batch\na<1>,"))
    #expect(
      nodes.hasSuffix(
        ",2019-02-18,\"A,B\",input\n\"against:a,1\",Rain,2019-02-18,Wire,against\n"
          + "against:d,d,soon,,against\n"))
    let graph = try text(selection, againstOthers: true) {
      try $0.write(as: .graphml, to: &$1)
    }
    #expect(graph.contains(#"<key id="batch" for="node""#))
    #expect(
      graph.contains(
        #"<edge source="a&lt;1&gt;" target="against:a,1"><data key="weight">"#))
    #expect(graph.contains(#"<data key="batch">against</data></node>"#))
  }

  @Test(
    arguments: [
      ("a\u{0}b\u{1F}", "a_x0000_b_x001F_"), ("\t\n\r", "&#9;&#10;&#13;"),
      ("_x0000_", "_x005F_x0000_"), ("_x00G0_ _x0000", "_x00G0_ _x0000"),
      ("\u{FFFD}\u{FFFE}\u{FFFF}", "\u{FFFD}_xFFFE__xFFFF_"),
      ("\u{7F}\u{85}", "\u{7F}\u{85}"),
      ("'\u{202B}مطر\u{202C}'", "'\u{202B}مطر\u{202C}'"), ("\u{FFE0}", "\u{FFE0}"),
    ])
  func `XML has a place for every character`(text: String, expected: String) {
    var bytes: [UInt8] = []
    XMLText.append(Array(text.utf8).span, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test(
    arguments: [
      (1_437_436_800, "2015-07-21"), (1_437_489_005, "2015-07-21T14:30:05Z"),
      (-1, "1969-12-31T23:59:59Z"), (0, "1970-01-01"), (951_782_400, "2000-02-29"),
    ] as [(Int64, String)])
  func `times are written as they are read`(seconds: Int64, text: String) {
    #expect(Timestamp.text(seconds) == text)
    #expect(Timestamp.seconds(text) == seconds)
  }
}
