import InformationGeometry

/// A function f(x; w) of variables and parameters that a formula gives, with its derivatives by the parameters.
///
/// It makes the derivatives at sample points that `DualStep` and `SampledMetric` ask for.
public struct ParametricFunction: Sendable {
  /// f.
  public let formula: Expression
  /// x.
  public let variables: [Symbol]
  /// w.
  public let parameters: [Symbol]
  private let tape: Tape

  /// A function with exact derivatives.
  ///
  /// - Throws: `SymbolicsError` for a symbol that is neither variable nor parameter, or a derivative without closed form;
  ///   `GeometryError.invalidModel` where there is no parameter or a symbol is both.
  public init(_ formula: Expression, in variables: [Symbol], parameters: [Symbol]) throws {
    guard !parameters.isEmpty, Set(variables + parameters).count == variables.count + parameters.count else {
      throw GeometryError.invalidModel(
        reason:
          "a parametric function needs one parameter or more, and names that are variables or parameters, not both")
    }
    self.formula = formula
    self.variables = variables
    self.parameters = parameters
    tape = try Tape([formula] + parameters.map { try formula.derivative(by: $0) }, inputs: variables + parameters)
  }

  /// f(xₙ; w) and J_ni = ∂ᵢf(xₙ; w).
  ///
  /// - Parameters:
  ///   - points: xₙ.
  ///   - place: w.
  /// - Throws: `GeometryError.outsideDomain` for coordinates of another number or not finite, `notFinite` where f or a
  ///   derivative has no value.
  public func sample(
    at points: [[Double]], parameters place: [Double]
  ) throws(GeometryError) -> (values: [Double], jacobian: Matrix) {
    guard place.count == parameters.count, place.allSatisfy(\.isFinite) else {
      throw .outsideDomain(
        parameter: "w", value: "\(place)", requirement: "have \(parameters.count) finite components")
    }
    guard let bad = points.first(where: { $0.count != variables.count || !$0.allSatisfy(\.isFinite) }) else {
      let count = points.count, p = parameters.count
      var inputs: [Double] = []
      inputs.reserveCapacity(count * (variables.count + p))
      for k in variables.indices { inputs += points.map { $0[k] } }
      for value in place { inputs += [Double](repeating: value, count: count) }
      let all = tape.evaluateBatch(count: count, flatInputs: inputs)
      let jacobian = Matrix(rows: p, columns: count, elements: Array(all[count...])).transposed
      if let n = all.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(
          what: n < count ? "the function" : "a derivative of the function", at: points[n % count] + place)
      }
      return (Array(all[..<count]), jacobian)
    }
    throw .outsideDomain(
      parameter: "x", value: "\(bad)", requirement: "have \(variables.count) finite coordinates")
  }
}
