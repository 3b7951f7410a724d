import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// Counts that are more or less dispersed than Poisson's: mass λˣ/((x!)^ν Z), Z = Σ λˣ/(x!)^ν.
  ///
  ///     g_λλ = Var(x)/λ²,  g_λν = −Cov(x, log x!)/λ,  g_νν = Var(log x!)
  ///
  /// The sums have no closed form; ν = 1 is Poisson's family. Conway and Maxwell (1962).
  static let conwayMaxwellPoisson = Self(
    name: "conway-maxwell-poisson", constants: [],
    summary: "counts of any dispersion, mass ∝ lambda^x/(x!)^nu"
  ) { _ throws(GeometryError) in
    let x = Symbol("x", .naturals), λ = Symbol("lambda", .positive), ν = Symbol("nu", .positive)
    return try StatisticalModel(
      "conway-maxwell-poisson", of: [x], in: .naturals, parameters: [λ, ν],
      unnormalizedLogDensity: x * log(λ) - ν * logGamma(x + 1))
  }
}
