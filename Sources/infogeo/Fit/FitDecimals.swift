import Figures
import GeometryLaws

/// The fits of all groups to many digits, or enclosed, and the distances between them.
struct FitDecimals {
  /// A group.
  struct Group {
    let estimates: [ComponentValue]
    let standardErrors: [ComponentValue]
    let covariance: [ComponentValue]
    let logLikelihood: ComponentValue
  }

  let precision: Precision
  let groups: [Group]
  /// The distance of group i to group j, at [i][j].
  let distances: [[ComponentValue]]

  init(_ result: FitResult, _ precision: Precision) throws {
    self.precision = precision
    let digits = precision.digits
    // Distances of estimates that are rounded need estimates with digits to spare.
    let fits = try result.data.groups.map { group in
      do {
        return try MaximumLikelihood.enclosedFit(result.model, data: group.observations, digits: digits + 12)
      } catch {
        throw FitResult.failure(error, of: group.name, result.data.by)
      }
    }
    let isEnclosing = if case .enclosures = precision { true } else { false }
    func number(_ ball: Ball) -> ComponentValue { ComponentValue(ball, digits: digits + 2, isEnclosing: isEnclosing) }
    groups = fits.map { fit in
      Group(
        estimates: fit.estimates.map(number), standardErrors: fit.standardErrors.map(number),
        covariance: fit.covariance.map(number), logLikelihood: number(fit.logLikelihood))
    }
    let points = try fits.map { fit in
      try result.manifold.point(
        exactly: fit.estimates.map { ball in
          let bits = BigFloatPrecision(digits: digits + 16)
          return Expression(BigFloat(midpointOf: ball, precision: bits).asRational ?? 0)
        })
    }
    let zero: ComponentValue = isEnclosing ? .enclosure(lower: "0", upper: "0") : .decimal("0", error: "0")
    var matrix = [[ComponentValue]](repeating: [ComponentValue](repeating: zero, count: fits.count), count: fits.count)
    for i in fits.indices {
      for j in fits.indices.dropFirst(i + 1) {
        do {
          if isEnclosing {
            // The distance of the estimates, which are themselves enclosed only: not proved here.
            throw CommandFailure(
              .notConverged, kind: "not-proved",
              "--certified: the distances between groups are those of rounded estimates; fit one group, or use --digits"
            )
          }
          let distance = try result.manifold.distance(from: points[i], to: points[j], digits: digits + 2)
          matrix[i][j] = .decimal(distance.value.text(digits: digits + 2), error: distance.error.twoDigits)
          matrix[j][i] = matrix[i][j]
        } catch {
          throw FitResult.failure(error, of: "\(result.groups[i].name) – \(result.groups[j].name)", result.data.by)
        }
      }
    }
    distances = matrix
  }

  /// The members of a group's entry that digits replace.
  func members(_ i: Int, dimension n: Int) -> JSONObject {
    let group = groups[i]
    return [
      "estimates": .array(group.estimates.map(\.json)), "standardErrors": .array(group.standardErrors.map(\.json)),
      "logLikelihood": group.logLikelihood.json,
      "covariance": nested(group.covariance.map(\.json), dimension: n, rank: 2),
    ]
  }

  /// Estimates and distances for a reader.
  func text(names: [String], groups labels: [String]) -> [String] {
    var lines: [String] = []
    for (label, group) in zip(labels, groups) {
      lines += ["", label]
      let rows = names.indices.map { [names[$0], group.estimates[$0].text, "(\(group.standardErrors[$0].text))"] }
      lines += TextTable.lines(
        rows + [["log-likelihood", group.logLikelihood.text]], leftColumns: [0, 1, 2], indent: "  ")
    }
    guard groups.count > 1 else { return lines }
    lines += ["", "Fisher–Rao distances"]
    for i in groups.indices {
      for j in groups.indices.dropFirst(i + 1) {
        lines.append("  \(labels[i]) – \(labels[j])  \(distances[i][j].text)")
      }
    }
    return lines
  }
}
