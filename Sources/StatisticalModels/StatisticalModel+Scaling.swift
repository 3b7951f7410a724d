import Scalars
import Symbolics

/// How parameters change with the unit of the observation.
extension StatisticalModel {
  /// The powers dᵢ with p(cx; c^d₁ ξ₁, …) = p(x; ξ)/c: a parameter of power 1 has the unit of the observation, one of
  /// power −1 its inverse, one of power 0 none.
  ///
  /// They are found by trying powers from −2 to 2 on the density itself, for continuous models of one variable with up
  /// to four parameters; nil where no powers do, as for log x ~ N(μ, σ²).
  public var scalingExponents: [Int]? {
    guard let logDensity, let sampleSpace, !sampleSpace.isDiscrete, variables.count == 1, parameters.count <= 4,
      let tape = try? Tape([logDensity], inputs: variables + parameters)
    else { return nil }
    switch sampleSpace {
    case .realLine, .positive: break
    default: return nil
    }
    let n = parameters.count
    let ξ = parameters.indices.map { parameters[$0].domain.upper == nil ? 1.3 + 0.4 * Double($0) : 0.4 }
    guard chart.contains(ξ) else { return nil }
    let combinations = (0..<n).reduce(1) { product, _ in product * 5 }
    for code in 0..<combinations {
      // The likeliest powers, those next to zero, come first.
      let order = [0, 1, -1, 2, -2]
      var rest = code
      let powers = (0..<n).map { _ -> Int in
        defer { rest /= 5 }
        return order[rest % 5]
      }
      if powers.allSatisfy({ $0 == 0 }) { continue }
      let holds = [(0.7, 1.7), (2.9, 0.6)].allSatisfy { x, c in
        let scaled = zip(ξ, powers).map { $0 * Double.pow(c, Double($1)) }
        let difference = tape.evaluate([c * x] + scaled)[0] + Double.log(c) - tape.evaluate([x] + ξ)[0]
        return chart.contains(scaled) && difference.magnitude < 1e-11
      }
      if holds { return powers }
    }
    return nil
  }
}
