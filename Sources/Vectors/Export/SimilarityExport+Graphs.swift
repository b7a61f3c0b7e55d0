// Graphs of articles: a node an article, an edge a selected similarity. What the nearest of
// each row or the neighbours in another batch are is an edge with a direction.

extension SimilarityExport {
  /// Writes edges as Gephi imports them from spreadsheets.
  func writeEdges(to sink: inout some ByteSink) throws(ExportError) {
    try sink.write("Source,Target,Type,Weight\n")
    let names = names(othersAfter: GraphNode.otherPrefix) { CSV.append($0, to: &$1) }
    let type = isDirected ? "Directed" : "Undirected"
    try writeLines(CellLine("", ",", ",\(type),", ""), names, to: &sink)
  }

  /// Writes the articles as Gephi imports nodes: `Id,Label,Date,Outlet`, and in a join of
  /// two batches `Batch`, which is `input` or `against`.
  ///
  /// These are the nodes of ``SimilarityFormat/edges``.
  ///
  /// - Throws: what the sink throws.
  public func writeNodes(to sink: inout some ByteSink) throws(ExportError) {
    // A column called Source would make Gephi take the file for edges.
    var line = Array("Id,Label,Date,Outlet\(others == nil ? "" : ",Batch")\n".utf8)
    try forEachNode { (node) throws(ExportError) in
      CSV.append(node.id.span, to: &line)
      for field in [node.label] + node.values {
        line.append(UInt8(ascii: ","))
        CSV.append(field.span, to: &line)
      }
      line.append(UInt8(ascii: "\n"))
      try sink.drain(&line)
    }
    try sink.write(line.span)
  }

  /// Writes GraphML 1.0.
  func writeGraphML(to sink: inout some ByteSink) throws(ExportError) {
    let home = "http://graphml.graphdrawing.org/xmlns"
    try sink.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="\(home)" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="\(home) \(home)/1.0/graphml.xsd">

      """)
    for name in ["label"] + nodeAttributes {
      try sink.write(
        #"<key id="\#(name)" for="node" attr.name="\#(name)" attr.type="string"/>"# + "\n"
      )
    }
    try sink.write(
      """
      <key id="weight" for="edge" attr.name="weight" attr.type="double">\
      <desc>\(weightMeaning)</desc></key>
      <graph id="similarity" edgedefault="\(isDirected ? "directed" : "undirected")">

      """)
    try writeXMLNodes(to: &sink) { (node, line) in
      line.append(xml: "<node id=\"", node.id, "\">")
      line.append(xml: "<data key=\"label\">", node.label, "</data>")
      for (name, value) in zip(nodeAttributes, node.values) where !value.isEmpty {
        line.append(xml: "<data key=\"\(name)\">", value, "</data>")
      }
      line += "</node>\n".utf8
    }
    let names = names(othersAfter: GraphNode.otherPrefix) { XMLText.append($0, to: &$1) }
    let line = CellLine(
      #"<edge source=""#, #"" target=""#, #""><data key="weight">"#, "</data></edge>")
    try writeLines(line, names, to: &sink)
    try sink.write("</graph>\n</graphml>\n")
  }

  /// Writes GEXF 1.2, which older readers know as well.
  func writeGEXF(to sink: inout some ByteSink) throws(ExportError) {
    let home = "http://www.gexf.net/1.2draft"
    try sink.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="\(home)" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="\(home) \(home)/gexf.xsd" version="1.2">
      <meta><creator>topictool</creator><description>weights: \(weightMeaning)\
      </description></meta>
      <graph defaultedgetype="\(isDirected ? "directed" : "undirected")">
      <attributes class="node">

      """)
    for name in nodeAttributes {
      try sink.write(#"<attribute id="\#(name)" title="\#(name)" type="string"/>"# + "\n")
    }
    try sink.write("</attributes>\n<nodes>\n")
    try writeXMLNodes(to: &sink) { (node, line) in
      line.append(xml: "<node id=\"", node.id, "\" ")
      line.append(xml: "label=\"", node.label, "\"><attvalues>")
      for (name, value) in zip(nodeAttributes, node.values) where !value.isEmpty {
        line.append(xml: "<attvalue for=\"\(name)\" value=\"", value, "\"/>")
      }
      line += "</attvalues></node>\n".utf8
    }
    try sink.write("</nodes>\n<edges>\n")
    let names = names(othersAfter: GraphNode.otherPrefix) { XMLText.append($0, to: &$1) }
    let line = CellLine(
      numberedAfter: #"<edge id=""#, #"" source=""#, #"" target=""#, #"" weight=""#,
      #""/>"#)
    try writeLines(line, names, to: &sink)
    try sink.write("</edges>\n</graph>\n</gexf>\n")
  }

  private func writeXMLNodes(
    to sink: inout some ByteSink, _ append: (GraphNode, inout [UInt8]) -> Void
  ) throws(ExportError) {
    var lines: [UInt8] = []
    try forEachNode { (node) throws(ExportError) in
      append(node, &lines)
      try sink.drain(&lines)
    }
    try sink.write(lines.span)
  }
}

extension [UInt8] {
  /// Appends a text between two tags or the marks of an attribute.
  fileprivate mutating func append(xml start: String, _ text: [UInt8], _ end: String) {
    self += start.utf8
    XMLText.append(text.span, to: &self)
    self += end.utf8
  }
}
