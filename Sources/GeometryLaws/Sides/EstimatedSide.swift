import InformationGeometry

/// The geometry of a density in new coordinates by quadrature, as balls whose radii are estimates of errors.
final class EstimatedSide {
  private let jets: Jets<Estimated<String>>
  private let dimension: Int
  private let derivatives: Int
  private let digits: Int

  /// Integrates; as many derivatives as the density has scores for.
  init?(_ setting: LawSetting, digits: Int) throws {
    guard let model = setting.problem.manifold.model else { return nil }
    self.digits = digits
    var transition = setting.change
    if transition == nil, let draw = setting.draw {
      transition = try RandomReparameterization(of: setting.problem.manifold.chart)
        .transition(draw, at: setting.point, scales: setting.scales).transition
    }
    guard let transition else { return nil }
    let changed = try model.substituting(transition), place = try Point(setting.place, in: transition.target)
    let quadrature = try ExpectationQuadrature(changed)
    dimension = changed.chart.dimension
    do {
      jets = try quadrature.jets(order: 2, at: place, digits: digits)
      derivatives = 2
    } catch GeometryError.unsupported {
      // A score that jumps has no derivatives that are expectations; g and T it has.
      jets = try quadrature.jets(order: 0, at: place, digits: digits)
      derivatives = 0
    }
  }

  func geometry(_ precision: BallPrecision) -> LocalGeometry<Ball>? {
    func ball(_ number: Estimated<String>) -> Ball {
      guard let value = Rational(number.value), let error = Rational(number.error) else {
        return .indeterminate(precision)
      }
      // The text itself is rounded, to five digits more than were asked for.
      let rounding = value * Rational(10).power(-digits - 4)
      return Ball(value, precision: precision).widened(by: Ball(error, precision: precision))
        .widened(by: Ball(rounding, precision: precision))
    }
    var numbers = Jets(metric: jets.metric.map(ball))
    numbers.derivatives = jets.derivatives.map(ball)
    numbers.cubic = jets.cubic.map(ball)
    numbers.second = jets.second.map(ball)
    numbers.cubicDerivatives = jets.cubicDerivatives.map(ball)
    guard let geometry = try? JetGeometry(BallRing(precision), dimension: dimension, jets: numbers, isDuallyFlat: false)
    else { return nil }
    return LocalGeometry(geometry, precision: precision, derivatives: derivatives, isEstimated: true)
  }
}
