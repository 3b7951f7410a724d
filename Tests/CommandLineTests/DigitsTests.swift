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

  @Test func geodesics() throws {
    let json = try Program.json("geodesic normal --from mu=0,sigma=1 --to mu=3,sigma=2 --times 0,1/2,1 --digits 30")
    #expect("\(json)".contains("1.7320508075688772935274463415"))
    let text = try Program.json(
      "geodesic exponential --from rate=1 --velocity 1 --until 2 --times 1 --digits 30")
    #expect("\(text)".contains("2.71828182845904523536028747135"))
  }
}
