package import Vectors

/// A folder that holds an index: a manifest and the files it names.
///
///     let folder = IndexFolder("archive.index")
///     let segments = try folder.snapshot { manifest in
///       try manifest.segments.map { try folder.open($0.file, kind: "SEGM", version: 1) }
///     }
///
/// No file but the manifest is ever changed, and that one is replaced as a whole. Whoever
/// opened the files that a manifest named keeps them, even when a writer has removed them
/// since. ``FolderWriter`` changes what there is.
package struct IndexFolder: Sendable {
  /// The path of the folder.
  package let path: String

  static let manifestName = "manifest"
  /// The manifest that is to take the place of the other.
  static let nextManifestName = "manifest.next"
  static let lockName = "lock"

  /// The folder at a path, which is not looked at yet.
  package init(_ path: String) {
    self.path = path
  }

  /// The path of a file in the folder.
  package func path(of file: String) -> String { "\(path)/\(file)" }

  /// What the index consists of at this moment.
  ///
  /// - Throws: ``IndexError`` if there is no index, or one that this release cannot read.
  package func manifest() throws(IndexError) -> Manifest {
    var bytes: [UInt8] = []
    do throws(SystemFile.Failure) {
      let store = try ByteStore(mappingFile: path(of: IndexFolder.manifestName))
      bytes.append(copying: store.bytes)
    } catch {
      throw reason(of: error)
    }
    return try Manifest(bytes, of: self)
  }

  /// Why the manifest cannot be opened.
  private func reason(of failure: SystemFile.Failure) -> IndexError {
    let manifest = path(of: IndexFolder.manifestName)
    switch try? SystemFile.kind(of: path) {
    case .nothing: return .notAnIndex(folder: path, reason: "there is no such folder")
    case .file, .stream: return .notAnIndex(folder: path, reason: "it is no folder")
    case .folder, nil: break
    }
    if (try? SystemFile.kind(of: manifest)) == .nothing {
      return withoutManifest("it has no manifest", damage: "it is missing")
    }
    return failure.isOfFile
      ? .unreadable(file: manifest, reason: failure.reason)
      : .notOpened(file: manifest, reason: failure.reason)
  }

  /// The error of a folder in which no manifest is found: where there are segments, it was an
  /// index, and the manifest is damaged.
  func withoutManifest(_ reason: String, damage: String) -> IndexError {
    (try? segmentNumbers())?.isEmpty ?? true
      ? .notAnIndex(folder: path, reason: reason) : damagedManifest(damage)
  }

  /// Opens the files of one state of the index.
  ///
  /// While `open` is at it, a writer may have replaced the manifest and removed files that
  /// the former named. Then `open` is called anew.
  ///
  /// - Parameter open: is given a manifest, and opens what it needs of the files it names.
  /// - Returns: what `open` returns.
  /// - Throws: what `open` throws although the manifest is still the same.
  package func snapshot<Result>(
    _ open: (Manifest) throws(IndexError) -> Result
  ) throws(IndexError) -> Result {
    var manifest = try manifest()
    while true {
      do throws(IndexError) {
        return try open(manifest)
      } catch {
        let present = try self.manifest()
        guard present != manifest else { throw error }
        manifest = present
      }
    }
  }

  /// Opens a file of the index.
  ///
  /// - Parameters:
  ///   - file: as the manifest names it.
  ///   - kind: four ASCII characters.
  ///   - version: the latest version that is known of this kind.
  /// - Returns: the file, none of whose blocks has been checked.
  /// - Throws: ``IndexError`` unless it is whole as far as opening tells.
  package func open(
    _ file: String, kind: String, version: UInt32
  ) throws(IndexError) -> BlockFile {
    do {
      return try BlockFile(path: path(of: file), kind: kind, version: version)
    } catch {
      throw IndexError(error, folder: path)
    }
  }

  /// The error of a manifest that is not what was written.
  func damagedManifest(_ reason: String) -> IndexError {
    .damaged(
      file: path(of: IndexFolder.manifestName), part: "manifest", reason: reason)
  }
}
