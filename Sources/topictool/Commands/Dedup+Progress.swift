internal import Dedup

extension Session {
  /// Shows the phases of a search as those of the progress line.
  var observer: CopySearch.PhaseObserver {
    { [progress] phase, total in
      switch phase {
      case .survey: progress.begin("surveying", .articles, total: total)
      case .candidates: progress.begin("finding candidates", .steps, total: total)
      case .comparison: progress.begin("comparing", .pairs, total: total)
      }
    }
  }
}
