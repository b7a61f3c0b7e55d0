import Glibc

/// All targets; `--target=NAME` chooses one, and libFuzzer passes over such words.
private let targets: [any Target.Type] = [
  JSONValues.self, JSONStrings.self, JSONLinesFiles.self, JSONArrays.self, Tables.self,
  WebPages.self, Encodings.self, UTF8Kernels.self, ScanKernels.self, Dates.self,
  AnalyzerWords.self, AnalyzerSettings.self, NormalForms.self, Boundaries.self,
  Stemmers.self, Models.self, Matrices.self, Blocks.self, Compression.self,
  Manifests.self, Segments.self, IndexFiles.self, WorkerLines.self, WorkerBlobs.self,
  WorkerVerbs.self, Options.self, Configurations.self, ReportData.self, Printing.self,
  Sketches.self, CosineJoins.self, SetJoins.self, Alignments.self, KMeansSteps.self,
]

private let chosen: any Target.Type = {
  let names = CommandLine.arguments.compactMap {
    $0.hasPrefix("--target=") ? String($0.dropFirst(9)) : nil
  }
  guard let name = names.first, let target = targets.first(where: { $0.name == name })
  else {
    for target in targets { print(target.name) }
    exit(2)
  }
  return target
}()

/// Called once: says which targets there are, or writes first inputs, and ends then.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<CInt>, _ words: UnsafeMutableRawPointer
) -> CInt {
  _ = chosen
  for word in CommandLine.arguments where word.hasPrefix("--write-seeds=") {
    Seeds.write(of: chosen.name, to: String(word.dropFirst(14)))
    exit(0)
  }
  return 0
}

/// Called for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  chosen.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
