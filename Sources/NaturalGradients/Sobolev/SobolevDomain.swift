import InformationGeometry

/// A space on which Sobolev norms are taken, with the distance of its points.
public enum SobolevDomain: Sendable {
  /// ℝⁿ.
  case euclidean(Int)
  /// The circle of a circumference.
  case circle(Expression)
  /// The flat torus with one circumference a dimension.
  case torus([Expression])
  /// The interval from a to b.
  case interval(Expression, Expression, Boundary)
  /// A box, from one corner to the other.
  case box([Expression], [Expression], Boundary)
  /// The unit sphere S² or S³, with the angle between two of its points as their distance.
  case sphere(Int)

  /// What is asked of functions at the boundary.
  public enum Boundary: String, Sendable, CaseIterable {
    /// Nothing: the norm is ∫f(1 − ℓ²Δ)ˢf with the Laplacian whose normal derivative vanishes, for s = 1 ∫f² + ℓ²f′².
    case neumann
    /// f = 0 at the boundary.
    case dirichlet
    /// The kernel of the whole space, restricted: for s = 1, ℓ = 1 the norm is ∫f² + f′² and f(a)² + f(b)² beside.
    case restricted
  }

  /// The dimension n.
  public var dimension: Int {
    switch self {
    case .euclidean(let n), .sphere(let n): n
    case .circle, .interval: 1
    case .torus(let lengths): lengths.count
    case .box(let lower, _, _): lower.count
    }
  }

  /// How many numbers make a point: one a dimension, and unit vectors on spheres.
  public var coordinateCount: Int { if case .sphere(let n) = self { n + 1 } else { dimension } }

  /// In words.
  public var summary: String {
    switch self {
    case .euclidean(let n): n == 1 ? "the line" : "ℝ^\(n)"
    case .circle(let length): "the circle of length \(length)"
    case .torus(let lengths): "the torus of lengths \(lengths.map { "\($0)" }.joined(separator: " × "))"
    case .interval(let a, let b, let boundary): "the interval from \(a) to \(b), \(boundary.rawValue)"
    case .box(let lower, let upper, let boundary):
      "the box \(zip(lower, upper).map { "[\($0), \($1)]" }.joined(separator: " × ")), \(boundary.rawValue)"
    case .sphere(let n): "the sphere S^\(n)"
    }
  }

  /// The sides of a torus or a box, with whether they are reflected and with which sign; nil where there are none.
  var sides: Sides? {
    switch self {
    case .circle(let length): Sides(origins: [.zero], lengths: [length], reflection: nil)
    case .torus(let lengths): Sides(origins: lengths.map { _ in .zero }, lengths: lengths, reflection: nil)
    case .interval(let a, let b, .neumann): Sides(origins: [a], lengths: [b - a], reflection: 1)
    case .interval(let a, let b, .dirichlet): Sides(origins: [a], lengths: [b - a], reflection: -1)
    case .box(let a, let b, .neumann): Sides(origins: a, lengths: zip(a, b).map { $1 - $0 }, reflection: 1)
    case .box(let a, let b, .dirichlet): Sides(origins: a, lengths: zip(a, b).map { $1 - $0 }, reflection: -1)
    case .euclidean, .sphere, .interval, .box: nil
    }
  }

  /// The lower and upper end of each coordinate of an interval or a box; none elsewhere.
  var ends: [(lower: Expression, upper: Expression)] {
    switch self {
    case .interval(let a, let b, _): [(a, b)]
    case .box(let a, let b, _): zip(a, b).map { ($0, $1) }
    case .euclidean, .circle, .torus, .sphere: []
    }
  }

  /// How a bounded flat domain unfolds to the whole space.
  struct Sides {
    /// The lower corner.
    let origins: [Expression]
    /// The lengths.
    let lengths: [Expression]
    /// The sign that a reflection at the boundary brings; nil for periods.
    let reflection: Int?
  }

  /// Refuses what is no such space.
  ///
  /// - Throws: `GeometryError.outsideDomain` naming the side.
  func check() throws(GeometryError) {
    switch self {
    case .euclidean(let n):
      guard n >= 1 else {
        throw .outsideDomain(parameter: "n", value: "\(n)", requirement: "be at least 1")
      }
    case .sphere(let n):
      guard n == 2 || n == 3 else {
        throw .outsideDomain(parameter: "n", value: "\(n)", requirement: "be 2 or 3: other spheres are not here")
      }
    case .circle, .torus, .interval, .box:
      var pairs: [(Expression, Expression)] = []
      switch self {
      case .circle(let length): pairs = [(.zero, length)]
      case .torus(let lengths): pairs = lengths.map { (.zero, $0) }
      case .interval(let a, let b, _): pairs = [(a, b)]
      case .box(let a, let b, _):
        guard a.count == b.count, !a.isEmpty else {
          throw .invalidModel(reason: "a box needs as many lower as upper ends, not \(a.count) and \(b.count)")
        }
        pairs = Array(zip(a, b))
      default: break
      }
      for (a, b) in pairs {
        guard let length = (b - a).constantEnclosure(bits: 64), length.isPositive, length.isFinite else {
          throw .outsideDomain(parameter: "length", value: "\(b - a)", requirement: "be a positive constant")
        }
      }
    }
  }
}

extension Expression {
  /// A formula without symbols as a ball; nil when it has some.
  func constantEnclosure(bits: Int) -> Ball? {
    guard symbols.isEmpty, let tape = try? Tape([self], inputs: []) else { return nil }
    return tape.evaluate([Ball](), precision: BallPrecision(bits: bits))[0]
  }
}
