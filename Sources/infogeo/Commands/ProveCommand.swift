import ArgumentParser
import Figures
import GeometryLaws

/// `infogeo prove`: a certificate of the closed forms, for Coq to check.
struct ProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Writes a Coq certificate of a model's closed forms.",
    usage: "infogeo prove MODEL [-o FILE.v] [--format coq|json]",
    discussion: """
      The file states of every closed form that it is the derivative or the combination it claims to be: expectation \
      parameters, metric, inverse, Amari–Chentsov tensor, Christoffel symbols, curvature. Coq checks it with \
      Proofs/theories of the package; nothing is printed for a model without closed forms.

        infogeo prove gamma -o Gamma.v
        infogeo prove --log-partition "log(1 + exp(t))" --parameters "t"
      """)

  @OptionGroup(title: "Model") var modelOptions: ModelOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let choice = try modelOptions.choice()
    try output.deliver(CertificateReport(choice: choice, certificate: try choice.manifold.certificate()))
  }
}

/// A certificate and what it assumes.
struct CertificateReport: Report {
  let choice: ModelChoice
  let certificate: Certificate

  var command: String { "prove" }
  var formats: [OutputFormat] { [.text, .coq, .json] }
  var endings: [String] { ["v", "json"] }
  var summary: String { "\(choice.name): \(certificate.statementCount) statements for Coq to check\n" }

  func print(_ format: OutputFormat) -> String {
    format == .json ? json.text() + "\n" : certificate.text
  }

  func files(_ path: String, _ ending: String) -> [OutputFile] {
    ending == "json"
      ? [.json(path, json, .current(model: choice.name))] : [OutputFile(path, certificate.text)]
  }

  private var json: JSONValue {
    [
      "command": "prove", "model": .string(choice.name),
      "coordinates": .array(choice.coordinateNames.map { .string($0) }),
      "module": .string(certificate.name), "statements": .integer(certificate.statementCount),
      "assumptions": .array(certificate.assumptions.map { .string($0) }), "certificate": .string(certificate.text),
    ]
  }
}
