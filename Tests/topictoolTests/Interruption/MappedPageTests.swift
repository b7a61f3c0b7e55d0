import Testing

@testable import topictool

@Suite("Page of a mapped file") struct MappedPageTests {
  static let maps = """
    55d0c0000000-55d0c0002000 r--p 00000000 fe:00 131  /usr/bin/topictool
    7f0000000000-7f0000003000 rw-p 00000000 00:00 0
    7f0000010000-7f0000014000 r--p 00002000 fe:00 977                        /no/such/two words.jsonl
    7ffc00000000-7ffc00021000 rw-p 00000000 00:00 0                          [stack]

    """

  @Test
  func `is told by the file that stands at its address`() {
    let page = MappedPage(at: 0x7F00_0001_1234, maps: Self.maps)
    #expect(page.reason == "/no/such/two words.jsonl: became shorter while it was read")
  }

  @Test(arguments: [0x7F00_0001_4000, 0x7F00_0000_1000, 0x10] as [UInt])
  func `is told without a name where none stands there`(address: UInt) {
    let page = MappedPage(at: address, maps: Self.maps)
    #expect(page.reason == "a file that was being read became shorter")
  }

  @Test
  func `of a file that still has it is one that the disk does not give`() throws {
    let folder = try Folder()
    try folder.write(String(repeating: "x", count: 10_000), to: "in.jsonl")
    let path = folder.path("in.jsonl")
    let maps = "7f0000010000-7f0000013000 r--p 00000000 fe:00 977 \(path)"
    let here = MappedPage(at: 0x7F00_0001_1000, maps: maps)
    #expect(here.reason.hasSuffix("in.jsonl: cannot be read: Input/output error"))
    let beyond = MappedPage(at: 0x7F00_0001_2800, maps: maps)
    #expect(beyond.reason.hasSuffix("in.jsonl: became shorter while it was read"))
  }
}
