import Symbolics

/// The exact components of a tensor or connection in a chart, with the positions of its indices for printing.
public struct TensorField: Sendable, CustomStringConvertible {
  /// The letter, such as Γ.
  public let symbol: String
  /// The positions of the indices, such as `^k_ij`.
  public let indices: String
  /// How many indices there are.
  public let rank: Int
  /// The coordinates.
  public let chart: Chart
  /// The components in row-major order.
  public let components: [Expression]

  /// Makes a field of n^rank components.
  public init(symbol: String, indices: String, rank: Int, chart: Chart, components: [Expression]) {
    let expected = (0..<rank).reduce(1) { count, _ in count * chart.dimension }
    precondition(components.count == expected, "\(components.count) components where \(expected) belong")
    self.symbol = symbol
    self.indices = indices
    self.rank = rank
    self.chart = chart
    self.components = components
  }

  /// The component with these indices.
  ///
  /// - Precondition: `rank` indices below the dimension.
  public subscript(position: Int...) -> Expression { components[flat(position)] }

  /// The place of a component.
  public func flat(_ position: [Int]) -> Int {
    precondition(position.count == rank, "\(position.count) indices for a tensor with \(rank)")
    return position.reduce(0) { place, i in
      precondition((0..<chart.dimension).contains(i), "index \(i) in dimension \(chart.dimension)")
      return place * chart.dimension + i
    }
  }

  /// The index tuple of a place.
  public func position(_ flat: Int) -> [Int] {
    var rest = flat
    var result = [Int](repeating: 0, count: rank)
    for i in stride(from: rank - 1, through: 0, by: -1) {
      result[i] = rest % chart.dimension
      rest /= chart.dimension
    }
    return result
  }

  /// The components that are not zero, with coordinate names as indices, such as `Γ^mu_{mu sigma}`.
  public var nonzero: [(name: String, value: Expression)] {
    components.indices.filter { !components[$0].isZero }.map { (name(position($0)), components[$0]) }
  }

  /// For each index whether it stands above.
  public var upperIndices: [Bool] {
    var result: [Bool] = [], isUpper = false
    for character in indices {
      switch character {
      case "^": isUpper = true
      case "_": isUpper = false
      default: result.append(isUpper)
      }
    }
    return result
  }

  /// The name of a component: a run of several indices stands in braces, and so do all lower ones after the first.
  public func name(_ position: [Int]) -> String {
    let names = position.map { chart.coordinates[$0].name }, upper = upperIndices
    var text = symbol, i = 0
    while i < rank {
      var run = [names[i]]
      let isUpper = upper[i]
      i += 1
      while i < rank, upper[i] == isUpper {
        run.append(names[i])
        i += 1
      }
      let joined = run.joined(separator: " ")
      text += isUpper ? "^" + (run.count > 1 ? "{\(joined)}" : joined) : "_{\(joined)}"
    }
    return text
  }

  /// One line for each component that is not zero; connections and symmetric tensors show every one.
  public var description: String {
    let shown = nonzero
    return shown.isEmpty ? "\(symbol) = 0" : shown.map { "\($0.name) = \($0.value)" }.joined(separator: "\n")
  }
}
