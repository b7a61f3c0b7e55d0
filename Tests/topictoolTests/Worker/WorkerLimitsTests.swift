import Dedup
import Testing
import Vectors

@testable import topictool

@Suite("Workers that hold little at a time") struct WorkerLimitsTests {
  /// So little that each limit is come to several times.
  private static let small: WorkerLimits = {
    var limits = WorkerLimits()
    (limits.inputBytes, limits.recordBytes) = (7, 900)
    (limits.signedBytes, limits.keptBytes) = (600, 900)
    (limits.signed.articles, limits.signed.phrases) = (3, 100)
    (limits.pairs, limits.terms) = (1, 40)
    (limits.rows, limits.similarities, limits.pieceBytes) = (3, 2, 99)
    return limits
  }()

  /// The lines of the kinds that say something of articles, in order of what they are.
  private func found(_ jobs: WorkerJobs, _ verb: String, _ kinds: String...) -> [String] {
    (jobs.answers[verb] ?? []).filter { kinds.contains($0.fields[0]) }.sorted()
  }

  private func count(_ jobs: WorkerJobs, _ verb: String) -> Int {
    jobs.answers[verb]?.count ?? 0
  }

  @Test func `what is held changes no answer`() throws {
    let (first, second) = (try Folder(), try Folder())
    let whole = try WorkerJobs(in: first)
    let parts = try WorkerJobs(in: second, limits: Self.small)
    #expect(Set(whole.answers.keys).count == CommandGroup.workers.count - 1)
    for (verb, kind) in [
      ("records", "record"), ("read", "article"), ("sign", "article"),
      ("candidates", "pair"),
      ("recurring", "recurring"), ("verify", "pair"), ("passages", "passages"),
      ("components", "component"),
      ("families", "family"), ("takings", "taken"), ("df-merge", "terms"),
      ("vectors", "row"), ("sample", "sampled"), ("kmeans-start", "settled"),
      ("kmeans-step", "sums"), ("kmeans-next", "step"), ("kmeans-assign", "placed"),
      ("kmeans-number", "cluster"), ("assignments", "assigned"), ("event-rows", "row"),
      ("event-pairs", "similar"), ("events", "assigned"),
    ] {
      #expect(found(parts, verb, kind) == found(whole, verb, kind), "\(verb)")
      #expect(!found(whole, verb, kind).isEmpty, "\(verb)")
    }
    // The limits were come to.
    for verb in ["sign", "buckets", "df", "vocabulary", "kmeans-start", "kmeans-assign"] {
      #expect(count(parts, verb) > count(whole, verb), "\(verb)")
    }
  }
}
