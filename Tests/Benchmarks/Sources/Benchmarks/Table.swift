import Foundation

/// What a task is to reach.
enum Target {
  /// So many times as fast as the fastest peer named.
  case ratio(Double)
  /// In so many seconds.
  case seconds(Double)
}

/// One task with our time and the peers'.
struct Row {
  var task: String
  var ours: Timing
  var peers: [PeerResult] = []
  var target: Target?
  /// What was checked, or what is to be known.
  var note = ""
}

/// The table of results, in Markdown.
struct Table {
  private var rows: [[String]] = []
  private var missed: [String] = []
  private var unmeasured: [String] = []
  /// Peers that are faster, whether or not a target says anything of them.
  private var losses: [String] = []
  /// Only tasks that contain this text are run.
  var filter = ""

  static let header = ["task", "ours", "(min)", "peer", "its time", "(min)", "ratio", "target", "met", "checks"]

  /// Whether a task is to be run.
  func wants(_ task: String) -> Bool { filter.isEmpty || task.contains(filter) }

  mutating func add(_ row: Row) {
    let best = row.peers.compactMap { $0.timing?.median }.min()
    let (goal, met) = verdict(row, best)
    if met == "NO" { missed.append(row.task) }
    if met == "not measured" { unmeasured.append(row.task) }
    for peer in row.peers {
      guard let timing = peer.timing, timing.median < row.ours.median else { continue }
      losses.append("\(row.task): \(peer.name), \(shown(ratio: row.ours.median / timing.median)) as fast")
    }
    let ours = [row.task, shown(row.ours.median), shown(row.ours.minimum)]
    if row.peers.isEmpty { rows.append(ours + ["", "", "", "", goal, met, row.note]) }
    for (i, peer) in row.peers.enumerated() {
      var cells = i == 0 ? ours : ["", "", ""]
      cells.append(peer.name)
      if let timing = peer.timing {
        cells += [shown(timing.median), shown(timing.minimum), shown(ratio: timing.median / row.ours.median)]
      } else {
        cells += [peer.note ?? "", "", ""]
      }
      cells += i == 0 ? [goal, met, row.note] : ["", "", ""]
      rows.append(cells)
    }
    FileHandle.standardError.write(Data("\(row.task): \(shown(row.ours.median))\n".utf8))
  }

  private func verdict(_ row: Row, _ best: Double?) -> (String, String) {
    switch row.target {
    case nil: return ("", "")
    case .seconds(let limit): return ("≤ " + shown(limit), row.ours.median <= limit ? "yes" : "NO")
    case .ratio(let factor):
      let goal = "≥ \(shown(ratio: factor))"
      guard let best else { return (goal, "not measured") }
      return (goal, best >= factor * row.ours.median ? "yes" : "NO")
    }
  }

  /// What is missed, lost and not measured.
  var conclusions: [String] {
    var lines = [
      missed.isEmpty ? "Every target that was measured is met." : "Missed: \(missed.joined(separator: "; "))."
    ]
    if !losses.isEmpty { lines.append("Faster than we are: \(losses.joined(separator: "; ")).") }
    if !unmeasured.isEmpty {
      lines.append("Not measured, for want of the peer: \(unmeasured.joined(separator: "; ")).")
    }
    return lines
  }

  /// The table with columns of one width.
  var text: String {
    let all = [Table.header] + rows
    let widths = Table.header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
      "| " + zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: " | ")
        + " |"
    }
    let rule = "|" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|") + "|"
    return ([line(Table.header), rule] + rows.map(line)).joined(separator: "\n")
  }
}

/// A time in three digits with its unit.
func shown(_ seconds: Double) -> String {
  let (value, unit) =
    seconds < 1e-6
    ? (seconds * 1e9, "ns")
    : seconds < 1e-3 ? (seconds * 1e6, "µs") : seconds < 1 ? (seconds * 1e3, "ms") : (seconds, "s")
  return String(format: value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value) + " " + unit
}

/// A ratio in two or three digits.
func shown(ratio: Double) -> String {
  String(format: ratio < 10 ? (ratio == ratio.rounded() ? "%.0f" : "%.2f") : ratio < 100 ? "%.1f" : "%.0f", ratio) + "×"
}

/// A small number, as in 3e-14.
func shown(error: Double) -> String { String(format: "%.0e", error) }
