import InformationGeometry

/// Poisson's equation −Δu = f in a domain with u = g on its boundary, for a network at collocation points.
///
///     L = ½ mean (Δu + f)² + ½ mean (u − g)²
///
/// over the points inside and those of the boundary. Source: Müller & Zeinhofer (2023), ICML.
public struct PoissonProblem: ResidualProblem {
  /// The ansatz.
  public let network: ShallowNetwork
  /// The points inside, one after the other, and f there.
  public let interior: [Double], source: [Double]
  /// The points of the boundary, and g there.
  public let boundary: [Double], boundaryValues: [Double]

  /// The equation at given points.
  ///
  /// - Throws: `GeometryError.outsideDomain` for numbers of values that do not fit the points.
  public init(
    network: ShallowNetwork, interior: [Double], source: [Double], boundary: [Double], boundaryValues: [Double]
  ) throws(GeometryError) {
    guard interior.count == source.count * network.inputs, boundary.count == boundaryValues.count * network.inputs,
      !source.isEmpty, !boundaryValues.isEmpty
    else {
      throw .outsideDomain(
        parameter: "points", value: "\(interior.count) and \(boundary.count) coordinates",
        requirement: "be \(network.inputs) for each of \(source.count) and \(boundaryValues.count) values")
    }
    self.network = network
    self.interior = interior
    self.source = source
    self.boundary = boundary
    self.boundaryValues = boundaryValues
  }

  /// The parameters of the network.
  public var parameterCount: Int { network.parameterCount }

  /// Δu + f inside and u − g on the boundary, each divided by the root of their number.
  public func residuals(at θ: [Double]) -> [Double] {
    let inside = 1 / Double(source.count).squareRoot(), edge = 1 / Double(boundaryValues.count).squareRoot()
    let Δu = network.laplacians(at: interior, parameters: θ), u = network.values(at: boundary, parameters: θ)
    return zip(Δu, source).map { inside * ($0 + $1) } + zip(u, boundaryValues).map { edge * ($0 - $1) }
  }

  /// The residuals, and their derivatives by formulas.
  public func linearization(at θ: [Double]) -> (residuals: [Double], jacobian: Matrix) {
    let inside = 1 / Double(source.count).squareRoot(), edge = 1 / Double(boundaryValues.count).squareRoot()
    var J = Matrix(rows: source.count + boundaryValues.count, columns: parameterCount)
    network.addDerivatives(of: true, factor: inside, at: interior, parameters: θ, to: &J, row: 0)
    network.addDerivatives(of: false, factor: edge, at: boundary, parameters: θ, to: &J, row: source.count)
    return (residuals(at: θ), J)
  }
}
