import Foundation
import InformationGeometry

/// `BigFloat` in place beside a loop in C, and special functions beside mpmath and python-flint.
struct BigFloatBenchmark {
  let peers: Peers

  func rows(into table: inout Table) throws {
    for bits in [256, 1024] { inPlace(bits, &table) }
    for item in Self.functions {
      special(item, bits: 53, &table)
      special(item, bits: 256, &table)
    }
  }

  /// a ← a·x + y: two operations of which each writes over its left operand.
  private func inPlace(_ bits: Int, _ table: inout Table) {
    let task = "BigFloat a·x + y in place, \(bits) bits, each operation"
    guard table.wants(task) else { return }
    let p = BigFloatPrecision(bits: bits), count = 200_000
    let x = BigFloat.exp(BigFloat(rounding: 0.3, precision: p)) / 3,
      y = BigFloat.sqrt(BigFloat(rounding: 0.7, precision: p))
    let (timing, last) = measure(repeats: 9) {
      var a = y
      for _ in 0..<count {
        a *= x
        a += y
      }
      return a
    }
    let results = ["c", "gmpy2", "mpmath", "flint"].map { peers.run("bigfloat.py", ["\(bits)", $0], peer: $0) }
    let same = (results[0].fields["value"] as? String).flatMap { BigFloat($0, precision: p) }
    let agrees = same.map { ($0 - last).magnitude <= last.scaled(byPowerOfTwo: -190) }
    table.add(
      Row(
        task: task, ours: timing.divided(by: 2 * count), peers: results, target: bits == 256 ? .ratio(1 / 1.3) : nil,
        note: agrees.map { $0 ? "the C loop has the same value" : "THE C LOOP DIFFERS" } ?? ""))
  }

  private struct Function {
    var name: String
    var arguments: [Double]
  }

  private static let functions: [Function] = [
    Function(name: "trigamma", arguments: [2.3]), Function(name: "hurwitzZeta", arguments: [2.5, 0.3]),
    Function(name: "inverseErf", arguments: [0.7]), Function(name: "lambertW", arguments: [1.5]),
    Function(name: "scaledBesselK", arguments: [1.3, 2.5]), Function(name: "scaledBesselK", arguments: [1e5, 2.5]),
    Function(name: "besselIRatio", arguments: [0, 12.5]), Function(name: "gammaP", arguments: [30, 28.5]),
    Function(name: "gammaP", arguments: [1e5, 99_900]), Function(name: "betaI", arguments: [0.3, 2.5, 7.5]),
    Function(name: "hypergeometric2F1", arguments: [0.5, 1.25, 2.75, 0.4]),
  ]

  private func special(_ item: Function, bits: Int, _ table: inout Table) {
    let list = item.arguments.map { String(format: "%g", $0) }.joined(separator: ", ")
    let type = bits == 53 ? "Double" : "BigFloat, \(bits) bits"
    let task = "\(item.name)(\(list)), \(type)"
    guard table.wants(task) else { return }
    let count = bits == 53 ? 1000 : 1
    let timing: Timing
    var value = Double.nan
    if bits == 53 {
      timing =
        measure(seconds: 0.2) {
          for _ in 0..<count { value = Self.value(item.name, item.arguments) ?? .nan }
        }.timing
    } else {
      let arguments = item.arguments.map { BigFloat(rounding: $0, precision: BigFloatPrecision(bits: bits)) }
      timing = measure(seconds: 0.2) { value = Self.value(item.name, arguments)?.asDouble ?? .nan }.timing
    }
    let results = ["mpmath", "flint"].map {
      peers.run("special.py", [$0, "\(bits)", item.name] + item.arguments.map { "\($0)" }, peer: $0)
    }
    let others = results.compactMap { $0[number: "value"] }
    let difference = others.map { abs($0 - value) / abs(value) }.max()
    table.add(
      Row(
        task: task, ours: timing.divided(by: count), peers: results,
        note: difference.map { "differs by \(shown(error: $0))" } ?? ""))
  }

  private static func value<S: SpecialFunctionScalar>(_ name: String, _ x: [S]) -> S? {
    switch name {
    case "trigamma": .polygamma(1, x[0])
    case "hurwitzZeta": .hurwitzZeta(x[0], x[1])
    case "inverseErf": .inverseErf(x[0])
    case "lambertW": .lambertW(x[0])
    case "scaledBesselK": .scaledBesselK(x[0], x[1])
    case "besselIRatio": .besselIRatio(x[0], x[1])
    case "gammaP": .regularizedGammaP(x[0], x[1])
    case "betaI": .regularizedBeta(x[0], x[1], x[2])
    case "hypergeometric2F1": .hypergeometric2F1(x[0], x[1], x[2], x[3])
    default: nil
    }
  }
}
