import InformationGeometry

/// Measures laws one after the other at one place; what several of them need is made once.
struct LawRun {
  let setting: LawSetting
  let arithmetic: InvarianceReport.Arithmetic
  var outcomes: [GeometryLaw.Outcome] = []
  var omissions: [InvarianceReport.Omission] = []
  private var doubles: Result<LawContext<Double>?, any Error>?
  private var floats: [Int: LawContext<BigFloat>] = [:]
  private var balls: [Int: LawContext<Ball>] = [:]
  /// The case for laws between places, by the digits that are asked for; 0 for `Double`.
  private var global: [Int: Result<GlobalCase?, any Error>] = [:]
  /// Sides by quadrature, where the density is no exponential family, by the digits that are asked for.
  var estimates: [Int: EstimatedSides] = [:]

  init(setting: LawSetting, arithmetic: InvarianceReport.Arithmetic) {
    self.setting = setting
    self.arithmetic = arithmetic
  }

  /// Residuals in `Double` are units of 2⁻⁵³; this many are accepted before balls decide.
  static let acceptedUnits = 4096.0

  mutating func measure(_ law: GeometryLaw) {
    do {
      let outcome: GeometryLaw.Outcome?
      switch law.kind {
      case .global(let body):
        outcome = try measured(law, body)
      case .pointwise(let body):
        if needsEstimate(law) {
          outcome = try estimated(law, body)
        } else {
          switch arithmetic {
          case .double: outcome = try inDouble(law, body)
          case .digits(let digits): outcome = try inBigFloat(law, body, digits)
          case .certified(let digits): outcome = try inBalls(law, body, digits)
          }
        }
      }
      if let outcome { outcomes.append(outcome) } else { omissions.append(.init(law: law, reason: reason(law))) }
    } catch {
      // A side that cannot be calculated is no agreement.
      let isRefusal: Bool
      if case GeometryError.unsupported? = error as? GeometryError { isRefusal = true } else { isRefusal = false }
      if isRefusal {
        omissions.append(.init(law: law, reason: "\(error)"))
      } else {
        outcomes.append(
          .init(law: law, residual: .infinity, tolerance: 0, verdict: .undecided, note: "\(error)"))
      }
    }
  }

  private func reason(_ law: GeometryLaw) -> String {
    let problem = setting.problem, dimension = problem.chart.dimension
    if law.needs.contains(.twoParameters), dimension < 2 { return "there is one parameter" }
    if law.needs.contains(.density), problem.model == nil { return "there is no density" }
    if law.needs.contains(.threeParameters), dimension < 3 { return "there are fewer than three parameters" }
    if law.needs.contains(.geodesics), problem.space == nil { return "geodesics need a metric in closed form" }
    if law.needs.contains(.geodesics) { return "the metric of the other side has no closed form" }
    if law.needs.contains(.discreteObservations) { return "observations are not counted, or there are too many" }
    if law.needs.contains(.continuousObservations) { return "observations are not measured by one real number" }
    if [GeometryLaw.kernelsLoseInformation.name, GeometryLaw.sufficientKernelsLoseNothing.name].contains(law.name) {
      return problem.model?.sampleSpace?.isDiscrete == true
        ? "there are too many observations to sum over" : "observations are several numbers, and not normal ones"
    }
    if law.needs.contains(.exponentialFamily) { return "not an exponential family of this kind" }
    return "does not apply here"
  }

  // MARK: Numbers

  func context<N: LawNumber>(
    _ precision: N.Precision, estimated: LocalGeometry<N>? = nil
  ) throws -> LawContext<N>? {
    try setting.problem.context(
      w: setting.place, constants: setting.constants, at: setting.point, other: setting.other,
      observations: setting.observations,
      estimated: estimated, precision)
  }

  mutating func ballContext(_ bits: Int) throws -> LawContext<Ball>? {
    if let known = balls[bits] { return known }
    let made: LawContext<Ball>? = try context(BallPrecision(bits: bits))
    balls[bits] = made
    return made
  }

  private mutating func floatContext(_ bits: Int) throws -> LawContext<BigFloat>? {
    if let known = floats[bits] { return known }
    let made: LawContext<BigFloat>? = try context(BigFloatPrecision(bits: bits))
    floats[bits] = made
    return made
  }

  private mutating func inDouble(_ law: GeometryLaw, _ body: LawBody) throws -> GeometryLaw.Outcome? {
    if doubles == nil { doubles = Result { [self] in try context(Binary64()) } }
    var units = Double.infinity, note = ""
    if case .success(let context?)? = doubles, let found = try? context.measure(body) {
      units = Double.exp2(found.residual + 53)
      note = found.note
      let accepted = found.tolerance.map { $0 * 0x1p53 } ?? Self.acceptedUnits
      if units <= accepted {
        return .init(law: law, residual: units, tolerance: accepted, verdict: .holds, note: note)
      }
    }
    // Cancellation, or a broken law: balls tell.
    guard let decided = try inBalls(law, body, 24) else { return nil }
    let rounding = "\(units.isFinite ? "\(Float(units))" : "no") units in Double, decided in balls"
    return .init(
      law: law,
      residual: decided.holds ? decided.residual * 0x1p53 : units.isFinite ? units : decided.residual * 0x1p53,
      tolerance: Self.acceptedUnits, verdict: decided.verdict, note: rounding)
  }

  private mutating func inBalls(_ law: GeometryLaw, _ body: LawBody, _ digits: Int) throws -> GeometryLaw.Outcome? {
    var bits = InvarianceReport.bits(.certified(digits: digits))
    let accepted = Double.pow(10, -Double(digits)), most = 4 * bits + 1_024
    var last = Double.infinity, note = ""
    while bits <= most {
      do {
        guard let found = try ballContext(bits)?.measure(body) else { return nil }
        note = found.note
        last = found.residual
        if found.tolerance == nil, found.isDisproved {
          return .init(law: law, residual: Double.exp2(last), tolerance: accepted, verdict: .disproved, note: note)
        }
        let bound = found.tolerance ?? accepted
        if last <= Double.log2(bound) || (bound == 0 && last < -1_000) {
          return .init(law: law, residual: Double.exp2(last), tolerance: bound, verdict: .proved, note: note)
        }
        if found.tolerance != nil, bits * 2 > most {
          return .init(law: law, residual: Double.exp2(last), tolerance: bound, verdict: .broken, note: note)
        }
      } catch is DivisionByZero {
        // A pivot that contains zero may be told from it with more bits.
      } catch GeometryError.degenerateMetric(_, let reason) where bits * 2 <= most {
        note = "the metric \(reason)"
      }
      bits *= 2
    }
    return .init(law: law, residual: Double.exp2(last), tolerance: accepted, verdict: .undecided, note: note)
  }

  private mutating func inBigFloat(_ law: GeometryLaw, _ body: LawBody, _ digits: Int) throws -> GeometryLaw.Outcome? {
    var bits = InvarianceReport.bits(.digits(digits))
    let accepted = Double.pow(10, -Double(digits) + 5), wanted = Double(digits - 5) * 3.3219280948873623
    let most = 8 * bits
    while true {
      guard let few = try floatContext(bits)?.measure(body), let many = try floatContext(2 * bits)?.measure(body) else {
        return nil
      }
      let size = Double.exp2(few.residual)
      if let bound = few.tolerance {
        let holds = few.residual <= Double.log2(bound) && many.residual <= Double.log2(many.tolerance ?? bound)
        return .init(law: law, residual: size, tolerance: bound, verdict: holds ? .holds : .broken, note: few.note)
      }
      let note =
        "\(text(-few.residual)) digits of agreement with \(bits) bits, \(text(-many.residual)) with \(2 * bits)"
      // Agreement has to grow with the precision: a small difference that stays is a difference.
      let grows = many.residual <= max(few.residual, -Double(bits)) - 0.5 * Double(bits)
      if grows, few.residual <= -wanted {
        return .init(law: law, residual: size, tolerance: accepted, verdict: .holds, note: note)
      }
      if !grows || 2 * bits > most {
        return .init(
          law: law, residual: size, tolerance: accepted, verdict: few.residual <= -wanted ? .stagnant : .broken,
          note: note)
      }
      bits *= 2
    }
  }

  private func text(_ bits: Double) -> String { bits.isFinite ? "\(Int(bits * 0.30102999566398120))" : "all" }

  // MARK: Other sides

  /// A law between places; in `Double` a formula that cancels may stop a solver, and then 20 digits decide.
  private mutating func measured(
    _ law: GeometryLaw, _ body: (GlobalCase) throws -> Measurement?
  ) throws -> GeometryLaw.Outcome? {
    switch arithmetic {
    case .digits(let digits), .certified(let digits): return try measured(law, body, digits: digits)
    case .double:
      let first = Result { [self] () throws -> (GeometryLaw.Outcome?, LawRun) in
        var run = self
        return (try run.measured(law, body, digits: nil), run)
      }
      if case .success((let outcome, let run)) = first {
        global = run.global
        if outcome?.holds != false { return outcome }
      }
      guard var decided = try measured(law, body, digits: 20) else { return nil }
      decided.note = "not in Double, decided to 20 digits" + (decided.note.isEmpty ? "" : "; " + decided.note)
      return decided
    }
  }

  private mutating func measured(
    _ law: GeometryLaw, _ body: (GlobalCase) throws -> Measurement?, digits: Int?
  ) throws -> GeometryLaw.Outcome? {
    if global[digits ?? 0] == nil {
      let setting = setting
      global[digits ?? 0] = Result { try setting.globalCase(digits: digits) }
    }
    guard let case_ = try global[digits ?? 0]?.get(), let found = try body(case_) else { return nil }
    let unit = arithmetic == .double ? 0x1p53 : 1
    let verdict: GeometryLaw.Outcome.Verdict =
      found.isDisproved ? .disproved : found.residual <= found.tolerance ? .holds : .broken
    return .init(
      law: law, residual: found.residual * unit, tolerance: found.tolerance * unit, verdict: verdict, note: found.note)
  }
}
