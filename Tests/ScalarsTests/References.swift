import Foundation
import Scalars

/// Tests/References/special-functions.json: values of mpmath to 40 digits at exact arguments.
struct Reference: Decodable, Sendable, CustomStringConvertible {
  struct Case: Decodable, Sendable {
    let x: Double
    let value: Rational
    /// What the error is measured against: the value, or the larger part of a difference.
    let scale: Rational

    init(from decoder: any Decoder) throws {
      var fields = try decoder.unkeyedContainer()
      guard let x = Double(try fields.decode(String.self)), let value = Rational(try fields.decode(String.self)) else {
        throw DecodingError.dataCorruptedError(in: fields, debugDescription: "not a number")
      }
      self.x = x
      self.value = value
      scale = fields.isAtEnd ? value.magnitude : Rational(try fields.decode(String.self)) ?? value.magnitude
    }

    /// |got − value| over the scale; 0 where a `Double` cannot do better than ±∞ or a subnormal.
    func error(of got: Double) -> Double {
      let nearest = value.asDouble
      if nearest.isInfinite || nearest.magnitude < .leastNormalMagnitude {
        return abs(got - nearest) <= .leastNormalMagnitude || got == nearest ? 0 : .infinity
      }
      guard let exact = Rational(exactly: got) else { return .infinity }
      return ((exact - value) / scale).magnitude.asDouble
    }
  }

  let function: String
  let order: Double
  let cases: [Case]

  enum CodingKeys: CodingKey { case function, order, cases }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    function = try container.decode(String.self, forKey: .function)
    order = try container.decodeIfPresent(String.self, forKey: .order).flatMap { Double($0) } ?? 0
    cases = try container.decode([Case].self, forKey: .cases)
  }

  var description: String { "\(function) \(order)" }

  static let all: [Reference] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../References/special-functions.json")
    do {
      return try JSONDecoder().decode([Reference].self, from: Data(contentsOf: file))
    } catch {
      fatalError("\(file.path()): \(error)")
    }
  }()

  static func named(_ names: String...) -> [Reference] { all.filter { names.contains($0.function) } }

  /// The largest error of `f` over the cases that `isIncluded` takes, and where.
  func worstError(_ f: (Double) -> Double, where isIncluded: (Case) -> Bool = { _ in true }) -> (
    error: Double, x: Double
  ) {
    var worst = (error: 0.0, x: Double.nan)
    for test in cases where isIncluded(test) {
      let error = test.error(of: f(test.x))
      if !(error <= worst.error) { worst = (error, test.x) }
    }
    return worst
  }
}
