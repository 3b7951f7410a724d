/// The damping of Newton's method by the natural monotonicity test, for any representation of vectors and Jacobians.
///
/// Fed with the norms of the corrections, it tells the damping factors (Deuflhard 2004, algorithm NLEQ-ERR).
struct NewtonDamping {
  enum Verdict {
    case accept
    case retry
  }

  /// The factor of the next trial.
  private(set) var factor = 1.0
  private var previousCorrection = 0.0
  private var previousSimplified = 0.0
  private var isFirst = true
  private var wasReduced = false

  /// Predicts the factor of a new iteration.
  ///
  /// `change` is the norm of the difference between the last simplified correction and the new ordinary one.
  mutating func begin(correction: Double, change: Double) {
    wasReduced = false
    defer { previousCorrection = correction }
    guard !isFirst else {
      isFirst = false
      return
    }
    let estimate = factor * previousCorrection * previousSimplified / (change * correction)
    factor = estimate.isNaN ? 1 : min(1, estimate)
  }

  /// The trial point was outside the domain.
  mutating func leftDomain() {
    factor /= 2
    wasReduced = true
  }

  /// The simplified correction, of this norm, is tried as the next one, without a new Jacobian.
  mutating func goOn(correction: Double) { previousCorrection = correction }

  /// Judges a trial by its simplified correction; `bend` is the norm of (simplified − (1 − factor) · correction).
  mutating func judge(correction: Double, simplified: Double, bend: Double) -> Verdict {
    let estimate = bend > 0 ? 0.5 * correction * factor * factor / bend : .infinity
    guard simplified < (1 - factor / 4) * correction else {
      factor = min(estimate, factor / 2)
      if factor.isNaN { factor = 0 }
      wasReduced = true
      return .retry
    }
    let next = min(1, estimate)
    if next >= 4 * factor && !wasReduced {
      factor = next
      return .retry
    }
    previousSimplified = simplified
    return .accept
  }
}

/// One run of Newton's method for a system with a flat Jacobian.
struct NewtonIteration: ~Copyable {
  private let n: Int
  private let block: UnsafeMutablePointer<Double>
  private let pivots: UnsafeMutablePointer<Int32>
  private let x: UnsafeMutablePointer<Double>
  private let trial: UnsafeMutablePointer<Double>
  private let correction: UnsafeMutablePointer<Double>
  private let simplified: UnsafeMutablePointer<Double>
  private let scales: UnsafeMutablePointer<Double>
  private let matrix: UnsafeMutablePointer<Double>

  init(count: Int, start: [Double], scales given: [Double]?) {
    n = count
    block = .allocate(capacity: 5 * count + count * count)
    block.initialize(repeating: 0, count: 5 * count + count * count)
    pivots = .allocate(capacity: count)
    pivots.initialize(repeating: 0, count: count)
    x = block
    trial = block + count
    correction = block + 2 * count
    simplified = block + 3 * count
    scales = block + 4 * count
    matrix = block + 5 * count
    for i in 0..<count {
      x[i] = start[i]
      scales[i] = given?[i] ?? 1
    }
  }

  deinit {
    block.deallocate()
    pivots.deallocate()
  }

  func run(
    _ method: NewtonSolver, _ f: NewtonSolver.Residual, _ jacobian: NewtonSolver.Jacobian
  ) throws(NumericalError) -> NewtonSolver.Solution {
    var damping = NewtonDamping()
    guard f(x, correction) else { throw .outsideDomain(at: n > 0 ? x[0] : 0) }
    var size = Double.infinity
    for iteration in 1...max(1, method.maximumIterations) {
      guard jacobian(x, matrix) else { throw .outsideDomain(at: x[0]) }
      guard LinearAlgebra.factorizeLU(in: matrix, count: n, pivots: pivots) else {
        throw .singular(reciprocalCondition: 0)
      }
      solve(correction)
      size = norm(correction)
      guard size.isFinite else { throw .notConverged(reached: size, reason: "the correction is not finite") }
      if size <= method.tolerance {
        for i in 0..<n { x[i] += correction[i] }
        return solution(size, iteration, f)
      }
      damping.begin(correction: size, change: distance(simplified, correction, 1))
      try search(method, &damping, size, f)
      swap(damping.factor)
      let simplifiedSize = norm(simplified)
      if damping.factor == 1 && simplifiedSize <= method.tolerance {
        for i in 0..<n { x[i] += simplified[i] }
        return solution(simplifiedSize, iteration, f)
      }
      guard f(x, correction) else { throw .outsideDomain(at: x[0]) }
    }
    throw .notConverged(reached: size, reason: "\(method.maximumIterations) Newton iterations")
  }

  /// Finds a damping factor whose trial point passes; leaves its simplified correction.
  private func search(
    _ method: NewtonSolver, _ damping: inout NewtonDamping, _ size: Double, _ f: NewtonSolver.Residual
  ) throws(NumericalError) {
    while true {
      let factor = damping.factor
      guard factor >= method.smallestDamping else {
        throw .notConverged(reached: size, reason: "Newton's damping factor fell to \(factor)")
      }
      for i in 0..<n { trial[i] = x[i] + factor * correction[i] }
      guard f(trial, simplified) else {
        damping.leftDomain()
        continue
      }
      solve(simplified)
      let simplifiedSize = norm(simplified)
      let bend = distance(simplified, correction, 1 - factor)
      if damping.judge(correction: size, simplified: simplifiedSize, bend: bend) == .accept { return }
    }
  }

  /// Moves to the accepted trial point.
  private func swap(_ factor: Double) {
    for i in 0..<n { x[i] += factor * correction[i] }
  }

  /// v ← −J⁻¹v.
  private func solve(_ v: UnsafeMutablePointer<Double>) {
    LinearAlgebra.solve(lu: matrix, count: n, pivots: pivots, in: v)
    for i in 0..<n { v[i] = -v[i] }
  }

  private func norm(_ v: UnsafePointer<Double>) -> Double {
    var sum = 0.0
    for i in 0..<n {
      let scaled = v[i] / max(abs(x[i]), scales[i])
      sum += scaled * scaled
    }
    return (sum / Double(max(1, n))).squareRoot()
  }

  /// The norm of a − factor · b.
  private func distance(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ factor: Double) -> Double {
    var sum = 0.0
    for i in 0..<n {
      let scaled = (a[i] - factor * b[i]) / max(abs(x[i]), scales[i])
      sum += scaled * scaled
    }
    return (sum / Double(max(1, n))).squareRoot()
  }

  private func solution(_ size: Double, _ iterations: Int, _ f: NewtonSolver.Residual) -> NewtonSolver.Solution {
    var largest = 0.0
    if f(x, trial) {
      for i in 0..<n { largest = max(largest, abs(trial[i])) }
    } else {
      largest = .infinity
    }
    return NewtonSolver.Solution(
      value: Array(UnsafeBufferPointer(start: x, count: n)), lastCorrection: size, residual: largest,
      iterations: iterations)
  }
}
