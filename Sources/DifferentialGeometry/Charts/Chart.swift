import Scalars
import Symbolics

/// A coordinate system: named coordinates, the interval each ranges over, and what they must satisfy together.
public struct Chart: Sendable, Equatable {
  /// A condition on several coordinates: an expression that must be positive.
  public struct Constraint: Sendable, Equatable {
    /// What must be positive.
    public let positive: Expression
    /// The parameter to blame, and what it must do, as in "p", "sum to less than 1".
    public let parameter: String, requirement: String

    /// Makes a condition.
    public init(_ positive: Expression, parameter: String, requirement: String) {
      self.positive = positive
      self.parameter = parameter
      self.requirement = requirement
    }
  }

  /// The coordinates in their order; the domain of each symbol is the interval it ranges over.
  public let coordinates: [Symbol]
  /// Conditions beside the domains.
  public let constraints: [Constraint]
  private let constraintTape: Tape?

  /// The dimension n.
  public var dimension: Int { coordinates.count }

  /// Makes a chart.
  ///
  /// - Throws: `GeometryError.invalidModel` for repeated names or a constraint in other symbols.
  public init(_ coordinates: [Symbol], constraints: [Constraint] = []) throws(GeometryError) {
    guard !coordinates.isEmpty else { throw .invalidModel(reason: "a chart needs at least one coordinate") }
    guard Set(coordinates.map(\.name)).count == coordinates.count else {
      throw .invalidModel(reason: "the coordinates \(coordinates.map(\.name).joined(separator: ", ")) repeat a name")
    }
    self.coordinates = coordinates
    self.constraints = constraints
    do {
      constraintTape = constraints.isEmpty ? nil : try Tape(constraints.map(\.positive), inputs: coordinates)
    } catch {
      throw .invalidModel(reason: "a constraint of the chart: \(error)")
    }
  }

  /// Two charts with the same coordinates and the same constraints are the same.
  public static func == (a: Chart, b: Chart) -> Bool {
    a.coordinates == b.coordinates && a.constraints == b.constraints
  }

  /// Why coordinates are not those of a point; nil when they are.
  ///
  /// - Precondition: as many numbers as coordinates.
  public func obstruction(to x: [Double]) -> GeometryError? {
    precondition(x.count == dimension, "\(x.count) numbers for \(dimension) coordinates")
    for (symbol, value) in zip(coordinates, x) where !symbol.domain.contains(value) {
      return .outsideDomain(parameter: symbol.name, value: "\(value)", requirement: symbol.domain.requirement)
    }
    guard let constraintTape else { return nil }
    for (value, constraint) in zip(constraintTape.evaluate(x), constraints) where !(value > 0) {
      let names = constraint.positive.symbols.map(\.name)
      let shown = zip(coordinates, x).filter { names.contains($0.0.name) }.map { "\($0.1)" }.joined(separator: ", ")
      return .outsideDomain(
        parameter: constraint.parameter, value: shown.count < 80 ? "(\(shown))" : "…",
        requirement: constraint.requirement)
    }
    return nil
  }

  /// The values of what the constraints ask to be positive.
  func margins(at x: [Double]) -> [Double] { constraintTape?.evaluate(x) ?? [] }

  /// Whether coordinates are those of a point.
  public func contains(_ x: [Double]) -> Bool { obstruction(to: x) == nil }
}
