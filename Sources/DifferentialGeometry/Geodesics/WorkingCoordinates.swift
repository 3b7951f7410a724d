import Scalars
import Symbolics

/// Coordinates without borders: x = φ(u) with u on the whole line, coordinate by coordinate.
///
/// x > c becomes c + eᵘ, a < x < b becomes a + (b − a)/(1 + e^(−u)). Solvers work in u, so that no step leaves the
/// domain and coordinates of very different size are treated alike. Where x = ∞ is at a finite distance and 1/x is smooth
/// there, x becomes c + s/(e^(−u) − 1): u = 0 is that end, and the line goes on beyond it.
package struct WorkingCoordinates: Sendable {
  /// φ(u), φ′(u), φ″(u) and φ‴(u) of a coordinate.
  typealias Jet = (value: Double, first: Double, second: Double, third: Double)

  private enum Map: Sendable {
    case identity
    case above(Double), below(Double)
    case between(Double, Double)
    /// Above c, with the scale s.
    case aboveToInfinity(Double, Double)
  }

  private var maps: [Map]
  /// The interval of every coordinate, exactly.
  let domains: [Domain]

  package init(_ chart: Chart) {
    domains = chart.coordinates.map(\.domain)
    maps = chart.coordinates.map { symbol in
      switch (symbol.domain.lower?.value.asDouble, symbol.domain.upper?.value.asDouble) {
      case (nil, nil): .identity
      case (let low?, nil): .above(low)
      case (nil, let high?): .below(high)
      case (let low?, let high?): .between(low, high)
      }
    }
  }

  /// The same with u = 0 where coordinate i, which has a lower end only, is infinite: x = c + s/(e^(−u) − 1).
  func reachingInfinity(_ i: Int, scale s: Double) -> WorkingCoordinates {
    var result = self
    if case .above(let c) = maps[i] { result.maps[i] = .aboveToInfinity(c, s) }
    return result
  }

  /// The scale s where coordinate i reaches infinity at u = 0; nil elsewhere.
  func infinityScale(_ i: Int) -> Double? { if case .aboveToInfinity(_, let s) = maps[i] { s } else { nil } }

  /// φ as a formula.
  static func map(_ domain: Domain, _ u: Expression) -> Expression {
    switch (domain.lower?.value, domain.upper?.value) {
    case (nil, nil): u
    case (let low?, nil): Expression(low) + exp(u)
    case (nil, let high?): Expression(high) - exp(-u)
    case (let low?, let high?): Expression(low) + Expression(high - low) / (1 + exp(-u))
    }
  }

  /// u with φ(u) = x.
  func flattened(_ x: [Double]) -> [Double] {
    zip(maps, x).map { map, x in
      switch map {
      case .identity: x
      case .above(let c): Double.log(x - c)
      case .below(let c): -Double.log(c - x)
      case .between(let a, let b): Double.log((x - a) / (b - x))
      case .aboveToInfinity(let c, let s): -Double.log(onePlus: s / (x - c))
      }
    }
  }

  /// Whether a domain has an end.
  var hasBorders: Bool { domains.contains { $0.lower != nil || $0.upper != nil } }

  /// |x − c| for the nearer end c of the domain of coordinate i, from u; infinite where there is none.
  ///
  /// At the end ∞ of x > c too, in the coordinate 1/(x − c): negative beyond it.
  func gap(_ i: Int, _ u: Double) -> Double {
    switch maps[i] {
    case .identity: .infinity
    case .above: Double.exp(u)
    case .below: Double.exp(-u)
    case .between(let a, let b): (b - a) / (1 + Double.exp(u.magnitude))
    case .aboveToInfinity(_, let s): s / Double.expMinusOne(-u)
    }
  }

  /// The upper or the lower end of the domain of coordinate i, exactly.
  func end(_ i: Int, isUpper: Bool) -> String {
    let end = isUpper ? domains[i].upper : domains[i].lower
    return end.map { "\($0.value)" } ?? (isUpper ? "∞" : "−∞")
  }

  /// What rounding leaves unknown of u: a logarithm is known as well as what it is taken of.
  func rounding(_ u: [Double]) -> [Double] {
    zip(maps, u).map { map, u in
      switch map {
      case .identity: u.ulp
      // du = −(1 − eᵘ) dx/(x − c).
      case .aboveToInfinity: max(u.magnitude, min(1, Double.expMinusOne(u).magnitude)).ulp
      default: max(u.magnitude, 1).ulp
      }
    }
  }

  /// φ(u), φ′(u), φ″(u) and φ‴(u) of coordinate i.
  @inline(__always)
  func jet(_ i: Int, _ u: Double) -> Jet {
    switch maps[i] {
    case .identity: return (u, 1, 0, 0)
    case .above(let c):
      let e = Double.exp(u)
      return (c + e, e, e, e)
    case .below(let c):
      let e = Double.exp(-u)
      return (c - e, e, -e, e)
    case .between(let a, let b):
      // With s = 1/(1 + e⁻ᵘ) and r = 1 − s: s′ = sr, s″ = sr(r − s), s‴ = sr(1 − 6sr).
      let s = u >= 0 ? 1 / (1 + Double.exp(-u)) : Double.exp(u) / (1 + Double.exp(u))
      let r = u >= 0 ? Double.exp(-u) / (1 + Double.exp(-u)) : 1 / (1 + Double.exp(u))
      let w = b - a
      return (s < r ? a + w * s : b - w * r, w * s * r, w * s * r * (r - s), w * s * r * (1 - 6 * s * r))
    case .aboveToInfinity(let c, let s):
      let d = Double.expMinusOne(-u), e = 1 + d, slope = s * e / (d * d)
      return (c + s / d, slope, slope * (e + 1) / d, slope * (e * e + 4 * e + 1) / (d * d))
    }
  }
}
