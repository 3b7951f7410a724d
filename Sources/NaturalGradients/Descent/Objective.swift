import InformationGeometry

/// A function of the coordinates that is to be made small, with its differential.
///
///     let f = try Objective(log(σ) + (1 + μ.squared) / (2 * σ.squared), in: manifold.chart)    // exact derivatives
///     let g = Objective(dimension: 2) { x in Jet.log(x[1]) + x[0] * x[0] }                       // by jets
///
/// What it gives is checked: a differential of another length and one that is not finite are named errors.
public struct Objective: Sendable {
  /// A value with its differential ∂ᵢf.
  public struct Evaluation: Sendable, Equatable {
    /// f.
    public let value: Double
    /// ∂ᵢf, a covector.
    public let differential: [Double]

    /// A value with its differential.
    public init(value: Double, differential: [Double]) {
      self.value = value
      self.differential = differential
    }
  }

  /// How many coordinates it takes.
  public let dimension: Int
  /// The formula, where it is given by one.
  public let formula: Expression?
  private let function: @Sendable ([Double]) throws -> Evaluation
  private let values: (@Sendable ([Double]) throws -> Double)?

  /// A formula in the coordinates of a chart; its derivatives are taken symbolically.
  ///
  /// - Throws: `GeometryError.invalidModel` for a formula in other symbols, `SymbolicsError` for a derivative without closed form.
  public init(_ formula: Expression, in chart: Chart) throws {
    if let stranger = formula.symbols.first(where: { !chart.coordinates.contains($0) }) {
      throw GeometryError.invalidModel(
        reason:
          "the objective contains \(stranger.name), which is not among the coordinates \(chart.coordinates.map(\.name).joined(separator: ", ")) with their domains"
      )
    }
    let value = try Tape([formula], inputs: chart.coordinates)
    let tape = try Tape([formula] + (try formula.gradient(by: chart.coordinates)), inputs: chart.coordinates)
    dimension = chart.dimension
    self.formula = formula
    function = { x in
      let all = tape.evaluate(x)
      return Evaluation(value: all[0], differential: Array(all[1...]))
    }
    values = { value.evaluate($0)[0] }
  }

  /// A function of jets, whose differential comes along with its value.
  public init(dimension: Int, jets f: @escaping @Sendable ([Jet]) throws -> Jet) {
    precondition(dimension > 0, "an objective in \(dimension) coordinates")
    self.dimension = dimension
    formula = nil
    function = { x in
      let result = try f(Jet.variables(x))
      // A constant has no derivatives at all.
      let none = [Double](repeating: 0, count: x.count)
      return Evaluation(value: result.value, differential: result.derivatives.isEmpty ? none : result.derivatives)
    }
    values = { try f($0.map { Jet($0) }).value }
  }

  /// A function with a differential of one's own.
  ///
  /// - Parameters:
  ///   - dimension: how many coordinates.
  ///   - value: the value alone, where it costs less; nil takes it from `evaluation`.
  ///   - evaluation: the value with ∂ᵢf.
  public init(
    dimension: Int, value: (@Sendable ([Double]) throws -> Double)? = nil,
    evaluation: @escaping @Sendable ([Double]) throws -> Evaluation
  ) {
    precondition(dimension > 0, "an objective in \(dimension) coordinates")
    self.dimension = dimension
    formula = nil
    function = evaluation
    values = value
  }

  /// f and ∂ᵢf.
  ///
  /// - Throws: `GeometryError.invalidModel` for a differential of another length, `GeometryError.notFinite` for values that
  ///   are not numbers, and what the function throws.
  public func evaluate(at x: [Double]) throws -> Evaluation {
    precondition(x.count == dimension, "\(x.count) coordinates for an objective in \(dimension)")
    let result = try function(x)
    guard result.differential.count == dimension else {
      throw GeometryError.invalidModel(
        reason:
          "the differential of the objective has \(result.differential.count) components where there are \(dimension) coordinates"
      )
    }
    guard result.value.isFinite else { throw GeometryError.notFinite(what: "the objective", at: x) }
    guard result.differential.allSatisfy(\.isFinite) else {
      throw GeometryError.notFinite(what: "the differential of the objective", at: x)
    }
    return result
  }

  /// f alone; NaN where it has no value.
  ///
  /// - Throws: what the function throws.
  public func value(at x: [Double]) throws -> Double {
    precondition(x.count == dimension, "\(x.count) coordinates for an objective in \(dimension)")
    return try values?(x) ?? function(x).value
  }
}
