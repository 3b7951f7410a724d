import DifferentialGeometry
import Scalars
import Symbolics

/// The sections of tensors.
extension ModelDescription {
  /// The largest dimension in which every tensor is listed component by component.
  static let largestListed = 5
  /// A longer line element says no more than the components.
  static let longestLineElement = 120
  /// Tensors with more independent components than this are counted, not listed.
  static let mostListed = 120

  mutating func addTensors(of manifold: StatisticalManifold, hasModel: Bool, _ limits: CanonicalLimits) throws {
    let isSmall = manifold.dimension <= ModelDescription.largestListed
    let element = isSmall ? manifold.metric.description : ""
    if (1...ModelDescription.longestLineElement).contains(element.count) {
      add([
        Section(title: "line element", key: "lineElement", value: .words(element), remark: "ds² = \(element)")
      ])
    }
    try addTensor("metric", "metric", .metric, manifold, limits)
    if hasModel { try addTensor("Amari–Chentsov tensor", "amariChentsov", .cubicForm, manifold, limits) }
    guard isSmall else {
      let remark =
        "inverse metric, Christoffel symbols and curvature: --component prints single formulas, and `infogeo curvature` has them at a point"
      return add([Section(title: "more", key: "note", value: .words(remark), remark: remark)])
    }
    try addTensor("inverse metric", "inverseMetric", .inverseMetric, manifold, limits)
    try addTensor("Christoffel symbols", "christoffel", .christoffel(alpha: 0), manifold, limits)
    let scalar = try manifold.manifold.exactComponents(of: .scalarCurvature(alpha: 0), limits: limits)
    let formula = scalar.components[0]
    add([
      Section(
        title: "scalar curvature", key: "scalarCurvature", value: .formula(formula),
        rows: [Row(label: "R", latexLabel: "R", formula: formula)], remark: scalar.label,
        code: CodeFunction(name: "scalar_curvature", summary: "scalar curvature", components: [formula]))
    ])
  }

  private mutating func addTensor(
    _ title: String, _ key: String, _ quantity: Quantity, _ manifold: StatisticalManifold, _ limits: CanonicalLimits
  ) throws {
    let n = manifold.dimension, letter = TensorLetter(quantity)
    let exact = try manifold.manifold.exactComponents(of: quantity, limits: limits), components = exact.components
    let places = letter.independent(components.indices.filter { !components[$0].isZero }, n)
    let isListed = n <= ModelDescription.largestListed && places.count <= ModelDescription.mostListed
    var remarks = exact.label.isEmpty ? [] : [exact.label]
    let value: Value
    if isListed {
      value = .tensor(components, dimension: n, rank: quantity.rank)
      if places.isEmpty { remarks.append("\(letter.symbol) = 0") }
    } else {
      let all = letter.independent(Array(components.indices), n).count
      value = .counts(independent: all, nonzero: places.count)
      remarks.append("\(all) independent components, \(places.count) of them not zero")
    }
    add([
      Section(
        title: title, key: key, value: value,
        rows: isListed ? places.map { row(letter, $0, components[$0]) } : [],
        remark: remarks.joined(separator: "; "),
        code: CodeFunction(
          name: title.codeName, summary: "\(title), value[\(letter.indexNames.joined(separator: "]["))]",
          shape: letter.indexNames.map { _ in n }, components: components))
    ])
  }

  /// The row of a component by its place in the array.
  package func row(_ letter: TensorLetter, _ place: Int, _ formula: Expression) -> Row {
    Row(
      label: letter.name(place, parameters.map(\.name)),
      latexLabel: letter.latexName(place, parameters.map { Expression($0).latex() }), formula: formula)
  }
}

extension ExactComponents {
  /// What is said of components that are not in canonical form.
  package var label: String { obstacle.map { "unsimplified: \($0)" } ?? "" }
}
