import CFLINT
import Scalars

/// Proved enclosures of integrals over finite intervals, of several functions at shared nodes.
///
/// An interval is taken as a whole where the enclosure of the function is narrow enough, by a Gauss–Legendre rule where the
/// function is analytic and bounded on an ellipse around it, and is halved otherwise. With n nodes and |f| ≤ M on the ellipse
/// with foci ±1 and half axes (ϱ ± 1/ϱ)/2, the error of the rule is at most (64/15) M ϱ⁻²ⁿ/(1 − ϱ⁻²).
///
/// Accuracy: what is returned is an enclosure, always. The limits on halvings and evaluations end in an error.
/// Source: Petras (2002); Johansson (2018); Trefethen (2013), theorem 19.3.
package struct RigorousIntegration {
  /// The nodes, and with them the precision.
  package let nodes: GaussLegendreNodes
  /// How often an interval may be halved.
  package var maximumDepth: Int
  /// How often the functions may be evaluated.
  package var maximumEvaluations: Int

  /// Why there is no enclosure.
  package struct Failure: Error {
    /// Whether the evaluations ran out; otherwise an interval was halved too often.
    package let isExhausted: Bool
    /// Where.
    package let position: Double
    /// The function whose enclosure was not finite, or not narrow enough.
    package let component: Int
  }

  package init(_ nodes: GaussLegendreNodes) {
    self.nodes = nodes
    maximumDepth = 2 * nodes.precision.bits + 100
    maximumEvaluations = 200_000
  }

  /// Enclosures of ∫ₐᵇ f.
  ///
  /// - Parameters:
  ///   - a: the lower end, exactly.
  ///   - b: the upper end, exactly.
  ///   - tolerances: for each function log₂ of the radius that one subinterval may have.
  /// - Throws: `Failure`.
  package func integrals(
    of integrand: some RigorousIntegrand, from a: Double, to b: Double, tolerances: [Double]
  ) throws(Failure) -> [ComplexBall] {
    precondition(a < b && a.isFinite && b.isFinite, "an integral from \(a) to \(b)")
    precondition(tolerances.count == integrand.count, "\(tolerances.count) tolerances for \(integrand.count) functions")
    let run = RigorousRun(integrand, nodes, tolerances)
    let wide = BallPrecision(bits: nodes.precision.bits + 2 * maximumDepth + 200)
    let ends = (Ball(exactly: a, precision: wide), Ball(exactly: b, precision: wide))
    var stack = [
      Interval(
        middle: (ends.0 + ends.1).scaled(byPowerOfTwo: -1), half: (ends.1 - ends.0).scaled(byPowerOfTwo: -1), depth: 0)
    ]
    while let interval = stack.popLast() {
      if run.add(interval) { continue }
      guard interval.depth < maximumDepth, run.evaluations < maximumEvaluations else {
        throw Failure(
          isExhausted: interval.depth < maximumDepth, position: interval.middle.midpoint, component: run.worst)
      }
      let half = interval.half.scaled(byPowerOfTwo: -1)
      stack.append(Interval(middle: interval.middle + half, half: half, depth: interval.depth + 1))
      stack.append(Interval(middle: interval.middle - half, half: half, depth: interval.depth + 1))
    }
    return run.sums
  }

  /// [middle − half, middle + half], both exact.
  struct Interval {
    let middle: Ball
    let half: Ball
    let depth: Int
  }
}

/// The sums of one integration, with its registers.
private final class RigorousRun<Integrand: RigorousIntegrand> {
  private let integrand: Integrand
  private let nodes: GaussLegendreNodes
  private let tolerances: [Double]
  private let bits: Int
  private let count: Int
  private let registers: ComplexRegisters
  // Sums, sums of one rule, values; then one argument.
  private let total: UnsafeMutablePointer<acb_struct>
  private let part: UnsafeMutablePointer<acb_struct>
  private let values: UnsafeMutablePointer<acb_struct>
  private let argument: UnsafeMutablePointer<acb_struct>
  // Bounds on the ellipse, and two for steps.
  private let bounds: UnsafeMutablePointer<mag_struct>
  private let magnitudes: UnsafeMutablePointer<mag_struct>
  private(set) var evaluations = 0
  private(set) var worst = 0

  /// The ellipses that are tried, one after the other.
  private static var ellipses: [Double] { [2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128, 256, 1024, 4096, 65_536] }
  /// The rules that are used.
  private static var rules: [Int] { [8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048] }

  init(_ integrand: Integrand, _ nodes: GaussLegendreNodes, _ tolerances: [Double]) {
    self.integrand = integrand
    self.nodes = nodes
    self.tolerances = tolerances
    bits = nodes.precision.bits
    count = integrand.count
    registers = ComplexRegisters(3 * count + 1)
    total = registers.pointer
    part = total + count
    values = part + count
    argument = values + count
    bounds = .allocate(capacity: count + 2)
    magnitudes = bounds + count
    for c in 0..<count + 2 { mag_init(bounds + c) }
  }

  deinit {
    for c in 0..<count + 2 { mag_clear(bounds + c) }
    bounds.deallocate()
  }

  var sums: [ComplexBall] {
    (0..<count).map { c in .fromACB(nodes.precision) { acb_set($0, total + c) } }
  }

  /// Adds the integral over an interval; false when it must be halved.
  func add(_ interval: RigorousIntegration.Interval) -> Bool {
    addWhole(interval) || addRule(interval)
  }

  private func evaluate(analytic: Bool) {
    evaluations += 1
    integrand.evaluate(argument, analytic: analytic, into: values)
  }

  /// The enclosure of the function times the length, when it is narrow enough.
  private func addWhole(_ interval: RigorousIntegration.Interval) -> Bool {
    setArgument(interval, real: 1, imaginary: 0)
    evaluate(analytic: false)
    var isNarrow = true
    for c in 0..<count {
      interval.half.withArb { acb_mul_arb(values + c, values + c, $0, bits) }
      acb_mul_2exp_si(values + c, values + c, 1)
      let radius = Swift.max(logRadius(acb_real_ptr(values + c)), logRadius(acb_imag_ptr(values + c)))
      if acb_is_finite(values + c) == 0 || radius > tolerances[c] {
        isNarrow = false
        worst = c
        break
      }
    }
    if isNarrow { for c in 0..<count { acb_add(total + c, total + c, values + c, bits) } }
    return isNarrow
  }

  /// A Gauss–Legendre rule, when there is an ellipse on which the functions are analytic.
  private func addRule(_ interval: RigorousIntegration.Interval) -> Bool {
    let target = tolerances.min() ?? 0
    let most = Int(0.5 * Swift.min(Double(bits), -target)) + 60
    var best: (count: Int, ratio: Double)?
    let half = Double.log2(interval.half.midpoint.magnitude)
    for ratio in Self.ellipses {
      setArgument(interval, real: (ratio + 1 / ratio) / 2, imaginary: (ratio - 1 / ratio) / 2)
      evaluate(analytic: true)
      var needed = 2.0
      for c in 0..<count {
        guard acb_is_finite(values + c) != 0 else {
          worst = c
          needed = .infinity
          break
        }
        let size = logSize(values + c)
        needed = Swift.max(needed, (size + half + 2.2 - tolerances[c]) / (2 * Double.log2(ratio)))
      }
      guard needed.isFinite, let n = Self.rules.first(where: { Double($0) >= needed }) else { break }
      if let best, n >= best.count { break }
      best = (n, ratio)
      for c in 0..<count { acb_get_mag(bounds + c, values + c) }
      if n <= 8 { break }
    }
    guard let best, best.count <= Self.rules.first(where: { $0 >= most }) ?? most else { return false }
    addRule(interval, best.count, ratio: best.ratio)
    return true
  }

  private func addRule(_ interval: RigorousIntegration.Interval, _ n: Int, ratio: Double) {
    for c in 0..<count { acb_zero(part + c) }
    let rule = nodes.rule(n)
    for (node, weight) in zip(rule.nodes, rule.weights) {
      for side in [1, -1] {
        arb_zero(acb_imag_ptr(argument))
        interval.half.withArb { half in
          node.withArb { arb_mul(acb_real_ptr(argument), half, $0, bits + 30) }
        }
        if side < 0 { arb_neg(acb_real_ptr(argument), acb_real_ptr(argument)) }
        interval.middle.withArb { arb_add(acb_real_ptr(argument), acb_real_ptr(argument), $0, bits + 30) }
        evaluate(analytic: false)
        weight.withArb { weight in
          for c in 0..<count {
            arb_addmul(acb_real_ptr(part + c), acb_real_ptr(values + c), weight, bits)
            if acb_is_real(values + c) == 0 {
              arb_addmul(acb_imag_ptr(part + c), acb_imag_ptr(values + c), weight, bits)
            }
          }
        }
      }
    }
    // (64/15) M ϱ⁻²ⁿ/(1 − ϱ⁻²), every step rounded up: for ϱ ≥ 2 the last factor is at most 4/3.
    let factor = magnitudes, error = magnitudes + 1
    mag_set_d(factor, (1 / ratio).nextUp)
    mag_pow_ui(factor, factor, UInt(2 * n))
    mag_mul_ui(factor, factor, 256)
    mag_div_ui(factor, factor, 45)
    for c in 0..<count {
      let isReal = acb_is_real(part + c) != 0
      mag_mul(error, factor, bounds + c)
      arb_add_error_mag(acb_real_ptr(part + c), error)
      if !isReal { arb_add_error_mag(acb_imag_ptr(part + c), error) }
      interval.half.withArb { acb_mul_arb(part + c, part + c, $0, bits) }
      acb_add(total + c, total + c, part + c, bits)
    }
  }

  /// The rectangle around the middle with these multiples of the half length as half sides, rounded outward.
  private func setArgument(_ interval: RigorousIntegration.Interval, real: Double, imaginary: Double) {
    let side = magnitudes, width = magnitudes + 1
    interval.half.withArb { arb_get_mag(side, $0) }
    interval.middle.withArb { arb_set(acb_real_ptr(argument), $0) }
    arb_zero(acb_imag_ptr(argument))
    for (part, factor) in [(acb_real_ptr(argument), real), (acb_imag_ptr(argument), imaginary)] where factor > 0 {
      mag_set_d(width, factor.nextUp.nextUp)
      mag_mul(width, width, side)
      arb_add_error_mag(part, width)
    }
  }

  private func logRadius(_ x: UnsafeMutablePointer<arb_struct>?) -> Double {
    guard let x else { return .infinity }
    return mag_is_zero(arb_rad_ptr(x)) != 0 ? -.infinity : mag_get_d_log2_approx(arb_rad_ptr(x))
  }

  private func logSize(_ z: UnsafeMutablePointer<acb_struct>) -> Double {
    acb_get_mag(magnitudes, z)
    return mag_is_zero(magnitudes) != 0 ? -.infinity : mag_get_d_log2_approx(magnitudes)
  }
}
