import DifferentialGeometry
import Foundation
import Scalars
import StatisticalModels
import Testing

/// Tests/References/fits.json: fits by mpmath at 150 digits, to 30 digits.
struct FitReference: Decodable, Sendable, CustomTestStringConvertible {
  let model: String
  let note: String
  let data: [[Double]]
  let estimates: [Rational]
  let standardErrors: [Rational]
  let logLikelihood: Rational

  enum CodingKeys: CodingKey { case model, note, data, estimates, standardErrors, logLikelihood }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    func number(_ text: String) throws -> Rational {
      guard let value = Rational(text) else {
        throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "\(text) is no number"))
      }
      return value
    }
    model = try fields.decode(String.self, forKey: .model)
    note = try fields.decode(String.self, forKey: .note)
    data = try fields.decode([[String]].self, forKey: .data).map { row in
      try row.map { text in
        guard let value = Double(text) else { throw FitReference.notANumber(text) }
        return value
      }
    }
    estimates = try fields.decode([String].self, forKey: .estimates).map(number)
    standardErrors = try fields.decode([String].self, forKey: .standardErrors).map(number)
    logLikelihood = try number(fields.decode(String.self, forKey: .logLikelihood))
  }

  private static func notANumber(_ text: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "\(text) is no number"))
  }

  var testDescription: String { "\(model): \(note)" }

  static let all: [FitReference] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../References/fits.json")
    do {
      return try JSONDecoder().decode([FitReference].self, from: Data(contentsOf: file))
    } catch {
      fatalError("\(file.path()): \(error)")
    }
  }()
}

@Suite struct FitReferenceTests {
  /// Would catch digits lost to cancellation: shapes of 10⁸ and 10³⁰, values of 10⁻³⁰⁰ and 10¹⁵.
  ///
  /// Estimates come from enclosures, so that nothing but the last rounding is allowed: one unit in the last place.
  @Test(arguments: FitReference.all)
  func agreesToTheLastPlace(_ reference: FitReference) throws {
    let fit = try MaximumLikelihood.fit(Catalogue.model(reference.model), data: reference.data)
    #expect(fit.gradientNorm < 1e-12)
    func check(_ got: Double, _ expected: Rational, _ what: String) {
      #expect(abs(got - expected.asDouble) <= expected.asDouble.ulp, "\(what): \(got), not \(expected.asDouble)")
    }
    for i in fit.estimates.indices {
      check(fit.estimates[i], reference.estimates[i], "estimate \(i)")
      check(fit.standardErrors[i], reference.standardErrors[i], "standard error \(i)")
    }
    check(fit.logLikelihood, reference.logLikelihood, "log-likelihood")
  }

  /// The order of observations must not matter by a single bit, nor their number when all are repeated.
  @Test(arguments: FitReference.all)
  func dependsOnTheSampleOnly(_ reference: FitReference) throws {
    let model = try Catalogue.model(reference.model)
    let once = try MaximumLikelihood.fit(model, data: reference.data)
    let shuffled = try MaximumLikelihood.fit(model, data: reference.data.reversed() + reference.data)
    #expect(shuffled.estimates == once.estimates)
    for i in once.estimates.indices {
      #expect(abs(shuffled.standardErrors[i] * 2.0.squareRoot() / once.standardErrors[i] - 1) < 4e-16)
    }
  }

  /// The fits of Docs/Data/README.md that have a closed form: Fisher's irises.
  @Test func irises() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Docs/Data/iris.csv")
    var groups: [String: [[Double]]] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",")
      groups[String(fields[4]), default: []].append([try #require(Double(fields[2]))])
    }
    for (species, μ, σ, logLikelihood) in [
      ("setosa", 1.462, 0.171918585382733, 17.0897860912),
      ("versicolor", 4.26, 0.46518813398452, -32.68125836),
      ("virginica", 5.552, 0.546347874526844, -40.7219579959),
    ] {
      let fit = try MaximumLikelihood.fit(Catalogue.model("normal"), data: try #require(groups[species]))
      #expect(fit.count == 50)
      #expect(abs(fit.estimates[0] - μ) < 1e-14)
      #expect(abs(fit.estimates[1] - σ) < 1e-14)
      #expect(abs(fit.logLikelihood - logLikelihood) < 1e-9)
    }
  }
}
