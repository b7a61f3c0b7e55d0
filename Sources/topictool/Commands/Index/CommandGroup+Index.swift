extension CommandGroup {
  /// `topictool index`: an archive on disk that answers for new articles.
  static let index = CommandGroup(
    name: "index",
    summary: "an archive on disk that says what new articles are copied from",
    details: [
      "An index is a folder that keeps articles with their sketches, so that each new batch "
        + "is compared with all of them in milliseconds an article, and nothing is read "
        + "anew. It grows by batches, gives ids back, deletes, and survives a crash: every "
        + "change is made as a whole or not at all.",
      "One process changes an index at a time; any number read it meanwhile, each as it was "
        + "when it began. What it was created with (--shingle, --seed, --min-words) holds "
        + "for good.",
    ],
    examples: [
      ("topictool index create archive.index", "once"),
      (
        "topictool index query archive.index hour.jsonl",
        "of each batch: what is known of it"
      ),
      ("topictool index add archive.index hour.jsonl", "then keep it"),
      ("topictool index delete archive.index wire-17", "what was withdrawn"),
      ("topictool index compact archive.index", "now and then"),
    ])
}
