import InformationGeometry
import Testing

/// Distances to many digits, against mpmath and against each other.
@Suite("Distances to any number of digits")
struct DistanceDigitsTests {
  static func point(_ manifold: StatisticalManifold, _ texts: [String]) throws -> Point {
    try manifold.point(exactly: texts.map { try Expression(parsing: $0, symbols: []) })
  }

  @Test func probe() throws {
    let clock = ContinuousClock()
    let cases: [(String, [String], [String])] = [
      ("normal", ["0", "1"], ["3", "2"]), ("gamma", ["1", "1"], ["2", "2/3"]), ("gamma", ["2", "2"], ["2", "2/3"]),
      ("gamma", ["1", "1"], ["5", "5"]), ("gamma", ["1/1000", "1"], ["1e6", "3"]), ("gamma", ["1e12", "1"], ["1e13", "1"]),
      ("gamma", ["1e15", "1"], ["1e15", "2"]), ("gamma", ["1", "1"], ["1.000000001", "1"]),
      ("gamma", ["1", "1"], ["1.000000001", "1.000000001"]),
      ("inverse-gamma", ["2", "3"], ["5", "1"]), ("von-mises", ["0", "2"], ["1", "3"]), ("von-mises", ["0", "1"], ["3", "1/10"]),
      ("beta", ["1", "1"], ["5", "2"]), ("dirichlet:k=3", ["1", "1", "1"], ["5", "5", "5"]),
      ("multivariate-normal:d=2", ["0", "0", "1", "0", "1"], ["1", "2", "2", "1/2", "1"]),
      ("multivariate-normal:d=2", ["-3", "0", "11/20", "-9/20", "11/20"], ["3", "0", "11/20", "9/20", "11/20"]),
      ("centered-normal:d=2", ["1", "0", "1"], ["4", "0", "1/2"]), ("negative-binomial:r=3", ["1/3"], ["1/2"]),
      ("chi-squared", ["1"], ["4"]),
    ]
    for (name, a, b) in cases {
      let manifold = try Catalogue.model(name).manifold()
      let p = try Self.point(manifold, a), q = try Self.point(manifold, b)
      for digits in [20, 50] {
        var text = ""
        let time = clock.measure {
          do { text = try "\(manifold.distance(from: p, to: q, digits: digits))" } catch { text = "\(error)" }
        }
        print(name, a, b, digits, time, text)
      }
      print("    ", (try? manifold.distance(from: p, to: q)).map { "\($0)" } ?? "refused")
    }
  }
}
