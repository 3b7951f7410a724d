import Foundation
import Testing

/// Fits of groups in CSV files.
@Suite struct FitTests {
  @Test func irisAsNormalDistributions() throws {
    let json = try Program.json(["fit", "normal", DataSets.iris, "--column", "petal_length", "--by", "species"])
    let groups = try #require(json["groups"] as? [[String: Any]])
    // Docs/Data/README.md
    let expected: [(String, Double, Double, Double, Double, Double)] = [
      ("setosa", 1.462, 0.171918585382733, 0.02431296, 0.017191859, 17.0897860912),
      ("versicolor", 4.26, 0.46518813398452, 0.065787537, 0.046518813, -32.68125836),
      ("virginica", 5.552, 0.546347874526844, 0.077265257, 0.054634787, -40.7219579959),
    ]
    #expect(groups.count == 3)
    for (group, (name, mean, deviation, meanError, deviationError, likelihood)) in zip(groups, expected) {
      #expect(group["group"] as? String == name && group["count"] as? Double == 50)
      let estimates = numbers(group["estimates"]), errors = numbers(group["standardErrors"])
      #expect(abs(estimates[0] - mean) < 1e-14 && abs(estimates[1] - deviation) < 1e-14)
      #expect(abs(errors[0] - meanError) < 1e-8 && abs(errors[1] - deviationError) < 1e-8)
      #expect(abs(numbers(group["logLikelihood"])[0] - likelihood) < 1e-9)
    }
    let distances = numbers(json["distances"])
    let known = [
      0, 5.58795238061257, 6.40289664120493, 5.58795238061257, 0, 2.30806575127605, 6.40289664120493, 2.30806575127605,
      0,
    ]
    for (distance, value) in zip(distances, known) { #expect(abs(distance - value) < 1e-12) }
    #expect(distances.count == 9)
  }

  @Test func aircraftAsGammaDistributions() throws {
    let json = try Program.json(["fit", "gamma", DataSets.aircraft, "--column", "hours", "--by", "aircraft"])
    let groups = try #require(json["groups"] as? [[String: Any]])
    #expect(groups.count == 13)
    // Docs/Data/README.md: aircraft 7917 has two intervals only.
    let last = try #require(groups.first { $0["group"] as? String == "7917" })
    let estimates = numbers(last["estimates"]), errors = numbers(last["standardErrors"])
    #expect(abs(estimates[0] - 2.5654675951) < 1e-9 && abs(estimates[1] - 0.00823585102762) < 1e-12)
    #expect(abs(errors[0] - 2.41731) < 1e-4 && abs(errors[1] - 0.00856974) < 1e-7)
    #expect(abs(numbers(last["logLikelihood"])[0] + 13.0924698891) < 1e-9)
  }

  @Test func theFolder() throws {
    let folder = try Folder()
    let outcome = try Program.run(
      ["fit", "gamma", DataSets.aircraft, "--column", "hours", "--by", "aircraft", "-o", "out/results"], in: folder.url)
    #expect(outcome.status == 0 && outcome.errors.isEmpty && outcome.output.contains("Fisher–Rao distances"))
    let names = ["fit.json", "estimates.csv", "distances.csv", "geodesics.csv", "figure.svg", "report.html"]
    for name in names { #expect(!(try folder.read("out/results/\(name)").isEmpty)) }
    let estimates = try folder.text("out/results/estimates.csv").split(separator: "\n")
    #expect(estimates[0] == "group,count,shape,se_shape,rate,se_rate,log_likelihood" && estimates.count == 14)
    #expect(try folder.text("out/results/geodesics.csv").hasPrefix("from,to,t,shape,rate\n7907,7908,0,"))
    let svg = try folder.text("out/results/figure.svg")
    for name in ["7917", "shape", "rate"] { #expect(svg.contains(">\(name)</text>")) }
    let html = try folder.text("out/results/report.html")
    #expect(!html.contains("http://") || html.replacing("http://www.w3.org", with: "").contains("http://") == false)
  }

  @Test func rowsWithoutAValueAreLeftOutAndCounted() throws {
    let folder = try Folder()
    try folder.write("# comment\nx,g\n1,a\nNA,a\n3,a\n,b\n5,b\n\"6\",b\n7,\n", to: "m.csv")
    let outcome = try Program.run("fit normal m.csv --column x --by g --format json", in: folder.url)
    #expect(outcome.status == 0 && outcome.errors == "infogeo: 3 rows of m.csv without a value left out\n")
    #expect(try outcome.json["leftOut"] as? Double == 3)
    #expect(try Program.run("fit normal m.csv --column x --by g --quiet", in: folder.url).errors.isEmpty)
  }

  @Test func vectorsAndCategories() throws {
    let folder = try Folder()
    try folder.write("p,q,r\n.2,.3,.5\n.1,.1,.8\n.3,.3,.4\n", to: "d.csv")
    let all = try Program.json(["fit", "dirichlet:k=3", "d.csv"], in: folder.url)
    let two = try Program.json(["fit", "dirichlet:k=3", "d.csv", "--column", "p", "--column", "q"], in: folder.url)
    let estimates = { (json: [String: Any]) in numbers((json["groups"] as? [[String: Any]])?.first?["estimates"]) }
    #expect(estimates(all).count == 3 && estimates(all) == estimates(two))
    let categories = try Program.json(["fit", "categorical:k=3", DataSets.iris, "--column", "species"])
    #expect(categories["categories"] as? [String] == ["setosa", "versicolor", "virginica"])
    #expect(estimates(categories).allSatisfy { abs($0 - 1 / 3) < 1e-15 })
  }

  @Test func aModelOfOnesOwn() throws {
    let json = try Program.json([
      "fit", "--density", "s*exp(-s*x)", "--parameters", "s>0", "--support", "positive", DataSets.aircraft, "--column",
      "hours",
    ])
    let rate = numbers((json["groups"] as? [[String: Any]])?.first?["estimates"])
    #expect(abs(rate[0] - 213.0 / 19839) < 1e-15)
  }

  @Test func namesOfGroupsMayBeAnything() throws {
    let folder = try Folder()
    try folder.write(
      "x,g\n1,group\n2,group\n3,\"group \"\n4,\"group \"\n9,\"a,b\"\n2,\"a,b\"\n1,<b>&\n5,<b>&\n4,=1+1\n8,=1+1\n",
      to: "n.csv")
    let outcome = try Program.run("fit normal n.csv --column x --by g -o out", in: folder.url)
    #expect(outcome.status == 0)
    #expect(!(try folder.text("out/report.html").contains("<b>&")))
  }

  struct Malformed: Sendable {
    let text: String
    let arguments: String
    let complaint: String
    init(_ text: String, _ arguments: String, _ complaint: String) {
      self.text = text
      self.arguments = arguments
      self.complaint = complaint
    }
  }

  @Test(arguments: [
    Malformed("x,g\n1,a\n2,a\nthree,b\n", "normal --column x", "line 4"),
    Malformed("x,g\n1,a\n2,a,7\n", "normal --column x", "line 3"),
    Malformed("x,g\n1,a\n-2,a\n", "gamma --column x", "line 3: x = -2"),
    Malformed("x\n1\n1\n1\n", "normal", "all 3 observations are equal"),
    Malformed("\"x,g\n1,a\n", "normal", "line 1"),
    Malformed("", "normal", "no header line"),
    Malformed("x,g\n", "normal --column x", "no rows"),
    Malformed("1,2\n3,4\n", "normal", "line 1"),
    Malformed("x,g\n1;5,a\n2,a\n", "normal --column x", "line 2"),
    Malformed("g\na\nb\n", "normal", "line 2"),
    Malformed("x\n1e400\n2\n", "normal", "line 2"),
    Malformed("x\nNA\n\n?\n", "normal", "every row lacks"),
    Malformed("x,y\n1,2\n2,3\n", "normal --column z", "\"z\""),
    Malformed("x,y\n1,2\n2,3\n", "normal --column x --by z", "\"z\""),
    Malformed("p,q,r\n.2,.3,.5\n.1,.1,.9\n", "dirichlet:k=3", "line 3"),
    Malformed("x\na\nb\n", "categorical:k=3", "2 different values"),
    Malformed("x\n0\n2\n", "bernoulli", "line 3"),
    Malformed("x\n0.5\n", "poisson", "line 2"),
  ]) func malformedDataAreRefused(_ data: Malformed) throws {
    let folder = try Folder()
    try folder.write(data.text, to: "d.csv")
    var words = data.arguments.split(separator: " ").map(String.init)
    words.insert("d.csv", at: 1)
    let outcome = try Program.run(["fit"] + words + ["-o", "out"], in: folder.url)
    #expect(outcome.status == 65, "\(outcome.errors)")
    #expect(outcome.output.isEmpty && outcome.errorLines.count == 1)
    #expect(outcome.errors.contains(data.complaint), "\(outcome.errors)")
    #expect(try folder.names == ["d.csv"])
  }

  @Test func theCommandLineOfAFit() throws {
    let several = try Program.run(["fit", "normal", DataSets.iris])
    #expect(several.status == 64 && several.errors.contains("--column is needed"))
    #expect(try Program.run(["fit", "normal"]).status == 64)
    #expect(try Program.run(["fit", "normal", "/nonexistent.csv"]).status == 65)
  }
}
