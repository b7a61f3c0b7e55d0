import Foundation
import Vectors

/// One search for similar rows of a matrix in a file, for comparison with other programs.
///
///     bench join MATRIX.npz --threshold 0.3 | --nearest 10 [--threads 1] [-o RESULT.npz]
///
/// Prints the seconds of the search alone, reading and writing left out, as JSON.
struct JoinCommand {
  private var matrix = ""
  private var result: String?
  private var selection: SimilaritySelection?
  private var threads = 1

  /// The command of these arguments, nil if they make none.
  init?(arguments: [String]) {
    var rest = arguments[...]
    guard rest.popFirst() == "join", let path = rest.popFirst() else { return nil }
    matrix = path
    while let name = rest.popFirst(), let value = rest.popFirst() {
      switch name {
      case "--threshold": selection = Float(value).map { .pairs(atLeast: $0) }
      case "--nearest": selection = Int(value).map { .nearest($0, minimum: 0) }
      case "--threads": threads = Int(value) ?? 1
      case "-o": result = value
      default: return nil
      }
    }
  }

  /// Searches and prints what it cost.
  func run() throws {
    let rows = try MatrixFile.matrix(at: matrix)
    guard let selection else { throw MatrixFile.Malformed(reason: "nothing selected") }
    let parallel = Parallel(threads: threads)
    let (wall, cpu) = (ContinuousClock.now, clock())
    let similar = SimilarityJoin(of: rows, selecting: selection).matrix(
      parallel: parallel)
    let seconds = (ContinuousClock.now - wall) / .seconds(1)
    let cpuSeconds = Double(clock() - cpu) / Double(CLOCKS_PER_SEC)
    if let result {
      let file = try AtomicFile(path: result)
      var sink = file
      try NPZ.write(similar, to: &sink)
      try file.commit()
    }
    print(
      #"{"wall": \#(seconds), "cpu": \#(cpuSeconds), "cells": \#(similar.cellCount)}"#)
  }
}
