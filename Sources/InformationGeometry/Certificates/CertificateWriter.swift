import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// Collects the definitions and statements of a certificate.
struct CertificateWriter {
  /// A line of the file.
  private enum Entry {
    case heading(String)
    case definition(String, Expression)
    /// A statement, and the definitions that its proof opens.
    case derivative(String, of: String, by: Int, is: String, opens: [String])
    case equation(String, String, opens: [String])
    /// log p = Σ θₐtₐ − ψ + log h for every observation.
    case density(StatisticalModel, ExponentialFamily)
  }

  let manifold: StatisticalManifold
  let coordinates: [Symbol]
  private var entries: [Entry] = []
  private var isStated: Set<String> = []

  var dimension: Int { coordinates.count }

  init(_ manifold: StatisticalManifold) throws {
    self.manifold = manifold
    coordinates = manifold.chart.coordinates
  }

  // MARK: Entries

  /// A name with indices counted from 1: `g12`.
  func name(_ stem: String, _ indices: [Int]) -> String {
    let shown = indices.map { "\($0 + 1)" }
    return stem + (indices.contains { $0 > 8 } ? "_" + shown.joined(separator: "_") : shown.joined())
  }

  mutating func heading(_ text: String) { entries.append(.heading(text)) }

  mutating func define(_ name: String, _ formula: Expression) { entries.append(.definition(name, formula)) }

  /// States ∂ᵢ f = f′ for definitions.
  mutating func state(
    derivative f: String, by i: Int, is other: String, opens: [String] = [], called name: String? = nil
  ) {
    let opened = [f] + (opens.isEmpty ? [other] : opens)
    entries.append(.derivative(unique(name ?? other + "_ok"), of: f, by: i, is: other, opens: opened))
  }

  /// States an equation between definitions; `left` and `right` are texts in which `#name` is a definition.
  mutating func state(_ name: String, _ equation: String, opens: [String]) {
    entries.append(.equation(unique(name), equation, opens: opens))
  }

  mutating func stateDensity(_ model: StatisticalModel, _ family: ExponentialFamily) {
    entries.append(.density(model, family))
  }

  private mutating func unique(_ name: String) -> String {
    precondition(isStated.insert(name).inserted, "the certificate states \(name) twice")
    return name
  }

  // MARK: Text

  /// The certificate.
  func certificate() throws -> Certificate {
    var definitions: [(name: String, formula: Expression)] = []
    for case .definition(let name, let formula) in entries { definitions.append((name, formula)) }
    let model = manifold.model, variables = model?.variables ?? []
    var own: Set<String> = ["domain", "observation", "log_density"]
    own.formUnion(definitions.map(\.name))
    own.formUnion(isStated)
    var formulas = definitions.map(\.formula)
    var extra: [Expression] = []
    for case .density(let model, let family) in entries { extra = CertificateWriter.densityFormulas(model, family) }
    let printer = CoqPrinter(coordinates + variables, reserved: own, formulas: formulas + extra)
    let texts = Dictionary(uniqueKeysWithValues: zip(definitions.map(\.name), try printer.text(formulas)))
    formulas += extra
    let domain = try CertificateDomain(manifold, formulas: formulas)
    var lines = header(try Expression.coqDeclarations(formulas + domain.formulas))
    let binder = coordinates.map(printer.name).joined(separator: " ")
    lines.append("Definition domain (\(binder) : R) : Prop :=")
    lines.append("  " + (try domain.conjuncts(printer)).joined(separator: " /\\ ") + ".")
    var count = 0
    for entry in entries {
      switch entry {
      case .heading(let text): lines += ["", "(** \(text) *)"]
      case .definition(let name, _):
        lines.append("Definition \(name) (\(binder) : R) : R := \(texts[name] ?? "0").")
      case .derivative(let name, let f, let i, let other, let opens):
        let x = printer.name(coordinates[i])
        lines.append("Lemma \(name) (\(binder) : R) : domain \(binder) ->")
        lines.append("  is_derive (fun \(x) => \(f) \(binder)) \(x) (\(applied(other, binder))).")
        lines.append("Proof. derivative (unfold domain, \(opens.joined(separator: ", ")) in * ). Qed.")
        count += 1
      case .equation(let name, let equation, let opens):
        lines.append("Lemma \(name) (\(binder) : R) : domain \(binder) ->")
        lines.append("  \(applied(equation, binder)).")
        lines.append("Proof. combination (unfold domain, \(opens.joined(separator: ", ")) in * ). Qed.")
        count += 1
      case .density(let model, let family):
        lines += try density(model, family, printer, binder)
        count += 1
      }
    }
    lines += ["", "End Certificate."]
    return Certificate(
      name: Certificate.moduleName(manifold.model?.name ?? manifold.name), text: lines.joined(separator: "\n") + "\n",
      statementCount: count, assumptions: hypotheses(lines) + (try domain.conditions(printer)))
  }

  /// Every `#name` applied to the coordinates; a name alone is applied as well.
  private func applied(_ text: String, _ binder: String) -> String {
    guard text.contains("#") else { return "\(text) \(binder)" }
    var result = ""
    var isName = false
    for character in text + " " {
      if character == "#" {
        isName = true
        continue
      }
      if isName, !(character.isLetter || character.isNumber || character == "_") {
        result += " " + binder
        isName = false
      }
      result.append(character)
    }
    result.removeLast()
    return result
  }

  private func header(_ declarations: [String]) -> [String] {
    var lines = [
      "(** Certificate of \(manifold.model?.name ?? manifold.name), written by the library from the formulas that it evaluates.",
      "    Every closed form is stated to be the derivative or the combination that it claims to be. *)",
      "From InfoGeom Require Import CertificateTactics.", "", "Section Certificate.",
    ]
    lines += declarations
    if declarations.contains(where: { $0.contains("lgamma") }) {
      lines += [
        "Hypothesis lgamma_derivative : forall x, 0 < x -> is_derive lgamma x (polygamma 0 x).",
        "Hypothesis polygamma_derivative : forall n x, 0 < x -> is_derive (polygamma n) x (polygamma (S n) x).",
        "Local Instance lgamma_is_derivable : UnaryDiff' lgamma :=",
        "  {| UnaryDiff'_f' := polygamma 0; UnaryDiff'_df := fun x => 0 < x; UnaryDiff'_H := lgamma_derivative |}.",
        "Local Instance polygamma_is_derivable n : UnaryDiff' (polygamma n) :=",
        "  {| UnaryDiff'_f' := polygamma (S n); UnaryDiff'_df := fun x => 0 < x;",
        "     UnaryDiff'_H := polygamma_derivative n |}.",
      ]
    }
    return lines + [""]
  }

  private func hypotheses(_ lines: [String]) -> [String] {
    lines.filter { $0.hasPrefix("Hypothesis ") }.map { String($0.dropFirst("Hypothesis ".count).dropLast()) }
  }

  // MARK: The density

  private static func densityFormulas(_ model: StatisticalModel, _ family: ExponentialFamily) -> [Expression] {
    [model.logDensity ?? .zero, family.logCarrier] + family.statistics
  }

  /// log p = Σ θₐtₐ − ψ + log h.
  private func density(
    _ model: StatisticalModel, _ family: ExponentialFamily, _ printer: CoqPrinter, _ binder: String
  ) throws -> [String] {
    let texts = try printer.text(CertificateWriter.densityFormulas(model, family))
    let observed = model.variables.map(printer.name).joined(separator: " ")
    let domain = CertificateDomain(model.variables, formulas: CertificateWriter.densityFormulas(model, family))
    let sums = family.statistics.indices.map { "\(name("theta", [$0])) \(binder) * (\(texts[$0 + 2]))" }
    let opened = family.statistics.indices.map { name("theta", [$0]) } + ["psi"]
    return [
      "Definition observation (\(observed) : R) : Prop :=",
      "  " + (try domain.conjuncts(printer)).joined(separator: " /\\ ") + ".",
      "Definition log_density (\(observed) \(binder) : R) : R := \(texts[0]).",
      "Lemma log_density_ok (\(observed) \(binder) : R) : observation \(observed) -> domain \(binder) ->",
      "  log_density \(observed) \(binder) =",
      "  \(sums.joined(separator: " + ")) - psi \(binder) + (\(texts[1])).",
      "Proof. intro; combination (unfold observation, domain, log_density, \(opened.joined(separator: ", ")) in * ). Qed.",
    ]
  }
}
