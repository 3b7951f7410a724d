import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// What is known of a model, as formulas in sections: density, statistics, potentials, tensors, curvature.
///
/// `text()`, `latex()` and `source(in:)` write it down. Sections are data: more of them can be put in, and a formula can
/// be taken out and used.
public struct ModelDescription: Sendable {
  /// A named formula.
  public struct Row: Sendable {
    /// The name in text, such as `Γ^mu_{mu sigma}`.
    public let label: String
    /// The name in LaTeX.
    public let latexLabel: String
    /// The formula.
    public let formula: Expression

    /// Makes a row.
    public init(label: String, latexLabel: String, formula: Expression) {
      self.label = label
      self.latexLabel = latexLabel
      self.formula = formula
    }
  }

  /// What a section holds, for formats of data.
  public enum Value: Sendable {
    case words(String)
    case formula(Expression)
    case list([Expression])
    /// All components in row-major order.
    case tensor([Expression], dimension: Int, rank: Int)
    /// A tensor that is too large to be listed.
    case counts(independent: Int, nonzero: Int)
    /// Anything else, as JSON text.
    case data(String)
  }

  /// Formulas that belong together, or a remark in their place.
  public struct Section: Sendable {
    /// The heading, in lower case.
    public let title: String
    /// A name for formats of data, such as `inverseMetric`.
    public let key: String
    /// What the section holds.
    public let value: Value
    /// The formulas that are written.
    public var rows: [Row]
    /// What is said in words.
    public var remark: String
    /// Whether the rows are components of one list, which stand on one line in text.
    public var isList: Bool
    /// The formulas as a function of code, where they depend on the parameters alone.
    public var code: CodeFunction?

    /// Makes a section.
    public init(
      title: String, key: String, value: Value, rows: [Row] = [], remark: String = "", isList: Bool = false,
      code: CodeFunction? = nil
    ) {
      self.title = title
      self.key = key
      self.value = value
      self.rows = rows
      self.remark = remark
      self.isList = isList
      self.code = code
    }
  }

  /// What the model is called.
  public let name: String
  /// The parameters.
  public let parameters: [Symbol]
  /// The sections in the order of reading.
  public private(set) var sections: [Section]
  /// Whether formulas are written out however long they are.
  public var isComplete = false

  /// A description with sections of one's own.
  public init(name: String, parameters: [Symbol], sections: [Section] = []) {
    self.name = name
    self.parameters = parameters
    self.sections = sections
  }

  /// Everything that is known of a model.
  ///
  /// - Parameters:
  ///   - manifold: metric and cubic tensor in closed form; nil for a density whose expectations have none.
  ///   - limits: the caps of canonical forms; what does not keep to them is left unsimplified, and said to be.
  /// - Throws: `GeometryError` where the metric is degenerate.
  public init(
    _ model: StatisticalModel?, manifold: StatisticalManifold?, name: String, limits: CanonicalLimits = .init()
  ) throws {
    self.init(name: name, parameters: manifold?.chart.coordinates ?? model?.parameters ?? [])
    if let model { add(ModelDescription.density(of: model)) }
    if let family = model?.exponentialFamily { add(ModelDescription.potentials(of: family)) }
    guard let manifold else {
      let remark =
        "no closed form is known for the expectations: metric, christoffel, amari-chentsov and curvature have their values at a point, by quadrature"
      add([Section(title: "metric", key: "note", value: .words(remark), remark: remark)])
      return
    }
    try addTensors(of: manifold, hasModel: model != nil, limits)
  }

  /// Adds sections at the end, or behind the section with a key.
  public mutating func add(_ new: [Section], after key: String? = nil) {
    let place = sections.lastIndex { $0.key == key }.map { $0 + 1 } ?? sections.count
    sections.insert(contentsOf: new, at: place)
  }

  // MARK: Density and potentials

  private static func density(of model: StatisticalModel) -> [Section] {
    guard let formula = model.logDensity ?? model.unnormalizedLogDensity else { return [] }
    var sections: [Section] = []
    if let space = model.sampleSpace {
      let words = space.words(model.variables)
      sections.append(Section(title: "sample space", key: "sampleSpace", value: .words(words), remark: words))
    }
    let variables = model.variables.map(\.name).joined(separator: ", ")
    let latexVariables = model.variables.map { Expression($0).latex() }.joined(separator: ", ")
    let isNormalized = model.logDensity != nil
    let letter = isNormalized ? "p" : "q"
    sections.append(
      Section(
        title: isNormalized ? "log-density" : "log-density, up to the logarithm of its normalizer",
        key: isNormalized ? "logDensity" : "unnormalizedLogDensity", value: .formula(formula),
        rows: [
          Row(label: "log \(letter)(\(variables))", latexLabel: "\\log \(letter)(\(latexVariables))", formula: formula)
        ]))
    return sections
  }

  private static func potentials(of family: ExponentialFamily) -> [Section] {
    func list(
      _ title: String, _ key: String, _ letter: String, _ latex: String, _ formulas: [Expression], exports: Bool = true
    ) -> Section {
      Section(
        title: title, key: key, value: .list(formulas),
        rows: formulas.enumerated().map { i, formula in
          let index = formulas.count > 1 ? "\(i + 1)" : ""
          return Row(label: letter + index, latexLabel: index.isEmpty ? latex : "\(latex)_{\(index)}", formula: formula)
        }, isList: true,
        code: exports
          ? CodeFunction(name: title.codeName, summary: title, shape: [formulas.count], components: formulas) : nil)
    }
    var sections: [Section] = []
    if !family.statistics.isEmpty {
      sections.append(list("sufficient statistics", "statistics", "t", "t", family.statistics, exports: false))
    }
    sections.append(list("natural parameters", "naturalParameters", "θ", "\\theta", family.naturalParameters))
    sections.append(
      list("expectation parameters", "expectationParameters", "η", "\\eta", family.expectationParameters))
    sections.append(
      Section(
        title: "log-partition function", key: "logPartition", value: .formula(family.logPartition),
        rows: [Row(label: "ψ", latexLabel: "\\psi", formula: family.logPartition)],
        code: CodeFunction(
          name: "log_partition", summary: "log-partition function", components: [family.logPartition])))
    return sections
  }
}

extension String {
  /// A title as the name of a function: `Amari–Chentsov tensor` becomes `amari_chentsov_tensor`.
  package var codeName: String {
    lowercased().split { !($0.isASCII && $0.isLetter) }.joined(separator: "_")
  }
}

extension SampleSpace {
  /// Where the variables lie, in words that use their names.
  package func words(_ variables: [Symbol]) -> String {
    guard variables.count == 1, let name = variables.first?.name else { return summary }
    if case .realLine = self { return "\(name) on the real line" }
    return name == "x" ? summary : summary.replacing("x", with: name)
  }
}
