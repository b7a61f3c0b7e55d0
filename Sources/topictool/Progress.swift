internal import Synchronization

/// What stderr shows while a run goes on: one line that is drawn over and over, and
/// messages above it.
///
/// Safe to call from any thread. Nothing is drawn unless stderr is a terminal, and at most
/// ten times a second.
final class Progress: Sendable {
  /// What is counted in a phase.
  enum Unit: Sendable {
    case bytes
    case articles
    case pairs
    /// Of which only the share that is done says anything.
    case steps
  }

  private struct State {
    var phase: Phase?
    var stages = Stages()
    var nextDrawing = ContinuousClock.now
    var isDrawn = false
  }

  private let state = Mutex(State())
  private let isVisible: Bool
  private let isCounted: Bool

  /// Progress that is shown if `isVisible`, and whose work is counted all the same if
  /// `isCounted`.
  init(isVisible: Bool, isCounted: Bool = false) {
    self.isVisible = isVisible
    self.isCounted = isCounted
  }

  /// The stages so far, in the order in which they first began.
  var stages: Stages { state.withLock { $0.stages } }

  /// Begins a phase; the one before it ends.
  ///
  /// - Parameters:
  ///   - name: what is being done: `reading`.
  ///   - unit: what is counted.
  ///   - total: how much there is to do, nil if that is not known.
  func begin(_ name: String, _ unit: Unit, total: Int?) {
    state.withLock {
      Progress.finish(&$0)
      $0.phase = Phase(name: name, unit: unit, total: total, start: .now)
      // Phases that are over at once never show.
      $0.nextDrawing = .now + .milliseconds(200)
    }
  }

  /// Begins the phase in which results go to files and standard output, where nothing is
  /// drawn.
  func beginWriting() {
    end()
    begin("writing", .steps, total: nil)
  }

  /// Counts work done, in the phase's unit.
  func advance(by count: Int) {
    guard isVisible || isCounted else { return }
    state.withLock { state in
      state.phase?.done += count
      guard isVisible else { return }
      let now = ContinuousClock.now
      guard let phase = state.phase, now >= state.nextDrawing else { return }
      state.nextDrawing = now + .milliseconds(100)
      state.isDrawn = true
      let line = phase.line(at: now, columns: System.columns(of: 2) - 1)
      System.complain(Progress.clearing + line)
    }
  }

  /// Ends the phase and clears its line.
  func end() {
    state.withLock {
      Progress.finish(&$0)
      Progress.clear(&$0)
    }
  }

  /// Clears the line, unless another thread is at it: it may wait for ever for whoever reads
  /// stderr.
  func clearIfFree() {
    state.withLockIfAvailable { Progress.clear(&$0) }
  }

  private static func finish(_ state: inout State) {
    if let phase = state.phase { state.stages.add(phase, end: .now, .ofProcess) }
    state.phase = nil
  }

  /// Prints a line above the progress line.
  func say(_ line: String) {
    state.withLock {
      Progress.clear(&$0)
      System.complain(line: line)
    }
  }

  /// What clears the line wherever there may be one.
  var clearing: String { isVisible ? Progress.clearing : "" }

  private static let clearing = "\r\u{1B}[K"

  private static func clear(_ state: inout State) {
    if state.isDrawn { System.complain(clearing) }
    state.isDrawn = false
  }
}

extension Progress {
  /// A phase under way.
  struct Phase: Sendable {
    let name: String
    let unit: Unit
    let total: Int?
    let start: ContinuousClock.Instant
    let usage = System.Usage.ofProcess
    var done = 0

    /// The line that shows the phase, in at most `columns` cells.
    func line(at now: ContinuousClock.Instant, columns: Int) -> String {
      let seconds = max((now - start).seconds, 1e-3)
      var parts = [name]
      switch unit {
      case .bytes:
        parts.append("\((Double(done) / 1e6).fixed(0)) MB")
        parts.append("\((Double(done) / 1e6 / seconds).fixed(0)) MB/s")
      case .articles:
        parts.append("\(done.grouped) articles")
      case .pairs:
        parts.append("\(done.grouped) pairs")
      case .steps: break
      }
      if let total, total > 0 {
        let share = min(1, Double(done) / Double(total))
        parts.append(Self.bar(share))
        parts.append("\(Int(share * 100)) %")
        if share > 0.01, share < 1 {
          let left = seconds * (1 - share) / share
          parts.append(
            left < 60 ? "\(Int(left) + 1) s left" : "\(Int(left / 60) + 1) min left")
        }
      }
      return parts.joined(separator: "  ").truncated(to: columns)
    }

    /// A bar of twenty cells.
    private static func bar(_ share: Double) -> String {
      let full = Int(share * 20)
      return String(repeating: "█", count: full)
        + String(repeating: "░", count: 20 - full)
    }
  }
}

extension Duration {
  /// The duration in seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
