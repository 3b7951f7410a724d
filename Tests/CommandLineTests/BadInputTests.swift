import Foundation
import Testing

/// Every kind of bad input: one clear line, the right exit status, and nothing else.
@Suite struct BadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let status: Int32
    let complaint: String
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ status: Int32, _ complaint: String, _ arguments: String...) {
      self.arguments = arguments
      self.status = status
      self.complaint = complaint
    }
  }

  static let exponential = ["--density", "s*exp(-s*x)", "--support", "positive", "--parameters", "s>0"]

  static let cases: [Case] = [
    // Outside the domain.
    Case(
      65, "sigma = -1: the scale of a normal distribution must be positive", "metric", "normal", "--at", "mu=0,sigma=-1"
    ),
    Case(65, "sigma = 0", "distance", "normal", "--from", "mu=0,sigma=1", "--to", "mu=0,sigma=0"),
    Case(65, "p = 1", "metric", "bernoulli", "--at", "p=1"),
    Case(65, "sum to less than 1", "metric", "categorical:k=3", "--at", "p1=0.6,p2=0.4"),
    Case(65, "sigma = nan", "metric", "normal", "--at", "mu=0,sigma=nan"),
    Case(65, "mu = -inf", "metric", "normal", "--at", "mu=-inf,sigma=1"),
    Case(65, "sigma = log(-1)", "metric", "normal", "--at", "mu=0,sigma=log(-1)"),
    Case(65, "too large", "metric", "normal", "--at", "mu=0,sigma=1e400"),
    Case(65, "too small", "geodesic", "normal", "--from", "mu=0,sigma=1e-400", "--to", "mu=0,sigma=1"),
    Case(65, "positive definite", "metric", "multivariate-normal:d=2", "--at", "mu=[0,0],Sigma=[[1,2],[2,1]]"),
    Case(65, "not symmetric", "metric", "multivariate-normal:d=2", "--at", "mu=[0,0],Sigma=[[1,2],[0,1]]"),
    Case(65, "write mu=[…],Sigma=[[…],…]", "metric", "multivariate-normal:d=2", "--at", "mu=[0,0]"),
    // Names.
    Case(65, "did you mean normal?", "metric", "nromal", "--at", "mu=0,sigma=1"),
    Case(65, "did you mean sigma?", "metric", "normal", "--at", "mu=0,sigm=1"),
    Case(65, "lacks sigma", "metric", "normal", "--at", "mu=0"),
    Case(65, "gives mu twice", "metric", "normal", "--at", "mu=0,mu=1,sigma=1"),
    Case(65, "needs its constant n", "metric", "binomial", "--at", "p=1/2"),
    Case(65, "n = 0", "metric", "binomial:n=0", "--at", "p=1/2"),
    Case(65, "given twice", "metric", "binomial:n=3,n=4", "--at", "p=1/2"),
    Case(65, "unknown constant", "metric", "binomial:m=3", "--at", "p=1/2"),
    // Points and vectors that are none.
    Case(65, "is empty", "metric", "normal", "--at", ""),
    Case(65, "name=value", "metric", "normal", "--at", "0,1"),
    Case(65, "brackets do not match", "metric", "normal", "--at", "mu=(0,sigma=1"),
    Case(65, "division by zero", "metric", "normal", "--at", "mu=1/0,sigma=1"),
    Case(65, "column 3", "metric", "normal", "--at", "mu=0,sigma=1\n2"),
    Case(65, "has 3 coordinates", "metric", "dirichlet:k=3", "--at", "a=[1,2]"),
    Case(65, "components", "geodesic", "normal", "--from", "mu=0,sigma=1", "--velocity", "1,2,3"),
    Case(
      65, "parallel", "curvature", "normal", "--at", "mu=0,sigma=1", "--kind", "sectional", "--plane", "[1,0];[2,0]"),
    Case(65, "semicolon", "curvature", "normal", "--at", "mu=0,sigma=1", "--kind", "sectional", "--plane", "[1,0]"),
    // Formulas and models of one's own.
    Case(65, "column 7", "metric", "--density", "exp(-x", "--support", "positive", "--parameters", "s", "--at", "s=1"),
    Case(
      65, "unknown name “y”", "metric", "--density", "exp(-y)", "--support", "real", "--parameters", "s", "--at", "s=1"),
    Case(
      65, "does not depend on its parameter s", "metric", "--density", "exp(-x)", "--support", "positive",
      "--parameters", "s>0", "--at", "s=1"),
    Case(
      65, "not to 1", "metric", "--density", "2*s*exp(-s*x)", "--support", "positive", "--parameters", "s>0", "--at",
      "s=1"),
    Case(65, "nowhere", "metric", "--density", "exp(-x)", "--support", "nowhere", "--parameters", "s", "--at", "s=1"),
    Case(
      65, "not a parameter", "metric", "--density", "exp(-x)", "--support", "real", "--parameters", "s>>0", "--at",
      "s=1"),
    Case(65, "twice", "metric", "--density", "exp(-x)", "--support", "real", "--parameters", "s,s", "--at", "s=1"),
    Case(65, "d_s", "metric", "--metric", "[[1,0],[0,1]]", "--parameters", "s,d_s", "--at", "s=1,d_s=1"),
    Case(65, "not symmetric", "metric", "--metric", "[[1,0],[1,1]]", "--parameters", "x,y", "--at", "x=0,y=0"),
    Case(65, "2×2", "metric", "--metric", "[[1]]", "--parameters", "x,y", "--at", "x=0,y=0"),
    Case(65, "determinant zero", "curvature", "--metric", "[[x,0],[0,1]]", "--parameters", "x,y", "--at", "x=0,y=0"),
    Case(
      65, "nested more than", "metric", "--metric", "[[" + String(repeating: "(", count: 5_000), "--parameters", "x",
      "--at",
      "x=0"),
    Case(
      65, "at most 100000 bytes", "metric", "--metric", String(repeating: "x+", count: 60_000) + "x", "--parameters",
      "x", "--at", "x=0"),
    Case(65, "\\u{1b}", "metric", "nor\u{1B}[31mmal", "--at", "mu=0"),
    Case(65, "such file", "fit", "normal", "/nonexistent/data.csv"),
    // The command line.
    Case(64, "unknown command", "frobnicate", "normal"),
    Case(64, "did you mean metric?", "metrics", "normal"),
    Case(64, "unknown command", "help", "frobnicate"),
    Case(64, "--bogus", "metric", "normal", "--at", "mu=0,sigma=1", "--bogus"),
    Case(64, "no model is given", "metric", "--at", "mu=0,sigma=1"),
    Case(64, "is given as well", "metric", "normal", "--density", "x", "--at", "mu=0,sigma=1"),
    Case(64, "exclude each other", "metric", "--density", "x", "--metric", "[[1]]", "--parameters", "x", "--at", "x=1"),
    Case(64, "needs --parameters", "metric", "--density", "x", "--at", "x=1"),
    Case(64, "needs --support", "metric", "--density", "x", "--parameters", "s", "--at", "s=1"),
    Case(64, "xml", "metric", "normal", "--at", "mu=0,sigma=1", "--format", "xml"),
    Case(64, "prints", "geodesic", "normal", "--from", "mu=0,sigma=1", "--to", "mu=1,sigma=1", "--format", "latex"),
    Case(64, "--kind", "curvature", "normal", "--at", "mu=0,sigma=1", "--kind", "gaussian"),
    Case(64, "--alpha", "curvature", "normal", "--at", "mu=0,sigma=1", "--alpha", "one"),
    Case(64, "--component", "christoffel", "normal", "--component", "0,0,7"),
    Case(
      64, "exclude each other", "geodesic", "normal", "--from", "mu=0,sigma=1", "--to", "mu=1,sigma=1", "--velocity",
      "1,1"),
    Case(64, "needs an end", "geodesic", "normal", "--from", "mu=0,sigma=1"),
    Case(64, "lies outside", "geodesic", "normal", "--from", "mu=0,sigma=1", "--to", "mu=1,sigma=1", "--times", "2"),
    Case(64, "samples", "geodesic", "normal", "--from", "mu=0,sigma=1", "--to", "mu=1,sigma=1", "--samples", "1"),
    Case(64, "--digits", "metric", "normal", "--at", "mu=0,sigma=1", "--digits", "0"),
    Case(64, "--digits", "distance", "normal", "--from", "mu=0,sigma=1", "--to", "mu=1,sigma=1", "--digits", "0"),
    Case(
      64, "--digits", "distance", "gamma", "--from", "shape=1,rate=1", "--to", "shape=2,rate=1", "--digits", "10000000"),
    Case(64, "--digits", "geodesic", "normal", "--from", "mu=0,sigma=1", "--to", "mu=1,sigma=1", "--digits", "-3"),
    Case(64, "files ending in", "metric", "normal", "--at", "mu=0,sigma=1", "-o", "metric.svg"),
    // Solvers.
    Case(
      65, "no Taylor series", "geodesic", "--metric", "[[2+abs(x),0],[0,1]]", "--parameters", "x, y", "--from",
      "x=-1,y=0", "--to", "x=1,y=1", "--certified"),
    Case(
      69, "leaves the manifold", "geodesic", "--metric", "[[1,0],[0,1]]", "--parameters", "x>0, y", "--from", "x=1,y=0",
      "--velocity", "-1,0", "--until", "2", "--certified"),
    Case(
      64, "--times", "geodesic", "gamma", "--from", "shape=1,rate=1", "--velocity", "0.1,0", "--times", "2",
      "--certified"),
    Case(69, "did not converge", "distance", "beta", "--from", "a=1e-9,b=1e9", "--to", "a=1e9,b=1e-9"),
    Case(
      69, "leaves the manifold", "geodesic", "normal", "--from", "mu=0,sigma=1", "--velocity", "3,0", "--alpha", "-1",
      "--until", "9"),
  ]

  /// Far points and long curves that once took minutes, or ended as if the input were wrong: the range of `Double` ends, not
  /// the manifold.
  @Test(arguments: [
    ["multivariate-normal:d=2", "mu=[0,0],Sigma=[[1,0],[0,1]]", "1,0.3,0.3,0.3,0.3"],
    ["wishart:d=2,nu=5", "V=[[1,0],[0,1]]", "-1,-0.3,-0.3"],
  ])
  func overflowIsNamed(_ given: [String]) throws {
    let outcome = try Program.run(
      ["geodesic", given[0], "--from", given[1], "--velocity", given[2], "--until", "1e8"], within: 10)
    #expect(outcome.status == 69, "\(outcome.errors)")
    #expect(outcome.errors.contains("beyond the range of Double from t = "), "\(outcome.errors)")
  }

  @Test(arguments: cases) func isRefused(_ bad: Case) throws {
    let folder = try Folder()
    let plain = try Program.run(bad.arguments, in: folder.url)
    #expect(!plain.wasSignalled && plain.status == bad.status, "\(plain.status): \(plain.errors)")
    #expect(plain.output.isEmpty)
    #expect(plain.errorLines.count == 1 && plain.errors.hasPrefix("infogeo: ") && plain.errors.hasSuffix("\n"))
    #expect(plain.errors.contains(bad.complaint), "\(plain.errors)")
    #expect(plain.errors.count < 800)
    #expect(plain.errors.unicodeScalars.dropLast().allSatisfy { $0.value >= 32 && $0.value != 127 })
    #expect(try folder.names.isEmpty)
    guard !bad.arguments.contains("--format") else { return }
    let outcome = try Program.run(bad.arguments + ["--format", "json"], in: folder.url)
    #expect(outcome.status == bad.status && outcome.errorLines.count == 1)
    let json = try outcome.json
    let error = try #require(json["error"] as? [String: Any])
    #expect(Set(error.keys) == ["kind", "message", "parameter", "value"] && json.count == 1)
    #expect(outcome.errors == "infogeo: \(error["message"] as? String ?? "")\n")
  }

  @Test func errorsNameParameterAndValue() throws {
    let error = try Program.run("metric normal --at mu=0,sigma=-1 --format json").json["error"] as? [String: Any]
    #expect(error?["kind"] as? String == "outside-domain")
    #expect(error?["parameter"] as? String == "sigma" && error?["value"] as? Double == -1)
  }

  @Test func filesThatCannotBeWritten() throws {
    let folder = try Folder()
    try folder.write("x", to: "file")
    let curve = ["geodesic", "normal"] + GeodesicTests.ends
    for paths in [["missing/a.csv"], ["a.csv", "missing/b.csv"], ["file/a.csv"], ["a.csv", "a.csv"], ["."], [""]] {
      let outcome = try Program.run(curve + paths.flatMap { ["-o", $0] }, in: folder.url)
      #expect(outcome.status == 64 && outcome.output.isEmpty && outcome.errorLines.count == 1, "\(paths)")
      #expect(try folder.names == ["file"], "\(paths)")
    }
    let fit = try Program.run(
      ["fit", "normal", DataSets.iris, "--column", "petal_width", "-o", "file"], in: folder.url)
    #expect(fit.status == 64 && fit.output.isEmpty && fit.errorLines.count == 1)
    #expect(try folder.text("file") == "x")
  }

  @Test func aReaderThatGoesAwayIsNoFault() throws {
    // `infogeo … | true`
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let path = try #require(Program.path)
    process.arguments = [
      "-c", "{ '\(path)' geodesic normal --from mu=0,sigma=1 --to mu=1,sigma=1 --samples 20000; echo $? >&2; } | true",
    ]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(text == "0\n")
  }
}
