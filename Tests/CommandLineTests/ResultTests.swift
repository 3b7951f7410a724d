import Foundation
import Testing

/// The form of results: JSON keys, index orders, rigor, digits, other forms of text.
@Suite struct ResultTests {
  static let models: [(String, String, Int)] = [
    ("normal", "mu=1/3,sigma=7/5", 2), ("lognormal", "mu=0,sigma=sqrt(2)", 2), ("exponential", "rate=0.7", 1),
    ("poisson", "rate=7/10", 1), ("bernoulli", "p=1/5", 1), ("binomial:n=10", "p=1/5", 1), ("geometric", "p=1/5", 1),
    ("categorical:k=4", "p1=0.1,p2=0.2,p3=0.3", 3), ("multinomial:k=3,n=5", "p1=0.1,p2=0.2", 2),
    ("gamma", "shape=2,rate=1/2", 2), ("beta", "a=2,b=3", 2), ("dirichlet:k=3", "a=[1,2,3]", 3),
    ("inverse-gaussian", "mu=1,lambda=2", 2),
  ]

  @Test(arguments: models) func tensorsOfEveryFamily(_ model: (String, String, Int)) throws {
    let (name, point, n) = model
    for (command, rank) in [
      ("metric", 2), ("christoffel", 3), ("christoffel --kind first --alpha 1/2", 3), ("amari-chentsov", 3),
      ("curvature", 0), ("curvature --kind ricci", 2), ("curvature --kind riemann --alpha -1/3", 4),
    ] {
      let words = command.split(separator: " ").map(String.init)
      let json = try Program.json([words[0], name, "--at", point] + words.dropFirst())
      #expect(json["command"] as? String == words[0])
      #expect(json["model"] as? String == name)
      #expect((json["coordinates"] as? [String])?.count == n)
      #expect(numbers(json["point"]).count == n)
      #expect(["exact", "floating"].contains(json["rigor"] as? String))
      #expect(json["method"] as? String == "closed form")
      #expect(json["digits"] as? Double == 17)
      let count = (0..<rank).reduce(1) { total, _ in total * n }
      #expect(numbers(json["value"]).count == count && numbers(json["error"]).count == count)
      #expect(depth(json["value"]) == rank)
      #expect(numbers(json["error"]).allSatisfy { $0 >= 0 && $0 < 1e-10 })
    }
  }

  private func depth(_ value: Any?) -> Int {
    guard let list = value as? [Any] else { return 0 }
    return 1 + depth(list.first)
  }

  @Test func exactIsSaidOfExactNumbersOnly() throws {
    let exact = try Program.run("metric normal --at mu=0.5,sigma=2 --format json")
    #expect(
      exact.output == """
        {"command":"metric","model":"normal","coordinates":["mu","sigma"],"point":[0.5,2],"rigor":"exact",\
        "method":"closed form","digits":17,"value":[[0.25,0],[0,0.5]],"error":[[0,0],[0,0]]}

        """)
    let floating = try Program.json("metric normal --at mu=0,sigma=3")
    #expect(floating["rigor"] as? String == "floating")
  }

  @Test func theUpperIndexIsFirst() throws {
    let json = try Program.json("christoffel gamma --at shape=2,rate=1/2 --component rate,shape,shape")
    let all = try Program.json("christoffel gamma --at shape=2,rate=1/2")
    let entry = ((all["value"] as? [Any])?[1] as? [[Any]])?[0][0]
    #expect(numbers(json["value"]) == numbers(entry))
    #expect(json["alpha"] as? Double == 0)
  }

  @Test func digitsAndEnclosures() throws {
    let json = try Program.json("metric gamma --at shape=5/2,rate=2 --digits 60")
    let rows = try #require(json["value"] as? [[String]])
    // ψ₁(5/2) = π²/2 − 40/9.
    #expect(rows[0][0].hasPrefix("0.490357756100234864972801055493631123212"))
    #expect(rows[0][1] == "-0.5" && rows[1][1] == "0.625")
    #expect(json["digits"] as? Double == 60 && json["point"] as? [String] == ["2.5", "2"])

    let certified = try Program.json("curvature gamma --at shape=100000000,rate=100000000 --certified --digits 30")
    #expect(certified["rigor"] as? String == "certified")
    let ends = try #require(certified["value"] as? [String: String])
    let lower = try #require(ends["lower"].flatMap { Decimal(string: $0) })
    let upper = try #require(ends["upper"].flatMap { Decimal(string: $0) })
    let truth = try #require(Decimal(string: "-0.99999999999999998888888882962963"))
    let last = try #require(Decimal(string: "1e-32"))
    #expect(lower <= upper && lower - last <= truth && truth <= upper + last)

    // A zero by cancellation: Γ^(1) of an exponential family in natural parameters.
    let zero = try Program.json([
      "christoffel", "--log-partition", "lgamma(a) - a*log(-b)", "--parameters", "a>0, b<0", "--at", "a=1/3,b=-sqrt(2)",
      "--alpha", "1", "--digits", "40",
    ])
    #expect((zero["value"] as? [[[String]]])?.joined().joined().allSatisfy { $0 == "0" } == true)
  }

  @Test func otherFormsOfText() throws {
    let csv = try Program.run("metric normal --at mu=0.5,sigma=2 --format csv")
    #expect(csv.output == "i,j,value,error\nmu,mu,0.25,0\nmu,sigma,0,0\nsigma,mu,0,0\nsigma,sigma,0.5,0\n")
    let latex = try Program.run("metric normal --at mu=0.5,sigma=2 --format latex")
    #expect(latex.output.contains("\\begin{pmatrix} 0.25 & 0 \\\\ 0 & 0.5 \\end{pmatrix}"))
    let text = try Program.run("metric normal --at mu=0.5,sigma=2")
    #expect(text.output.contains("Fisher metric of normal at mu = 0.5, sigma = 2 (exact)"))
  }

  @Test func descriptions() throws {
    let json = try Program.json("describe gamma")
    #expect(json["statistics"] as? [String] == ["log(x)", "x"])
    #expect(json["naturalParameters"] as? [String] == ["shape", "-rate"])
    #expect((json["metric"] as? [[String]])?[0][0] == "polygamma(1, shape)")
    #expect(json["rigor"] as? String == "exact")
    let normal = try Program.run("describe normal")
    #expect(normal.output.contains("ds² = (dmu² + 2 dsigma²)/sigma^2") && normal.output.contains("R = -1"))
    let large = try Program.run("describe dirichlet:k=6")
    #expect(large.output.contains("21 independent components") && large.output.count < 3_000)
    let symbolic = try Program.json("christoffel normal --alpha -1")
    #expect((symbolic["value"] as? [[[String]]])?[1][1][1] == "1/sigma")
  }

  @Test func modelsByFormula() throws {
    let rayleigh = try Program.json([
      "metric", "--density", "x/s^2*exp(-x^2/(2*s^2))", "--variable", "x", "--support", "positive", "--parameters",
      "s>0", "--at", "s=2",
    ])
    #expect(numbers(rayleigh["value"]) == [1] && rayleigh["model"] as? String == "custom")
    let logarithm = try Program.json([
      "metric", "--log-density", "-x*r + log(r)", "--support", "positive", "--parameters", "r > 0", "--at", "r=1/2",
    ])
    #expect(numbers(logarithm["value"]) == [4])
    let counts = try Program.json([
      "metric", "--density", "l^x*exp(-l)/factorial(x)", "--support", "naturals", "--parameters", "l>0", "--at", "l=2",
    ])
    #expect(numbers(counts["value"]) == [0.5])
    // 0..1 are two numbers or an interval, as the total mass tells.
    for (density, value) in [("p^x*(1-p)^(1-x)", 4.0), ("p*x^(p-1)", 4.0)] {
      let json = try Program.json([
        "metric", "--density", density, "--support", "0..1", "--parameters", "0<p<1", "--at", "p=1/2",
      ])
      #expect(numbers(json["value"]) == [value])
    }
    let sphere = try Program.json([
      "curvature", "--metric", "[[1,0],[0,sin(t)**2]]", "--parameters", "t in 0..3, f", "--at", "t=1,f=0", "--kind",
      "riemann",
    ])
    let components = numbers(sphere["value"])
    #expect(components[0b0110] > 0 && components[0b0101] < 0)
  }

  @Test func densitiesWithoutClosedExpectations() throws {
    // A family that the catalogue does not have: g = 3/(2s²), R = -4/3.
    let model = [
      "--density", "sqrt(2)/(pi*s*(1+((x-m)/s)^4))", "--support", "real", "--parameters", "m, s>0", "--at", "m=0,s=2",
    ]
    let metric = try Program.json(["metric"] + model)
    #expect(metric["rigor"] as? String == "estimated" && metric["method"] as? String == "quadrature")
    for (found, (value, error)) in zip([0.375, 0, 0, 0.375], zip(numbers(metric["value"]), numbers(metric["error"]))) {
      #expect(abs(found - value) <= error && error < 1e-10)
    }
    let curvature = try Program.json(["curvature"] + model)
    #expect(abs(numbers(curvature["value"])[0] + 4.0 / 3) < 1e-9)
    let logistic = try Program.json(
      ["curvature", "--log-density", "log(3) - (x-m)/s - log(s) - 4*log(1 + exp(-(x-m)/s))", "--support", "real"]
        + ["--parameters", "m, s>0", "--at", "m=1/3,s=2", "--digits", "60"])
    // −120/(12π² − 25)
    #expect(
      (logistic["value"] as? String)?.hasPrefix("-1.2843118243611268544492436959661894364998611658063081") == true,
      "\(logistic)")
    #expect(logistic["rigor"] as? String == "estimated")
    let digits = try Program.json(["metric"] + model + ["--digits", "30"])
    #expect((digits["value"] as? [[String]])?[0][0].prefix(5) == "0.375")
    for (command, known) in [("metric", [0.375, 0, 0, 0.375]), ("curvature", [-4.0 / 3])] {
      let certified = try Program.json([command] + model + ["--certified"])
      #expect(certified["rigor"] as? String == "certified" && certified["digits"] as? Double == 17)
      let ends = enclosures(certified["value"])
      #expect(ends.count == known.count)
      for (value, (lower, upper)) in zip(known, ends) {
        #expect(lower <= value && value <= upper && upper - lower < 1e-15, "\(command): \(lower) to \(upper)")
      }
    }
    // No mass, no certificate; a density that is not normalized is refused with what it integrates to.
    let improper = [
      "--density", "1/(1+x^2)^s", "--support", "real", "--parameters", "s>0", "--at", "s=1", "--certified",
    ]
    let refusal = try Program.run(["metric"] + improper)
    #expect(refusal.status == 65 && refusal.errors.contains("not to 1"))
    #expect(try Program.run(["describe"] + model.dropLast(2)).output.contains("by quadrature"))
  }

  /// The ends of all certified numbers, in order.
  private func enclosures(_ value: Any?) -> [(Double, Double)] {
    if let list = value as? [Any] { return list.flatMap { enclosures($0) } }
    guard let ends = value as? [String: String], let lower = ends["lower"].flatMap(Double.init),
      let upper = ends["upper"].flatMap(Double.init)
    else { return [] }
    return [(lower, upper)]
  }

  @Test func distances() throws {
    let closed = try Program.json("distance normal --from mu=0,sigma=1 --to mu=1,sigma=2")
    #expect(closed["rigor"] as? String == "floating" && closed["method"] as? String == "closed form")
    let solved = try Program.json("distance gamma --from shape=1,rate=1 --to shape=5,rate=5")
    #expect(solved["rigor"] as? String == "estimated" && numbers(solved["error"])[0] > 0)
    let none = try Program.json("distance beta --from a=1,b=2 --to a=1,b=2")
    #expect(numbers(none["value"]) == [0])
  }
}
