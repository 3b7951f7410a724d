import DifferentialGeometry
import Scalars
import Symbolics

/// What the metric and the cubic form of a location–scale family depend on: the moments of the scores at unit scale.
///
/// For p = f((x − m)/s)/s with ℓ = log f the scores at s = 1 are u = −ℓ′(z) and v = −1 − zℓ′(z), and
///
///     g = s⁻²[a dm² + 2b dm ds + c ds²],   a = E u²,  b = E uv,  c = E v² = C + b²/a
///     T = s⁻³[E u³, E u²v, E uv², E v³]
///
/// The metric is hyperbolic with K = −1/C: (√(a/C) (m + (b/a)s), s) maps it to the half plane with C(dX² + dY²)/Y².
/// Source: Mitchell (1988), Int. Stat. Rev. 56; Miyamoto, Meneghetti, Pinele & Costa (2024), Information Geometry.
struct LocationScale {
  /// E u².
  let a: Expression
  /// E uv; zero for a symmetric density.
  let b: Expression
  /// C = E v² − b²/a = −1/K.
  let hyperbolic: Expression
  /// E u³, E u²v, E uv², E v³.
  let cubic: (mmm: Expression, mms: Expression, mss: Expression, sss: Expression)

  /// A density with any shape.
  init(
    a: Expression, b: Expression, hyperbolic: Expression,
    cubic: (mmm: Expression, mms: Expression, mss: Expression, sss: Expression)
  ) {
    self.a = a
    self.b = b
    self.hyperbolic = hyperbolic
    self.cubic = cubic
  }

  /// A symmetric density: odd moments of u vanish.
  init(symmetric a: Expression, c: Expression, mms: Expression, sss: Expression) {
    self.init(a: a, b: .zero, hyperbolic: c, cubic: (.zero, mms, .zero, sss))
  }

  /// The same for the density of −x: u changes its sign.
  var reflected: LocationScale {
    LocationScale(a: a, b: -b, hyperbolic: hyperbolic, cubic: (-cubic.mmm, cubic.mms, -cubic.mss, cubic.sss))
  }

  /// What a model with the coordinates (m, s) knows.
  func knowledge(_ m: Symbol, _ s: Symbol) -> StatisticalModel.Knowledge {
    knowledge(location: Expression(m), scale: Expression(s), jacobian: (.one, .one)) { m, s in [m, s] }
  }

  /// What a model knows whose coordinates each determine one of m and s.
  ///
  /// - Parameters:
  ///   - location: m of the first coordinate.
  ///   - scale: s of the second coordinate.
  ///   - jacobian: dm by the first and ds by the second coordinate.
  ///   - inverse: the coordinates of m and s.
  func knowledge(
    location m: Expression, scale s: Expression, jacobian: (Expression, Expression),
    inverse: (Expression, Expression) -> [Expression]
  ) -> StatisticalModel.Knowledge {
    let j = [jacobian.0 / s, jacobian.1 / s]
    let moments = [[a, b], [b, hyperbolic + b.squared / a]]
    let third = [cubic.mmm, cubic.mms, cubic.mss, cubic.sss]
    var metric: [Expression] = [], cubic: [Expression] = []
    for i in 0..<2 {
      for k in 0..<2 {
        metric.append((moments[i][k] * j[i] * j[k]).tidied())
        for l in 0..<2 { cubic.append((third[i + k + l] * j[i] * j[k] * j[l]).tidied()) }
      }
    }
    let stretch = sqrt(a / hyperbolic), shear = b / a
    return .init(
      isometry: .halfPlane(scale: hyperbolic, x: stretch * (m + shear * s), y: s) { X, Y in
        inverse(X / stretch - shear * Y, Y)
      }, metric: metric, cubic: cubic)
  }
}
