import Foundation
import Testing

/// Distances and geodesics of models without a closed form, on the command line.
@Suite struct EstimatedGeodesicTests {
  /// Catches a family without distances, and a number without its error and its checks.
  @Test func distance() throws {
    let json = try Program.json("distance negative-binomial --from r=2,p=0.3 --to r=5,p=0.5")
    let value = try #require(json["value"] as? Double), error = try #require(json["error"] as? Double)
    #expect(abs(value - 0.38570437104848715) <= error && error < 1e-9)
    #expect(json["rigor"] as? String == "estimated" && json["verification"] != nil)
  }

  /// Catches a curve that does not join its points.
  @Test func geodesic() throws {
    let json = try Program.json("geodesic negative-binomial --from r=2,p=0.3 --to r=5,p=0.5 --times 0,1")
    let points = numbers(json["points"])
    for (x, y) in zip(points, [2, 0.3, 5, 0.5]) { #expect(abs(x - y) < 1e-12) }
  }

  /// What quadrature does not give is refused with the reason.
  @Test(arguments: ["--digits 30", "--certified"])
  func refusals(_ option: String) throws {
    let outcome = try Program.run(
      "distance negative-binomial --from r=2,p=0.3 --to r=5,p=0.5 \(option)".split(separator: " ").map(String.init))
    #expect(outcome.status == 65 && outcome.output.isEmpty && outcome.errors.contains("in Double"))
  }
}
