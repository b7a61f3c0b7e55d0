internal import Dedup
internal import Vectors

extension DedupOutput {
  /// `source,articles,copied_share,agencies_credited,agencies_found,copied_articles,words`;
  /// agencies as `SPA:12;AFP:3`, the most frequent first.
  func writeOutlets(_ session: Session, to file: AtomicFile) throws(ExportError) {
    let report = OutletReport(copies, of: corpus)
    var writer = try RowWriter(
      RowFormat(of: file),
      columns: [
        "source", "articles", "copied_share", "agencies_credited", "agencies_found",
        "copied_articles", "words",
      ], to: file)
    func list(_ counts: [Int]) -> Value {
      let ordered = counts.indices.filter { counts[$0] > 0 }
        .sorted { (counts[$1], $0) < (counts[$0], $1) }
      let cells = ordered.map { "\(report.agencyNames[$0]):\(counts[$0])" }
      return .text(cells.joined(separator: ";"))
    }
    for outlet in report.outlets {
      try writer.append([
        .text(outlet.name), .integer(outlet.articleCount),
        .number(outlet.copiedShare, decimals: 4), list(outlet.creditedCounts),
        list(outlet.foundCounts), .integer(outlet.copiedArticleCount),
        .integer(outlet.wordCount),
      ])
      // That no article names one is among the notes of every run.
      if outlet.name.isEmpty, report.outlets.count > 1 {
        let articles = outlet.articleCount.of("article names", "articles name")
        session.note("\(articles) no outlet, and share one row of the outlets")
      }
    }
    try writer.finish()
  }
}
