// swift run -c release bench [filter] [--check | --markdown]
// swift run -c release bench join|k-means|sketch|read|first-pass FILE ...
//
// Times what the libraries spend their time in, each kernel beside its reference. One
// file an area; an area is added by a line here. With --check answers are checked only;
// Benchmarks/kernels.py writes what --markdown prints into the documentation.
// The second form is one measurement for other scripts, see Measurement.swift.

let arguments = Array(CommandLine.arguments.dropFirst())
if let measurement = Measurement(arguments: arguments) {
  try measurement.run()
} else {
  var bench = Bench(arguments: arguments)
  benchmarkDense(&bench)
  benchmarkSparse(&bench)
  benchmarkIndex(&bench)
  benchmarkScan(&bench)
  benchmarkPassing(&bench)
  benchmarkText(&bench)
  benchmarkFirstPass(&bench)
  benchmarkCentroids(&bench)
  benchmarkSketches(&bench)
  benchmarkMatrix(&bench)
  benchmarkExport(&bench)
  benchmarkRelations(&bench)
  benchmarkArchive(&bench)
}
