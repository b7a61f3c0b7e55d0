/// Where and in what portions results are set aside that do not fit into memory.
///
/// Some formats begin with the number of their cells, or want them in another order than
/// that in which they are found. Such results go to files without a name first, which are
/// gone when they were written out, or when the process ends.
public struct Spooling: Sendable {
  /// The folder the files are created in.
  public let folder: String

  /// Numbers of each kind that stay in memory.
  let heldCount: Int
  /// Cells of a symmetric matrix that are mirrored at once.
  let blockCells: Int

  /// Portions of up to 100 MB.
  ///
  /// - Parameter folder: a folder that may be written, best on the disk that is to take the
  ///   result; nothing is created there while results are small.
  public init(in folder: String = "/tmp") {
    self.init(in: folder, heldCount: 1 << 18, blockCells: 1 << 23)
  }

  package init(in folder: String, heldCount: Int, blockCells: Int) {
    self.folder = folder
    self.heldCount = heldCount
    self.blockCells = blockCells
  }
}
