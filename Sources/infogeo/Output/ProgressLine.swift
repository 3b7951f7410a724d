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

  /// Writes how far a quadrature is.
  func report(_ progress: QuadratureProgress) {
    write { seconds in
      let percent = 100 * progress.evaluations / max(progress.expected, 1)
      return
        "infogeo: \(progress.evaluations) evaluations of the density, \(percent) % of those expected, \(seconds) s"
    }
  }

  /// Writes how many of so many things are done.
  func report(done: Int, of count: Int, _ what: String) {
    write { seconds in "infogeo: \(done) of \(count) \(what), \(100 * done / max(count, 1)) %, \(seconds) s" }
  }

  /// Writes a line, at most five times a second.
  private func write(_ text: (_ seconds: Int) -> String) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start > .seconds(1) else { return }
    last.withLock { last in
      if let last, now - last < .milliseconds(200) { return }
      last = now
      write(text(Int((now - start) / .seconds(1))))
    }
  }

  /// Clears the line.
  func clear() { last.withLock { if $0 != nil { write("") } } }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }
}
