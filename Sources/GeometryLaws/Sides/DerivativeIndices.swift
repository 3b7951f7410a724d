/// The partial derivatives of functions of n variables up to an order, each symmetric set of indices once.
struct DerivativeIndices: Sendable {
  let dimension: Int
  let order: Int
  /// Sorted index tuples, by order and then lexicographically.
  let tuples: [[Int]]
  private let places: [[Int]: Int]

  init(dimension: Int, order: Int) {
    self.dimension = dimension
    self.order = order
    var tuples: [[Int]] = [[]], level: [[Int]] = [[]]
    for _ in 0..<order {
      level = level.flatMap { tuple in ((tuple.last ?? 0)..<dimension).map { tuple + [$0] } }
      tuples += level
    }
    self.tuples = tuples
    places = Dictionary(uniqueKeysWithValues: tuples.enumerated().map { ($1, $0) })
  }

  var count: Int { tuples.count }

  /// The place of a derivative; the order of the indices does not matter.
  func place(_ indices: Int...) -> Int { places[indices.sorted()] ?? 0 }
}
