import Synchronization
import Testing
import Vectors

@Suite("Thread of the system") struct SystemThreadTests {
  final class Sum: Sendable {
    let value = Mutex(0)
  }

  @Test
  func `has done its work when it was waited for`() throws {
    let sum = Sum()
    let threads = try (1...4).map { number in
      try SystemThread { sum.value.withLock { $0 += number } }
    }
    for thread in threads { thread.join() }
    #expect(sum.value.withLock { $0 } == 10)
  }

  /// However many there are to be, also none.
  @Test(arguments: [0, 1, 2, 1000])
  func `are numbered from 0, no number twice`(count: Int) {
    let numbers = Mutex<[Int]>([])
    SystemThread.perform(count) { number in numbers.withLock { $0.append(number) } }
    let taken = numbers.withLock { $0.sorted() }
    #expect(taken == Array(0..<taken.count))
    #expect((1...max(1, count)).contains(taken.count))
  }
}
