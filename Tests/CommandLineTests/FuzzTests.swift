import Foundation
import Scalars
import Testing

/// Random command lines: whatever they say, the program ends by itself, with a status of the contract.
@Suite struct FuzzTests {
  private static let commands = HelpTests.commands.filter { $0 != "run" } + ["help", "nothing"]
  private static let models = [
    "normal", "gamma", "beta", "dirichlet:k=3", "categorical:k=3", "binomial:n=10", "poisson", "inverse-gaussian",
    "normal:", "binomial", "gamma:x=1", "", "categorical:k=-1", "multinomial:k=3,n=2",
  ]
  private static let points = [
    "mu=0,sigma=1", "mu=1/3,sigma=sqrt(2)", "shape=2,rate=1/2", "a=1,b=2", "a=[1,2,3]", "p1=0.2,p2=0.3", "p=0.5",
    "rate=2", "mu=1,lambda=2", "mu=0,sigma=-1", "mu=,sigma", "=,=", "[[", "mu=1e308,sigma=1e-308", "p1=1,p2=1",
    "mu=exp(exp(9)),sigma=1", "x=1", "rate=0", "shape=1e-9,rate=1e9", "\u{0}", "mu=\u{1F600},sigma=1", "s=1",
  ]
  private static let options: [(String, [String])] = [
    ("--at", points), ("--from", points), ("--to", points),
    ("--velocity", ["1,1", "[1,-1]", "1e300,0", "0,0", "x", "-1"]),
    ("--until", ["1", "-1", "0", "1e9", "nan", "1/0"]), ("--alpha", ["0", "1", "-1", "1/3", "1e30", "x", "0,1", ""]),
    ("--kind", ["scalar", "riemann", "ricci", "sectional", "first", "second", "kl"]),
    ("--plane", ["[1,0];[0,1]", "[1,0]", ";", "[1,1];[2,2]", "[1,0,0];[0,1,0]"]),
    ("--samples", ["2", "3", "0", "-1", "x"]), ("--times", ["0", "0,1", "2", "", "1/2,1/3"]),
    ("--format", ["json", "csv", "text", "latex", "xml"]), ("--digits", ["5", "0", "-1", "40"]), ("--certified", []),
    ("--component", ["0,0", "0,0,0", "mu,mu,sigma", "9", ""]), ("--quiet", []), ("--column", ["x", ""]),
    ("--by", ["g"]),
    ("--density", ["s*exp(-s*x)", "exp(", "x", "1/0", "-x"]), ("--log-density", ["log(s)-s*x", "s"]),
    ("--support", ["positive", "real", "0..1", "0..5", "5..1", "x"]),
    ("--parameters", ["s>0", "s", "s,s", "0<s<1", "s in naturals", "<", "s>0,t"]), ("--variable", ["x", "s", "1"]),
    ("--log-partition", ["-log(-s)", "s^2", "exp(s)", "lgamma(s)"]),
    ("--metric", ["[[1]]", "[[s]]", "[[1,2],[3]]", "x"]),
    ("--bogus", []), ("-o", ["", "/nonexistent/a.csv", "a.pdf"]), ("--", []), ("-", []),
  ]

  @Test(arguments: 0..<4) func neverASignal(_ part: Int) throws {
    var generator = SeededDraws(seed: 2026 &+ UInt64(part))
    let folder = try Folder()
    for _ in 0..<50 {
      var words: [String] = []
      if Int.random(in: 0..<20, using: &generator) > 0,
        let command = FuzzTests.commands.randomElement(using: &generator)
      {
        words.append(command)
      }
      if Bool.random(using: &generator), let model = FuzzTests.models.randomElement(using: &generator) {
        words.append(model)
      }
      for _ in 0..<Int.random(in: 0...6, using: &generator) {
        guard let (option, values) = FuzzTests.options.randomElement(using: &generator) else { continue }
        words.append(option)
        if let value = values.randomElement(using: &generator), Int.random(in: 0..<15, using: &generator) > 0 {
          words.append(value)
        }
      }
      // An argument cannot hold a zero byte.
      words = words.map { $0.replacing("\u{0}", with: "\u{1}") }
      let outcome = try Program.run(words, in: folder.url)
      #expect(!outcome.wasSignalled, "\(words)")
      #expect([0, 64, 65, 69].contains(outcome.status), "\(words): \(outcome.status) \(outcome.errors)")
      if outcome.status == 0 {
        #expect(outcome.errors.isEmpty || outcome.errors.hasPrefix("infogeo: "), "\(words)")
      } else {
        #expect(outcome.errorLines.count == 1 && outcome.errors.hasPrefix("infogeo: "), "\(words): \(outcome.errors)")
        #expect(outcome.output.isEmpty || outcome.output.hasPrefix("{\"error\""), "\(words)")
      }
    }
    #expect(try folder.names.isEmpty)
  }
}
