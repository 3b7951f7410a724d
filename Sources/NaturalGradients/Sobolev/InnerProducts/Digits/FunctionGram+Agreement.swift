import InformationGeometry

extension FunctionGram {
  /// Inner products by finer and finer rules, until two that follow each other agree.
  ///
  /// - Parameters:
  ///   - bits: how far they agree, relative to the norms.
  ///   - what: what is computed, for errors.
  ///   - next: the inner products by the next rule, and how many places it has; nil where there is no finer one.
  /// - Throws: `GeometryError.notConverged`, `notFinite`.
  static func agreeing(
    bits: Int, _ what: String, _ next: () throws -> (values: [[Ball]], evaluations: Int)?
  ) throws -> (values: [[Ball]], errors: [[Ball]], evaluations: Int) {
    var last: [[Ball]]?, evaluations = 0, reached = Double.infinity
    while let (now, count) = try next() {
      evaluations += count
      guard now.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { throw GeometryError.notFinite(what: what, at: []) }
      if let last {
        let (errors, worst) = change(from: last, to: now)
        reached = worst
        if worst <= Double.exp2(-Double(bits)) { return (now, errors, evaluations) }
      }
      last = now
    }
    throw GeometryError.notConverged(
      what: what, reached: reached, reason: "the functions are not smooth enough in this space, or vary too fast")
  }

  /// The changes of inner products from one rule to the next, and the largest one relative to ‖fᵢ‖‖fⱼ‖.
  private static func change(from last: [[Ball]], to now: [[Ball]]) -> (errors: [[Ball]], worst: Double) {
    var errors = now, worst = 0.0
    for i in now.indices {
      for j in now.indices {
        errors[i][j] = (now[i][j] - last[i][j]).largestSize
        let scale = (now[i][i].midpoint * now[j][j].midpoint).magnitude.squareRoot(), change = errors[i][j].upper
        if change > 0 || change.isNaN {
          worst = scale.isFinite && change.isFinite ? Swift.max(worst, change / scale) : .infinity
        }
      }
    }
    return (errors, worst)
  }
}
