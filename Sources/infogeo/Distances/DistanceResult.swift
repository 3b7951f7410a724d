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
  /// What checks by other means found.
  var verification: GeodesicVerification?
  /// For enclosures: whether it is proved that no curve is shorter.
  var isMinimizing: Bool?
  /// For enclosures: why no curve is shorter, or what is missing for a proof.
  var evidence: String?

  init(_ choice: ModelChoice, from p: Point, to q: Point, _ precision: Precision) throws {
    if choice.closedForm == nil, let model = choice.model,
      let found = try DistanceResult(locationScale: model, from: p, to: q, precision)
    {
      self = found
      return
    }
    if case .double = precision, let estimated = try choice.estimated {
      self = DistanceResult(try estimated.distance(from: p, to: q, checks: .full), precision)
      return
    }
    let manifold = try choice.manifold
    let p = try choice.sourcePoint(p, precision), q = try choice.sourcePoint(q, precision)
    if case .double = precision {
      self = DistanceResult(try manifold.distance(from: p, to: q, checks: .full), precision)
      return
    }
    self.precision = precision
    switch precision {
    case .double: preconditionFailure("a number in Double is made above")
    case .decimals(let digits):
      let distance = try manifold.distance(from: p, to: q, digits: digits + 2)
      let isZero = distance.value.isZero && distance.error.isZero
      rigor = isZero ? "exact" : distance.isBound ? "floating" : "estimated"
      value = .decimal(distance.value.text(digits: digits + 2), error: distance.error.twoDigits)
      method = distance.method.rawValue
    case .enclosures(let digits):
      let distance = try manifold.certifiedDistance(from: p, to: q, digits: digits + 2)
      rigor = "certified"
      value = ComponentValue(distance.enclosure, digits: digits + 2, isEnclosing: true)
      method = distance.method.rawValue
      isMinimizing = distance.isMinimizing
      evidence = distance.evidence
    }
  }

  /// A distance in `Double`; 0 without an error is that of identical points.
  private init(_ distance: Distance, _ precision: Precision) {
    let isSame = distance.value == 0 && distance.error == 0
    self.precision = precision
    rigor = isSame ? "exact" : distance.method == .closedForm ? "floating" : "estimated"
    value = .rounded(Rounded(value: distance.value, error: distance.error))
    method = distance.method.rawValue
    residual = distance.residual
    verification = distance.verification
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
