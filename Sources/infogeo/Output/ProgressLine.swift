import Foundation
import GeometryLaws
import Synchronization

/// How far a long run is, on a line of a terminal that is written again and again, and cleared in the end.
///
/// Nothing is written in the first second, nor where nobody is looking.
final class ProgressLine: Sendable {
  private let start = ContinuousClock.now
  private let isShown = StandardError.isTerminal
  /// When the line was last written; nil before.
  private let last = Mutex<ContinuousClock.Instant?>(nil)

  /// Writes how far a run is, at most five times a second.
  func report(_ progress: QuadratureProgress) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start > .seconds(1) else { return }
    last.withLock { last in
      if let last, now - last < .milliseconds(200) { return }
      last = now
      let percent = 100 * progress.evaluations / max(progress.expected, 1)
      let seconds = Int((now - start) / .seconds(1))
      write("infogeo: \(progress.evaluations) evaluations of the density, \(percent) % of those expected, \(seconds) s")
    }
  }

  /// Clears the line.
  func clear() { last.withLock { if $0 != nil { write("") } } }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }
}
