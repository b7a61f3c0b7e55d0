internal import Synchronization

/// How work is spread over threads without the result knowing how many there were.
///
/// Work over `0..<count` is cut into chunks whose bounds follow from the arguments alone;
/// threads take the next chunk that is free, and results come back in the order of the
/// chunks. What is merged in that order is the same for any number of threads.
public struct Parallel: Sendable {
  /// Number of threads that work at the same time, at least one; fewer on a machine of fewer
  /// processors, and where the system gives no more.
  public let threads: Int

  private let progress: (@Sendable (Int) -> Void)?

  /// Work on `threads` threads, at least one.
  ///
  /// - Parameters:
  ///   - threads: how many; fewer than one counts as one.
  ///   - progress: called from any thread after each chunk, with the number of items that
  ///     chunk held.
  public init(threads: Int, progress: (@Sendable (Int) -> Void)? = nil) {
    self.threads = max(1, threads)
    self.progress = progress
  }

  /// The same threads, reporting to `progress`.
  public func reporting(to progress: (@Sendable (Int) -> Void)?) -> Parallel {
    Parallel(threads: threads, progress: progress)
  }

  /// Tells whom it may concern of work that was done without ``map(count:grain:_:)``.
  package func report(_ count: Int) { progress?(count) }

  /// Calls `body` for consecutive chunks of `0..<count`, in their order.
  ///
  /// - Parameters:
  ///   - count: number of items.
  ///   - grain: items a chunk, at least one; the last chunk may hold fewer.
  ///   - body: called once a chunk, on any thread.
  /// - Returns: one result a chunk.
  /// - Throws: what `body` threw for the first chunk that failed, in chunk order.
  public func map<Result: Sendable, Failure: Error>(
    count: Int, grain: Int, _ body: @Sendable (Range<Int>) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    try map(count: count, grain: grain) { _ in
    } _: { (_: inout Void, range) throws(Failure) in
      try body(range)
    }
  }

  /// Calls `body` for consecutive chunks of `0..<count`, in their order, with storage that a
  /// thread has for all the chunks it takes.
  ///
  /// A thread takes chunks in ascending order. Which ones it takes differs from run to run,
  /// so results may depend on the storage only as far as whoever merges them undoes it.
  ///
  /// - Parameters:
  ///   - count: number of items.
  ///   - grain: items a chunk, at least one; the last chunk may hold fewer.
  ///   - storage: makes the storage of a thread, given the thread's number from 0.
  ///   - body: called once a chunk, on any thread.
  /// - Returns: one result a chunk.
  /// - Throws: what `body` threw for the first chunk that failed, in chunk order.
  package func map<Storage, Result: Sendable, Failure: Error>(
    count: Int, grain: Int, storage: @Sendable (Int) -> Storage,
    _ body: @Sendable (inout Storage, Range<Int>) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    precondition(grain > 0, "a chunk of \(grain) items")
    let chunkCount = (count + grain - 1) / grain
    let next = Atomic(0)
    let finished = Mutex<[(chunk: Int, result: Swift.Result<Result, Failure>)]>([])
    @Sendable func work(_ worker: Int) {
      var storage = storage(worker)
      while true {
        let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard chunk < chunkCount else { return }
        let range = chunk * grain..<min(count, (chunk + 1) * grain)
        let result = Swift.Result { () throws(Failure) in try body(&storage, range) }
        finished.withLock { $0.append((chunk, result)) }
        progress?(range.count)
      }
    }
    let workers = min(threads, chunkCount)
    if workers <= 1 {
      work(0)
    } else {
      SystemThread.perform(workers, work)
    }
    let ordered = finished.withLock { $0.sorted { $0.chunk < $1.chunk } }
    var results: [Result] = []
    results.reserveCapacity(chunkCount)
    for (_, result) in ordered { results.append(try result.get()) }
    return results
  }
}
