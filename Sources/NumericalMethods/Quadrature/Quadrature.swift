@preconcurrency import CGSL

/// Adaptive quadrature of a function of one variable over a finite or infinite interval, in `Double`.
///
/// Gauss–Kronrod rules of 21 points with bisection (QUADPACK's QAG; 15 points after x = (1 − t)/t on an infinite
/// interval, QAGI, there with extrapolation), then doubly adaptive Clenshaw–Curtis (CQUAD, Gonnet 2010) where these fail.
public struct Quadrature: Equatable, Sendable {
  /// An integral with an estimate of its error, which is no proof.
  public struct Integral: Equatable, Sendable {
    /// The estimate of the integral.
    public let value: Double
    /// The estimate of the absolute error, within the tolerance asked for.
    public let errorEstimate: Double
    /// How often the function was evaluated.
    public let evaluations: Int
  }

  /// The error that is accepted relative to the integral.
  public var relativeTolerance: Double
  /// The error that is accepted in any case.
  public var absoluteTolerance: Double
  /// How many subintervals there may be.
  public var maximumIntervals: Int

  /// A method with the given tolerances; the weaker one counts.
  public init(relativeTolerance: Double = 1e-10, absoluteTolerance: Double = 0, maximumIntervals: Int = 500) {
    precondition(relativeTolerance >= 5e-14 || absoluteTolerance > 0, "relative tolerance \(relativeTolerance)")
    self.relativeTolerance = relativeTolerance
    self.absoluteTolerance = absoluteTolerance
    self.maximumIntervals = maximumIntervals
  }

  /// ∫ f from `lower` to `upper`, either of which may be infinite; f is never evaluated at the ends.
  ///
  /// - Throws: `notConverged` with the error estimate that was reached, `nonFinite` where f is NaN or infinite.
  public func integral(
    from lower: Double, to upper: Double, of f: (Double) -> Double
  ) throws(NumericalError) -> Integral {
    precondition(!lower.isNaN && !upper.isNaN, "integral from \(lower) to \(upper)")
    guard lower != upper else { return Integral(value: 0, errorEstimate: 0, evaluations: 0) }
    guard lower < upper else {
      let reversed = try integral(from: upper, to: lower, of: f)
      return Integral(
        value: -reversed.value, errorEstimate: reversed.errorEstimate, evaluations: reversed.evaluations)
    }
    let outcome = withoutActuallyEscaping(f) { f in
      QuadratureRun(method: self, lower: lower, upper: upper).run(f)
    }
    return try outcome.get()
  }
}

/// The function, what C needs to call it, and what it did.
private struct Integrand {
  let f: (Double) -> Double
  var isAllowedToFail: (Double) -> Bool = { _ in false }
  var evaluations = 0
  var badPoint: Double?

  init(_ f: @escaping (Double) -> Double) { self.f = f }

  mutating func callAsFunction(_ x: Double) -> Double {
    evaluations += 1
    let y = f(x)
    if !y.isFinite && badPoint == nil && !isAllowedToFail(x) { badPoint = x }
    return y
  }
}

private struct QuadratureRun {
  /// GSL must return its error codes instead of ending the process.
  private static let errorHandlerOff: Void = { _ = gsl_set_error_handler_off() }()

  let method: Quadrature
  let lower: Double
  let upper: Double

  func run(_ f: @escaping (Double) -> Double) -> Result<Quadrature.Integral, NumericalError> {
    Self.errorHandlerOff
    var integrand = Integrand(f)
    var best = adaptive(&integrand)
    if !isReached(best), integrand.badPoint == nil {
      let other = doublyAdaptive(&integrand)
      if !(other.error >= best.error) { best = other }
    }
    if let point = integrand.badPoint { return .failure(.nonFinite(at: point)) }
    guard isReached(best) else {
      return .failure(.notConverged(reached: best.error, reason: "the quadrature did not reach its tolerance"))
    }
    let integral = Quadrature.Integral(
      value: best.value, errorEstimate: best.error, evaluations: integrand.evaluations)
    return .success(integral)
  }

  private func isReached(_ result: (value: Double, error: Double)) -> Bool {
    let allowed = max(method.absoluteTolerance, method.relativeTolerance * abs(result.value))
    return result.value.isFinite && result.error <= allowed
  }

  private func adaptive(_ integrand: inout Integrand) -> (value: Double, error: Double) {
    guard let workspace = gsl_integration_workspace_alloc(method.maximumIntervals) else { return (.nan, .nan) }
    defer { gsl_integration_workspace_free(workspace) }
    let relative = method.relativeTolerance
    let absolute = method.absoluteTolerance
    let limit = method.maximumIntervals
    var value = 0.0
    var error = 0.0
    return withUnsafeMutablePointer(to: &integrand) { pointer in
      var function = gslFunction(pointer)
      let status: Int32
      switch (lower.isFinite, upper.isFinite) {
      case (true, true):
        let rule = Int32(GSL_INTEG_GAUSS21)
        status = gsl_integration_qag(
          &function, lower, upper, absolute, relative, limit, rule, workspace, &value, &error)
      case (true, false):
        status = gsl_integration_qagiu(&function, lower, absolute, relative, limit, workspace, &value, &error)
      case (false, true):
        status = gsl_integration_qagil(&function, upper, absolute, relative, limit, workspace, &value, &error)
      case (false, false):
        status = gsl_integration_qagi(&function, absolute, relative, limit, workspace, &value, &error)
      }
      return (value, status == 0 ? error : .infinity)
    }
  }

  /// CQUAD, on an infinite interval after x = t/(1 − t²) or x = a ± t/(1 − t).
  private func doublyAdaptive(_ integrand: inout Integrand) -> (value: Double, error: Double) {
    guard let workspace = gsl_integration_cquad_workspace_alloc(max(100, method.maximumIntervals)) else {
      return (.nan, .nan)
    }
    defer { gsl_integration_cquad_workspace_free(workspace) }
    var value = 0.0
    var error = 0.0
    var count = 0
    let map = IntervalMap(lower: lower, upper: upper)
    let f = integrand.f
    // CQUAD asks for the ends as well, and leaves out nodes without a value.
    var mapped = Integrand { t in map.isEnd(t) ? .nan : f(map.x(t)) * map.derivative(t) }
    mapped.isAllowedToFail = { map.isEnd($0) }
    mapped.evaluations = integrand.evaluations
    let status = withUnsafeMutablePointer(to: &mapped) { pointer in
      var function = gslFunction(pointer)
      return gsl_integration_cquad(
        &function, map.start, map.end, method.absoluteTolerance, method.relativeTolerance, workspace, &value, &error,
        &count)
    }
    integrand.evaluations = mapped.evaluations
    integrand.badPoint = mapped.badPoint.map { map.x($0) }
    return (value, status == 0 ? error : .infinity)
  }

  private func gslFunction(_ pointer: UnsafeMutablePointer<Integrand>) -> gsl_function {
    gsl_function(
      function: { x, parameters in
        guard let integrand = parameters?.assumingMemoryBound(to: Integrand.self) else { return .nan }
        return integrand.pointee(x)
      }, params: UnsafeMutableRawPointer(pointer))
  }
}
