import Foundation
import InformationGeometry
import Testing

/// LaTeX of every family, given to TeX where there is one.
@Suite struct TypesettingTests {
  static let tex: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let places = folders.flatMap { folder in ["pdflatex", "xelatex", "lualatex"].map { "\(folder)/\($0)" } }
    return places.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  static func description(_ usage: String) throws -> ModelDescription {
    let model = try Catalogue.model(usage)
    return try ModelDescription(model, manifold: try? model.manifold(), name: usage)
  }

  /// Would catch a command, bracket or index that TeX does not take, and lines that run out of the page.
  @Test(
    "the descriptions of all families typeset as one document",
    .enabled(if: tex != nil, "no TeX engine is installed: LaTeX was not typeset"))
  func everyFamily() throws {
    let engine = try #require(Self.tex)
    var body = ""
    for entry in Catalogue.entries {
      let text = try Self.description(entry.usage).latex()
      #expect(text.contains("\\begin{align*}"), "\(entry.name)")
      body += text + "\n"
    }
    let document = LaTeXDocument.text(title: "Families", body: body, provenance: "test")
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("typeset-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(document.utf8).write(to: folder.appendingPathComponent("all.tex"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: engine)
    process.arguments = ["-interaction=nonstopmode", "-halt-on-error", "-draftmode", "all.tex"]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let log = String(
      decoding: (try? Data(contentsOf: folder.appendingPathComponent("all.log"))) ?? Data(), as: UTF8.self)
    #expect(process.terminationStatus == 0, "\(log.suffix(2_000))")
    // What is wider than the page by more than its margin cannot be read.
    for line in log.split(separator: "\n") where line.hasPrefix("Overfull \\hbox") {
      let excess = line.split(separator: "(").dropFirst().first.flatMap { Double($0.prefix { $0 != "p" }) } ?? 0
      #expect(excess < 71, "\(line)")
    }
  }

  /// Would catch names or an order that depend on the run: pools have another history the second time.
  @Test(arguments: ["gamma", "dirichlet:k=3", "multivariate-normal:d=2", "student"])
  func sameTextTwice(_ usage: String) throws {
    let first = try Self.description(usage)
    for k in 1...50 { _ = exp(Symbol("unrelated\(k)")) * log(Symbol("other\(k)", .positive)) }
    let second = try Self.description(usage)
    #expect(first.text() == second.text() && first.latex() == second.latex())
    #expect(first.text(isUnicode: true) == second.text(isUnicode: true))
    #expect(try first.source(in: .python) == second.source(in: .python))
  }

  /// One sign of a denominator, and one name for it, in all tensors of a family.
  @Test func namesOfTheGammaFamily() throws {
    let description = try Self.description("gamma"), text = description.text()
    #expect(text.contains("where Δ = shape*polygamma(1, shape) - 1"))
    #expect(text.contains("g^{shape shape} = shape/Δ") && text.contains("Γ^shape_{rate rate}   = -shape/(2*rate^2*Δ)"))
    #expect(text.components(separatedBy: "where").count == 2 && !text.contains("1 - shape*polygamma(1, shape)"))
    #expect(description.latex().contains("\\Delta &= \\mathrm{shape} \\, \\psi'(\\mathrm{shape}) - 1"))
    #expect(description.text(isUnicode: true).contains("where Δ = shape·ψ⁽¹⁾(shape) − 1"))
    // Sections are data, and more of them may stand between.
    var more = description
    more.add(
      [.init(title: "seen as", key: "recognised", value: .words("a test"), remark: "a test")], after: "logDensity")
    #expect(more.sections.firstIndex { $0.key == "recognised" } == 2)
  }
}
