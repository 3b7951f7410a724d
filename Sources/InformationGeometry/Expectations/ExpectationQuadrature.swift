import DifferentialGeometry
import NumericalMethods
import Scalars
import StatisticalModels
import Symbolics
import Synchronization

/// Fisher metric, Amari–Chentsov tensor and their derivatives of a model that is given by its density alone.
///
///     gᵢⱼ = E[sᵢsⱼ]      T_ijk = E[sᵢsⱼsₖ]      sᵢ = ∂ᵢ log p
///
/// The derivatives are symbolic, the expectations numerical: double-exponential quadrature for one real variable,
/// summation for one integer; several variables are integrated together (`JointExpectations`). All components share their
/// nodes. The mass and the identities E[sᵢ] = 0 are integrated along, and a density that misses them is refused, as is an
/// expectation that does not converge.
///
/// Accuracy: relative to ∫|·|, as asked; every number carries an estimate of its error, which is no proof.
/// Source: Takahasi & Mori (1974); Mori (2005).
public struct ExpectationQuadrature: Sendable {
  /// The model.
  public let model: StatisticalModel
  /// How many threads may be used for many digits.
  public var threads = ProcessorCount.active
  /// How often the density may be evaluated before a run is given up.
  public var evaluationBudget = 50_000_000
  /// Hears how far a run is, from any thread.
  public var progress: (@Sendable (QuadratureProgress) -> Void)?
  private let source: Source
  private let memory = QuadratureMemory()

  private enum Source: Sendable {
    /// A normalized density of one variable.
    case single(DensityFormula)
    /// A density of several variables, or without its normalizer.
    case joint(JointExpectations)
  }

  /// The expectations of a model.
  ///
  /// - Throws: `GeometryError.unsupported` for a model without a density.
  public init(_ model: StatisticalModel) throws(GeometryError) {
    self.model = model
    source =
      model.variables.count == 1 && model.logDensity != nil
      ? .single(try DensityFormula(model)) : .joint(try JointExpectations(model))
  }

  /// The integrals of a formula that need not be a density.
  init(_ formula: DensityFormula) {
    model = formula.model
    source = .single(formula)
  }

  /// The formula of a normalized density of one variable, of which bounds can be proved.
  ///
  /// - Throws: `GeometryError.unsupported` for several variables, and for densities without their normalizer.
  var formula: DensityFormula {
    get throws(GeometryError) {
      guard case .single(let formula) = source else {
        throw .unsupported(
          reason:
            "\(model.name) \(model.variables.count == 1 ? "is known up to its normalizer" : "has observations of \(model.variables.count) variables"): its expectations are estimated, and not enclosed"
        )
      }
      return formula
    }
  }

  /// Integrals of a density of several variables, or without its normalizer; nil for one variable.
  var joint: JointExpectations? {
    guard case .joint(var joint) = source else { return nil }
    joint.budget = evaluationBudget
    return joint
  }

  /// The error allowed by default, relative to ∫|·|p: 10⁻¹⁰, and 10⁻³ where only sampling is left.
  public var defaultTolerance: Double { joint?.defaultTolerance ?? 1e-10 }

  /// gᵢⱼ, stored [i][j].
  ///
  /// - Parameter tolerance: the error allowed, relative to ∫|sᵢsⱼ|p.
  /// - Throws: `GeometryError` naming what is not finite, not normalized, not regular or not accurate enough.
  public func metric(at point: Point, tolerance: Double? = nil) throws -> [Estimated<Double>] {
    let target = max(Double.log2(tolerance ?? defaultTolerance), -48)
    let basis = ExpectationBasis(dimension: dimension, order: 0, hasCubicForm: false)
    if let quick = memory.quickMoments(basis, at: point.coordinates, target: target) {
      return jets(quick, basis).metric
    }
    return try jets(basis, at: point, tolerance).metric
  }

  /// What an evaluation of the density with many bits costs, in units of `WorkBudget`.
  static let wideCost = 2_000

  /// The jets, at nodes that were found before where they do, for many points that lie near each other.
  ///
  /// - Parameter effort: hears what it cost, in units of `WorkBudget`.
  /// - Throws: as `metric(at:tolerance:)`.
  func neighbouringJets(
    order: Int, at point: Point, tolerance: Double, effort: (Int) -> Void
  ) throws -> Jets<Estimated<Double>> {
    let basis = try basis(order, at: point), target = max(Double.log2(tolerance), -48)
    if let quick = memory.quickMoments(basis, at: point.coordinates, target: target) {
      effort(quick.evaluations * (10 + basis.terms.count / 2))
      return jets(quick, basis)
    }
    let found = try moments(basis, at: point, target: target)
    effort(found.evaluations * Self.wideCost)
    if joint == nil {
      // What was to be had to little more than was asked for is not good enough for others.
      if let pilots = memory.pilots(point, basis, target) {
        if let pass = DoublePass(pilots, found, basis, at: point, target: target) { memory.keep(pass) }
      } else if let formula = try? formula,
        let pass = SummationPass(formula, found, basis, at: point, target: target)
      {
        memory.keep(pass)
      }
    }
    return jets(found, basis)
  }

  /// T_ijk, stored [i][j][k].
  ///
  /// - Throws: as `metric(at:tolerance:)`.
  public func amariChentsov(at point: Point, tolerance: Double? = nil) throws -> [Estimated<Double>] {
    try jets(order: 0, at: point, tolerance: tolerance).cubic
  }

  /// g and T with the derivatives of g up to an order, and those of T up to one less.
  ///
  /// - Parameters:
  ///   - order: 0, 1 or 2; the Christoffel symbols need 1, curvature 2.
  ///   - tolerance: the error allowed, relative to ∫|·|p.
  /// - Throws: as `metric(at:tolerance:)`.
  public func jets(order: Int, at point: Point, tolerance: Double? = nil) throws -> Jets<Estimated<Double>> {
    try jets(basis(order, at: point), at: point, tolerance)
  }

  private var dimension: Int { model.parameters.count }

  private func jets(_ basis: ExpectationBasis, at point: Point, _ tolerance: Double?) throws -> Jets<Estimated<Double>>
  {
    jets(try moments(basis, at: point, tolerance: tolerance), basis)
  }

  private func jets(_ moments: Moments<Double>, _ basis: ExpectationBasis) -> Jets<Estimated<Double>> {
    basis.jets { places in
      var value = 0.0, error = -Double.infinity
      for place in places {
        value += moments.values[place]
        error = Moments<Double>.sum(error, moments.errors[place])
      }
      return Estimated(
        value: value, error: Double.exp2(error) + value.ulp, method: moments.methods.joined(separator: ", "),
        evaluations: moments.evaluations)
    }
  }

  func basis(_ order: Int, at point: Point) throws -> ExpectationBasis {
    precondition((0...2).contains(order), "jets of order \(order)")
    precondition(point.coordinates.count == model.parameters.count, "a point of another chart")
    return memory.basis(dimension: model.parameters.count, order: order)
  }

  func moments(_ basis: ExpectationBasis, at point: Point, tolerance: Double?) throws -> Moments<Double> {
    let tolerance = tolerance ?? defaultTolerance
    precondition(tolerance > 0 && tolerance < 1, "a tolerance of \(tolerance)")
    return try moments(basis, at: point, target: max(Double.log2(tolerance), -48))
  }

  /// All expectations in `Double`, from runs of few bits, and of more where rounding would spoil them.
  private func moments(_ basis: ExpectationBasis, at point: Point, target: Double) throws -> Moments<Double> {
    if let joint {
      return try checked(
        joint.moments(basis, at: point, target: target), basis, at: point, target: target, Binary64())
    }
    var (found, precision) = try unchecked(basis, at: point, target: target, isBrief: true)
    found = try checked(found, basis, at: point, target: target, precision)
    var moments = Moments<Double>(count: basis.terms.count)
    moments.values = found.values.map(\.midpoint)
    moments.absolute = found.absolute
    moments.errors = zip(found.errors, moments.values).map { Moments<Double>.sum($0, $1.ulp.binaryMagnitude) }
    moments.methods = found.methods
    moments.evaluations = found.evaluations
    if !basis.hasCubicForm, let pilots = memory.pilots(point, basis, target),
      let pass = DoublePass(pilots, moments, basis, at: point, target: target)
    {
      memory.keep(pass)
    }
    return moments
  }

  /// All expectations with the bits that the target takes, not checked.
  ///
  /// - Parameter isBrief: whether `Double` suffices for what comes out.
  func unchecked(
    _ basis: ExpectationBasis, at point: Point, target: Double, isBrief: Bool
  ) throws -> (moments: Moments<Ball>, precision: BallPrecision) {
    if isBrief {
      var precision = PanelPilot.precision
      var found = try raw(basis, at: point, target: target, precision)
      while found.worst > target, precision.bits < 1_000 {
        precision = BallPrecision(bits: 2 * precision.bits)
        let next = try raw(basis, at: point, target: target, precision)
        guard next.worst < found.worst - 1 else { break }
        found = next
      }
      return (found, precision)
    }
    // Rounding, powers by recurrence, and what the formula cancels: more bits when the estimate says so.
    var bits = Int(-target) + 56, last = Double.infinity
    while true {
      let precision = BallPrecision(bits: max(bits, PanelPilot.precision.bits + 1))
      let moments = try raw(basis, at: point, target: target, precision)
      // Where bits do not help, more of them do not either.
      let isHelpless = moments.worst > last - 1
      if moments.worst <= target || isHelpless || bits > 4 * Int(-target) + 200 { return (moments, precision) }
      last = moments.worst
      bits *= 2
    }
  }

  /// All expectations, not checked.
  func raw(
    _ basis: ExpectationBasis, at point: Point, target: Double, _ precision: BallPrecision
  ) throws -> Moments<Ball> {
    let monitor = QuadratureMonitor(budget: evaluationBudget, report: progress)
    let formula = try self.formula
    let integration = DensityIntegration(
      formula: formula, basis: basis, point: point, nodes: memory.nodes, monitor: monitor, threads: threads,
      target: target)
    var moments: Moments<Ball>
    if model.sampleSpace?.isDiscrete == true {
      moments = try DensitySummation(integration: integration, precision: precision).moments()
    } else {
      let pilots = try memory.pilots(point, basis, target) {
        try integration.pilots(DensityPlan(formula, at: point, order: basis.order))
      }
      // With few digits the pilots have found them.
      moments =
        precision.bits <= PanelPilot.precision.bits
        ? DensityIntegration.moments(pilots, basis) : try integration.moments(pilots, precision)
    }
    moments.evaluations = monitor.evaluations
    return moments
  }
}
