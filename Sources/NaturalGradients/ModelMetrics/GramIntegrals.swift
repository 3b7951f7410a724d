import InformationGeometry

/// Inner products of what a metric and its derivatives are made of, by quadrature.
protocol GramIntegrals: Sendable {
  /// How many parameters there are.
  var dimension: Int { get }
  /// Whether integrals take milliseconds.
  var isQuick: Bool { get }
  /// For each component of the jets up to an order the places of the integrals that are added.
  func sums(order: Int) -> Jets<[Int]>
  /// The integrals for jets up to an order.
  ///
  /// - Parameter target: log₂ of the accuracy relative to ∫|·|.
  func gram(order: Int, at point: Point, target: Double) throws -> Moments<Ball>
}

extension GramIntegrals {
  /// Integrals over one variable are.
  var isQuick: Bool { true }

  /// How many derivatives of the metric a quantity takes.
  func order(of quantity: Quantity) -> Int {
    switch quantity {
    case .metric, .inverseMetric, .cubicForm, .sharp: 0
    case .christoffel, .christoffelFirstKind: 1
    case .riemann, .ricci, .scalarCurvature, .sectionalCurvature: 2
    }
  }
}

/// Pairs of derivatives ∂_α p by the parameters, whose inner products make up the jets of Gᵢⱼ = ⟨∂ᵢp, ∂ⱼp⟩.
///
///     ∂ₖGᵢⱼ = ⟨∂ᵢ∂ₖp, ∂ⱼp⟩ + ⟨∂ᵢp, ∂ⱼ∂ₖp⟩
struct DerivativePairs: Sendable {
  /// The derivatives: ascending parameters each.
  let derivatives: [[Int]]
  /// Pairs of places among them.
  let pairs: [[Int]]
  /// For each component of the jets the pairs that are added.
  let sums: Jets<[Int]>

  init(dimension n: Int, order: Int) {
    var derivatives: [[Int]] = [], level: [[Int]] = [[]]
    for _ in 0...order {
      level = level.flatMap { indices in ((indices.last ?? 0)..<n).map { indices + [$0] } }
      derivatives += level
    }
    let names = derivatives
    var pairs: [[Int]] = []
    func place(_ a: [Int], _ b: [Int]) -> Int {
      let first = names.firstIndex(of: a.sorted()) ?? 0, second = names.firstIndex(of: b.sorted()) ?? 0
      let pair = [Swift.min(first, second), Swift.max(first, second)]
      if let known = pairs.firstIndex(of: pair) { return known }
      pairs.append(pair)
      return pairs.count - 1
    }
    var sums = Jets<[Int]>(metric: [])
    for i in 0..<n { for j in 0..<n { sums.metric.append([place([i], [j])]) } }
    if order >= 1 {
      for k in 0..<n {
        for i in 0..<n { for j in 0..<n { sums.derivatives.append([place([i, k], [j]), place([i], [j, k])]) } }
      }
    }
    if order >= 2 {
      for a in 0..<n {
        for b in 0..<n {
          for i in 0..<n {
            for j in 0..<n {
              sums.second.append([
                place([i, a, b], [j]), place([i, b], [j, a]), place([i, a], [j, b]), place([i], [j, a, b]),
              ])
            }
          }
        }
      }
    }
    self.derivatives = derivatives
    self.pairs = pairs
    self.sums = sums
  }
}
