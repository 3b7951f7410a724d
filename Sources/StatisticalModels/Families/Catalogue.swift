import DifferentialGeometry
import Scalars
import Symbolics

/// The families that have a name.
public enum Catalogue {
  /// An entry: how a family is written and made.
  public struct Entry: Sendable {
    /// The name, as in `infogeo metric NAME`.
    public let name: String
    /// Structural constants that follow the name after a colon, such as `n` in `binomial:n=10`.
    public let constants: [Constant]
    /// One line for a list.
    public let summary: String
    let make: @Sendable (Constants) throws(GeometryError) -> StatisticalModel
  }

  /// A structural constant of a family.
  public struct Constant: Sendable {
    /// The name before the equals sign.
    public let name: String
    /// Whether it may be any positive number, or must be an integer of at least `least`.
    public let isInteger: Bool
    /// The least integer allowed.
    public let least: Int
    /// The greatest integer allowed.
    public let greatest: Int

    static func integer(_ name: String, from least: Int, through greatest: Int = 1_000_000) -> Constant {
      Constant(name: name, isInteger: true, least: least, greatest: greatest)
    }

    static func positive(_ name: String) -> Constant {
      Constant(name: name, isInteger: false, least: 0, greatest: .max)
    }
  }

  /// The values of the structural constants of one model.
  struct Constants: Sendable {
    let values: [String: Rational]
    subscript(_ name: String) -> Rational { values[name] ?? 1 }
    func integer(_ name: String) -> Int { values[name]?.asInt ?? 1 }
  }

  /// All entries, in the order of the manual.
  public static let entries: [Entry] = [
    .normal, .lognormal, .exponential, .poisson, .bernoulli, .binomial, .geometric, .negativeBinomial,
    .negativeBinomialOfAnyCount, .categorical, .multinomial, .gamma, .inverseGamma, .beta, .dirichlet,
    .inverseGaussian, .weibull, .rayleigh, .pareto, .chiSquared, .halfNormal, .laplace, .cauchy, .student,
    .studentOfAnyDegrees, .logistic, .gumbel, .generalizedNormal, .generalizedNormalOfAnyShape, .vonMises,
    .vonMisesFisher, .multivariateNormal, .centeredNormal, .wishart, .gaussianMixture, .zeroInflatedPoisson,
    .conwayMaxwellPoisson,
  ]

  /// The model of a name with constants, such as `gamma` or `binomial:n=10`.
  ///
  /// - Throws: `GeometryError.unknown` with near names, `GeometryError.outsideDomain` for a constant that cannot be.
  public static func model(_ text: String) throws(GeometryError) -> StatisticalModel {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let name = parts[0]
    // A family may be listed with and without a constant, which is a coordinate then.
    let variants = entries.filter { $0.name == name }
    guard let first = variants.first else {
      let near = Set(entries.map(\.name)).filter { nearness($0, name) }.sorted()
      throw .unknown(
        kind: "family", name: "“\(name.prefix(60))”",
        hint: near.isEmpty
          ? "`infogeo families` lists what there is" : "did you mean \(near.joined(separator: " or "))?")
    }
    let constants = variants.flatMap(\.constants), usage = variants.map(\.usage).joined(separator: " or ")
    var values: [String: Rational] = [:]
    for assignment in parts.count > 1 ? parts[1].split(separator: ",").map(String.init) : [] {
      let sides = assignment.split(separator: "=", maxSplits: 1).map { String($0).filter { !$0.isWhitespace } }
      guard sides.count == 2, let constant = constants.first(where: { $0.name == sides[0] }) else {
        throw .unknown(
          kind: "constant of \(name)", name: "“\(assignment.prefix(40))”", hint: "it is written \(usage)")
      }
      guard let value = Rational(sides[1]) else {
        throw .outsideDomain(parameter: sides[0], value: String(sides[1].prefix(40)), requirement: "be a number")
      }
      guard values[constant.name] == nil else {
        throw .invalidModel(reason: "\(name): the constant \(constant.name) is given twice")
      }
      values[constant.name] = try constant.checked(value)
    }
    let given = Set(values.keys)
    guard let entry = variants.first(where: { Set($0.constants.map(\.name)) == given }) else {
      let missing = first.constants.first { !given.contains($0.name) }
      throw .invalidModel(reason: "\(name) needs its constant \(missing?.name ?? ""): write \(usage)")
    }
    return try entry.make(Constants(values: values))
  }

  /// Whether one name is part of the other, or they differ by little.
  private static func nearness(_ known: String, _ asked: String) -> Bool {
    let a = known.lowercased(), b = asked.lowercased().replacing("_", with: "-")
    if b.count >= 3, a.contains(b) || b.contains(a) { return true }
    return Expression.isNearName(a, b)
  }
}

extension Catalogue.Constant {
  func checked(_ value: Rational) throws(GeometryError) -> Rational {
    if isInteger {
      guard let n = value.asInt, n >= least, n <= greatest else {
        throw .outsideDomain(
          parameter: name, value: "\(value)", requirement: "be an integer from \(least) to \(greatest)")
      }
    } else if value <= 0 {
      throw .outsideDomain(parameter: name, value: "\(value)", requirement: "be positive")
    }
    return value
  }
}

extension Catalogue.Entry {
  /// How the model is written, such as `multinomial:k=3,n=10`.
  public var usage: String {
    constants.isEmpty
      ? name
      : name + ":"
        + constants.map { "\($0.name)=\($0.isInteger ? "\(Swift.max($0.least, 3))" : "5")" }.joined(separator: ",")
  }
}
