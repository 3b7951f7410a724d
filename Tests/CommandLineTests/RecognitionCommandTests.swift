import Foundation
import Testing

/// What `describe` says of a density that was typed, and the short way that `distance` takes.
@Suite struct RecognitionCommandTests {
  private func describe(_ density: String, _ support: String, _ parameters: String) throws -> [String: Any] {
    try Program.json(
      ["describe", "--density", density, "--variable", "x", "--support", support, "--parameters", parameters])
  }

  @Test func knownFamily() throws {
    let json = try describe("k/s*(x/s)^(k-1)*exp(-(x/s)^k)", "positive", "s>0,k>0")
    let known = try #require(json["knownFamily"] as? [String: Any])
    #expect(known["family"] as? String == "gumbel" && known["observation"] as? String == "-log(x)")
    #expect(known["text"] as? String == "x ↦ -log(x) turns this into gumbel(mu = -log(s), beta = 1/k)")
    #expect(json["scalarCurvature"] as? String == "-12/pi^2")
  }

  @Test func curvedFamily() throws {
    let json = try describe("exp(-(x-u)^2/(2*u^2))/(u*sqrt(2*pi))", "real", "u>0")
    let family = try #require(json["exponentialFamily"] as? [String: Any])
    #expect(family["kind"] as? String == "curved" && family["order"] as? Double == 2)
    #expect(family["statisticalCurvature"] as? String == "2/27")
  }

  /// Would catch an identified constant that passes for a proved one.
  @Test func locationScaleFamily() throws {
    let density = "1/(pi*s*cosh((x-m)/s))"
    let json = try describe(density, "real", "m,s>0")
    let moments = try #require(json["scoreMoments"] as? [String: Any])
    let c = try #require(moments["c"] as? [String: Any])
    #expect((c["identifiedDigits"] as? Double ?? 0) >= 50)
    #expect(json["metric"] == nil && json["identifiedMetric"] != nil)
    #expect(json["rigor"] as? String == "estimated")
    let words = ["distance", "--density", density, "--variable", "x", "--support", "real", "--parameters", "m,s>0"]
    let ends = ["--from", "m=0,s=1", "--to", "m=1,s=2"]
    let distance = try Program.json(words + ends)
    #expect(distance["rigor"] as? String == "estimated")
    #expect(distance["method"] as? String == "location-scale isometry")
    let digits = try Program.json(words + ends + ["--digits", "40"])
    #expect((digits["value"] as? String)?.count ?? 0 >= 40)
    let proved = try Program.run(words + ends + ["--certified"])
    #expect(proved.status != 0 && proved.output.isEmpty)
  }
}
