// swift run -c release bench [filter] [--check]
//
// Times what the libraries spend their time in, each kernel beside its reference. One
// file an area; an area is added by a line here. With --check answers are checked only.

var bench = Bench(arguments: Array(CommandLine.arguments.dropFirst()))
benchmarkDense(&bench)
benchmarkSparse(&bench)
benchmarkScan(&bench)
benchmarkText(&bench)
benchmarkCentroids(&bench)
benchmarkSketches(&bench)
benchmarkMatrix(&bench)
benchmarkExport(&bench)
benchmarkRelations(&bench)
