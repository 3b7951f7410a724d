import Foundation
import InformationGeometry
import Testing

/// Tests/References/distances.json: pairs that are far apart, of which a well-known library gets every third wrong by more
/// than one percent without a word.
struct DistanceReference: Decodable, Sendable, CustomTestStringConvertible {
  struct Pair: Decodable, Sendable {
    let from: [Double], to: [Double]
    let distance: String
    let digits: Int
  }

  let model: String
  let pairs: [Pair]

  var testDescription: String { model }

  private struct File: Decodable { let families: [DistanceReference] }

  static let all: [DistanceReference] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../References/distances.json")
    do {
      return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).families
    } catch {
      fatalError("\(file.path()): \(error)")
    }
  }()
}

/// Distances with values that were found elsewhere.
@Suite("References of distances")
struct DistanceReferenceTests {
  /// The file must not silently lose its pairs.
  @Test func noneIsMissing() { #expect(DistanceReference.all.reduce(0) { $0 + $1.pairs.count } >= 150) }

  /// Catches a wrong answer of the kind that peers give (49 times too long), and an error that is stated too small.
  @Test(arguments: DistanceReference.all)
  func farPairs(_ reference: DistanceReference) throws {
    let manifold = try Catalogue.model(reference.model).manifold()
    for (k, pair) in reference.pairs.enumerated() {
      let ends = try [pair.from, pair.to].map { numbers in
        var x = try numbers.map { Expression(try #require(Rational(exactly: $0))) }
        // By shape and mean there, by shape and rate here.
        if reference.model == "gamma" { x[1] = x[0] / x[1] }
        return try manifold.point(exactly: x)
      }
      let known = try #require(Double(pair.distance))
      let found = try manifold.distance(from: ends[0], to: ends[1])
      let slack = 2 * Double.pow(10, -Double(min(pair.digits, 15))) * known
      #expect(abs(found.value - known) <= 1e-10 * known, "pair \(k): \(found), not \(known)")
      #expect(abs(found.value - known) <= found.error + slack, "pair \(k): the error of \(found), \(known)")
    }
  }

  private static let oracles: [DistanceOracle] = DistanceOracle.all

  /// Catches a wrong distance to many digits as in `Double`, of every model that the catalogue has.
  @Test(arguments: oracles.filter { $0.model != nil })
  private func oracle(_ oracle: DistanceOracle) throws {
    let manifold = try Catalogue.model(try #require(oracle.model)).manifold()
    let p = try manifold.point(exactly: oracle.from), q = try manifold.point(exactly: oracle.to)
    let known = try #require(Rational(oracle.value)), value = known.asDouble
    // Rounding to n digits is off by 5 in the next one at most.
    let digits = min(oracle.digits, 30), rounding = 5 * Double.pow(10, -Double(digits))
    let found = try manifold.distance(from: p, to: q)
    #expect(abs(found.value - value) <= found.error + 2 * value.ulp + rounding * value, "\(found), not \(value)")
    #expect(abs(found.value - value) <= (1e-12 + rounding) * value)
    let many = try manifold.distance(from: p, to: q, digits: digits + 2).value
    let precision = BigFloatPrecision(digits: 60)
    let gap = (many.rounded(to: precision) / BigFloat(known, precision: precision) - 1).magnitude.asDouble
    #expect(gap <= rounding, "\(many), not \(oracle.value)")
  }

  /// The entries with other families than those of the catalogue: by their densities, or by their metrics.
  @Test func oraclesOfOtherFamilies() throws {
    func value(_ id: String) throws -> Double {
      let oracle = try #require(Self.oracles.first { $0.id == id })
      return try #require(Double(oracle.value))
    }
    let x = Symbol("x", .unitInterval), a = Symbol("a", .positive)
    let power = try StatisticalModel(
      "power function", of: x, in: .unitInterval, parameters: [a], logDensity: log(a) + (a - 1) * log(x)
    ).manifold()
    let y = Symbol("y"), v = Symbol("v", .positive)
    let variance = try StatisticalModel(
      "normal by its variance", of: y, in: .realLine, parameters: [v],
      logDensity: -y.squared / (2 * v) - log(2 * .pi * v) / 2
    ).manifold()
    for (manifold, id) in [(power, "IG-048"), (variance, "IG-052")] {
      let found = try manifold.distance(from: manifold.point([0.7]), to: manifold.point([3]))
      #expect(try abs(found.value - value(id)) <= 4e-15, "\(id): \(found)")
    }
  }

  /// IG-022 and IG-023: the middles of the e- and the m-geodesic, in (μ, variance).
  @Test func dualGeodesics() throws {
    let manifold = try Catalogue.model("normal").manifold()
    let p = try manifold.point([0, 1]), q = try manifold.point([3, 2])
    for (alpha, mean, variance) in [(Rational(1), 0.6, 1.6), (-1, 1.5, 4.75)] {
      let middle = try manifold.geodesic(from: p, to: q, alpha: alpha).sample(at: 0.5).coordinates
      #expect(abs(middle[0] - mean) < 1e-9 && abs(middle[1] * middle[1] - variance) < 1e-9, "α = \(alpha): \(middle)")
      let t = BigFloat(Rational(1, 2), precision: BigFloatPrecision(bits: 160))
      let exact = try manifold.geodesic(from: p, to: q, alpha: alpha, digits: 30).sample(at: t).coordinates
      #expect(abs(exact[0].asDouble - mean) < 1e-15 && abs((exact[1] * exact[1]).asDouble - variance) < 2e-15)
    }
  }

  /// IG-166 and IG-218 to IG-220: bounds of distances between normals.
  @Test func boundsOfNormals() throws {
    let manifold = try Catalogue.model("multivariate-normal:d=2").manifold()
    func bounds(_ a: [Double], _ b: [Double]) throws -> [String: Double] {
      let found = try manifold.bounds(from: manifold.point(a), to: manifold.point(b))
      return Dictionary(found.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    let near = try bounds([0, 0, 1, 0, 1], [1, 0.5, 2, 0.5, 1])
    let costa = try bounds([-3, 0, 0.55, -0.45, 0.55], [3, 0, 0.55, 0.45, 0.55])
    for (found, known) in [
      (near["Calvo and Oller"], 1.0547941554598059483236195134776),
      (costa["Calvo and Oller"], 5.3379956409032742409083540648805),
      (costa["√Jeffreys"], 14.356183336806478663632106466055),
      (costa["the lift with K = 0"], 6.5396765132108839747111162746659),
    ] {
      #expect(try abs(#require(found) - known) < 4e-15 * known)
    }
  }
}

/// An entry of Tests/References/oracles.json about a distance.
private struct DistanceOracle: Decodable, Sendable, CustomTestStringConvertible {
  struct Command: Decodable { let model: String, from: String?, to: String? }

  let id: String, value: String, digits: Int
  let model: String?
  let from: [Expression], to: [Expression]

  var testDescription: String { "\(id) \(model ?? "")" }

  private enum Key: CodingKey { case id, quantity, value, significantDigits, cli }
  private struct OtherQuantity: Error {}

  init(from decoder: any Decoder) throws {
    let entry = try decoder.container(keyedBy: Key.self)
    guard try entry.decode(String.self, forKey: .quantity) == "fisher_rao_distance" else { throw OtherQuantity() }
    id = try entry.decode(String.self, forKey: .id)
    value = try entry.decode(String.self, forKey: .value)
    digits = Int(try entry.decode(String.self, forKey: .significantDigits)) ?? 30
    let command = try entry.decodeIfPresent(Command.self, forKey: .cli)
    model = command?.model
    let shapes = try command.map { try Catalogue.model($0.model) }
    func point(_ text: String?) throws -> [Expression] {
      guard let shapes, let text else { return [] }
      return try shapes.exactCoordinates(text)
    }
    from = try point(command?.from)
    to = try point(command?.to)
  }

  private struct Maybe: Decodable {
    let oracle: DistanceOracle?
    init(from decoder: any Decoder) throws {
      do { oracle = try DistanceOracle(from: decoder) } catch is OtherQuantity { oracle = nil }
    }
  }

  private struct File: Decodable { let oracles: [Maybe] }

  static let all: [DistanceOracle] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../References/oracles.json")
    do {
      return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).oracles.compactMap(\.oracle)
    } catch {
      fatalError("\(file.path()): \(error)")
    }
  }()
}
