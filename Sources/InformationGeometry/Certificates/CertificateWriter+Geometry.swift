import DifferentialGeometry
import StatisticalModels
import Symbolics

/// What is stated of an exponential family, and of a metric with its connection and curvature.
extension CertificateWriter {
  /// θ, η, ψ and their derivatives, and g and T made of them.
  mutating func writeFamily(_ family: ExponentialFamily) throws {
    let n = dimension, order = family.order
    heading("Natural and expectation parameters and the log-partition function: d psi = sum of eta_a d theta_a.")
    for a in 0..<order { define(name("theta", [a]), family.naturalParameters[a]) }
    for a in 0..<order { define(name("eta", [a]), family.expectationParameters[a]) }
    define("psi", family.logPartition)
    if let model = manifold.model, model.logDensity != nil { stateDensity(model, family) }
    for (stem, formulas) in [("theta", family.naturalParameters), ("eta", family.expectationParameters)] {
      for a in 0..<order {
        for i in 0..<n {
          let first = try formulas[a].derivative(by: coordinates[i]).tidied()
          try defineDerivative(name(stem, [a]) + "_", [i], first, of: name(stem, [a]))
          for j in i..<n {
            let second = try first.derivative(by: coordinates[j]).tidied()
            try defineDerivative(name(stem, [a]) + "_", [i, j], second, of: name(name(stem, [a]) + "_", [i]))
          }
        }
      }
    }
    for i in 0..<n {
      let terms = (0..<order).map { "#\(name("eta", [$0])) * #\(name("theta", [$0]))_\(i + 1)" }
      let opened = (0..<order).flatMap { [name("eta", [$0]), name(name("theta", [$0]) + "_", [i])] }
      state(
        derivative: "psi", by: i, is: terms.joined(separator: " + "), opens: opened, called: "psi_\(i + 1)_ok")
    }
    try writeFisherMetric(order: order)
    try writeCubic(order: order)
  }

  /// A definition and the statement that it is the derivative by the last of its indices.
  private mutating func defineDerivative(
    _ stem: String, _ indices: [Int], _ formula: Expression, of other: String
  ) throws {
    guard let last = indices.last else { return }
    define(name(stem, indices), formula)
    state(derivative: other, by: last, is: name(stem, indices))
  }

  private mutating func writeFisherMetric(order: Int) throws {
    let n = dimension
    heading("The Fisher metric: g_ij = sum of theta_a,i eta_a,j.")
    defineMetric()
    for i in 0..<n {
      for j in 0..<n {
        let pairs = (0..<order).map { a in
          (name(name("theta", [a]) + "_", [i]), name(name("eta", [a]) + "_", [j]))
        }
        let metric = name("g", [min(i, j), max(i, j)])
        state(
          name("g", [i, j]) + "_ok",
          "#\(metric) = " + pairs.map { "#\($0.0) * #\($0.1)" }.joined(separator: " + "),
          opens: [metric] + pairs.flatMap { [$0.0, $0.1] })
      }
    }
  }

  private mutating func defineMetric() {
    let n = dimension
    for i in 0..<n {
      for j in i..<n { define(name("g", [i, j]), manifold.manifold.metricComponents[i * n + j]) }
    }
  }

  private mutating func writeCubic(order: Int) throws {
    let n = dimension, cubic = manifold.amariChentsovTensor
    heading(
      "The Amari-Chentsov tensor: T_ijk = sum of eta_a,ij theta_a,k - theta_a,ij eta_a,k, symmetric in all indices.")
    for i in 0..<n {
      for j in i..<n {
        for k in j..<n { define(name("T", [i, j, k]), cubic[i, j, k]) }
      }
    }
    for i in 0..<n {
      for j in i..<n {
        for k in 0..<n {
          let value = name("T", [i, j, k].sorted())
          var terms: [String] = [], opened = [value]
          for a in 0..<order {
            let θ = name("theta", [a]) + "_", η = name("eta", [a]) + "_"
            terms.append("(#\(name(η, [i, j])) * #\(name(θ, [k])) - #\(name(θ, [i, j])) * #\(name(η, [k])))")
            opened += [name(η, [i, j]), name(θ, [k]), name(θ, [i, j]), name(η, [k])]
          }
          state(name("T", [i, j, k]) + "_ok", "#\(value) = " + terms.joined(separator: " + "), opens: opened)
        }
      }
    }
  }

  // MARK: The metric and what follows

  /// g⁻¹, the Levi-Civita connection and its curvature.
  mutating func writeGeometry() throws {
    let n = dimension
    if manifold.model?.exponentialFamily == nil {
      heading("The metric, taken as given.")
      defineMetric()
    }
    heading("The inverse metric.")
    let inverse = try manifold.manifold.inverseMetric()
    func g(_ i: Int, _ j: Int) -> String { name("g", [min(i, j), max(i, j)]) }
    func h(_ i: Int, _ j: Int) -> String { name("h", [min(i, j), max(i, j)]) }
    for i in 0..<n {
      for j in i..<n { define(h(i, j), inverse[i * n + j]) }
    }
    for i in 0..<n {
      for j in 0..<n {
        let terms = (0..<n).map { "#\(h(i, $0)) * #\(g($0, j))" }
        state(
          name("inverse", [i, j]) + "_ok", terms.joined(separator: " + ") + " = \(i == j ? 1 : 0)",
          opens: (0..<n).flatMap { [h(i, $0), g($0, j)] })
      }
    }
    heading("The Levi-Civita connection: Gamma^k_ij = sum of h_kl (d_i g_jl + d_j g_il - d_l g_ij) / 2.")
    for i in 0..<n {
      for j in i..<n {
        for k in 0..<n {
          let formula = try manifold.manifold.metricComponents[i * n + j].derivative(by: coordinates[k]).tidied()
          try defineDerivative(g(i, j) + "_", [k], formula, of: g(i, j))
        }
      }
    }
    let connection = try manifold.manifold.christoffelSymbols()
    for k in 0..<n {
      for i in 0..<n {
        for j in i..<n {
          define(gamma(k, i, j), connection[k * n * n + i * n + j])
          var terms: [String] = [], opened = [gamma(k, i, j)]
          for l in 0..<n {
            let parts = [name(g(j, l) + "_", [i]), name(g(i, l) + "_", [j]), name(g(i, j) + "_", [l])]
            terms.append("#\(h(k, l)) * (#\(parts[0]) + #\(parts[1]) - #\(parts[2])) / 2")
            opened += [h(k, l)] + parts
          }
          state(gamma(k, i, j) + "_ok", "#\(gamma(k, i, j)) = " + terms.joined(separator: " + "), opens: opened)
        }
      }
    }
    if n > 1 { try writeCurvature(connection) }
  }

  private func gamma(_ k: Int, _ i: Int, _ j: Int) -> String {
    name(name("Gamma", [k]) + "_", [min(i, j), max(i, j)])
  }

  /// R_ijkl = g_lm (∂ᵢΓᵐⱼₖ − ∂ⱼΓᵐᵢₖ + ΓᵐᵢₛΓˢⱼₖ − ΓᵐⱼₛΓˢᵢₖ), and the scalar curvature R = gⁱˡgʲᵏR_ijkl.
  private mutating func writeCurvature(_ connection: [Expression]) throws {
    let n = dimension, nn = n * n
    heading("The curvature: R_ijkl = g(R(d_i, d_j) d_k, d_l), and R = sum of h_il h_jk R_ijkl.")
    for k in 0..<n {
      for i in 0..<n {
        for j in i..<n {
          for l in 0..<n {
            let formula = try connection[k * nn + i * n + j].derivative(by: coordinates[l]).tidied()
            try defineDerivative(gamma(k, i, j) + "_", [l], formula, of: gamma(k, i, j))
          }
        }
      }
    }
    let riemann = try manifold.manifold.riemannTensor()
    let pairs = (0..<n).flatMap { i in (i + 1..<max(n, i + 1)).map { (i, $0) } }
    for (p, first) in pairs.enumerated() {
      for second in pairs[p...] {
        define(
          name("R", [first.0, first.1, second.0, second.1]),
          riemann[first.0 * n * nn + first.1 * nn + second.0 * n + second.1])
      }
    }
    for (i, j) in pairs {
      for k in 0..<n {
        for l in 0..<n { stateRiemann(i, j, k, l) }
      }
    }
    define("scalar_curvature", try manifold.scalarCurvature)
    var terms: [String] = [], opened = ["scalar_curvature"]
    func h(_ i: Int, _ j: Int) -> String { name("h", [min(i, j), max(i, j)]) }
    for (i, j) in pairs {
      for (k, l) in pairs {
        let value = riemannName(i, j, k, l).text
        terms.append("2 * #\(value) * (#\(h(i, l)) * #\(h(j, k)) - #\(h(i, k)) * #\(h(j, l)))")
        opened += [value, h(i, l), h(j, k), h(i, k), h(j, l)]
      }
    }
    state("scalar_curvature_ok", "#scalar_curvature = " + terms.joined(separator: " + "), opens: opened.uniqued)
  }

  private mutating func stateRiemann(_ i: Int, _ j: Int, _ k: Int, _ l: Int) {
    let n = dimension
    var terms: [String] = [], opened: [String] = []
    for m in 0..<n {
      let metric = name("g", [min(l, m), max(l, m)])
      let a = gamma(m, j, k) + "_\(i + 1)", b = gamma(m, i, k) + "_\(j + 1)"
      var inner = "#\(a) - #\(b)"
      opened += [metric, a, b]
      for s in 0..<n {
        inner += " + #\(gamma(m, i, s)) * #\(gamma(s, j, k)) - #\(gamma(m, j, s)) * #\(gamma(s, i, k))"
        opened += [gamma(m, i, s), gamma(s, j, k), gamma(m, j, s), gamma(s, i, k)]
      }
      terms.append("#\(metric) * (\(inner))")
    }
    let value = riemannName(i, j, k, l)
    let left = value.sign == 0 ? "0" : (value.sign < 0 ? "- " : "") + "#\(value.text)"
    state(
      name("R", [i, j, k, l]) + "_ok", "\(left) = " + terms.joined(separator: " + "),
      opens: (value.sign == 0 ? [] : [value.text]) + opened.uniqued)
  }

  /// The component with i < j, k < l and the smaller pair first that equals one up to its sign.
  private func riemannName(_ i: Int, _ j: Int, _ k: Int, _ l: Int) -> (sign: Int, text: String) {
    if k == l { return (0, "") }
    let sign = k < l ? 1 : -1
    let first = [i, j], second = [min(k, l), max(k, l)]
    let ordered = first.lexicographicallyPrecedes(second) ? first + second : second + first
    return (sign, name("R", ordered))
  }
}

extension [String] {
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
