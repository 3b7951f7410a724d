/// A number type whose functions can be had by rounding enclosures: `Double` and `BigFloat`.
protocol EnclosedScalar: SpecialFunctionScalar, Comparable, ExpressibleByIntegerLiteral {
  static var nan: Self { get }
  static var infinity: Self { get }
  var isNaN: Bool { get }
  var isFinite: Bool { get }
  /// Whether it is an integer.
  var isWhole: Bool { get }
  /// Whether it is twice an integer.
  var isEven: Bool { get }

  /// The number nearest to f(arguments), whose arguments are given to f exactly, at rising precisions.
  static func nearest(_ name: StaticString, _ arguments: [Self], _ f: ([Ball]) -> Ball) -> Self
  /// A limit or a simple value, at the precision that a result of these arguments has.
  static func special(_ value: Self, _ arguments: [Self]) -> Self
}

extension EnclosedScalar {
  static func undefined(_ arguments: [Self]) -> Self { special(.nan, arguments) }
  static func infinite(_ arguments: [Self]) -> Self { special(.infinity, arguments) }
  var isPole: Bool { self <= 0 && isWhole }
}

/// The special functions with their domains and limits, once for all types that round enclosures.
enum Enclosed<T: EnclosedScalar> {
  static func zeta(_ s: T) -> T {
    if s == .infinity { return T.special(1, [s]) }
    if !s.isFinite || s == 1 { return T.undefined([s]) }
    if s < 0, s.isEven { return T.special(0, [s]) }
    return T.nearest("zeta", [s]) { .zeta($0[0]) }
  }

  static func hurwitzZeta(_ s: T, _ a: T) -> T {
    guard s.isFinite, a.isFinite, s != 1, a > 0 else { return T.undefined([s, a]) }
    return T.nearest("hurwitzZeta", [s, a]) { .hurwitzZeta($0[0], $0[1]) }
  }

  static func inverseErf(_ x: T) -> T {
    if x == 0 { return x }
    if x == 1 { return T.infinite([x]) }
    if x == -1 { return -T.infinite([x]) }
    return x > -1 && x < 1 ? T.nearest("inverseErf", [x]) { .inverseErf($0[0]) } : T.undefined([x])
  }

  static func inverseErfc(_ x: T) -> T {
    if x == 0 { return T.infinite([x]) }
    if x == 1 { return T.special(0, [x]) }
    if x == 2 { return -T.infinite([x]) }
    return x > 0 && x < 2 ? T.nearest("inverseErfc", [x]) { .inverseErfc($0[0]) } : T.undefined([x])
  }

  static func besselJ(_ order: T, _ x: T) -> T {
    guard order.isFinite, !x.isNaN, x >= 0 || order.isWhole else { return T.undefined([order, x]) }
    if x == 0 {
      if order >= 0 || order.isWhole { return T.special(order == 0 ? 1 : 0, [order, x]) }
      return T.undefined([order, x])
    }
    guard x.isFinite else { return T.special(0, [order, x]) }
    return T.nearest("besselJ", [order, x]) { .besselJ($0[0], $0[1]) }
  }

  static func besselY(_ order: T, _ x: T) -> T {
    guard order.isFinite, x >= 0 else { return T.undefined([order, x]) }
    if x == 0 { return order >= 0 ? -T.infinite([order, x]) : T.undefined([order, x]) }
    guard x.isFinite else { return T.special(0, [order, x]) }
    return T.nearest("besselY", [order, x]) { .besselY($0[0], $0[1]) }
  }

  static func scaledBesselI(_ order: T, _ x: T) -> T {
    guard order.isFinite, x >= 0 else { return T.undefined([order, x]) }
    if x == 0 { return T.besselI(order, x) }
    guard x.isFinite else { return T.special(0, [order, x]) }
    return T.nearest("scaledBesselI", [order, x]) { .scaledBesselI($0[0], $0[1]) }
  }

  static func scaledBesselK(_ order: T, _ x: T) -> T {
    guard order.isFinite, x >= 0 else { return T.undefined([order, x]) }
    if x == 0 { return T.infinite([order, x]) }
    guard x.isFinite else { return T.special(0, [order, x]) }
    return T.nearest("scaledBesselK", [order, x]) { .scaledBesselK($0[0], $0[1]) }
  }

  static func besselIRatio(_ order: T, _ x: T) -> T {
    guard order.isFinite, order > -1, x >= 0 else { return T.undefined([order, x]) }
    if x == 0 { return T.special(0, [order, x]) }
    guard x.isFinite else { return T.special(1, [order, x]) }
    return T.nearest("besselIRatio", [order, x]) { .besselIRatio($0[0], $0[1]) }
  }

  static func besselKRatio(_ order: T, _ x: T) -> T {
    guard order.isFinite, x > 0 else { return T.undefined([order, x]) }
    guard x.isFinite else { return T.special(1, [order, x]) }
    return T.nearest("besselKRatio", [order, x]) { .besselKRatio($0[0], $0[1]) }
  }

  static func regularizedGamma(_ a: T, _ x: T, upper: Bool) -> T {
    guard a.isFinite, a > 0, x >= 0 else { return T.undefined([a, x]) }
    if x == 0 { return T.special(upper ? 1 : 0, [a, x]) }
    guard x.isFinite else { return T.special(upper ? 0 : 1, [a, x]) }
    return T.nearest("regularizedGamma", [a, x]) {
      upper ? .regularizedGammaQ($0[0], $0[1]) : .regularizedGammaP($0[0], $0[1])
    }
  }

  static func regularizedBeta(_ x: T, _ a: T, _ b: T) -> T {
    guard x >= 0, x <= 1, a.isFinite, b.isFinite, a > 0, b > 0 else { return T.undefined([x, a, b]) }
    if x == 0 || x == 1 { return T.special(x == 0 ? 0 : 1, [x, a, b]) }
    return T.nearest("regularizedBeta", [x, a, b]) { .regularizedBeta($0[0], $0[1], $0[2]) }
  }

  static func hypergeometric1F1(_ a: T, _ b: T, _ x: T) -> T {
    guard a.isFinite, b.isFinite, x.isFinite, !b.isPole else { return T.undefined([a, b, x]) }
    if a == 0 || x == 0 { return T.special(1, [a, b, x]) }
    return T.nearest("hypergeometric1F1", [a, b, x]) { .hypergeometric1F1($0[0], $0[1], $0[2]) }
  }

  static func hypergeometric2F1(_ a: T, _ b: T, _ c: T, _ x: T) -> T {
    guard a.isFinite, b.isFinite, c.isFinite, x.isFinite, x < 1, !c.isPole else { return T.undefined([a, b, c, x]) }
    if a == 0 || b == 0 || x == 0 { return T.special(1, [a, b, c, x]) }
    return T.nearest("hypergeometric2F1", [a, b, c, x]) { .hypergeometric2F1($0[0], $0[1], $0[2], $0[3]) }
  }

  static func lambertW(_ x: T) -> T {
    if x == 0 || x == .infinity { return x }
    return x.isFinite && x > -1 ? T.nearest("lambertW", [x]) { .lambertW($0[0]) } : T.undefined([x])
  }

  static func lambertWLower(_ x: T) -> T {
    if x == 0 { return -T.infinite([x]) }
    return x > -1 && x < 0 ? T.nearest("lambertWLower", [x]) { .lambertWLower($0[0]) } : T.undefined([x])
  }
}
