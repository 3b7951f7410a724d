import Foundation
import InformationGeometry

/// Parsing, differentiation, compilation, and evaluation at one point.
struct TapeBenchmark {
  let peers: Peers
  let exchange: Exchange

  func rows(into table: inout Table) throws {
    let text = "(x - mu)^2/(2*sigma^2) + log(sigma) + lgamma(a + b)*exp(-x*y) - sqrt(1 + x^2)/(1 + y)"
    let symbols = ["x", "y", "mu", "sigma", "a", "b"].map { Symbol($0, .positive) }
    let parsing = try measure {
      ExpressionPool()
    } _: { pool in
      try Expression(parsing: text, symbols: symbols, pool: pool)
    }
    table.add(Row(task: "parse a formula of \(text.count) characters", ours: parsing.timing))
    let gradient = try measure {
      try Expression(parsing: text, symbols: symbols, pool: ExpressionPool())
    } _: {
      try $0.gradient(by: symbols)
    }
    table.add(Row(task: "its gradient by 6 symbols", ours: gradient.timing))
    let compiling = try measure { try Tape(gradient.last, inputs: symbols) }
    table.add(Row(task: "compile the gradient", ours: compiling.timing, note: "\(compiling.last.count) instructions"))

    let manifold = try Catalogue.model("dirichlet:k=5").manifold().manifold
    let quantities: [Quantity] = [.metric, .christoffel(alpha: 0), .scalarCurvature(alpha: 0)]
    let formulas = try measure { try manifold.components(quantities) }
    let inputs = manifold.chart.coordinates
    let large = try measure { try Tape(formulas.last, inputs: inputs) }
    table.add(
      Row(task: "formulas of g, Γ, R for Dirichlet 5", ours: formulas.timing, note: "in a pool that knows them"))
    table.add(
      Row(task: "compile them", ours: large.timing, note: "\(large.last.count) instructions"))
    try singlePoint(into: &table)
    try ChristoffelBenchmark(peers: peers, exchange: exchange).rows(into: &table)
  }

  private func singlePoint(into table: inout Table) throws {
    // Γ of the bivariate normal, unsimplified, in natural coordinates.
    let names = ["h0", "h1", "p00", "p01", "p11"], inputs = names.map { Symbol($0) }
    let potential = try Expression(
      parsing: "(p11*h0^2 - 2*p01*h0*h1 + p00*h1^2)/(p00*p11 - p01^2)/2 - log(p00*p11 - p01^2)/2", symbols: inputs)
    let slope = try potential.gradient(by: inputs)
    let metric = try slope.flatMap { try $0.gradient(by: inputs) }
    let manifold = try Manifold(chart: try Chart(inputs), metric: metric)
    let symbols = try manifold.unsimplifiedGeometry().christoffelSymbols
    let point = [0.3, 0.1, 2.1, 0.3, 1.9], repeats = 1_000
    let compiling = try measure { try Tape(symbols, inputs: inputs) }
    let tape = compiling.last
    var outputs = [Double](repeating: 0, count: tape.outputCount)
    var registers = [Double](repeating: 0, count: tape.workspaceCount)
    let single = measure {
      for _ in 0..<repeats { tape.evaluate(point, into: &outputs, registers: &registers) }
    }
    try exchange.write(
      variables: names, formulas: symbols.map { $0.text(limit: .max) }, point: point, to: "case")
    let results = ["interpreter", "llvm"].map {
      peers.run("evaluation.py", [exchange.path("case"), $0], peer: "SymEngine \($0)")
    }
    var note = "\(tape.count) instructions, \(tape.outputCount) values; compiled in \(shown(compiling.timing.median))"
    if let compile = results[1][number: "compile"] { note += ", by LLVM in \(shown(compile))" }
    table.add(
      Row(
        task: "Γ of MVN 2 at one point", ours: single.timing.divided(by: repeats), peers: results,
        note: note))
    let count = 10_000
    let columns = point.flatMap { [Double](repeating: $0, count: count) }
    let batch = measure { tape.evaluateBatch(count: count, flatInputs: columns) }
    table.add(
      Row(task: "Γ of MVN 2, each of 10,000 points", ours: batch.timing.divided(by: count), peers: results))
  }
}
