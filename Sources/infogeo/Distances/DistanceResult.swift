import GeometryLaws

/// A distance in the numbers that were asked for, with what is known of it.
struct DistanceResult {
  let value: ComponentValue
  /// How the number is known, in the words of the contract.
  let rigor: String
  let method: String
  let precision: Precision
  /// How well the curve satisfies the geodesic equation, where that was found.
  var residual: Double?
  /// For enclosures: whether it is proved that no curve is shorter.
  var isMinimizing: Bool?

  init(_ choice: ModelChoice, from p: Point, to q: Point, _ precision: Precision) throws {
    let manifold = try choice.manifold
    self.precision = precision
    switch precision {
    case .double:
      let distance = try manifold.distance(from: p, to: q)
      let isSame = distance.value == 0 && p.exact == q.exact
      rigor = isSame ? "exact" : distance.method == .closedForm ? "floating" : "estimated"
      value = .rounded(Rounded(value: distance.value, error: isSame ? 0 : distance.error))
      method = distance.method.rawValue
      residual = distance.residual
    case .decimals(let digits):
      let distance = try manifold.distance(from: p, to: q, digits: digits + 2)
      let isZero = distance.value.isZero && distance.error.isZero
      rigor = isZero ? "exact" : distance.isBound ? "floating" : "estimated"
      value = .decimal(distance.value.text(digits: digits + 2), error: distance.error.twoDigits)
      method = distance.method.rawValue
    case .enclosures(let digits):
      let distance = try manifold.certifiedDistance(from: p, to: q, digits: digits + 2)
      rigor = "certified"
      value = .enclosure(of: distance.enclosure, digits: digits + 2)
      method = distance.method.rawValue
      isMinimizing = distance.isMinimizing
    }
  }
}

extension ComponentValue {
  /// Decimals around a sharp ball.
  static func enclosure(of ball: Ball, digits: Int) -> ComponentValue {
    if let bound = bound(ofZero: ball, digits: digits) { return .enclosure(lower: "-" + bound, upper: bound) }
    guard let decimal = DecimalText(ball.decimal(digits: digits)) else {
      return .enclosure(lower: "-inf", upper: "inf")
    }
    if isExactly(decimal, ball) { return .enclosure(lower: decimal.text, upper: decimal.text) }
    return .enclosure(lower: decimal.moved(up: false).text, upper: decimal.moved(up: true).text)
  }

  /// The decimal of a sharp ball, with a bound of its error.
  static func decimal(of ball: Ball, digits: Int) -> ComponentValue {
    if let bound = bound(ofZero: ball, digits: digits) { return .decimal("0", error: bound) }
    guard let decimal = DecimalText(ball.decimal(digits: digits)) else { return .decimal("nan", error: "inf") }
    return .decimal(decimal.text, error: isExactly(decimal, ball) ? "0" : "1e\(decimal.lastPlace)")
  }

  /// The size of a ball around zero: "0e-50" says that the number lies within 10⁻⁵⁰ of it.
  private static func bound(ofZero ball: Ball, digits: Int) -> String? {
    guard ball.containsZero, !ball.isExact else { return nil }
    let shown = ball.decimal(digits: digits)
    return "1" + (shown.hasPrefix("0e") ? String(shown.dropFirst()) : "e0")
  }

  private static func isExactly(_ decimal: DecimalText, _ ball: Ball) -> Bool {
    ball.isExact && Rational(decimal.text).map(ball.contains) == true
  }
}

extension BigFloat {
  /// So many significant digits, without zeros at the end.
  func text(digits: Int) -> String {
    if isZero { return "0" }
    let text = decimal(digits: digits)
    return DecimalText(text)?.text ?? text
  }

  /// Two digits of an error, "0" for none.
  var twoDigits: String { isZero ? "0" : scientific(digits: 2) }
}
