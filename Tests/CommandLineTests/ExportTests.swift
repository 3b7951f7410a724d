import Foundation
import Testing

/// Formulas as code, and certificates.
@Suite struct ExportTests {
  @Test(arguments: ["swift", "c", "python", "julia", "coq"]) func everyLanguage(_ language: String) throws {
    let one = try Program.run("christoffel gamma --format \(language)")
    #expect(one.status == 0 && one.output.contains("polygamma") && one.errors.isEmpty)
    let all = try Program.run("describe normal --format \(language) --style fast")
    #expect(all.status == 0 && all.output.lowercased().replacing("_", with: "").contains("scalarcurvature"))
    // The same text on every run.
    #expect(try Program.run("christoffel gamma --format \(language)").output == one.output)
  }

  @Test func component() throws {
    let run = try Program.run("christoffel normal --component mu,mu,sigma --format c")
    #expect(run.output.contains("double christoffel_symbols(double mu, double sigma) {\n  return -1.0/sigma;\n}"))
  }

  @Test(arguments: [
    ("christoffel von-mises --format c", "besseli has no counterpart in C99", Int32(65)),
    ("christoffel normal --at mu=0,sigma=1 --format python", "--format python", 64),
    ("metric normal --at mu=0,sigma=1 --format coq", "--format coq", 64),
    ("christoffel normal --style pretty --format c", "pretty", 64),
    ("prove von-mises", "besseli", 65),
    ("prove dirichlet:k=9", "up to dimension 6", 65),
    ("prove normal --format csv", "--format csv", 64),
    ("prove normal -o normal.txt", ".v", 64),
  ])
  func refusals(_ line: String, _ part: String, _ status: Int32) throws {
    let run = try Program.run(line)
    #expect(run.status == status && run.output.isEmpty)
    #expect(run.errorLines.count == 1 && run.errors.contains(part), "\(run.errors)")
  }

  /// A density whose expectations have no closed form: nothing is printed and no file is written.
  @Test func noClosedForm() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("certificate-\(UUID().uuidString).v")
    let run = try Program.run([
      "prove", "--density", "sqrt(2)/(pi*s*(1+((x-m)/s)^4))", "--support", "real", "--parameters",
      "m, s>0", "-o", file.path,
    ])
    #expect(!FileManager.default.fileExists(atPath: file.path))
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.contains("closed form"), "\(run.errors)")
    #expect(try Program.run("prove normal").status == 0)
  }

  @Test func certificate() throws {
    let text = try Program.run("prove exponential")
    #expect(text.status == 0 && text.output.contains("Lemma psi_1_ok") && text.output.hasSuffix("End Certificate.\n"))
    let json = try Program.json("prove gamma --format json")
    #expect(json["module"] as? String == "Gamma" && (json["statements"] as? Double ?? 0) > 60)
  }
}
