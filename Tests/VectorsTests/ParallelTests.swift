import Testing
import Vectors

@Suite("Parallel map") struct ParallelTests {
  @Test(arguments: [1, 2, 7])
  func `gives the chunks in their order on any number of threads`(threads: Int) {
    let sums = Parallel(threads: threads).map(count: 10, grain: 4) { Array($0) }
    #expect(sums == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]])
  }

  @Test(arguments: [1, 3])
  func `a thread keeps its storage and takes chunks in ascending order`(threads: Int) {
    let taken = Parallel(threads: threads).map(count: 40, grain: 1) { _ in
      [Int]()
    } _: { storage, range in
      storage.append(range.lowerBound)
      return storage
    }
    #expect(taken.enumerated().allSatisfy { $1.last == $0 })
    #expect(taken.allSatisfy { $0 == $0.sorted() })
    #expect(Set(taken.map { $0[0] }).count <= threads)
  }

  @Test
  func `throws what the first failing chunk threw`() {
    struct Failed: Error, Equatable { let chunk: Int }
    #expect(throws: Failed(chunk: 1)) {
      try Parallel(threads: 2).map(count: 4, grain: 1) {
        (range: Range<Int>) throws(Failed) in
        if range.lowerBound > 0 { throw Failed(chunk: range.lowerBound) }
      }
    }
  }
}
