import Dedup
import Synchronization
import Testing
import Vectors

@Suite("Phases of a search") struct PhaseTests {
  /// Each phase with what was promised and what was counted.
  private final class Record: Sendable {
    let phases = Mutex<[(phase: CopySearch.Phase, total: Int, done: Int)]>([])
  }

  @Test(arguments: CopySearch.Mode.allCases, [nil, 86_400 as Int64])
  func `are told in order, and what is counted adds up`(
    mode: CopySearch.Mode, window: Int64?
  ) throws {
    let story = randomWords(80, seed: 1)
    let corpus = corpus(
      (0..<60).map {
        text(Array(story.dropLast($0 % 7)) + randomWords(9, seed: UInt64($0)))
      },
      dates: (0..<60).map { Int64($0) * 3600 })
    var options = CopySearch.Options()
    options.mode = mode
    options.window = window
    let record = Record()
    let parallel = Parallel(threads: 2) { count in
      record.phases.withLock { $0[$0.count - 1].done += count }
    }
    _ = try CopySearch(options).run(over: corpus, parallel: parallel) { phase, total in
      record.phases.withLock { $0.append((phase, total, 0)) }
    }

    let phases = record.phases.withLock { $0 }
    #expect(phases.first?.phase == .survey && phases.last?.phase == .comparison)
    #expect(phases.dropFirst().dropLast().allSatisfy { $0.phase == .candidates })
    #expect(phases.count == (mode == .auto ? 4 : 3))
    for phase in phases { #expect(phase.done == phase.total && phase.total > 0) }
  }
}
