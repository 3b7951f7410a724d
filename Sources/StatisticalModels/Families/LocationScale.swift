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
package struct LocationScale {
  /// E u².
  let a: Expression
  /// E uv; zero for a symmetric density.
  let b: Expression
  /// C = E v² − b²/a = −1/K.
  let hyperbolic: Expression
  /// E u³, E u²v, E uv², E v³.
  let cubic: (mmm: Expression, mms: Expression, mss: Expression, sss: Expression)

  /// A density with any shape.
  package init(
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
    knowledge(location: Expression(m), scale: Expression(s), jacobian: [[.one, .zero], [.zero, .one]]) { m, s in [m, s]
    }
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
    inverse: @escaping (Expression, Expression) -> [Expression]
  ) -> StatisticalModel.Knowledge {
    knowledge(
      location: m, scale: s, jacobian: [[jacobian.0, .zero], [.zero, jacobian.1]], inverse: inverse)
  }

  /// What a model knows whose coordinates determine m and s together.
  ///
  /// - Parameters:
  ///   - jacobian: the gradients of m and of s.
  ///   - isConvex: whether the image contains the shortest curves between its points.
  ///   - inverse: the coordinates of m and s; nil where they are not known: then there is no isometry.
  func knowledge(
    location m: Expression, scale s: Expression, jacobian: [[Expression]], isConvex: Bool = true,
    inverse: ((Expression, Expression) -> [Expression])?
  ) -> StatisticalModel.Knowledge {
    // dm/s and ds/s by each coordinate.
    let j = jacobian.map { row in row.map { $0 / s } }
    let moments = [[a, b], [b, hyperbolic + b.squared / a]]
    let third = [cubic.mmm, cubic.mms, cubic.mss, cubic.sss]
    var metric: [Expression] = [], cubic: [Expression] = []
    for i in 0..<2 {
      for k in 0..<2 {
        var g: [Expression] = []
        for p in 0..<2 { for q in 0..<2 { g.append(moments[p][q] * j[p][i] * j[q][k]) } }
        metric.append(Expression.sum(g).tidied())
        for l in 0..<2 {
          var T: [Expression] = []
          for p in 0..<2 {
            for q in 0..<2 { for r in 0..<2 { T.append(third[p + q + r] * j[p][i] * j[q][k] * j[r][l]) } }
          }
          cubic.append(Expression.sum(T).tidied())
        }
      }
    }
    let stretch = sqrt(a / hyperbolic), shear = b / a
    let isometry = inverse.map { inverse in
      Isometry.halfPlane(scale: hyperbolic, x: stretch * (m + shear * s), y: s, isConvex: isConvex) { X, Y in
        inverse(X / stretch - shear * Y, Y)
      }
    }
    return .init(isometry: isometry, metric: metric, cubic: cubic)
  }

  /// The manifold of parameters that determine m and s.
  ///
  /// - Throws: `GeometryError.invalidModel` when the chart has other symbols.
  package func manifold(location m: Expression, scale s: Expression, in chart: Chart) throws -> Manifold {
    let ξ = chart.coordinates
    let known = knowledge(
      location: m, scale: s, jacobian: [try m.gradient(by: ξ), try s.gradient(by: ξ)], inverse: nil)
    return try Manifold(chart: chart, metric: known.metric, cubic: known.cubic)
  }
}
