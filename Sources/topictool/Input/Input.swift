import Vectors

/// What the commands read: files, folders and standard input, as one corpus.
///
///     let input = Input(paths: ["articles.jsonl.gz", "reports/"])
///     let batch = try input.read(threads: 2)
///     batch.corpus.count
struct Input {
  /// Files, folders, and `-` for JSON Lines on standard input.
  var paths: [String]
  /// What the fields are called.
  var fields: FieldNames = .usual
  /// The encoding of files without a byte order mark; nil for UTF-8.
  var encoding: TextEncoding?
  /// Whether the first malformed record ends the run.
  var isStrict = false

  /// Whether what has no name may be a table as well, which its first line tells.
  var mayBeTables = false

  /// Bytes that may come out of pipes and packed files together, which are held in memory:
  /// a file of a megabyte can unpack to a terabyte.
  var heldLimit = System.memory / 2

  /// What was read.
  struct Batch {
    /// The articles, in the order of the paths and of the records in them.
    var corpus: Corpus
    /// What was wrong with the others, in the same order.
    var problems: [RecordProblem]
    /// Files of folders that are in no format known, which were passed over.
    var ignoredFileCount = 0
    /// Bytes that were read, after decompression.
    var byteCount = 0
    /// The files that the articles are in, but for those that were read into memory.
    var mappedFiles = MappedFiles()
  }

  /// Reads everything.
  ///
  /// - Parameters:
  ///   - threads: how many threads read.
  ///   - mayBeEmpty: whether no article is an answer and not an error.
  ///   - progress: called from any thread with the number of bytes that were read since
  ///     the last call.
  /// - Returns: the articles and the problems.
  /// - Throws: ``InputError`` if a path cannot be read, or nothing in them is an article.
  func read(
    threads: Int, mayBeEmpty: Bool = false, progress: (@Sendable (Int) -> Void)? = nil
  ) throws(InputError) -> Batch {
    let found = try InputFiles(paths)
    var reader = CorpusReader(
      fields: fields, encoding: encoding, isStrict: isStrict,
      parallel: Parallel(threads: threads, progress: progress))
    var (byteCount, heldCount) = (0, 0)
    var mappedFiles = MappedFiles()
    for file in found.files {
      if !file.isHeld { mappedFiles.add(file.path) }
      let store = try file.open(limit: heldLimit - heldCount)
      byteCount += store.bytes.count
      if file.isHeld { heldCount += store.bytes.count }
      let format = mayBeTables && file.isNameless ? store.tableFormat : file.format
      do throws(CorpusError) {
        try reader.read(store, name: file.name, format: format)
      } catch {
        throw .corpus(error)
      }
    }
    let (corpus, problems) = reader.finish()
    guard corpus.count > 0 || !problems.isEmpty || mayBeEmpty else {
      throw .noArticles(paths, ignoredFileCount: found.ignoredCount)
    }
    return Batch(
      corpus: corpus, problems: problems, ignoredFileCount: found.ignoredCount,
      byteCount: byteCount, mappedFiles: mappedFiles)
  }
}

extension ByteStore {
  /// The format of records that may be a table: by the brace or bracket they begin with, and
  /// else by a tab in the first line.
  fileprivate var tableFormat: InputFormat {
    let bytes = bytes
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "{"): return .jsonLines
      case UInt8(ascii: "["): return .json
      case UInt8(ascii: " "), UInt8(ascii: "\r"), UInt8(ascii: "\n"), 0xEF, 0xBB, 0xBF:
        continue
      default: break
      }
      var (place, hasTab) = (index, false)
      while place < bytes.count, bytes[place] != UInt8(ascii: "\n") {
        if bytes[place] == UInt8(ascii: "\t") { hasTab = true }
        place += 1
      }
      return hasTab ? .tsv : .csv
    }
    return .csv
  }
}
