/// A corpus in the making: gives every part its place, checks that ids are unique.
struct CorpusBuilder: Sendable {
  // Small stores are collected in arenas, so that a folder of 100,000 files does not
  // become as many mappings. An arena is closed at this size.
  private static let arenaLimit = 16 << 20
  private static let smallLimit = 1 << 20

  private(set) var documents = Documents()
  private(set) var problems: [RecordProblem] = []
  private var stores: [ByteStore] = []
  private var forms: [RecordForm] = []
  // The arena being filled has its place in `stores` kept by an empty store.
  private var arena: [UInt8] = []
  private var arenaStore: Int?
  private var arenaForm = RecordForm.fields

  private var ids = IDTable()
  private var files: [String] = []
  // Where each document began, for messages about the ones that take its id.
  private var places: [(file: Int32, line: UInt32)] = []

  // The file whose parts come in, where it stands once something of it is kept, the number
  // of its next line, and how many documents there were before.
  private var file = ByteStore([])
  private var filePlace: Extent.Place?
  private var nextLine = 1
  private var documentsBefore = 0
  // How many documents there is room for.
  private var reserved = 1 << 12

  /// The line on which each document begins in its file, counted from 1.
  var lines: [Int] { places.map { Int($0.line) } }

  /// Begins a file, whose parts follow.
  ///
  /// - Parameters:
  ///   - name: what it is called in messages and in the ids made from it.
  ///   - store: where the text stands: the file, or what was decoded from it.
  mutating func beginFile(_ name: String, store: ByteStore) {
    files.append(name)
    file = store
    filePlace = nil
    nextLine = 1
    documentsBefore = documents.count
  }

  /// Reports something of the whole file.
  mutating func report(_ reason: RecordProblem.Reason) {
    problems.append(
      RecordProblem(file: files[files.count - 1], line: nextLine, reason: reason))
  }

  /// Makes room for the rest of a file as far as it is like what has been read of it.
  mutating func expectMore(like position: Int, of count: Int) {
    let soFar = documents.count - documentsBefore
    let rest = Double(soFar) * Double(count - position) / Double(max(1, position))
    // A little more than expected, so that it need not grow for the last few.
    let expected = documents.count + Int(rest * 1.05)
    guard expected > reserved else { return }
    reserved = expected + expected / 8
    documents.reserveCapacity(reserved)
    places.reserveCapacity(reserved)
  }

  /// What was collected.
  consuming func finish() -> (corpus: Corpus, problems: [RecordProblem]) {
    closeArena()
    return (Corpus(documents: documents, stores: stores, recordForms: forms), problems)
  }

  /// Adds the documents and problems of the next part of the file.
  ///
  /// - Parameters:
  ///   - part: the part.
  ///   - form: how its records are given back as JSON Lines.
  ///   - isOneArticle: whether a missing id is the file's name without a line.
  mutating func append(_ part: Part, form: RecordForm, isOneArticle: Bool = false) {
    let name = files[files.count - 1]
    let places = places(of: part, form: form)
    var problems = part.problems
    for index in part.lines.indices {
      let line = nextLine + Int(part.lines[index])
      var hash = part.idHashes[index]
      var id = part.documents.extent(.id, of: index)
      let isMissing = id.isEmpty
      if isMissing {
        (id, hash) = keepID(isOneArticle ? name : "\(name):\(line)", form: form)
      } else {
        id = Extent(
          place: places.moved(id.place), count: id.count, isEscaped: id.isEscaped)
      }
      if let earlier = enter(id, hash) {
        let id = String(decoding: resolved(id), as: UTF8.self)
        let first =
          "\(files[Int(self.places[earlier].file)]):\(self.places[earlier].line)"
        problems.append((Int(part.lines[index]), .duplicateID(id, first: first)))
      } else {
        documents.append(index, of: part.documents, at: places)
        // To name a document must not bring back a page of a large file.
        let isCopied = !isMissing && file.isReleasable
        if isCopied { id = keepCopy(of: id, form: form) }
        if isMissing || isCopied { documents.setID(id, of: documents.count - 1) }
        self.places.append((Int32(files.count - 1), UInt32(clamping: line)))
      }
    }
    problems.sort { $0.line < $1.line }
    for (line, reason) in problems {
      self.problems.append(
        RecordProblem(file: name, line: nextLine + line, reason: reason))
    }
    nextLine += part.lineCount
  }

  /// Where the stores of a part are kept: the file, which is kept at the first part that
  /// needs it, and what was decoded.
  private mutating func places(of part: Part, form: RecordForm) -> PartPlaces {
    let isUsed = part.documents.points(into: Part.fileStore)
    if filePlace == nil, isUsed { filePlace = keep(file, form: form) }
    let nowhere = Extent.Place(store: 0, start: 0)
    return PartPlaces(
      file: filePlace ?? nowhere,
      arena: part.arena.isEmpty ? nowhere : keep(ByteStore(part.arena), form: form))
  }
}

extension CorpusBuilder {
  /// Gives bytes a place: a store of their own, or the end of the arena.
  private mutating func keep(
    _ store: ByteStore, form: RecordForm
  ) -> Extent.Place {
    guard store.bytes.count <= CorpusBuilder.smallLimit else {
      stores.append(store)
      forms.append(form)
      return Extent.Place(store: stores.count - 1, start: 0)
    }
    let index = openArena(form: form, room: store.bytes.count)
    let offset = arena.count
    arena.append(copying: store.bytes)
    return Extent.Place(store: index, start: offset)
  }

  private mutating func openArena(form: RecordForm, room: Int) -> Int {
    if let arenaStore, arenaForm == form, arena.count + room <= CorpusBuilder.arenaLimit {
      return arenaStore
    }
    closeArena()
    stores.append(ByteStore([]))
    forms.append(form)
    arenaForm = form
    arenaStore = stores.count - 1
    return stores.count - 1
  }

  private mutating func closeArena() {
    guard let arenaStore else { return }
    stores[arenaStore] = ByteStore(arena)
    arena = []
    self.arenaStore = nil
  }

  /// Keeps an id that does not stand in the input.
  private mutating func keepID(_ id: String, form: RecordForm) -> (Extent, UInt64) {
    let bytes = ByteStore(Array(id.utf8))
    let place = keep(bytes, form: form)
    return (
      Extent(place: place, count: bytes.bytes.count, isEscaped: false),
      IDTable.hash(bytes.bytes)
    )
  }

  /// Keeps a copy of an id that stands in the input.
  private mutating func keepCopy(of id: Extent, form: RecordForm) -> Extent {
    // What was decoded may stand in the arena already.
    guard Int(id.store) != arenaStore else { return id }
    let index = openArena(form: form, room: id.count)
    let place = Extent.Place(store: index, start: arena.count)
    let store = stores[Int(id.store)]
    arena.append(copying: store.bytes.extracting(id.start..<id.start + id.count))
    return Extent(place: place, count: id.count, isEscaped: id.isEscaped)
  }

  /// Enters a document's id; returns the earlier document that has it.
  private mutating func enter(_ id: Extent, _ hash: UInt64) -> Int? {
    var ids = IDTable()
    swap(&ids, &self.ids)
    defer { swap(&ids, &self.ids) }
    return ids.enter(hash) { resolved(documents.extent(.id, of: $0)) == resolved(id) }
  }

  private func resolved(_ extent: Extent) -> [UInt8] {
    let range = extent.start..<extent.start + extent.count
    var bytes: [UInt8] = []
    if Int(extent.store) == arenaStore {
      bytes.append(copying: arena.span.extracting(range))
    } else {
      bytes.append(copying: stores.bytes(at: extent))
    }
    guard extent.isEscaped else { return bytes }
    var resolved: [UInt8] = []
    JSONString.unescape(bytes.span, into: &resolved)
    return resolved
  }
}
