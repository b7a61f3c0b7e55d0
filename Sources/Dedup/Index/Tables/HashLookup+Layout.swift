extension HashLookup {
  /// How a key of 32 bits and a payload share an entry of 32 bits.
  ///
  /// There are as many buckets as are needed for an entry to hold what they do not tell of
  /// the key: with payloads that number *n* articles 2⁻⁴*n* to 2⁻³*n* for 28 bits of a key,
  /// which suits about one entry an article, and *n* to 2*n* for all 32 bits, which suits
  /// many. Merged tables know as much of a key as their parts did.
  package struct Layout: Sendable, Hashable {
    /// Bits known of a key, its highest.
    package let keyBits: Int
    /// Bits of a payload.
    package let payloadBits: Int
    /// Whether each entry has a position, a number of one byte.
    package let hasPositions: Bool

    /// What ``keyBits`` can be.
    static let keyBits = 1...32
    /// What ``payloadBits`` can be: with a position, they fit a value.
    static let payloadBits = 1...24

    /// A layout of entries.
    ///
    /// - Parameters:
    ///   - keyBits: bits known of a key, 1 to 32.
    ///   - payloadBits: bits of a payload, 1 to 24.
    ///   - hasPositions: whether a value is a payload times 256 plus a position.
    package init(keyBits: Int, payloadBits: Int, hasPositions: Bool = false) {
      precondition(
        Self.keyBits.contains(keyBits) && Self.payloadBits.contains(payloadBits),
        "\(keyBits) bits of a key beside \(payloadBits) of a payload")
      self.keyBits = keyBits
      self.payloadBits = payloadBits
      self.hasPositions = hasPositions
    }

    /// Bits of a key that number its bucket.
    private var bucketBits: Int { max(0, keyBits + payloadBits - 32) }
    /// Bits of a key that stand in an entry.
    private var restBits: UInt32 { UInt32(keyBits - bucketBits) }

    /// Number of buckets, a power of two.
    var bucketCount: Int { 1 << bucketBits }
  }
}

extension HashLookup.Layout {
  /// The bits known of a key.
  @inline(__always)
  private func known(of key: UInt32) -> UInt32 { key &>> UInt32(32 &- keyBits) }

  /// The bucket that a key is in.
  @inline(__always)
  func bucket(of key: UInt32) -> Int { Int(UInt64(known(of: key)) &>> UInt64(restBits)) }

  /// The bits of a key that its entry holds.
  @inline(__always)
  func rest(of key: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: UInt64(known(of: key)) & ((1 &<< UInt64(restBits)) &- 1))
  }

  /// The bits of the key that an entry holds.
  @inline(__always)
  func rest(ofEntry entry: UInt32) -> UInt32 { entry &>> UInt32(payloadBits) }

  /// The key of an entry of a bucket.
  @inline(__always)
  func key(ofEntry entry: UInt32, bucket: Int) -> UInt32 {
    let known = UInt64(bucket) &<< UInt64(restBits) | UInt64(rest(ofEntry: entry))
    return UInt32(truncatingIfNeeded: known &<< UInt64(32 &- keyBits))
  }

  /// The payload of an entry.
  @inline(__always)
  func payload(ofEntry entry: UInt32) -> Int {
    Int(entry & ((1 &<< UInt32(payloadBits)) &- 1))
  }

  /// The payload of a value.
  @inline(__always)
  func payload(ofValue value: UInt32) -> UInt32 { hasPositions ? value &>> 8 : value }

  /// The value of an entry whose position stands at an index, if there are positions.
  @inline(__always)
  func value(ofEntry entry: UInt32, _ positions: Span<UInt8>, _ index: Int) -> UInt32 {
    let payload = entry & ((1 &<< UInt32(payloadBits)) &- 1)
    return hasPositions ? payload &<< 8 | UInt32(positions[index]) : payload
  }

  /// The value with another payload.
  @inline(__always)
  func value(_ value: UInt32, withPayload payload: UInt32) -> UInt32 {
    hasPositions ? payload &<< 8 | value & 0xFF : payload
  }

  /// The entry of a record.
  @inline(__always)
  func entry(of record: UInt64) -> UInt32 {
    let value = UInt32(truncatingIfNeeded: record)
    return rest(of: UInt32(truncatingIfNeeded: record &>> 32)) &<< UInt32(payloadBits)
      | payload(ofValue: value)
  }
}
