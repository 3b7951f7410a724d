import Foundation
import Testing

/// `--digits` and `--certified` on distances and geodesics.
@Suite("Digits of distances and geodesics")
struct DigitsTests {
  /// Decimal strings with the digits asked for, by every method.
  @Test(arguments: [
    ("gamma --from shape=1,rate=1 --to shape=2,rate=2/3", "1.369474163794414197166845400956"),
    ("beta --from a=1,b=1 --to a=5,b=2", "1.268154225361864950742062585"),
    ("normal --from mu=0,sigma=1 --to mu=3,sigma=2", "2.13623711533137969738031383855"),
    (
      "multivariate-normal:d=2 --from mu=[0,0],Sigma=[[1,0],[0,1]] --to mu=[1,2],Sigma=[[2,1/2],[1/2,1]]",
      "2.00747465689878216699972992796"
    ),
  ])
  func distances(_ arguments: String, _ expected: String) throws {
    let json = try Program.json("distance \(arguments) --digits 30")
    #expect((json["value"] as? String)?.hasPrefix(expected) == true, "\(json)")
    #expect((json["error"] as? String)?.contains("e-") == true)
  }

  @Test func certified() throws {
    let json = try Program.json("distance normal --from mu=0,sigma=1 --to mu=3,sigma=2 --certified --digits 20")
    #expect(json["minimizing"] as? String == "proved" && json["rigor"] as? String == "certified")
    let same = try Program.json("distance gamma --from shape=1,rate=1 --to shape=1,rate=1 --digits 30")
    #expect(same["value"] as? String == "0" && same["rigor"] as? String == "exact")
  }

  /// Geodesics that are proved to exist: every number between bounds, and why no curve is shorter.
  @Test func certifiedGeodesics() throws {
    let distance = try Program.json("distance gamma --from shape=1,rate=1 --to shape=2,rate=2/3 --certified")
    let ends = try #require(distance["value"] as? [String: String])
    #expect(ends["lower"]?.hasPrefix("1.36947416379441419") == true)
    #expect(ends["upper"]?.hasPrefix("1.369474163794414") == true)
    #expect(distance["minimizing"] as? String == "proved" && distance["evidence"] is String)
    let curve = try Program.json(
      "geodesic normal --from mu=0,sigma=1 --to mu=3,sigma=2 --times 0,1/2,1 --certified --digits 20")
    #expect(curve["rigor"] as? String == "certified" && (curve["parameters"] as? [String])?.count == 3)
    let points = try #require(curve["points"] as? [[[String: String]]])
    // The ends are exact, and the middle has σ = √3.
    #expect(points[0][1] == ["lower": "1", "upper": "1"] && points[2][0] == ["lower": "3", "upper": "3"])
    #expect(points[1][1]["lower"]?.hasPrefix("1.732050807568877293") == true, "\(points)")
    let table = try Program.run(
      "geodesic exponential --from rate=1 --velocity 1 --until 2 --times 1 --certified --format csv"
    ).output
    #expect(table.hasPrefix("t,rate_lower,rate_upper,d_rate_lower,d_rate_upper\n1,2.718281828459045"))
  }

  /// The most digits that can be asked for, and more than a method has: a number or an error, never a crash.
  @Test func mostDigits() throws {
    let json = try Program.json("distance exponential --from rate=1 --to rate=2 --digits 100000")
    #expect((json["value"] as? String)?.hasPrefix("0.6931471805599453094172321214581765680755") == true)
    let refused = try Program.run(
      ["distance", "beta", "--from", "a=1,b=1", "--to", "a=5,b=2", "--digits", "100000"])
    #expect(refused.status == 65 && refused.output.isEmpty)
  }

  @Test func fits() throws {
    let json = try Program.json("fit exponential \(try Self.data) --digits 40")
    let groups = try #require(json["groups"] as? [[String: Any]])
    // The data are the decimals 0.1, 0.2 and 0.4: the rate is 30/7.
    #expect(groups[0]["estimates"] as? [String] == ["4.28571428571428571428571428571428571428571"])
  }

  /// A file with the decimals 0.1, 0.2 and 0.4.
  private static var data: String {
    get throws {
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("digits-\(UUID().uuidString).csv")
      try "x\n0.1\n0.2\n0.4\n".write(to: file, atomically: true, encoding: .utf8)
      return file.path
    }
  }

  @Test func geodesics() throws {
    let json = try Program.json("geodesic normal --from mu=0,sigma=1 --to mu=3,sigma=2 --times 0,1/2,1 --digits 30")
    #expect("\(json)".contains("1.7320508075688772935274463415"))
    let text = try Program.json(
      "geodesic exponential --from rate=1 --velocity 1 --until 2 --times 1 --digits 30")
    #expect("\(text)".contains("2.71828182845904523536028747135"))
  }
}
