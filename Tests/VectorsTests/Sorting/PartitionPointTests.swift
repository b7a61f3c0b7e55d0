import Testing
import Vectors

@Suite("Partition point") struct PartitionPointTests {
  @Test(arguments: 0...9)
  func `is where a condition begins to hold`(count: Int) {
    for range in [0..<count, -3..<count - 3] {
      for first in range.lowerBound...range.upperBound {
        #expect(range.partitionPoint { $0 >= first } == first)
      }
    }
  }

  @Test func `asks for no place outside the range, and for few of them`() {
    var asked = 0
    let place = (7..<1007).partitionPoint { place in
      #expect(7..<1007 ~= place)
      asked += 1
      return false
    }
    #expect(place == 1007)
    #expect(asked <= 10)
  }
}
