import DifferentialGeometry
import NumericalMethods
import Scalars
import Symbolics

/// How the coordinates of a joint density are centered, scaled and mapped: u = center + shape · v, v_j = map_j(t_j).
struct JointPlan: Sendable {
  var center: [Double]
  /// A lower triangular matrix, row-major.
  var shape: [Double]
  var maps: [AxisMap]
  /// Where log p is largest, in v.
  var peaks: [[Double]]
  /// Whether the tails are algebraic along some line.
  var hasAlgebraicTails: Bool { maps.contains(.algebraic) }

  var dimension: Int { center.count }

  /// log |∂u/∂v|.
  var logDeterminant: Double {
    var sum = 0.0
    for j in 0..<dimension { sum += Double.log(shape[j * dimension + j]) }
    return sum
  }

  /// u of v.
  func coordinates(_ v: [Double]) -> [Double] {
    let n = dimension
    var u = center
    for i in 0..<n { for j in 0...i { u[i] += shape[i * n + j] * v[j] } }
    return u
  }

  /// v of u.
  func whitened(_ u: [Double]) -> [Double] {
    let n = dimension
    var v = zip(u, center).map { $0 - $1 }
    for i in 0..<n {
      for j in 0..<i { v[i] -= shape[i * n + j] * v[j] }
      v[i] /= shape[i * n + i]
    }
    return v
  }
}

/// log p + log |∂x/∂u| in `Double` at fixed parameters and counts.
struct JointLandscape {
  let formula: JointFormula
  let evaluator: JointEvaluator<Double>
  private let inputs: [Double]
  private let curvature: Tape

  init(_ problem: JointProblem, lattice: [Double]) throws {
    formula = problem.formula
    evaluator = JointEvaluator(problem, Binary64(), order: -1)
    evaluator.lattice = lattice
    inputs = lattice + problem.point.coordinates
    curvature = try problem.formula.curvatureTape()
  }

  var dimension: Int { formula.space.continuousCount }

  /// The value; −∞ where it is not defined.
  func value(_ u: [Double]) -> Double {
    guard u.allSatisfy({ $0.isFinite }), let values = try? evaluator.values(u), !values.isZero else {
      return -.infinity
    }
    return values.logMass.isNaN ? -.infinity : values.logMass
  }

  /// Value, gradient and −Hessian by the formula.
  func curve(_ u: [Double]) -> (value: Double, gradient: [Double], curvature: Matrix) {
    let n = dimension, outputs = curvature.evaluate(u + inputs)
    var h = [Double](repeating: 0, count: n * n), place = n + 1
    for i in 0..<n {
      for j in i..<n {
        h[i * n + j] = -outputs[place]
        h[j * n + i] = -outputs[place]
        place += 1
      }
    }
    return (outputs[0], Array(outputs[1..<n + 1]), Matrix(rows: n, columns: n, elements: h))
  }

  /// Where log p is largest near u, by Newton's method with |Hessian| and step halving; nil when it is not found.
  func peak(near start: [Double]) -> (position: [Double], value: Double)? {
    var u = start
    var (value, gradient, h) = curve(u)
    for _ in 0..<200 {
      guard value.isFinite, gradient.allSatisfy({ $0.isFinite }), let eigen = try? SymmetricEigendecomposition(h)
      else { return nil }
      let (step, decrement) = ascent(gradient, eigen)
      if decrement < 1e-16 { break }
      var scale = 1.0, hasMoved = false
      while scale > 1e-9 {
        let next = zip(u, step).map { $0 + scale * $1 }
        let there = curve(next)
        if there.value.isFinite, there.value >= value + 1e-4 * scale * decrement - 1e-13 * value.magnitude {
          hasMoved = next != u
          (u, value, gradient, h) = (next, there.value, there.gradient, there.curvature)
          break
        }
        scale /= 4
      }
      if !hasMoved || decrement * scale < 1e-13 { break }
    }
    return (u, value)
  }

  private func ascent(_ g: [Double], _ eigen: SymmetricEigendecomposition) -> (step: [Double], decrement: Double) {
    let n = dimension, v = eigen.vectors.elements
    var step = [Double](repeating: 0, count: n), decrement = 0.0
    let top = eigen.values.map(\.magnitude).max() ?? 1
    for k in 0..<n {
      var slope = 0.0
      for i in 0..<n { slope += v[i * n + k] * g[i] }
      let λ = max(eigen.values[k].magnitude, 1e-10 * top, 1e-12 * slope.magnitude, 1e-300)
      decrement += slope * slope / λ
      for i in 0..<n { step[i] += v[i * n + k] * slope / λ }
    }
    return (step, decrement)
  }
}
