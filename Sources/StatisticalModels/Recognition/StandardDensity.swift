import DifferentialGeometry
import Scalars
import Symbolics

/// A standard density f whose location–scale family is well known: log f(z) with the moments of its scores.
struct StandardDensity {
  /// The family in the catalogue.
  let family: String
  /// Whether it is the density of −z.
  let isReflected: Bool
  let logDensity: Expression
  let moments: LocationScale

  /// Which standard density a form has, with the factor ρ between the scales: f(z) = ρ f₀(ρz).
  ///
  /// The candidates are told apart by numbers; that one of them is the density is proved.
  static func match(_ form: LocationScaleForm) -> (density: StandardDensity, ratio: Expression)? {
    let z = form.variable, f = form.standardLogDensity
    let top = f.substituting([z: .zero])
    for candidate in candidates(form) {
      let ratio = exp(top - candidate.logDensity.substituting([z: .zero])).readable()
      let difference = f - candidate.logDensity.substituting([z: ratio * z]) - log(ratio)
      guard let tape = try? Tape([difference, f], inputs: [z]) else { continue }
      let isNear = [-1.3, -0.4, 0.6, 2.1].allSatisfy {
        let values = tape.evaluate([$0])
        return values[0].magnitude < 1e-10 * Swift.max(1, values[1].magnitude)
      }
      if isNear, difference.isProvedZero(at: [z: 0]) { return (candidate, ratio) }
    }
    return nil
  }

  private static func candidates(_ form: LocationScaleForm) -> [StandardDensity] {
    let z = form.variable
    let e = exp(-Expression(z)), flipped = exp(z)
    var result: [StandardDensity] = []
    func add(_ family: String, _ logDensity: Expression, _ moments: LocationScale, isReflected: Bool = false) {
      result.append(
        StandardDensity(family: family, isReflected: isReflected, logDensity: logDensity, moments: moments))
    }
    if form.isSymmetric {
      add("normal", -z.squared / 2 - log(2 * .pi) / 2, .generalizedNormal(2).rescaled(by: 1 / sqrt(Expression(2))))
      add("logistic", -Expression(z) - 2 * log(1 + e), .logistic)
      if let β = shapeOfGeneralizedNormal(form), β > Rational(1, 2), β != 2 {
        add(
          β == 1 ? "laplace" : "generalized-normal:beta=\(β)",
          log(Expression(β) / 2) - logGamma(Expression(1 / β)) - pow(abs(z), Expression(β)), .generalizedNormal(β))
      }
      if let ν = degreesOfStudent(form) {
        let half = Expression((ν + 1) / 2)
        add(
          ν == 1 ? "cauchy" : "student:nu=\(ν)",
          logGamma(half) - logGamma(Expression(ν / 2)) - log(Expression(ν) * .pi) / 2
            - half * log(1 + z.squared / Expression(ν)), .student(ν))
      }
    } else {
      add("gumbel", -Expression(z) - e, .gumbel)
      add("gumbel", Expression(z) - flipped, LocationScale.gumbel.reflected, isReflected: true)
    }
    return result
  }

  /// ν with f ~ |z|^(−ν−1) at infinity.
  private static func degreesOfStudent(_ form: LocationScaleForm) -> Rational? {
    guard let values = values(form, at: [Rational(10).power(40), Rational(10).power(41)]) else { return nil }
    return near((values[0] - values[1]) / Double.log(10) - 1)
  }

  /// β with log f(z) − log f(0) ~ |z|^β.
  private static func shapeOfGeneralizedNormal(_ form: LocationScaleForm) -> Rational? {
    guard let values = values(form, at: [0, 1, 2]), values[0] > values[1], values[0] > values[2] else { return nil }
    return near(Double.log2((values[2] - values[0]) / (values[1] - values[0])))
  }

  private static func values(_ form: LocationScaleForm, at points: [Rational]) -> [Double]? {
    guard let tape = try? Tape([form.standardLogDensity], inputs: [form.variable]) else { return nil }
    let precision = BallPrecision(bits: 512)
    let values = points.map { tape.evaluate([Ball($0, precision: precision)], precision: precision)[0] }
    return values.allSatisfy(\.isFinite) ? values.map(\.midpoint) : nil
  }

  /// The simple fraction that a number is to rounding.
  private static func near(_ x: Double) -> Rational? {
    guard x.isFinite, x > 0, x < 1e6 else { return nil }
    for d in 1...24 {
      let n = (x * Double(d)).rounded()
      if (x - n / Double(d)).magnitude < 1e-11 * x { return Rational(Int(n), d) }
    }
    return nil
  }
}

extension LocationScale {
  /// The same density with another unit: f(z) → f(z/k)/k, whose scores by the location are smaller by k.
  func rescaled(by k: Expression) -> LocationScale {
    LocationScale(
      a: (k.squared * a).readable(), b: (k * b).readable(), hyperbolic: hyperbolic,
      cubic: (
        (k.power(3) * cubic.mmm).readable(), (k.squared * cubic.mms).readable(), (k * cubic.mss).readable(), cubic.sss
      ))
  }
}
