import Foundation
import InformationGeometry

/// The canonical chain from a formula to scalar curvature: every component a reduced and factored rational function.
struct CanonicalBenchmark {
  let peers: Peers
  let exchange: Exchange

  /// What is to be reached beside GiNaC, and how often it runs.
  private static let plans: [(name: String, ratio: Double?, runs: Int)] = [
    ("normal", nil, 5), ("gamma", nil, 5), ("MVN 2", 10, 3), ("Dirichlet 6", 10, 3),
    ("categorical 8", 3, 3), ("Kerr", 10, 3),
  ]

  func rows(into table: inout Table) throws {
    let isWanted = CanonicalBenchmark.plans.contains { table.wants("canonical chain, \($0.name)") }
    let program = isWanted ? peers.compiled("chain_ginac.cpp", libraries: ["ginac", "cln"], in: exchange) : nil
    for plan in CanonicalBenchmark.plans where table.wants("canonical chain, \(plan.name)") {
      guard let item = ChainBenchmark.cases.first(where: { $0.name == plan.name }) else { continue }
      let isPositive = item.formulas.count == 1
      let coordinates = item.variables.map { Symbol($0, isPositive ? .positive : .real) }
      let symbols = coordinates + item.parameters.map { Symbol($0) }, alpha = Symbol("alpha")
      let (timing, geometry) = try measure {
        let pool = ExpressionPool()
        let formulas = try item.formulas.map { try Expression(parsing: $0, symbols: symbols, pool: pool) }
        return ChainBenchmark.Input(
          coordinates: coordinates, formulas: formulas, alpha: Expression(alpha, pool: pool))
      } _: { input in
        try ChainBenchmark.manifold(input).canonicalGeometry(alpha: input.alpha)
      }
      var results: [PeerResult] = []
      try exchange.write(
        variables: item.variables, parameters: item.parameters, formulas: item.formulas, point: item.point, to: "case")
      let head = [item.variables.joined(separator: " "), item.parameters.joined(separator: " "), "\(plan.runs)"]
      try exchange.write(lines: head + item.formulas, to: "case.txt")
      results.append(peers.run(program: program, [exchange.path("case.txt")], peer: "GiNaC"))
      if item.variables.count == 2 {
        results.append(peers.run("chain_sympy.py", [exchange.path("case")], peer: "SymPy"))
      }
      let shown = geometry.scalarCurvature.text(limit: 60)
      var note = "R = \(shown.count > 40 ? "a formula" : shown)"
      if let other = results.first, let length = other[number: "length"] {
        note +=
          length > 40
          ? ", \(other.name)'s has \(Int(length)) letters" : ", \(other.name)'s \(other.fields["text"] ?? "")"
      }
      table.add(
        Row(
          task: "canonical chain, \(plan.name)", ours: timing, peers: results, target: plan.ratio.map { .ratio($0) },
          note: note))
    }
    try certified(into: &table)
  }

  /// R = −12 of the 3-variate normal, on which GiNaC does not end within 90 s.
  ///
  /// Proved from the log-partition function and in the catalogue's coordinates, and as evidence by residues.
  private func certified(into table: inout Table) throws {
    guard table.wants("R of MVN 3") else { return }
    if let item = ChainBenchmark.cases.first(where: { $0.name == "MVN 3" }) {
      let coordinates = item.variables.map { Symbol($0) }
      let (general, r) = try measure {
        let pool = ExpressionPool()
        let formulas = try item.formulas.map { try Expression(parsing: $0, symbols: coordinates, pool: pool) }
        return ChainBenchmark.Input(coordinates: coordinates, formulas: formulas, alpha: .zero)
      } _: { input in
        try ChainBenchmark.manifold(input).scalarCurvature()
      }
      table.add(Row(task: "R of MVN 3 by ψ, proved", ours: general, target: .seconds(2), note: "R = \(r)"))
    }
    func fresh() throws -> Manifold { try Catalogue.model("multivariate-normal:d=3").manifold().manifold }
    let (proved, r) = try measure { try fresh().scalarCurvature() }
    table.add(Row(task: "R of MVN 3, proved", ours: proved, target: .seconds(2), note: "R = \(r)"))
    let (probable, found) = try measure { try fresh().probableScalarCurvature() }
    table.add(
      Row(
        task: "R of MVN 3, by residues", ours: probable, target: .seconds(0.1),
        note: found.map { "R = \($0.value), wrong with a chance below \(shown(error: $0.errorBound))" } ?? "no constant"
      ))
  }
}
