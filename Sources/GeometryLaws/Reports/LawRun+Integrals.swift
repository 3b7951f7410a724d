import InformationGeometry

/// Laws with a side that has to be integrated.
extension LawRun {
  /// Whether a side of a law has no closed form.
  func needsEstimate(_ law: GeometryLaw) -> Bool {
    let problem = setting.problem
    guard let model = problem.model else { return false }
    if Self.densityMetrics[law.name] != nil { return true }
    if problem.space == nil { return true }
    // Observations that cannot be summed over.
    if law.name == GeometryLaw.sufficientKernelsLoseNothing.name {
      return model.sampleSpace?.isDiscrete == false && problem.gaussian?.isClosedForm != true
    }
    guard problem.density == nil, !law.needs.contains(.continuousObservations) else { return false }
    return law.needs.contains(.transition) || law.name == GeometryLaw.observableDoesNotMatter.name
  }

  /// Laws of the Sobolev metrics of two densities, and which one is the other.
  private static let densityMetrics: [String: EstimatedSides.DensityMetric] = [
    GeometryLaw.densityMetricIsTensor.name: .transformed, GeometryLaw.densityMetricSeesObservable.name: .observed,
  ]

  /// How many digits are integrated where digits are not asked for; and at most of two variables, of another observable,
  /// whose kinks are found in `Double`, and of squared densities.
  private static let integratedDigits = (both: 12, one: 15, joint: 24, observed: 30, squared: 50)

  /// Laws with a side that is integrated: the residual contains what the quadrature states as its error.
  mutating func estimated(_ law: GeometryLaw, _ body: LawBody) throws -> GeometryLaw.Outcome? {
    let problem = setting.problem, isSplit = law.name == GeometryLaw.sufficientKernelsLoseNothing.name
    let isObserved =
      [GeometryLaw.observableDoesNotMatter.name, GeometryLaw.densityMetricSeesObservable.name].contains(law.name)
    var digits = problem.space == nil || isSplit ? Self.integratedDigits.both : Self.integratedDigits.one
    switch arithmetic {
    case .double: break
    case .digits(let n):
      digits = isSplit ? min(n, Self.integratedDigits.joint) : isObserved ? min(n, Self.integratedDigits.observed) : n
      if Self.densityMetrics[law.name] != nil { digits = min(digits, Self.integratedDigits.squared) }
    case .certified:
      throw GeometryError.unsupported(
        reason: "a side of this law has to be integrated, and the error of a quadrature is no proof")
    }
    var sides = estimates[digits] ?? EstimatedSides(setting, digits: digits)
    defer { estimates[digits] = sides }
    let precision = BallPrecision(bits: InvarianceReport.bits(.digits(digits)) + 64)
    let own = problem.space == nil ? try sides.own() : nil
    let base =
      problem.space == nil
      ? try context(precision, estimated: own?.geometry(precision)) : try ballContext(precision.bits)
    guard var context = base else { return nil }
    if let other = Self.densityMetrics[law.name] {
      let isDouble = arithmetic == .double
      // Where the metric is infinite there is nothing to compare; what is finite here has to be finite in the other chart.
      guard let here = try integrable({ try sides.sobolevMetric(.own, isDouble: isDouble, precision) }) else {
        return nil
      }
      let there =
        other == .observed
        ? try integrable { try sides.sobolevMetric(other, isDouble: isDouble, precision) }
        : try sides.sobolevMetric(other, isDouble: isDouble, precision)
      guard let there else { return nil }
      context.densityMetrics = (here, there)
      if other == .observed, context.otherObservable == nil {
        context.otherObservable = try integrable { try sides.observed() }?.balls(precision)
      }
    } else if isSplit {
      guard let split = try integrable({ try sides.split() }) else { return nil }
      context.summedInformation = { split.balls(precision).metric }
    } else if isObserved {
      context.otherObservable = try integrable { try sides.observed() }?.balls(precision)
    } else if law.needs.contains(.transition), !law.needs.contains(.continuousObservations) {
      guard let side = try sides.transformed() else { return nil }
      context.transformed = try side.geometry(precision)
    }
    guard let found = try context.measure(body) else { return nil }
    let unit = arithmetic == .double ? 0x1p53 : 1
    // The estimate of the error is part of the ball; what does not contain zero, and is more than the accuracy that was
    // asked for, is a difference.
    let bound = found.tolerance ?? Double.pow(10, -Double(digits) / 2)
    let isDifferent = found.isDisproved && found.residual > -Double(digits) * 3.3219280948873623
    let verdict: GeometryLaw.Outcome.Verdict =
      found.tolerance == nil && isDifferent
      ? .broken : found.residual <= Double.log2(bound) ? .holds : .undecided
    return .init(
      law: law, residual: Double.exp2(found.residual) * unit, tolerance: bound * unit, verdict: verdict,
      note: "by quadrature to \(digits) digits, estimated" + (found.note.isEmpty ? "" : "; " + found.note))
  }

  /// What a quadrature refuses is not measured, and said so: kinks and poles of another observable are not those of the
  /// model.
  private func integrable<Side>(_ make: () throws -> Side?) throws -> Side? {
    do { return try make() } catch let error as GeometryError {
      throw GeometryError.unsupported(reason: "a side cannot be integrated: \(error)")
    }
  }
}
