import CFLINT
import Scalars

/// The first coefficients of functions, from enclosures.
extension SeriesTape {
  func startFunction(_ operation: SeriesOperation, _ row: Int32) {
    switch operation {
    case .reciprocal(let a): set(row, 0, to: Ball(1, precision: BallPrecision(bits: bits)) / value(a))
    case .squareRoot(let a): set(row, 0, to: Ball.sqrt(value(a)))
    case .power(let a, let c):
      set(row, 0, to: Ball.pow(value(a), constantBall(c)))
      arb_zero(place(row + 1, 0))
    case .exp(let a, _): set(row, 0, to: Ball.exp(value(a)))
    case .sine(let a, _, let isHyperbolic):
      let x = value(a)
      set(row, 0, to: isHyperbolic ? Ball.sinh(x) : Ball.sin(x))
      set(row + 1, 0, to: isHyperbolic ? Ball.cosh(x) : Ball.cos(x))
    case .tangent(let a, _, let isHyperbolic):
      let x = value(a), one = Ball(1, precision: BallPrecision(bits: bits))
      set(row, 0, to: isHyperbolic ? Ball.tanh(x) : Ball.tan(x))
      let other = isHyperbolic ? Ball.cosh(x) : Ball.cos(x)
      set(row + 1, 0, to: one / (other * other))
    case .integral(let function, let order, let a, _, _, _):
      let step = Instruction(opcode: .function, order: Int32(function.rawValue) | order << 8)
      set(row, 0, to: Tape.value(step, value(a), value(a)))
    case .tower(let function, let a, _):
      for (m, coefficient) in derivatives(of: function, at: value(a), through: height(row)).enumerated() {
        set(row + Int32(m), 0, to: coefficient)
      }
    default: break
    }
  }

  /// f⁽ᵐ⁾(x)/m! for m = 0, …, n, with nearly all bits; indeterminate where there is no value.
  private func derivatives(of function: TowerFunction, at x: Ball, through n: Int) -> [Ball] {
    var working = bits + 32
    while true {
      let exact = x.rounded(to: BallPrecision(bits: working))
      let result: [Ball]
      switch function {
      case .polygamma(let order): result = polygamma(Int(order), exact, n, isTail: false)
      case .polygammaTail(let order): result = polygamma(Int(order), exact, n, isTail: true)
      case .besselI(let order): result = bessel(value(order), exact, n, isGrowing: true)
      case .besselK(let order): result = bessel(value(order), exact, n, isGrowing: false)
      }
      let isSharp = result.allSatisfy { $0.relativeAccuracyBits >= bits - 4 || $0 == .zero }
      if isSharp || working > 8 * bits + 4096 { return result }
      working += working / 2
    }
  }

  private func polygamma(_ order: Int, _ x: Ball, _ n: Int, isTail: Bool) -> [Ball] {
    let precision = x.precision
    guard x.isPositive || !x.containsInteger, !isTail || x.isPositive else {
      return [Ball](repeating: .indeterminate(precision), count: n + 1)
    }
    var argument = arb_poly_struct(), series = arb_poly_struct()
    arb_poly_init(&argument)
    arb_poly_init(&series)
    defer {
      arb_poly_clear(&argument)
      arb_poly_clear(&series)
    }
    x.withArb { arb_poly_set_coeff_arb(&argument, 0, $0) }
    arb_poly_set_coeff_si(&argument, 1, 1)
    arb_poly_digamma_series(&series, &argument, order + n + 1, precision.bits)
    // ψ⁽ⁿ⁺ᵐ⁾/m! = dₙ₊ₘ (m+1)…(m+n).
    var result: [Ball] = []
    for m in 0...n {
      let j = order + m
      var coefficient = Ball.fromArb(precision) { arb_poly_get_coeff_arb($0, &series, j) }
      if isTail {
        let lead =
          j == 0
          ? Ball.log(x) : Ball(Rational(j.isMultiple(of: 2) ? -1 : 1, j), precision: precision) / Ball.pow(x, j)
        coefficient = coefficient - lead
      }
      for i in 1..<max(order + 1, 2) where order > 0 {
        coefficient = coefficient * Ball(Rational(m + i), precision: precision)
      }
      result.append(coefficient)
    }
    return result
  }

  /// The Taylor coefficients of a solution of x²y″ + xy′ = (x² + ν²)y, from its first two.
  private func bessel(_ ν: Ball, _ x: Ball, _ n: Int, isGrowing: Bool) -> [Ball] {
    let precision = x.precision
    func number(_ k: Int) -> Ball { Ball(Rational(k), precision: precision) }
    func f(_ order: Ball) -> Ball { isGrowing ? Ball.besselI(order, x) : Ball.besselK(order, x) }
    let slope = (f(ν - number(1)) + f(ν + number(1))) / number(2)
    var c = [f(ν), isGrowing ? slope : -slope]
    for k in 0..<max(n - 1, 0) {
      var total = (number(k * k) - x * x - ν * ν) * c[k] + x * number((k + 1) * (2 * k + 1)) * c[k + 1]
      if k >= 1 { total = total - number(2) * x * c[k - 1] }
      if k >= 2 { total = total - c[k - 2] }
      c.append(-total / (x * x * number((k + 2) * (k + 1))))
    }
    return Array(c.prefix(n + 1))
  }
}
