/// The parts of a file, and the bytes their extents count from.
struct FileParts: Sendable {
  /// Where the text stands: the file, or what was decoded from it.
  let store: ByteStore
  /// How records are given back as JSON Lines.
  let recordForm: RecordForm
  /// Whether a missing id is the file's name without a line.
  var isOneArticle = false
  /// What was read, in the order of the file.
  var parts: [Part]
}

/// A corpus in the making: gives every part its place, checks that ids are unique.
struct CorpusBuilder: Sendable {
  // Small stores are collected in arenas, so that a folder of 100,000 files does not
  // become as many mappings. An arena is closed at this size.
  private static let arenaLimit = 16 << 20
  private static let smallLimit = 1 << 20

  private(set) var documents: [Document] = []
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

  /// Adds the documents and problems of a file.
  mutating func append(_ file: consuming FileParts, name: String) {
    files.append(name)
    let isUsed = file.parts.contains { part in
      part.documents.contains { $0.points(into: Part.fileStore) }
    }
    let place = isUsed ? keep(file.store, form: file.recordForm) : (0, 0)
    var firstLine = 1
    for i in file.parts.indices {
      var part = Part()
      swap(&part, &file.parts[i])
      firstLine += append(
        part, form: file.recordForm, file: place, firstLine: firstLine,
        isOneArticle: file.isOneArticle)
    }
  }

  /// What was collected.
  consuming func finish() -> (corpus: Corpus, problems: [RecordProblem]) {
    closeArena()
    return (Corpus(documents: documents, stores: stores, recordForms: forms), problems)
  }

  private mutating func append(
    _ part: Part, form: RecordForm, file: (store: Int, offset: Int), firstLine: Int,
    isOneArticle: Bool
  ) -> Int {
    let name = files[files.count - 1]
    let arena = part.arena.isEmpty ? (0, 0) : keep(ByteStore(part.arena), form: form)
    var problems = part.problems
    for (index, local) in part.documents.enumerated() {
      var document = local.moved { $0.store == Part.fileStore ? file : arena }
      let line = firstLine + part.lines[index]
      var hash = part.idHashes[index]
      if document.id.isEmpty {
        let id = isOneArticle ? name : "\(name):\(line)"
        (document.id, hash) = keepID(id, form: form)
      }
      if let earlier = enter(document, hash) {
        let id = String(decoding: resolved(document.id), as: UTF8.self)
        let first = "\(files[Int(places[earlier].file)]):\(places[earlier].line)"
        problems.append((part.lines[index], .duplicateID(id, first: first)))
      } else {
        documents.append(document)
        places.append((Int32(files.count - 1), UInt32(clamping: line)))
      }
    }
    problems.sort { $0.line < $1.line }
    for (line, reason) in problems {
      self.problems.append(
        RecordProblem(
          file: name, line: firstLine + line, reason: reason))
    }
    return part.lineCount
  }
}

extension CorpusBuilder {
  /// Gives bytes a place: a store of their own, or the end of the arena.
  private mutating func keep(
    _ store: ByteStore, form: RecordForm
  ) -> (store: Int, offset: Int) {
    guard store.bytes.count <= CorpusBuilder.smallLimit else {
      stores.append(store)
      forms.append(form)
      return (stores.count - 1, 0)
    }
    let index = openArena(form: form, room: store.bytes.count)
    let offset = arena.count
    arena.append(copying: store.bytes)
    return (index, offset)
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
      Extent(store: place.store, start: place.offset, count: bytes.bytes.count),
      IDTable.hash(bytes.bytes)
    )
  }

  /// Enters a document's id; returns the earlier document that has it.
  private mutating func enter(_ document: Document, _ hash: UInt64) -> Int? {
    var ids = IDTable()
    swap(&ids, &self.ids)
    defer { swap(&ids, &self.ids) }
    return ids.enter(hash) { resolved(documents[$0].id) == resolved(document.id) }
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
