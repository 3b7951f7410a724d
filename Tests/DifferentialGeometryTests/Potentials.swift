import DifferentialGeometry
import StatisticalModels
import Symbolics

/// Manifolds that are known by a potential or a line element.
enum Potentials {
  static func manifold(_ potential: Expression, _ parameters: [Symbol]) throws -> Manifold {
    let model = try StatisticalModel("potential", logPartition: potential, parameters: parameters)
    guard let manifold = try model.closedFormManifold() else { throw GeometryError.unsupported(reason: "no manifold") }
    return manifold
  }

  /// ψ = −a²/(4b) + … of the univariate normal, in natural parameters made positive by sign.
  static func normal() throws -> Manifold {
    let a = Symbol("a"), b = Symbol("b", .positive)
    return try manifold(a.squared / (4 * Expression(b)) - log(b) / 2, [a, b])
  }

  static func gamma() throws -> Manifold {
    let a = Symbol("a", .positive), b = Symbol("b", .positive)
    return try manifold(logGamma(a) - a * log(b), [a, b])
  }

  static func inverseGaussian() throws -> Manifold {
    let a = Symbol("a", .positive), b = Symbol("b", .positive)
    return try manifold(-2 * sqrt(a * b) - log(b) / 2, [a, b])
  }

  static func dirichlet(_ k: Int) throws -> Manifold {
    let a = (1...k).map { Symbol("a\($0)", .positive) }
    let total = Expression.sum(a.map { Expression($0) })
    return try manifold(.sum(a.map { logGamma($0) } + [-logGamma(total)]), a)
  }

  static func categorical(_ k: Int) throws -> Manifold {
    let t = (1..<k).map { Symbol("t\($0)") }
    return try manifold(log(Expression.sum([1] + t.map { exp($0) })), t)
  }

  /// ½ hᵀP⁻¹h − ½ log det P of the d-variate normal, in h = Σ⁻¹μ and the upper triangle of P = Σ⁻¹.
  static func multivariateNormal(_ d: Int) throws -> Manifold {
    let h = (0..<d).map { Symbol("h\($0)") }
    var symbols = h
    var P = [[Expression]](repeating: [Expression](repeating: .zero, count: d), count: d)
    for i in 0..<d {
      for j in i..<d {
        let p = i == j ? Symbol("p\(i)\(j)", .positive) : Symbol("p\(i)\(j)")
        symbols.append(p)
        P[i][j] = Expression(p)
        P[j][i] = Expression(p)
      }
    }
    let determinant = determinant(P)
    var terms: [Expression] = []
    for i in 0..<d {
      for j in 0..<d {
        let minor = (0..<d).filter { $0 != i }.map { k in (0..<d).filter { $0 != j }.map { P[k][$0] } }
        let cofactor = Self.determinant(minor) * h[i] * Expression(h[j])
        terms.append((i + j).isMultiple(of: 2) ? cofactor : -cofactor)
      }
    }
    return try manifold(.sum(terms) / (2 * determinant) - log(determinant) / 2, symbols)
  }

  private static func determinant(_ M: [[Expression]]) -> Expression {
    guard let first = M.first else { return .one }
    var terms: [Expression] = []
    for j in first.indices {
      let minor = M.dropFirst().map { row in row.indices.filter { $0 != j }.map { row[$0] } }
      let term = first[j] * determinant(Array(minor))
      terms.append(j.isMultiple(of: 2) ? term : -term)
    }
    return .sum(terms)
  }

  /// A rotating black hole in Boyer–Lindquist coordinates: Ricci-flat, far from flat.
  static func kerr() throws -> Manifold {
    let t = Symbol("t"), r = Symbol("r", .positive), θ = Symbol("theta"), φ = Symbol("phi")
    let m = Expression(Symbol("m", .positive)), a = Expression(Symbol("a", .positive)), R = Expression(r)
    let sine = sin(θ).squared, Σ = R.squared + a.squared * cos(θ).squared, Δ = R.squared - 2 * m * R + a.squared
    let cross = -2 * m * R * a * sine / Σ, zero = Expression.zero
    let angular = sine * (R.squared + a.squared + 2 * m * R * a.squared * sine / Σ)
    return try Manifold(
      chart: Chart([t, r, θ, φ]),
      metric: [
        2 * m * R / Σ - 1, zero, zero, cross, zero, Σ / Δ, zero, zero, zero, zero, Σ, zero, cross, zero, zero, angular,
      ])
  }

  static func schwarzschild() throws -> Manifold {
    let t = Symbol("t"), r = Symbol("r", .positive), θ = Symbol("theta"), φ = Symbol("phi")
    let f = 1 - 2 * Symbol("m", .positive) / Expression(r), zero = Expression.zero
    return try Manifold(
      chart: Chart([t, r, θ, φ]),
      metric: [
        -f, zero, zero, zero, zero, 1 / f, zero, zero, zero, zero, r.squared, zero, zero, zero, zero,
        r.squared * sin(θ).squared,
      ])
  }

  /// The sphere of radius ρ, with a symbol for the radius: R = 2/ρ².
  static func sphere() throws -> Manifold {
    let θ = Symbol("theta"), φ = Symbol("phi"), ρ = Symbol("rho", .positive)
    return try Manifold(
      chart: Chart([θ, φ]), metric: [ρ.squared, 0, 0, ρ.squared * sin(θ).squared])
  }
}

private func * (n: Int, x: Expression) -> Expression { Expression(n) * x }
private func * (n: Int, x: Symbol) -> Expression { Expression(n) * x }
