import Dedup
import Foundation
import Topics
import Vectors

/// One piece of work on a file, for comparison with other programs and for profiles.
///
///     bench join MATRIX.npz --threshold 0.3 | --nearest 10 [--threads 1] [-o RESULT.npz]
///     bench k-means MATRIX.npz -k 20 [--restarts 1] [--seed 0] [--threads 1] [-o RESULT.txt]
///     bench sketch MATRIX.npz [--slots 128] [--threads 1] [-o RESULT.u16]
///     bench read|first-pass ARTICLES.jsonl [--threads 1]
///     bench query INDEX --articles ARTICLES.jsonl [--threads 1]
///
/// Prints the seconds of the work alone as JSON, those of reading and writing matrices left
/// out. The result is the similar rows; the cluster of each row, a line each; or the sketch of
/// the columns of each row, 16 bits a slot. Of `query` it prints what asking for one article
/// takes, from its line to its matches, all having been asked for once before.
struct Measurement {
  private enum Work: String {
    case join
    case kMeans = "k-means"
    case sketch
    case read
    case firstPass = "first-pass"
    case query
  }

  private let work: Work
  private let path: String
  private var options: [String: String] = [:]

  /// The measurement of these arguments, nil if they make none.
  init?(arguments: [String]) {
    var rest = arguments[...]
    guard let work = rest.popFirst().flatMap(Work.init), let path = rest.popFirst() else {
      return nil
    }
    (self.work, self.path) = (work, path)
    while let name = rest.popFirst(), let value = rest.popFirst() {
      options[name] = value
    }
  }

  /// Does the work and prints what it cost.
  func run() throws {
    switch work {
    case .join: try join(MatrixFile.matrix(at: path))
    case .kMeans: try cluster(MatrixFile.matrix(at: path))
    case .sketch: try sketch(MatrixFile.matrix(at: path))
    case .read: try timed { try corpus().count }
    case .firstPass: try firstPass()
    case .query: try query()
    }
  }

  /// From the file to the places of all fields.
  private func corpus() throws -> Corpus {
    var reader = CorpusReader(parallel: parallel)
    try reader.read(ByteStore(mapping: path), name: path, format: .jsonLines)
    return reader.finish().corpus
  }

  /// From the file to sketches and whatever else a search for copies starts from.
  private func firstPass() throws {
    let search = try CopySearch(CopySearch.Options())
    try timed { try search.firstPass(over: corpus(), parallel: parallel) }
  }

  /// Each article for itself, as an outlet's feed brings them.
  private func query() throws {
    let index = try ArticleIndex(at: path)
    let file = try Data(contentsOf: URL(filePath: options["--articles"] ?? ""))
    let stores = file.split(separator: 0x0A).map { ByteStore([UInt8]($0)) }
    var times: [Double] = []
    var found = 0
    for _ in 0..<2 {
      (times, found) = ([], 0)
      for store in stores {
        let start = ContinuousClock.now
        var reader = CorpusReader()
        try reader.read(store, name: "article", format: .jsonLines)
        let matches = try index.matches(
          of: reader.finish().corpus, options: CopySearch.Options(), parallel: parallel)
        times.append((ContinuousClock.now - start) / .milliseconds(1))
        found += matches.copies.pairs.count
      }
    }
    times.sort()
    let (median, last) = (times[times.count / 2], times[times.count * 99 / 100])
    print(#"{"median": \#(median), "p99": \#(last), "found": \#(found)}"#)
  }

  private func join(_ rows: SparseMatrix) throws {
    let selection: SimilaritySelection
    if let threshold = options["--threshold"].flatMap(Float.init) {
      selection = .pairs(atLeast: threshold)
    } else if let count = options["--nearest"].flatMap(Int.init) {
      selection = .nearest(count, minimum: 0)
    } else {
      throw MatrixFile.Malformed(reason: "nothing selected")
    }
    let similar = timed {
      SimilarityJoin(of: rows, selecting: selection).matrix(parallel: parallel)
    }
    guard let result = options["-o"] else { return }
    let file = try AtomicFile(path: result)
    var sink = file
    try NPZ.write(similar, to: &sink)
    try file.commit()
  }

  private func cluster(_ rows: SparseMatrix) throws {
    let method = try SphericalKMeans(
      clusters: number("-k", else: 5), restarts: number("--restarts", else: 1),
      seed: UInt64(number("--seed", else: 0)))
    let clustering = try timed { try method.fit(rows, parallel: parallel) }
    guard let result = options["-o"] else { return }
    let lines = clustering.assignments.map { "\($0)\n" }.joined()
    try Data(lines.utf8).write(to: URL(filePath: result))
  }

  private func sketch(_ rows: SparseMatrix) throws {
    let scheme = try MinHash(slots: number("--slots", else: 128))
    let shingles = rows.columns.map { SplitMix64.mix(UInt64($0)) }
    let starts = rows.rowStarts
    let sketches = timed {
      parallel.map(count: starts.count - 1, grain: 64) { range in
        range.flatMap { row in
          scheme.sketch(of: shingles.span.extracting(starts[row]..<starts[row + 1]))
        }
      }
    }
    guard let result = options["-o"] else { return }
    let bytes = sketches.joined().flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    try Data(bytes).write(to: URL(filePath: result))
  }

  private var parallel: Parallel { Parallel(threads: number("--threads", else: 1)) }

  private func number(_ option: String, else standard: Int) -> Int {
    options[option].flatMap { Int($0) } ?? standard
  }

  @discardableResult
  private func timed<Result>(_ body: () throws -> Result) rethrows -> Result {
    let (wall, cpu) = (ContinuousClock.now, clock())
    let result = try body()
    let seconds = (ContinuousClock.now - wall) / .seconds(1)
    let cpuSeconds = Double(clock() - cpu) / Double(CLOCKS_PER_SEC)
    print(#"{"wall": \#(seconds), "cpu": \#(cpuSeconds)}"#)
    return result
  }
}
