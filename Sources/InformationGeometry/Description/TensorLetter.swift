import DifferentialGeometry

/// How the components of a tensor are named, and which of them differ.
package struct TensorLetter: Equatable {
  /// Which components agree or differ by sign only.
  package enum Symmetry {
    case none
    /// In all indices.
    case total
    /// In the last two indices.
    case lastPair
    /// In the first two indices.
    case firstPair
    /// As the Riemann tensor of the metric: antisymmetric in each pair, symmetric between the pairs.
    case riemann
    /// As the curvature of an α-connection: antisymmetric in the first pair.
    case curvature
  }

  package let symbol: String
  package let latexSymbol: String
  /// The names of the indices in the order of the array, for a header.
  package let indexNames: [String]
  /// How many indices, from the first, are upper ones.
  package let upperCount: Int
  package let symmetry: Symmetry

  package init(symbol: String, latexSymbol: String, indexNames: [String], upperCount: Int = 0, symmetry: Symmetry) {
    self.symbol = symbol
    self.latexSymbol = latexSymbol
    self.indexNames = indexNames
    self.upperCount = upperCount
    self.symmetry = symmetry
  }

  package static let metric = TensorLetter(
    symbol: "g", latexSymbol: "g", indexNames: ["i", "j"], symmetry: .total)
  package static let inverse = TensorLetter(
    symbol: "g", latexSymbol: "g", indexNames: ["i", "j"], upperCount: 2, symmetry: .total)
  package static let cubic = TensorLetter(
    symbol: "T", latexSymbol: "T", indexNames: ["i", "j", "k"], symmetry: .total)
  package static let christoffel = TensorLetter(
    symbol: "Γ", latexSymbol: "\\Gamma", indexNames: ["k", "i", "j"], upperCount: 1, symmetry: .lastPair)
  package static let firstKind = TensorLetter(
    symbol: "Γ", latexSymbol: "\\Gamma", indexNames: ["i", "j", "k"], symmetry: .firstPair)
  package static let scalar = TensorLetter(
    symbol: "R", latexSymbol: "R", indexNames: [], symmetry: .none)
  package static let sectional = TensorLetter(
    symbol: "K", latexSymbol: "K", indexNames: [], symmetry: .none)
  package static let ricci = TensorLetter(
    symbol: "Ric", latexSymbol: "\\mathrm{Ric}", indexNames: ["i", "j"], symmetry: .none)
  package static func riemann(isMetric: Bool) -> TensorLetter {
    TensorLetter(
      symbol: "R", latexSymbol: "R", indexNames: ["i", "j", "k", "l"],
      symmetry: isMetric ? .riemann : .curvature)
  }

  /// The letter of a quantity.
  package init(_ quantity: Quantity) {
    self =
      switch quantity {
      case .metric: .metric
      case .inverseMetric: .inverse
      case .cubicForm: .cubic
      case .christoffelFirstKind: .firstKind
      case .christoffel: .christoffel
      case .riemann(let alpha): .riemann(isMetric: alpha.isZero)
      case .ricci: .ricci
      case .scalarCurvature: .scalar
      case .sectionalCurvature: .sectional
      case .sharp: .gradient
      }
  }

  package static let gradient = TensorLetter(
    symbol: "v", latexSymbol: "v", indexNames: ["i"], upperCount: 1, symmetry: .none)

  /// The index tuple of a place in the array.
  package func position(_ flat: Int, _ dimension: Int) -> [Int] {
    var rest = flat
    var result = [Int](repeating: 0, count: indexNames.count)
    for i in result.indices.reversed() {
      result[i] = rest % dimension
      rest /= dimension
    }
    return result
  }

  /// The component by the names of the coordinates, as in `Γ^mu_{mu sigma}`.
  package func name(_ flat: Int, _ names: [String]) -> String {
    let indices = position(flat, names.count).map { names[$0] }
    guard !indices.isEmpty else { return symbol }
    if indices.count == 1 { return "\(symbol)^\(indices[0])" }
    if upperCount == 1 { return "\(symbol)^\(indices[0])_{\(indices[1...].joined(separator: " "))}" }
    if upperCount > 0 { return "\(symbol)^{\(indices.joined(separator: " "))}" }
    return "\(symbol)_{" + indexed(indices, ",") + "}"
  }

  /// The component in LaTeX.
  package func latexName(_ flat: Int, _ labels: [String]) -> String {
    let indices = position(flat, labels.count).map { labels[$0] }
    guard !indices.isEmpty else { return latexSymbol }
    if indices.count == 1 { return "\(latexSymbol)^{\(indices[0])}" }
    if upperCount == 1 { return "\(latexSymbol)^{\(indices[0])}_{\(indices[1...].joined(separator: "\\,"))}" }
    if upperCount > 0 { return "\(latexSymbol)^{\(indices.joined(separator: "\\,"))}" }
    return "\(latexSymbol)_{\(indexed(indices, ",", joint: "\\,"))}"
  }

  /// Christoffel symbols of the first kind have their lowered index behind a comma.
  private func indexed(_ indices: [String], _ comma: String, joint: String = " ") -> String {
    guard symmetry == .firstPair else { return indices.joined(separator: joint) }
    return indices[..<2].joined(separator: joint) + comma + joint + indices[2]
  }

  /// Of some places, one for each set of components that agree by symmetry.
  package func independent(_ places: [Int], _ dimension: Int) -> [Int] {
    places.filter { flat in
      let p = position(flat, dimension)
      switch symmetry {
      case .none: return true
      case .total: return zip(p, p.dropFirst()).allSatisfy { $0 <= $1 }
      case .lastPair: return p[p.count - 2] <= p[p.count - 1]
      case .firstPair: return p[0] <= p[1]
      case .curvature: return p[0] < p[1]
      case .riemann: return p[0] < p[1] && p[2] < p[3] && (p[0], p[1]) <= (p[2], p[3])
      }
    }
  }

  /// What to know about the components that are not listed.
  package var remark: String {
    switch symmetry {
    case .none: "Components that are not listed are 0."
    case .total: "Symmetric in all indices; components that do not follow are 0."
    case .lastPair: "Symmetric in the two lower indices; components that do not follow are 0."
    case .firstPair: "Symmetric in the first two indices; components that do not follow are 0."
    case .curvature: "Antisymmetric in the first two indices; components that do not follow are 0."
    case .riemann:
      "Antisymmetric in the first and in the last two indices, symmetric between the pairs; components that do not follow are 0."
    }
  }
}
