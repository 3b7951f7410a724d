import InformationGeometry

/// What the derivatives of ∫ ∂ᵢF ∂ⱼF / p dx are made of: products of derivatives of F and of 1/p.
///
///     ∂_γ gᵢⱼ = Σ ∫ ∂ᵢ∂_αF ∂ⱼ∂_βF W_c / p dx   over all ways to share γ among α, β and c,   W_c = p ∂_c(1/p)
struct TransportPairs: Sendable {
  /// One integral by the places of its derivatives of F and its place in `weights`.
  struct Product: Hashable, Sendable {
    let first: Int
    let second: Int
    let weight: Int
  }

  /// α of ∂_αF: ascending parameters each.
  let flows: [[Int]]
  /// c of W_c, the empty one first.
  let weights: [[Int]]
  private(set) var products: [Product] = []
  /// For each component of the jets the products that are added.
  private(set) var sums = Jets<[Int]>(metric: [])

  init(dimension n: Int, order: Int) {
    var levels: [[[Int]]] = [[[]]]
    for _ in 0...order {
      let last = levels[levels.count - 1]
      levels.append(last.flatMap { indices in ((indices.last ?? 0)..<n).map { indices + [$0] } })
    }
    flows = levels[1...].flatMap { $0 }
    weights = levels[...order].flatMap { $0 }
    var known: [Product: Int] = [:]
    for i in 0..<n { for j in 0..<n { sums.metric.append(places(i, j, [], &known)) } }
    if order >= 1 {
      for k in 0..<n { for i in 0..<n { for j in 0..<n { sums.derivatives.append(places(i, j, [k], &known)) } } }
    }
    guard order >= 2 else { return }
    for a in 0..<n {
      for b in 0..<n { for i in 0..<n { for j in 0..<n { sums.second.append(places(i, j, [a, b], &known)) } } }
    }
  }

  /// The products of ∂_γ gᵢⱼ.
  private mutating func places(_ i: Int, _ j: Int, _ γ: [Int], _ known: inout [Product: Int]) -> [Int] {
    // Each index of γ goes to one of three.
    var shares: [[[Int]]] = [[[i], [j], []]]
    for index in γ {
      shares = shares.flatMap { share in
        (0..<3).map { part in
          var next = share
          next[part].append(index)
          return next
        }
      }
    }
    return shares.map { share in
      let a = flows.firstIndex(of: share[0].sorted()) ?? 0, b = flows.firstIndex(of: share[1].sorted()) ?? 0
      let product = Product(
        first: Swift.min(a, b), second: Swift.max(a, b), weight: weights.firstIndex(of: share[2].sorted()) ?? 0)
      if let place = known[product] { return place }
      known[product] = products.count
      products.append(product)
      return products.count - 1
    }
  }
}
