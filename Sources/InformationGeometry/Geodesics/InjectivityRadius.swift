import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// How far the exponential map at a point is defined and one to one, by a theorem.
public struct InjectivityRadius: Sendable, Equatable {
  /// The injectivity radius of the complete space that the manifold is a part of; infinite without conjugate points.
  public let ofSpace: Double
  /// The distance from the point to the border of the manifold, beyond which geodesics have no continuation; infinite where it
  /// is complete.
  public let toBorder: Double
  /// Why.
  public let theorem: String

  /// The supremum of the radii of balls that exp_p maps diffeomorphically.
  public var value: Double { min(ofSpace, toBorder) }
}

extension StatisticalManifold {
  /// The injectivity radius at a point, where a theorem gives it.
  ///
  /// *Complete, simply connected, nowhere positive curvature*: ∞ (Cartan–Hadamard; normal and location–scale, gamma, inverse
  /// gamma, beta, Dirichlet, centered normal, Wishart).
  /// *Categorical and multinomial*: a part of a sphere of radius r = 2√n, where it is πr; the border is at
  /// minᵢ r arcsin √pᵢ, before that.
  /// *One dimension*: the distance to the nearer end.
  ///
  /// Accuracy: a few units in the last place. Source: do Carmo (1992), chapters 7 and 13.
  ///
  /// - Throws: `GeometryError.notProved` where no theorem is known here, such as for multivariate normals, whose curvature
  ///   has both signs.
  public func injectivityRadius(at point: Point) throws -> InjectivityRadius {
    if dimension == 1, model?.periods.isEmpty ?? true { return try radiusOnLine(at: point) }
    if let reason = model?.nonpositiveCurvature {
      return InjectivityRadius(ofSpace: .infinity, toBorder: .infinity, theorem: "Cartan-Hadamard: " + reason)
    }
    guard let isometry else {
      throw GeometryError.notProved(
        what: "an injectivity radius", reason: "\(name): neither the sign of the curvature nor an isometry is known")
    }
    let compiled = try Tape(isometry.image, inputs: chart.coordinates)
    switch isometry.space {
    case .line: return try radiusOnLine(at: point)
    case .hyperbolicPlane:
      guard isometry.coversHalfPlane(chart) else {
        throw GeometryError.notProved(
          what: "an injectivity radius",
          reason: "\(name): it is a part of the hyperbolic plane, and the distance to its border is not known")
      }
      return InjectivityRadius(
        ofSpace: .infinity, toBorder: .infinity, theorem: "Cartan-Hadamard: isometric to the hyperbolic plane")
    case .sphere(let formula):
      // The image is the part with positive coordinates: z = √p, and z = 0 is a face.
      guard isometry.symbols.allSatisfy({ $0.domain == .nonNegative }) else {
        throw GeometryError.notProved(
          what: "an injectivity radius", reason: "\(name): its border on the sphere is not known")
      }
      let radius = try Tape([formula], inputs: []).evaluate([Double]())[0]
      let height =
        compiled.evaluate(point.enclosed(bits: 192), precision: BallPrecision(bits: 192))
        .map { Ball.asin($0).midpoint }.min() ?? 0
      return InjectivityRadius(
        ofSpace: .pi * radius, toBorder: radius * height,
        theorem: "isometric to the part with positive coordinates of a sphere of radius \(radius)")
    }
  }

  /// The distances to the ends of an interval.
  private func radiusOnLine(at point: Point) throws -> InjectivityRadius {
    let unknown = GeometryError.notProved(
      what: "an injectivity radius", reason: "\(name): the length of the line is not known in closed form")
    guard let isometry, isometry.space == .line, let symbol = chart.coordinates.first else { throw unknown }
    let precision = BallPrecision(bits: 4_096)
    let image = try Tape(isometry.image, inputs: chart.coordinates)
    func place(_ x: Ball) -> Ball { image.evaluate([x], precision: precision)[0] }
    let here = place(point.enclosed(bits: precision.bits)[0])
    var ends: [Double] = []
    for (bound, sign) in [(symbol.domain.lower, -1), (symbol.domain.upper, 1)] {
      if let bound {
        // At the end itself, or infinite where the image has no value there.
        let end = place(Ball(bound.value, precision: precision))
        ends.append(end.isFinite ? Ball.absoluteValue(end - here).midpoint : .infinity)
      } else {
        // A length that still grows at 2^4000 is taken to grow without bound.
        func far(_ power: Int) -> Ball {
          place(Ball(Rational(sign), precision: precision).scaled(byPowerOfTwo: power))
        }
        let near = far(2_000), beyond = far(4_000)
        guard near.isFinite, beyond.isFinite else { throw unknown }
        let growth = Ball.absoluteValue(beyond - near).midpoint
        ends.append(growth > 1e-9 ? .infinity : Ball.absoluteValue(beyond - here).midpoint)
      }
    }
    return InjectivityRadius(
      ofSpace: .infinity, toBorder: ends.min() ?? .infinity, theorem: "one dimension: the exponential map is one to one"
    )
  }
}

extension Isometry {
  /// Whether the chart maps onto the whole half plane: the inverse leads into the chart and back, tried at places over
  /// twelve orders of magnitude.
  func coversHalfPlane(_ chart: Chart) -> Bool {
    guard case .hyperbolicPlane = space, isConvex, let back = try? Tape(inverse, inputs: symbols),
      let there = try? Tape(image, inputs: chart.coordinates)
    else { return false }
    for x in [-1e6, -3, -1e-3, 0, 0.7, 1e6] {
      for y in [1e-6, 0.3, 1, 1e6] {
        let place = back.evaluate([x, y])
        guard chart.contains(place) else { return false }
        let again = there.evaluate(place)
        guard abs(again[0] - x) <= 1e-6 * (y + abs(x)), abs(again[1] - y) <= 1e-6 * (y + abs(x)) else { return false }
      }
    }
    return true
  }
}
