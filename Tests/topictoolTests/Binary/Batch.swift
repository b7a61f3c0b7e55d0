/// A batch of five articles.
///
/// One report, the same in another paper, its first sixteen words in a third, and two
/// others on one subject. Every word of the report is different, so
/// that its 24 words make 22 shingles of three, and its first sixteen 14 of them.
enum Batch {
  static let report =
    "Rain fell over northern villages before dawn while engineers inspected two old bridges "
    + "and closed roads, officials said yesterday evening after an emergency meeting"

  static let lines = """
    {"id":"wire-1","title":"Rain closes roads","text":"\(report).","date":"2019-03-01T06:00:00Z","source":"Wire"}
    {"id":"echo-1","title":"Roads closed","text":"\(report)!","date":"2019-03-01T09:30:00Z","source":"Echo"}
    {"id":"post-1","title":"مطر غزير","text":"Rain fell over northern villages before dawn while engineers inspected two old bridges and closed roads.","date":"2019-03-02","source":"Post"}
    {"id":"post-2","title":"Cup final","text":"The harbour team won its third cup final on penalties in front of twenty thousand people.","date":"2019-03-03","source":"Post"}
    {"id":"echo-2","title":"Captain praises team","text":"Their captain praised a harbour team whose penalties decided this cup final.","date":"2019-03-04","source":"Echo"}

    """

  /// A folder with the batch as `in.jsonl`.
  static func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write(lines, to: "in.jsonl")
    return folder
  }
}
