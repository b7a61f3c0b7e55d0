package import Vectors

extension PhraseTable {
  /// Writes a table, phrase by phrase.
  ///
  /// Spreads are numbered as they come, and a number has as many bits as those given so far
  /// need: so a bucket is written once it is full, and only the directory and the different
  /// spreads stay until the end.
  package struct Writer: Sendable {
    private var shape: Shape
    private var count = 0
    /// Where each bucket starts, 5 bytes each.
    private var directory: [UInt8] = []
    private var bucket = 0
    /// The key of the last phrase, −1 before the first.
    private var lastKey = -1
    private var gaps: [UInt64] = []
    private var codes: [UInt32] = []
    private var bits = BitWriter()
    private var output: [UInt8] = []
    private var writtenCount = 0
    private var hasBegun = false

    /// Numbers of simple spreads by index, −1 for those without one, and the reverse.
    private var simpleNumbers = [Int32](repeating: -1, count: Spread.simpleCount)
    private var simpleIndices: [UInt16] = []
    private var otherNumbers = HashIndex()
    private var others: [Spread] = []

    /// A writer of about so many phrases; the result's size depends on it, nothing else.
    package init(expecting count: Int) { shape = Shape(expecting: count) }

    /// Writes a phrase whose key is greater than that of the one before.
    ///
    /// - Throws: ``ExportError`` if the file cannot be written.
    package mutating func append(
      _ phrase: Phrase, to file: BlockFileWriter
    ) throws(ExportError) {
      let key = Int(truncatingIfNeeded: phrase.key)
      precondition(
        key > lastKey && key >> Shape.keyBits == 0, "phrase \(key) behind \(lastKey)")
      let bucket = shape.bucket(of: phrase.key)
      if bucket != self.bucket {
        endBuckets(before: bucket)
        if output.count >= 1 << 16 { try flush(to: file) }
      }
      gaps.append(UInt64(key &- lastKey &- 1))
      codes.append(code(of: Spread(of: phrase)))
      lastKey = key
    }

    /// Writes what is left, and the other sections.
    ///
    /// - Throws: ``ExportError`` if the file cannot be written.
    package mutating func finish(to file: BlockFileWriter) throws(ExportError) {
      endBuckets(before: shape.bucketCount)
      appendPlace()
      output.append(zeros: PhraseTable.slack)
      try flush(to: file)
      try file.beginSection(Section.directory)
      directory.append(zeros: 3)
      try file.write(directory.span)
      try file.beginSection(Section.dictionary)
      try file.write(header.span)
      let indices = simpleIndices
      try file.write(Kernels.bytes(of: indices.span))
      for spread in others {
        output.append(UInt8(truncatingIfNeeded: spread.articles))
        output.append(UInt8(truncatingIfNeeded: spread.articles &>> 8))
        for byte in 0..<7 as Range<UInt64> {
          output.append(UInt8(truncatingIfNeeded: spread.marks &>> (8 &* byte)))
        }
      }
      try file.write(output.span)
    }

    private mutating func flush(to file: BlockFileWriter) throws(ExportError) {
      if !hasBegun { try file.beginSection(Section.buckets) }
      hasBegun = true
      try file.write(output.span)
      writtenCount += output.count
      output.removeAll(keepingCapacity: true)
    }

    private var header: [UInt8] {
      func padded(_ widths: [UInt32], to count: Int) -> [UInt32] {
        widths + Array(repeating: .max, count: count - widths.count)
      }
      var numbers = [UInt32(truncatingIfNeeded: count), UInt32(count >> 32)]
      numbers += [UInt32(shape.bucketBits), UInt32(shape.gapBits)]
      numbers += [UInt32(simpleIndices.count), UInt32(others.count)]
      numbers += padded(shape.simpleWidths, to: Header.mostBits.simple)
      numbers += padded(shape.otherWidths, to: Header.mostBits.other)
      return [UInt8](little: numbers)
    }
  }
}

extension PhraseTable.Writer {
  /// Packs the present bucket, and says of those up to another that they are empty.
  private mutating func endBuckets(before next: Int) {
    appendPlace()
    if !gaps.isEmpty { pack() }
    bucket += 1
    while bucket < next {
      appendPlace()
      bucket += 1
    }
    // The first gap of a bucket counts from its first key.
    lastKey =
      bucket < shape.bucketCount ? Int(shape.firstKey(ofBucket: bucket)) - 1 : lastKey
  }

  private mutating func appendPlace() {
    let place = writtenCount + output.count
    for byte in 0..<5 {
      directory.append(UInt8(truncatingIfNeeded: place &>> (8 &* byte)))
    }
  }

  private mutating func pack() {
    count += gaps.count
    // Numbers below n take as many bits as n − 1.
    let widths = (simple: width(of: simpleIndices.count), other: width(of: others.count))
    while shape.simpleWidths.count < widths.simple {
      shape.simpleWidths.append(UInt32(bucket))
    }
    while shape.otherWidths.count < widths.other {
      shape.otherWidths.append(UInt32(bucket))
    }
    var rest = gaps.count
    while rest >= 128 {
      output.append(UInt8(rest & 127 | 128))
      rest &>>= 7
    }
    output.append(UInt8(rest))
    let gapBits = shape.gapBits
    for i in gaps.indices {
      let gap = gaps[i]
      let zeros = Int(truncatingIfNeeded: gap &>> UInt64(gapBits))
      if zeros < PhraseTable.Shape.longGap {
        bits.append(1, count: 1 &+ zeros, shiftedBy: zeros)
        bits.append(gap & ((1 &<< UInt64(gapBits)) &- 1), count: gapBits)
      } else {
        bits.append(0, count: PhraseTable.Shape.longGap)
        bits.append(gap, count: PhraseTable.Shape.keyBits)
      }
      let isOther = codes[i] & 1 == 1
      bits.append(UInt64(codes[i]), count: 1 &+ (isOther ? widths.other : widths.simple))
    }
    bits.finish(to: &output)
    gaps.removeAll(keepingCapacity: true)
    codes.removeAll(keepingCapacity: true)
  }

  private func width(of count: Int) -> Int {
    Int.bitWidth - max(0, count - 1).leadingZeroBitCount
  }

  /// Twice the number of a spread, and one if it is not simple.
  private mutating func code(of spread: PhraseTable.Spread) -> UInt32 {
    if let index = spread.simpleIndex {
      if simpleNumbers[index] < 0 {
        simpleNumbers[index] = Int32(simpleIndices.count)
        simpleIndices.append(UInt16(index))
      }
      return UInt32(simpleNumbers[index]) &<< 1
    }
    let hash = SplitMix64.mix(spread.marks) &+ UInt64(spread.articles)
    // Two spreads of one hash are as good as none in a billion files; the second then gets
    // a number each time.
    if let number = otherNumbers.number(of: hash) {
      if others[Int(number)] == spread { return UInt32(number) &<< 1 | 1 }
    } else {
      otherNumbers.insert(hash, number: Int32(others.count))
    }
    others.append(spread)
    return UInt32(others.count - 1) &<< 1 | 1
  }
}
