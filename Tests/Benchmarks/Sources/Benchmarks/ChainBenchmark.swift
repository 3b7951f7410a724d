import Foundation
import InformationGeometry

/// The unsimplified chain from a formula to scalar curvature, with symbolic α.
struct ChainBenchmark {
  let peers: Peers
  let exchange: Exchange

  struct Case {
    var name: String
    var variables: [String]
    var parameters: [String] = []
    /// One log-partition function, or the n² components of a metric.
    var formulas: [String]
    /// Where R is compared, coordinates before parameters.
    var point: [Double]
    var scalar: Double?
    var hasTarget = false
  }

  static let cases: [Case] = [
    Case(
      name: "normal", variables: ["a", "b"], formulas: ["a^2/(4*b) - log(b)/2"], point: [0.7, 1.2], scalar: -1),
    Case(name: "gamma", variables: ["a", "b"], formulas: ["lgamma(a) - a*log(b)"], point: [0.7, 1.2]),
    multivariateNormal(2, scalar: -4.5, hasTarget: true),
    multivariateNormal(3, scalar: -12),
    dirichlet(6),
    categorical(8),
    kerr,
  ]

  /// ψ = hᵀP⁻¹h/2 − log det P/2, P⁻¹ by cofactors.
  private static func multivariateNormal(_ d: Int, scalar: Double, hasTarget: Bool = false) -> Case {
    let h = (0..<d).map { "h\($0)" }
    let p = (0..<d).flatMap { i in (i..<d).map { "p\(i)\($0)" } }
    func entry(_ i: Int, _ j: Int) -> String { "p\(min(i, j))\(max(i, j))" }
    func minor(_ rows: [Int], _ columns: [Int]) -> String {
      if rows.count == 1 { return entry(rows[0], columns[0]) }
      let terms = columns.indices.map { c in
        let rest = columns.filter { $0 != columns[c] }
        return (c & 1 == 1 ? "-" : "+") + "\(entry(rows[0], columns[c]))*(\(minor(Array(rows.dropFirst()), rest)))"
      }
      return terms.joined().replacing(/^\+/, with: "")
    }
    let all = Array(0..<d), determinant = minor(all, all)
    var terms: [String] = []
    for i in all {
      for j in all {
        let cofactor = minor(all.filter { $0 != i }, all.filter { $0 != j })
        terms.append("\((i + j) & 1 == 1 ? "-" : "+")(\(cofactor))*\(h[i])*\(h[j])")
      }
    }
    let numerator = terms.joined().replacing(/^\+/, with: "")
    // P = 2·1 + a little of everything.
    let point = h.indices.map { 0.3 - 0.2 * Double($0) } + p.map { $0.dropFirst().first == $0.last ? 2.1 : 0.3 }
    return Case(
      name: "MVN \(d)", variables: h + p, formulas: ["(\(numerator))/(\(determinant))/2 - log(\(determinant))/2"],
      point: point, scalar: scalar, hasTarget: hasTarget)
  }

  private static func dirichlet(_ k: Int) -> Case {
    let a = (0..<k).map { "a\($0)" }
    let formula = a.map { "lgamma(\($0))" }.joined(separator: " + ") + " - lgamma(\(a.joined(separator: " + ")))"
    return Case(
      name: "Dirichlet \(k)", variables: a, formulas: [formula], point: a.indices.map { 0.6 + 0.2 * Double($0) },
      hasTarget: true)
  }

  private static func categorical(_ k: Int) -> Case {
    let t = (0..<k - 1).map { "t\($0)" }
    return Case(
      name: "categorical \(k)", variables: t, formulas: ["log(1 + \(t.map { "exp(\($0))" }.joined(separator: " + ")))"],
      point: t.indices.map { 0.5 - 0.1 * Double($0) }, scalar: 10.5)
  }

  private static let kerr: Case = {
    let s = "(r^2+a^2*cos(theta)^2)"
    return Case(
      name: "Kerr", variables: ["t", "r", "theta", "phi"], parameters: ["m", "a"],
      formulas: [
        "-(1-2*m*r/\(s))", "0", "0", "-2*m*r*a*sin(theta)^2/\(s)", "0", "\(s)/(r^2-2*m*r+a^2)", "0", "0", "0", "0", s,
        "0",
        "-2*m*r*a*sin(theta)^2/\(s)", "0", "0", "(r^2+a^2+2*m*r*a^2*sin(theta)^2/\(s))*sin(theta)^2",
      ], point: [0.1, 3.1, 0.8, 0.3, 0.3, 0.2], scalar: 0, hasTarget: true)
  }()

  struct Input {
    var coordinates: [Symbol]
    var formulas: [Expression]
    var alpha: Expression
  }

  func rows(into table: inout Table) throws {
    for item in ChainBenchmark.cases where table.wants("chain, \(item.name)") {
      let coordinates = item.variables.map { Symbol($0) }, alpha = Symbol("alpha")
      let symbols = coordinates + item.parameters.map { Symbol($0) }
      let (timing, geometry) = try measure {
        let pool = ExpressionPool()
        let formulas = try item.formulas.map { try Expression(parsing: $0, symbols: symbols, pool: pool) }
        return Input(coordinates: coordinates, formulas: formulas, alpha: Expression(alpha, pool: pool))
      } _: { input in
        try chain(input)
      }
      let tape = try Tape([geometry.scalarCurvature], inputs: symbols + [alpha])
      let value = tape.evaluate(item.point + [0.5])[0]
      try exchange.write(
        variables: item.variables, parameters: item.parameters, formulas: item.formulas, point: item.point, to: "case")
      let peer = peers.run("chain.py", [exchange.path("case")], peer: "SymEngine")
      var note = "R = \(String(format: "%.10g", value))"
      if let scalar = item.scalar { note += ", error \(shown(error: abs(value - scalar)))" }
      if let other = peer[number: "value"] { note += ", peer's differs by \(shown(error: abs(value - other)))" }
      table.add(
        Row(
          task: "chain, \(item.name)", ours: timing, peers: [peer], target: item.hasTarget ? .ratio(3) : nil, note: note
        ))
    }
  }

  /// From ψ or g to all tensors; what SymEngine does in chain.py.
  private func chain(_ input: Input) throws -> GeometryFormulas {
    try ChainBenchmark.manifold(input).unsimplifiedGeometry(alpha: input.alpha)
  }

  /// The manifold of ψ or g.
  ///
  /// That it is dually flat is kept back: the generic road is measured.
  static func manifold(_ input: Input) throws -> Manifold {
    let n = input.coordinates.count, chart = try Chart(input.coordinates)
    guard input.formulas.count == 1 else { return try Manifold(chart: chart, metric: input.formulas) }
    let slope = try input.formulas[0].gradient(by: input.coordinates)
    var metric = [Expression](repeating: slope[0], count: n * n)
    for i in 0..<n {
      for j in i..<n {
        metric[i * n + j] = try slope[i].derivative(by: input.coordinates[j])
        metric[j * n + i] = metric[i * n + j]
      }
    }
    // In natural coordinates T_ijk = ∂ₖgᵢⱼ.
    var cubic: [Expression] = []
    for i in 0..<n {
      for j in 0..<n { cubic += try metric[i * n + j].gradient(by: input.coordinates) }
    }
    return try Manifold(chart: chart, metric: metric, cubic: cubic)
  }
}
