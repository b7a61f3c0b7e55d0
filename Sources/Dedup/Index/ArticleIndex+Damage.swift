public import Vectors

extension ArticleIndex {
  /// What is wrong with the files of an index, every byte of which is read; nothing in a sound
  /// one.
  ///
  /// Where the manifest is damaged, that is all that can be said.
  ///
  /// - Throws: ``IndexError`` if there is no index, or the system does not let it be read, as for
  ///   want of memory: then nothing is said of it.
  /// - Complexity: O(*n*) in the bytes of the files; its progress counts them.
  public static func damage(
    at folder: String, parallel: Parallel
  ) throws(IndexError) -> [IndexError] {
    let files = IndexFolder(folder)
    let manifest: Manifest
    do throws(IndexError) { manifest = try files.manifest() } catch {
      guard error.isDamage else { throw error }
      return [error]
    }
    var found: [IndexError] = []
    for (name, kind, version) in manifest.kinds {
      do throws(IndexError) {
        let file = try files.open(name, kind: kind, version: version)
        found += file.damagedBlocks(parallel: parallel).map { damage in
          IndexError.damaged(
            file: file.path,
            part: "bytes \(damage.bytes.lowerBound) to \(damage.bytes.upperBound) "
              + "(\(damage.sections.joined(separator: ", ")))",
            reason: "other bytes than were written")
        }
      } catch {
        guard error.isDamage else { throw error }
        found.append(error)
      }
    }
    if found.isEmpty {
      do throws(IndexError) { _ = try ArticleIndex(at: folder) } catch {
        guard error.isDamage else { throw error }
        found.append(error)
      }
    }
    return found
  }
}

extension Manifest {
  /// The files that an index consists of beside the manifest, with their kinds and the versions
  /// that are known.
  fileprivate var kinds: [(name: String, kind: String, version: UInt32)] {
    var kinds: [(name: String, kind: String, version: UInt32)] = []
    for segment in segments {
      kinds.append((segment.file, SegmentLayout.kind, SegmentLayout.version))
      if let name = segment.deletedFile {
        kinds.append((name, DeletedArticles.kind, DeletedArticles.version))
      }
    }
    if let name = recurringFile {
      kinds.append((name, ArchivedPhrases.kind, ArchivedPhrases.version))
    }
    for (_, name) in attachments.sorted(by: { $0.key < $1.key }) {
      kinds.append((name, Attachment.kind, Attachment.version))
    }
    return kinds
  }
}
