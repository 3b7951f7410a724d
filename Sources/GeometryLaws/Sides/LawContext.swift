import InformationGeometry

/// What a law looks at: one place in two charts, in numbers of one kind.
package struct LawContext<N: LawNumber> {
  package let problem: LawProblem
  package let precision: N.Precision
  /// The geometry that is held to be right, at ξ.
  package let original: LocalGeometry<N>
  /// The geometry of the density in new coordinates, at w; nil when it could not be had.
  package var transformed: LocalGeometry<N>?
  /// Jⁱₐ = ∂ξⁱ/∂wᵃ and Hⁱₐ_b.
  let jacobian: [N], second: [N]
  /// ∂wᵃ/∂ξⁱ.
  let inverseJacobian: [N]
  /// The objective's derivatives in both charts.
  let differential: [N], hessian: [N], newDifferential: [N], newHessian: [N]
  /// ξ of any w.
  var step: ([N]) -> [N] = { $0 }
  var place: [N] = []
  var claimedGradient: [N]?
  /// The same geometry by derivatives of Γ, where the library has a short cut.
  var withoutPromises: LocalGeometry<N>?
  /// The density of two observations, and that of another observable, in the chart of the model.
  var twoObservations: Jets<N>?, otherObservable: Jets<N>?
  /// The information of an observation that went through Markov kernels, in chains of one kernel behind the other.
  var coarseInformation: (() throws -> [[[N]]])?
  /// The information after a sufficient kernel, and that of the sum of two observations; calculated when asked for.
  var summedInformation: (() throws -> [N]?)?, statisticInformation: (() -> [N]?)?
  /// The density beside one of an independent exponential waiting time.
  var productJets: (() throws -> Jets<N>)?
  /// The Sobolev metric of the density, and that of the density of the other side.
  var densityMetrics: (here: [N], there: [N])?
  /// Places where a measured observation falls; nil where it is counted.
  var observations: [Double]?
  /// ξ; w with the constants of the problem.
  var position: [N] = [], newPosition: [N] = []
  /// The density in the chart of the model.
  var ownValues: CanonicalDensity.Values<N>?
  var newValues: CanonicalDensity.Values<N>?
  /// θ, η and ψ as the library knows them, here and at a second place.
  var potentials: [N]?, otherPotentials: [N]?
  var otherNewValues: CanonicalDensity.Values<N>?

  package init(
    problem: LawProblem, precision: N.Precision, original: LocalGeometry<N>, transformed: LocalGeometry<N>?,
    jacobian: [N], second: [N], inverseJacobian: [N], differential: [N], hessian: [N], newDifferential: [N],
    newHessian: [N]
  ) {
    self.problem = problem
    self.precision = precision
    self.original = original
    self.transformed = transformed
    self.jacobian = jacobian
    self.second = second
    self.inverseJacobian = inverseJacobian
    self.differential = differential
    self.hessian = hessian
    self.newDifferential = newDifferential
    self.newHessian = newHessian
  }

  /// The density with samples, and a length of their scale.
  var samples: (density: SampledDensity, places: [Double], length: Double)? {
    guard let density = problem.sampled, let x = observations, let last = x.last else { return nil }
    let length = Double.exp2(Double.log2((last - x[0]) / 2).rounded(.down))
    // Samples on top of each other, as of a density with a pole, have a kernel matrix that is singular to rounding.
    for k in 1..<x.count where x[k] - x[k - 1] < 0x1p-10 * length { return nil }
    return (density, x, length)
  }

  var dimension: Int { original.dimension }
  var zero: N { original.ring.zero }
  var one: N { original.ring.one }

  func number(_ r: Rational) -> N { N(r, precision: precision) }

  /// Lower indices from ξ to w: Σ tᵢⱼ… Jⁱₐ Jʲ_b ….
  func pulledBack(_ t: [N], rank: Int) -> [N] {
    var t = t
    for place in 0..<rank { t = contracted(t, place, rank, jacobian) }
    return t
  }

  /// Σᵢ t…ᵢ… mⁱₐ in one place.
  func contracted(_ t: [N], _ place: Int, _ rank: Int, _ m: [N]) -> [N] {
    let n = dimension
    let stride = (0..<(rank - 1 - place)).reduce(1) { product, _ in product * n }
    var result: [N] = []
    result.reserveCapacity(t.count)
    for index in t.indices {
      let a = index / stride % n, base = index - a * stride
      var total = t[base] * m[a]
      for i in 1..<max(n, 1) where i < n { total = total + t[base + i * stride] * m[i * n + a] }
      result.append(total)
    }
    return result
  }

  /// A vector from w to ξ: Jⁱₐ vᵃ.
  func pushed(_ v: [N]) -> [N] {
    let n = dimension
    return (0..<n).map { i in (0..<n).reduce(zero) { $0 + jacobian[i * n + $1] * v[$1] } }
  }

  /// The natural gradient of the objective in the chart of the model.
  var naturalGradient: [N] { claimedGradient ?? original.raised(differential) }
}

/// Two sides of a law that should be the same.
package struct Discrepancy<N: LawNumber> {
  let left: [N]
  let right: [N]
  /// What the difference is compared with, beside the sides themselves.
  var terms: [N] = []
  /// A tolerance of the law's own, for what is measured as an order of convergence.
  var tolerance: Double?
  /// What was measured beside the residual.
  var note = ""

  package init(_ left: [N], _ right: [N], terms: [N] = [], tolerance: Double? = nil, note: String = "") {
    precondition(left.count == right.count, "\(left.count) numbers against \(right.count)")
    self.left = left
    self.right = right
    self.terms = terms
    self.tolerance = tolerance
    self.note = note
  }

  /// log₂ of the largest difference by the largest side; −∞ where both are the same.
  package var residual: Double {
    var difference = -Double.infinity, size = -Double.infinity
    for (a, b) in zip(left, right) {
      difference = max(difference, (a - b).largestMagnitude)
      size = max(size, a.largestMagnitude, b.largestMagnitude)
    }
    for term in terms { size = max(size, term.largestMagnitude) }
    if difference == -.infinity { return difference }
    // Where everything is zero there is nothing to compare with.
    return size == -.infinity || size == .infinity
      ? (difference == .infinity ? .infinity : difference) : difference - size
  }

  /// Whether a difference is not zero, for certain.
  package var isDisproved: Bool { zip(left, right).contains { ($0 - $1).isProvedNonzero } }
}
