import GeometryLaws
import Testing

@testable import infogeo

/// Parts of the program that are easier to test from inside.
@Suite struct PartsTests {
  @Test func decimalsMoveByOneUnit() throws {
    let cases: [(String, String, String)] = [
      ("0.125", "0.124", "0.126"), ("-0.5", "-0.6", "-0.4"), ("9.99", "9.98", "10"), ("1.00e-7", "9.9e-8", "1.01e-7"),
      ("-1", "-2", "0"), ("100", "99", "101"),
    ]
    for (text, down, up) in cases {
      let decimal = try #require(DecimalText(text))
      #expect(Double(decimal.moved(up: false).text) == Double(down), "\(text) down")
      #expect(Double(decimal.moved(up: true).text) == Double(up), "\(text) up")
    }
    for text in ["", "x", "1.2.3", "e5", "nan"] { #expect(DecimalText(text) == nil) }
    #expect(DecimalText("0.00")?.text == "0" && DecimalText("-2.50e3")?.text == "-2500")
  }

  @Test func parameterLists() throws {
    let list = try ParameterList(
      "mu, sigma>0, p in 0..1, 0 < q <= 1, n >= 1, k in naturals, r∈0..inf, 3>z, w in 1/2 .. 2")
    #expect(list.symbols.map(\.name) == ["mu", "sigma", "p", "q", "n", "k", "r", "z", "w"])
    let expected: [Domain] = [
      .real, .positive, .unitInterval, Domain(lower: .init(0), upper: .init(1, isIncluded: true)),
      Domain(lower: .init(1, isIncluded: true)), .naturals, .positive, .lessThan(3), .interval(Rational(1, 2), 2),
    ]
    #expect(list.symbols.map(\.domain) == expected)
    for text in [
      "", ",", "a,,b", "1", "a>", ">0", "a>b", "a in", "a in 1", "0<a>1", "0<a<", "2<a<1", "a b", "a=1", "a>0>b",
    ] {
      #expect(throws: CommandFailure.self, "\(text)") { try ParameterList(text) }
    }
  }

  @Test func valuesOfCoordinates() throws {
    let chart = try Chart(["mu1", "mu2", "Sigma11", "Sigma12", "Sigma22"].map { Symbol($0) })
    let reader = CoordinateValues(chart: chart, modelName: "test")
    let values = try reader.read("Sigma = [[2, 1/2],[1/2, max(1, 3)]] , mu=[0,-1]", what: "--at")
    #expect(values.map { $0.rational } == [0, -1, 2, Rational(1, 2), 3])
    for text in [
      "mu=[0],Sigma=[[1,0],[0,1]]", "mu=[0,0],Sigma=[[1,0],[1,1]]", "mu=[0,0],Sigma=[[1,0]]", "mu=0,Sigma=1",
    ] {
      #expect(throws: CommandFailure.self, "\(text)") { try reader.read(text, what: "--at") }
    }
  }

  @Test func namesOnAxes() {
    #expect(AxisNames.title("sigma") == "σ" && AxisNames.title("mu12") == "μ₁₂" && AxisNames.title("rate") == "rate")
  }
}
