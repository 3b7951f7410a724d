import Foundation
import InformationGeometry
import Testing

/// Tests/References/oracles.json: reference values with their sources, mostly to 30 digits.
struct Oracle: Decodable, Sendable, CustomTestStringConvertible {
  struct Command: Decodable, Sendable {
    let model: String
    let command: String
    let at: String?
    let alpha: String?
    let kind: String?
    let plane: String?
    let select: [[Int]]?
  }

  /// A number, a list of numbers, or nested lists.
  indirect enum Value: Decodable, Sendable {
    case number(String)
    case list([Value])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .number(text)
      } else {
        self = .list(try container.decode([Value].self))
      }
    }

    var numbers: [String] {
      switch self {
      case .number(let text): [text]
      case .list(let parts): parts.flatMap(\.numbers)
      }
    }
  }

  let id: String
  let value: Value
  let significantDigits: String
  let cli: Command?

  var testDescription: String { "\(id) \(cli?.command ?? "") \(cli?.model ?? "") \(cli?.at ?? "")" }

  private struct File: Decodable { let oracles: [Oracle] }

  private static let commands: Set = ["metric", "christoffel", "amari-chentsov", "curvature"]

  /// The entries about tensors of models that the catalogue has.
  static let tensors: [Oracle] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../References/oracles.json")
    do {
      let all = try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).oracles
      return all.filter { oracle in
        guard let cli = oracle.cli, commands.contains(cli.command) else { return false }
        return (try? Catalogue.model(cli.model).manifold()) != nil
      }
    } catch {
      fatalError("\(file.path()): \(error)")
    }
  }()
}

@Suite struct OracleTests {
  private func parsed(_ oracle: Oracle) throws -> (manifold: Manifold, point: Point, quantity: Quantity) {
    let cli = try #require(oracle.cli)
    let model = try Catalogue.model(cli.model), manifold = try model.manifold().manifold
    let point = try manifold.point(exactly: model.exactCoordinates(try #require(cli.at)))
    let alpha = try #require(Rational(cli.alpha ?? "0"))
    let quantity: Quantity
    switch (cli.command, cli.kind) {
    case ("metric", _): quantity = .metric
    case ("christoffel", _): quantity = .christoffel(alpha: alpha)
    case ("amari-chentsov", _): quantity = .cubicForm
    case ("curvature", "sectional"):
      let vectors = try #require(cli.plane).split(separator: ";").map { vector in
        vector.split(separator: ",").map { component in
          Expression(Int(component.filter { $0.isNumber || $0 == "-" }) ?? 0)
        }
      }
      quantity = .sectionalCurvature(alpha: alpha, u: vectors[0], v: vectors[1])
    default: quantity = .scalarCurvature(alpha: alpha)
    }
    return (manifold, point, quantity)
  }

  /// The file must not silently lose its entries to a change of names: 42 of them concern the present catalogue.
  @Test func noneIsMissing() { #expect(Oracle.tensors.count >= 42) }

  /// Would catch a wrong value of any quantity: to all digits of the reference by enclosures, and in `Double` within
  /// one unit in the last place, with an error bound that holds.
  @Test(arguments: Oracle.tensors)
  func agrees(_ oracle: Oracle) throws {
    let (manifold, point, quantity) = try parsed(oracle)
    let n = manifold.dimension
    let balls = try manifold.enclosure(of: quantity, at: point, bits: 256)
    let rounded = try manifold.rounded(quantity, at: point)
    let expected = try oracle.value.numbers.map { try #require(Rational($0)) }
    let places = oracle.cli?.select?.map { $0.reduce(0) { $0 * n + $1 } } ?? Array(balls.indices)
    #expect(places.count == expected.count)
    for (place, value) in zip(places, expected) {
      let ball = balls[place]
      if let digits = Int(oracle.significantDigits), !value.isZero {
        let tolerance = value.magnitude * Rational(10).power(-digits)
        let vicinity = Ball(lower: value - tolerance, upper: value + tolerance, precision: BallPrecision(bits: 256))
        #expect(vicinity.contains(ball), "component \(place): \(ball), not \(value.asDouble)")
      } else {
        #expect(ball.contains(value), "component \(place): \(ball), not \(value)")
        #expect(ball.radius <= 1e-60 * max(1, abs(ball.midpoint)))
      }
      let got = rounded[place]
      #expect(abs(got.value - value.asDouble) <= value.asDouble.ulp, "component \(place): \(got)")
      let exact = try #require(Rational(exactly: got.value)), bound = try #require(Rational(exactly: got.error))
      let slack = value.magnitude * Rational(10).power(-30)
      #expect((exact - value).magnitude <= bound + slack, "component \(place): the error bound of \(got)")
    }
  }
}
