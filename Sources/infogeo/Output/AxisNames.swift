import Figures
import GeometryLaws

/// Titles and scales of axes for the coordinates of a model.
enum AxisNames {
  private static let greek: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ",
    "mu": "μ", "nu": "ν", "xi": "ξ", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "psi": "ψ", "omega": "ω",
  ]

  private static let subscripts: [Character] = ["₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"]

  /// A coordinate as it is printed: Greek letters for their names, digits at the end as an index.
  static func title(_ name: String) -> String {
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
    guard digits < name.count else { return name }
    let stem = String(name.dropLast(digits))
    let index = name.suffix(digits).compactMap { $0.wholeNumberValue }.map { subscripts[$0] }
    return (greek[stem] ?? stem) + String(index)
  }

  /// An axis; a positive coordinate that spans more than a factor of thirty is drawn by its logarithm.
  static func axis(_ symbol: Symbol, _ values: [Double], unit: String? = nil) -> Axis {
    let finite = values.filter(\.isFinite)
    let isPositive = symbol.domain.lower.map { $0.value.asDouble >= 0 } ?? false
    var scale = Axis.Scale.linear
    if isPositive, let low = finite.min(), let high = finite.max(), low > 0, high / low > 30, symbol.domain.upper == nil
    {
      scale = .log
    }
    return Axis(title(symbol.name), unit: unit, scale: scale)
  }
}
