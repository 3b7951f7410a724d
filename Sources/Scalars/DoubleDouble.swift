/// The exact sum of two `Double`s that do not overlap: about 32 digits, where the rounding of one would be multiplied.
///
/// Relative errors of the operations are below 2⁻¹⁰². There is no care for overflow and none for results below 10⁻²⁷⁰.
struct DoubleDouble {
  var high: Double
  var low: Double

  @inline(__always)
  init(_ high: Double, _ low: Double = 0) {
    self.high = high
    self.low = low
  }

  /// a + b, exactly.
  @inline(__always)
  init(sum a: Double, _ b: Double) {
    let s = a + b, virtual = s - a
    self.init(s, (a - (s - virtual)) + (b - virtual))
  }

  /// a · b, exactly.
  @inline(__always)
  init(product a: Double, _ b: Double) {
    let p = a * b
    self.init(p, (-p).addingProduct(a, b))
  }

  /// The sum of two numbers of which the first is larger or they do not overlap.
  @inline(__always)
  private init(normalizing high: Double, _ low: Double) {
    let s = high + low
    self.init(s, low - (s - high))
  }

  /// The nearest `Double`.
  var value: Double { high }

  @inline(__always)
  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let s = DoubleDouble(sum: a.high, b.high), t = DoubleDouble(sum: a.low, b.low)
    let u = DoubleDouble(normalizing: s.high, s.low + t.high)
    return DoubleDouble(normalizing: u.high, u.low + t.low)
  }
  @inline(__always)
  static func + (a: DoubleDouble, b: Double) -> DoubleDouble {
    let s = DoubleDouble(sum: a.high, b)
    return DoubleDouble(normalizing: s.high, s.low + a.low)
  }
  @inline(__always)
  static prefix func - (a: DoubleDouble) -> DoubleDouble { DoubleDouble(-a.high, -a.low) }
  @inline(__always)
  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }
  @inline(__always)
  static func - (a: DoubleDouble, b: Double) -> DoubleDouble { a + -b }

  @inline(__always)
  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let p = DoubleDouble(product: a.high, b.high)
    return DoubleDouble(normalizing: p.high, p.low + (a.high * b.low + a.low * b.high))
  }
  @inline(__always)
  static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let p = DoubleDouble(product: a.high, b)
    return DoubleDouble(normalizing: p.high, p.low + a.low * b)
  }

  @inline(__always)
  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let q = a.high / b.high
    let rest = a - b * q
    let r = rest.high / b.high
    let last = (rest - b * r).high / b.high
    return DoubleDouble(normalizing: q, r) + last
  }

  /// √self, for self > 0.
  var squareRoot: DoubleDouble {
    let root = high.squareRoot()
    let rest = self - DoubleDouble(product: root, root)
    return DoubleDouble(normalizing: root, rest.high / (2 * root))
  }

  /// self · 2ⁿ.
  func scaled(_ n: Int) -> DoubleDouble {
    DoubleDouble(
      Double(sign: .plus, exponent: n, significand: high), Double(sign: .plus, exponent: n, significand: low))
  }
}
