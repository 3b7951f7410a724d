import InformationGeometry

/// A law that does not hold, as an error: what a test shows.
public struct BrokenLaws: Error, Sendable, CustomStringConvertible {
  /// The trials.
  public let trials: InvarianceTrials
  /// Every broken law with the simplest case and the line that repeats it.
  public var description: String {
    "\(trials.failures.count) broken law(s) of \(trials.model) in \(trials.count) trials, seed \(trials.seed)\n"
      + trials.failures.map(\.description).joined(separator: "\n")
  }
}

/// Requires all laws that apply to hold on a model, at random points and under random changes of parameters.
///
/// One line of a test suite:
///
///     @Test func geometry() throws { try requireLaws(of: model.manifold(), trials: 20, seed: 7) }
///
/// - Parameter claims: a geometry of one's own, to be tested in place of the library's.
/// - Throws: `BrokenLaws` with each law, the simplest failing case, and the line that repeats it; `GeometryError`.
public func requireLaws(
  of manifold: StatisticalManifold, claiming claims: GeometryClaims = GeometryClaims(), trials: Int = 20,
  seed: UInt64 = 1, laws: [GeometryLaw] = GeometryLaw.all.filter(\.isPointwise),
  arithmetic: InvarianceReport.Arithmetic = .double
) throws {
  let result = try InvarianceTrials(
    of: manifold, claiming: claims, count: trials, seed: seed, laws: laws, arithmetic: arithmetic)
  guard result.holds else { throw BrokenLaws(trials: result) }
}

/// The same for a model whose geometry has no closed form: both sides are integrated.
///
/// - Throws: as the other function.
public func requireLaws(
  of manifold: EstimatedManifold, trials: Int = 3, seed: UInt64 = 1, laws: [GeometryLaw] = GeometryLaw.all,
  arithmetic: InvarianceReport.Arithmetic = .double
) throws {
  let result = try InvarianceTrials(of: manifold, count: trials, seed: seed, laws: laws, arithmetic: arithmetic)
  guard result.holds else { throw BrokenLaws(trials: result) }
}
