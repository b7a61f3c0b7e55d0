// swift run -c release bench [filter]
//
// Times what the libraries spend their time in, each kernel beside its reference. One
// file an area; an area is added by a line here.

var bench = Bench(filter: CommandLine.arguments.dropFirst().first ?? "")
benchmarkDense(&bench)
benchmarkSparse(&bench)
benchmarkText(&bench)
benchmarkCentroids(&bench)
