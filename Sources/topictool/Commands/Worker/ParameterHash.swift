internal import Vectors

/// A number that stands for all that a worker's output depends on beside its input: the
/// release, the version of the protocol, the verb, and the options.
///
/// Two workers of one stage with different numbers did different work.
struct ParameterHash {
  /// The number.
  let value: UInt64

  /// The number of a command line.
  ///
  /// - Throws: ``WorkerError/failed(_:)`` if a file that an option names cannot be read.
  init(_ arguments: Arguments, of specification: Specification) throws(WorkerError) {
    var text = "topictool \(Tool.version)\nprotocol \(WorkerProtocol.version)\n"
    text += "\(specification.name)\n"
    for option in specification.options {
      let words = arguments.words(of: option) ?? option.standard.map { [$0] } ?? []
      text += "\(option.name)"
      // A switch has no words, given or not.
      if option.valueCount == 0 { text += " \(arguments.has(option))" }
      for word in words {
        text += option.role == .input ? " \(try Self.content(of: word))" : " \(word)"
      }
      text += "\n"
    }
    value = text.utf8.reduce(0) { SplitMix64.mix($0 ^ UInt64($1)) &+ 1 }
  }

  /// What stands for a file: how long it is, and its checksum.
  private static func content(of path: String) throws(WorkerError) -> String {
    do throws(CorpusError) {
      let store = try ByteStore(mapping: path)
      return "\(store.bytes.count) \(Kernels.crc32(store.bytes))"
    } catch {
      throw .failed(error.description)
    }
  }
}
