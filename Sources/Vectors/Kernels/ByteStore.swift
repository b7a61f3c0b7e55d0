internal import Glibc

// The one place that holds pointers to input bytes. Everything else sees spans, which are
// bounds-checked and cannot outlive the store they look into.

/// Bytes that do not change: a file mapped into memory, or an array.
///
///     let store = try ByteStore(mapping: "articles.jsonl")
///     store.bytes.count
///
/// A mapped file costs address space, not memory: its pages are read when they are first
/// looked at and can be dropped again by the system. Until they are they count as memory of
/// the process; the passes over a corpus drop those of large files behind them.
///
/// What the bytes of a mapped file are is asked of the system when they are looked at. If the
/// file was made shorter meanwhile, or its disk fails, there is no answer: the system ends the
/// process by SIGBUS, unless the process handles it. Read what others may cut with
/// ``init(readingStream:limit:)``, at the price of its size in memory.
@safe public final class ByteStore: Sendable {
  private enum Storage: Sendable {
    case array([UInt8])
    case mapped(Mapping)
    case read(ReadBytes)
  }

  private let storage: Storage

  /// The bytes of an array.
  public init(_ bytes: [UInt8]) {
    storage = .array(bytes)
  }

  /// The bytes of the file at `path`, mapped; an empty file has none.
  ///
  /// - Throws: ``CorpusError/unreadable(path:reason:)`` if it cannot be opened or mapped,
  ///   which is so for folders, pipes and devices; ``CorpusError/noMemory(path:)``.
  public init(mapping path: String) throws(CorpusError) {
    do throws(SystemFile.Failure) {
      storage = .mapped(try Mapping(path: path))
    } catch {
      throw CorpusError(error, at: path)
    }
  }

  /// The bytes of the file at `path`, mapped, where it matters why they cannot be.
  package init(mappingFile path: String) throws(SystemFile.Failure) {
    storage = .mapped(try Mapping(path: path))
  }

  /// The bytes that come out of an open descriptor, up to its end.
  ///
  /// - Parameters:
  ///   - descriptor: of a pipe, a terminal or a file; it stays open.
  ///   - name: what it is called in an error.
  ///   - limit: how many there may be.
  /// - Throws: ``CorpusError/unreadable(path:reason:)`` if reading fails, or there are more;
  ///   ``CorpusError/noMemory(path:)``.
  public init(
    reading descriptor: Int32, name: String, limit: Int = .max
  ) throws(CorpusError) {
    storage = .read(try ReadBytes(descriptor, name: name, limit: limit))
  }

  /// The bytes that come out of the pipe or device at `path`, up to its end.
  ///
  /// - Throws: ``CorpusError/unreadable(path:reason:)`` if it cannot be opened or read, or
  ///   there are more than `limit`; ``CorpusError/noMemory(path:)``.
  public init(readingStream path: String, limit: Int = .max) throws(CorpusError) {
    let descriptor = try opened(path)
    defer { close(descriptor) }
    storage = .read(try ReadBytes(descriptor, name: path, limit: limit))
  }

  /// The bytes, for as long as the store lives.
  public var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      switch storage {
      case .array(let array):
        // SAFETY: the array is immutable and lives in `self`, to which the span is tied.
        return unsafe _overrideLifetime(array.span, borrowing: self)
      case .mapped(let mapping):
        // SAFETY: the mapping lives in `self`, to which the span is tied.
        let span = unsafe Span(_unsafeElements: mapping.buffer)
        return unsafe _overrideLifetime(span, borrowing: self)
      case .read(let read):
        // SAFETY: the buffer lives in `self`, to which the span is tied.
        let span = unsafe Span(_unsafeElements: read.buffer)
        return unsafe _overrideLifetime(span, borrowing: self)
      }
    }
  }
}

extension ByteStore {
  /// Bytes from which on a mapped file is worth dropping pages of: below, to have them
  /// mapped again costs more than it gains.
  package static let releasedFrom = 32 << 20

  /// Drops the pages of a stretch of a large mapped file from memory.
  ///
  /// Nothing is lost: a page comes back when it is looked at again, mostly from the system's
  /// own memory of the file (about 0.1 ns a byte). Whoever goes through a file once calls
  /// this for every few megabytes it has behind it, from any thread; then a file of 3 GB
  /// does not count as 3 GB of the process. Spans stay valid.
  package func release(_ range: Range<Int>) {
    if isReleasable, case .mapped(let mapping) = storage { mapping.release(range) }
  }

  /// Whether ``release(_:)`` does anything.
  var isReleasable: Bool {
    guard case .mapped = storage else { return false }
    return bytes.count >= ByteStore.releasedFrom
  }
}

extension [ByteStore] {
  /// The bytes at an extent, for as long as the array lives.
  ///
  /// - Precondition: the extent lies in one of the stores.
  @_lifetime(borrow self)
  package func bytes(at extent: Extent) -> Span<UInt8> {
    let store = self[Int(extent.store)]
    // SAFETY: the array keeps the store alive, and a store's bytes never move.
    let bytes = unsafe _overrideLifetime(store.bytes, borrowing: self)
    return bytes.extracting(extent.start..<extent.start + extent.count)
  }
}

/// A read-only, private mapping of a whole file, unmapped when it is released.
@safe private final class Mapping: @unchecked Sendable {
  let buffer: UnsafeBufferPointer<UInt8>

  init(path: String) throws(SystemFile.Failure) {
    let descriptor = try SystemFile.openForReading(path)
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .last }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .isNoRegularFile }
    let count = Int(status.st_size)
    guard count > 0 else {
      unsafe buffer = UnsafeBufferPointer(start: nil, count: 0)
      return
    }
    let address = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else { throw .last }
    // SAFETY: mmap gave `count` readable bytes, which nobody else unmaps.
    unsafe buffer = UnsafeBufferPointer(
      start: address.assumingMemoryBound(to: UInt8.self), count: count)
  }

  /// Drops the pages that hold bytes of a range.
  func release(_ range: Range<Int>) {
    guard let address = unsafe buffer.baseAddress, !range.isEmpty else { return }
    let page = sysconf(Int32(_SC_PAGESIZE))
    let start = range.lowerBound / page * page
    // SAFETY: 0 <= start < range.upperBound <= the size of the mapping. It is private and
    // never written to: its pages are those of the file whenever they are mapped again.
    _ = unsafe madvise(
      UnsafeMutableRawPointer(mutating: address + start), range.upperBound - start,
      MADV_DONTNEED)
  }

  deinit {
    if let address = unsafe buffer.baseAddress {
      // SAFETY: this is the mapping that init made, and spans of it do not outlive this.
      _ = unsafe munmap(UnsafeMutableRawPointer(mutating: address), buffer.count)
    }
  }
}

/// Bytes read from a descriptor until its end.
///
/// The buffer grows by `realloc`, which moves pages and not bytes once it is large: a pipe
/// of a gigabyte never needs two. Room that was not written to costs nothing.
@safe private final class ReadBytes: @unchecked Sendable {
  let buffer: UnsafeBufferPointer<UInt8>

  init(_ descriptor: Int32, name: String, limit: Int) throws(CorpusError) {
    var capacity = 1 << 20
    var count = 0
    var room = unsafe malloc(capacity)
    while let memory = unsafe room {
      // SAFETY: count < capacity, the size of the block.
      let got = unsafe Glibc.read(descriptor, memory + count, capacity - count)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else {
        let failure = SystemFile.Failure.last
        unsafe free(memory)
        throw CorpusError(failure, at: name)
      }
      if got == 0 { break }
      count += got
      guard count <= limit else {
        unsafe free(memory)
        throw .unreadable(
          path: name,
          reason: "more than \(limit) bytes, which would have to be in memory; "
            + "of a file that is not packed they would not")
      }
      if count == capacity {
        capacity *= 2
        unsafe room = realloc(memory, capacity)
        if unsafe room == nil { unsafe free(memory) }
      }
    }
    guard let memory = unsafe room else { throw .noMemory(path: name) }
    // SAFETY: the block holds `count` bytes that were written, and nobody else frees it.
    unsafe buffer = UnsafeBufferPointer(
      start: memory.assumingMemoryBound(to: UInt8.self), count: count)
  }

  deinit {
    // SAFETY: the block is that of init, and spans of it do not outlive this.
    unsafe free(UnsafeMutableRawPointer(mutating: buffer.baseAddress))
  }
}

/// Opens the file at a path.
private func opened(_ path: String) throws(CorpusError) -> Int32 {
  do throws(SystemFile.Failure) {
    return try SystemFile.openForReading(path)
  } catch {
    throw CorpusError(error, at: path)
  }
}
