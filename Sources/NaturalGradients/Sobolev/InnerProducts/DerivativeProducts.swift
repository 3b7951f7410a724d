import InformationGeometry

/// Inner products of integer order s on flat domains, by derivatives.
///
///     ⟨f, g⟩ = Σ_{|α| ≤ s} s!/((s − |α|)! α!) ℓ^(2|α|) ∫ ∂^α f ∂^α g
///
/// which is ∫ f (1 − ℓ²Δ)ˢ g where the boundary terms of the partial integrations vanish: that is asked of the functions.
struct DerivativeProducts {
  let space: SobolevSpace
  let count: Int, order: Int, dimension: Int
  /// The functions' derivatives, derivative after derivative.
  let tape: Tape
  private let derivatives: [(index: [Int], weight: Double)]

  init(_ space: SobolevSpace, _ functions: [Expression], _ variables: [Symbol], order s: Int) throws {
    self.space = space
    count = functions.count
    order = s
    dimension = variables.count
    var derivatives: [(index: [Int], weight: Double)] = [], known: [[Int]: [Expression]] = [:], all: [Expression] = []
    for index in Self.indices(dimension: dimension, order: s) {
      derivatives.append((index, Self.weight(index, order: s, lengthScale: space.lengthScale).asDouble))
      var formulas = functions
      if let axis = index.firstIndex(where: { $0 > 0 }) {
        var lower = index
        lower[axis] -= 1
        formulas = try (known[lower] ?? []).map { try $0.derivative(by: variables[axis]) }
      }
      known[index] = formulas
      all += formulas
    }
    self.derivatives = derivatives
    tape = try Tape(all, inputs: variables)
  }

  /// All α with |α| ≤ s, lower ones first, so that each derivative needs one step.
  static func indices(dimension: Int, order s: Int) -> [[Int]] {
    var indices: [[Int]] = [[]]
    for _ in 0..<dimension {
      indices = indices.flatMap { index in (0...(s - index.reduce(0, +))).map { index + [$0] } }
    }
    return indices.sorted { $0.reduce(0, +) < $1.reduce(0, +) }
  }

  /// s!/((s − |α|)! α!) ℓ^(2|α|).
  static func weight(_ index: [Int], order s: Int, lengthScale ℓ: Rational) -> Rational {
    var weight = Rational(1)
    for k in 0..<index.reduce(0, +) { weight = weight * Rational(s - k) * ℓ * ℓ }
    for part in index { for k in stride(from: 2, through: part, by: 1) { weight = weight / Rational(k) } }
    return weight
  }

  func gram(tolerance: Double) throws -> FunctionGram {
    try checkBoundary()
    let boundary = try boundaryTerms(),
      levels = [[1, 2, 4, 8, 16, 32, 64, 128, 256, 512], [1, 2, 4, 8, 16], [1, 2, 3, 4]]
    let what = "the inner products on \(space.domain.summary)"
    guard dimension <= 3 else { throw GeometryError.unsupported(reason: "\(what): more than three dimensions") }
    return try FunctionGram.refined(
      levels[dimension - 1], tolerance: tolerance, what: what, method: "Gauss–Legendre quadrature of derivatives"
    ) { panels in
      let axes = try (0..<dimension).map { try QuadratureAxis(space.domain, axis: $0, panels: panels) }
      let points = axes.reduce(1) { $0 * $1.nodes.count }
      var inputs = [Double](repeating: 0, count: points * dimension), weights = [Double](repeating: 1, count: points)
      for p in 0..<points {
        var rest = p
        for (k, axis) in axes.enumerated() {
          let i = rest % axis.nodes.count
          rest /= axis.nodes.count
          inputs[k * points + p] = axis.nodes[i]
          weights[p] *= axis.weights[i]
        }
      }
      let values = tape.evaluateBatch(count: points, flatInputs: inputs)
      var total = boundary
      for (d, derivative) in derivatives.enumerated() where derivative.weight != 0 {
        var rows = Matrix(
          rows: count, columns: points, elements: Array(values[d * count * points..<(d + 1) * count * points]))
        for i in 0..<count {
          for p in 0..<points { rows.elements[i * points + p] *= (weights[p] * derivative.weight).squareRoot() }
        }
        total = total + rows.rowProducts
      }
      return (total, points)
    }
  }

  /// ∂^α of all functions at a point of one dimension.
  private func values(at x: Double) -> [[Double]] {
    let flat = tape.evaluate([x])
    return derivatives.indices.map { Array(flat[$0 * count..<($0 + 1) * count]) }
  }

  /// Refuses functions whose derivatives below s miss the conditions of the domain.
  func checkBoundary() throws {
    guard order >= 1, let sides = space.domain.sides else { return }
    // Corners and places between them on each side.
    let low = sides.origins.map(ReproducingKernel.double), length = sides.lengths.map(ReproducingKernel.double)
    let places = dimension == 1 ? [0.5] : [0.13, 0.5, 0.71]
    for axis in 0..<dimension {
      for k in places.indices {
        var point = (0..<dimension).map { low[$0] + places[(k + $0) % places.count] * length[$0] }
        // The size of each derivative, at places where not all waves vanish.
        var size = [Double](repeating: 0, count: tape.outputCount)
        for fraction in [0.13, 0.37, 0.5, 0.71, 0.92] {
          point[axis] = low[axis] + fraction * length[axis]
          for (i, value) in tape.evaluate(point).enumerated() { size[i] = Swift.max(size[i], value.magnitude) }
        }
        point[axis] = low[axis]
        let lower = tape.evaluate(point)
        point[axis] = low[axis] + length[axis]
        let upper = tape.evaluate(point)
        for (d, derivative) in derivatives.enumerated() {
          let m = derivative.index[axis]
          guard derivative.index.reduce(0, +) == m, m < order else { continue }
          // Neumann's odd derivatives vanish, Dirichlet's even ones; on a circle all are the same at both ends.
          if let reflection = sides.reflection, (m % 2 == 1) != (reflection == 1) { continue }
          for i in d * count..<(d + 1) * count {
            let gap =
              sides.reflection == nil
              ? (upper[i] - lower[i]).magnitude : Swift.max(lower[i].magnitude, upper[i].magnitude)
            let scale = Swift.max(size[i], size[i - d * count])
            guard gap <= 1e-9 * scale else {
              throw GeometryError.outsideDomain(
                parameter: "f",
                value: "a function whose derivative of order \(m) is \(lower[i]) and \(upper[i]) at the ends",
                requirement: sides.reflection == nil
                  ? "be periodic with its derivatives below \(order)"
                  : "have the derivatives of order \(m) vanish at the boundary to be in the space of order \(order)")
            }
          }
        }
      }
    }
  }

  /// What the least extension from an interval to the line adds; zero elsewhere.
  private func boundaryTerms() throws -> Matrix {
    var result = Matrix(rows: count, columns: count)
    switch space.domain {
    case .box(_, _, .restricted) where dimension > 1:
      throw GeometryError.unsupported(
        reason:
          "the norm of restricted kernels is an integral over the boundary in more than one dimension, not a formula")
    case .interval, .box:
      guard order >= 1, case .restricted = space.domain.boundary, let end = space.domain.ends.first else {
        return result
      }
      let form = OuterEnergy(order: order, lengthScale: space.lengthScale).matrix
      for (place, side) in [(end.upper, 1.0), (end.lower, -1.0)] {
        let f = values(at: ReproducingKernel.double(place))
        for i in 0..<count {
          for j in 0..<count {
            for a in 0..<order {
              for b in 0..<order {
                // Derivatives away from the interval.
                let sign = side < 0 && (a + b) % 2 == 1 ? -1.0 : 1
                result[i, j] += sign * form[a][b].asDouble * f[a][i] * f[b][j]
              }
            }
          }
        }
      }
    default: break
    }
    return result
  }
}

/// Nodes and weights of one axis: sixteen Gauss–Legendre nodes in each of some panels; the line is mapped to (−1, 1).
struct QuadratureAxis {
  let nodes: [Double]
  let weights: [Double]

  init(_ domain: SobolevDomain, axis: Int, panels: Int) throws {
    let rule = Matrix.legendreNodes(16), isLine: Bool, low: Double, length: Double
    if case .euclidean = domain {
      (isLine, low, length) = (true, -1, 2)
    } else if let end = domain.ends.isEmpty ? nil : domain.ends[axis] {
      (isLine, low) = (false, ReproducingKernel.double(end.lower))
      length = ReproducingKernel.double(end.upper) - low
    } else {
      (isLine, low) = (false, 0)
      length = ReproducingKernel.double(domain.sides?.lengths[axis] ?? .zero)
    }
    var nodes: [Double] = [], weights: [Double] = []
    // An even number of panels on the line, so that the panels meet at 0.
    let panels = isLine ? 2 * panels : panels, half = length / Double(2 * panels)
    for panel in 0..<panels {
      for (x, weight) in rule {
        let t = low + half * (Double(2 * panel + 1) + x)
        if isLine {
          // x = 4t/(1 − t²)
          let d = 1 - t * t
          nodes.append(4 * t / d)
          weights.append(half * weight * 4 * (1 + t * t) / (d * d))
        } else {
          nodes.append(t)
          weights.append(half * weight)
        }
      }
    }
    self.nodes = nodes
    self.weights = weights
  }
}

/// The energy of the least extension of order s beyond one end, as a form in f, f′, …, f^(s−1) at the end.
///
/// The extension solves (1 − ℓ²D²)ˢ f = 0 and decays: e^(−t/ℓ) times a polynomial below degree s. For s = 1 the form is ℓ f².
struct OuterEnergy {
  /// The form, derivatives away from the interval.
  let matrix: [[Rational]]

  init(order s: Int, lengthScale ℓ: Rational) {
    func binomial(_ n: Int, _ k: Int) -> Rational {
      var value = Rational(1)
      for i in 0..<k { value = value * Rational(n - i) / Rational(i + 1) }
      return value
    }
    // In units of ℓ: p(t) e^(−t) has the derivatives (D − 1)ᵏ p at 0. With p = Σ c_j tʲ/j!: f⁽ᵏ⁾(0) = Σ_j C(k, j)(−1)^(k−j) c_j,
    // and so c_j = Σ_k C(j, k) f⁽ᵏ⁾(0).
    // Column a: the coefficients c of the extension with f⁽ᵃ⁾(0) = 1 and the other derivatives 0.
    let basis = (0..<s).map { a in (0..<s).map { j in j >= a ? binomial(j, a) : 0 } }
    // The k-th derivative of p e^(−t) is q e^(−t) with q = (D − 1)ᵏ p.
    func derivative(_ c: [Rational], _ k: Int) -> [Rational] {
      var c = c
      for _ in 0..<k { c = c.indices.map { ($0 + 1 < c.count ? c[$0 + 1] : 0) - c[$0] } }
      return c
    }
    // ∫₀^∞ tⁱ/i! tʲ/j! e^(−2t) dt = C(i+j, i)/2^(i+j+1)
    func product(_ p: [Rational], _ q: [Rational]) -> Rational {
      var sum = Rational(0)
      for i in p.indices {
        for j in q.indices { sum = sum + p[i] * q[j] * binomial(i + j, i) / Rational(2).power(i + j + 1) }
      }
      return sum
    }
    matrix = (0..<s).map { a in
      (0..<s).map { b in
        var sum = Rational(0)
        for k in 0...s { sum = sum + binomial(s, k) * product(derivative(basis[a], k), derivative(basis[b], k)) }
        return sum * ℓ.power(a + b + 1)
      }
    }
  }
}

extension SobolevDomain {
  /// What is asked at the boundary, where there is one.
  var boundary: Boundary? {
    switch self {
    case .interval(_, _, let boundary), .box(_, _, let boundary): boundary
    case .euclidean, .circle, .torus, .sphere: nil
    }
  }
}
