import Foundation
import GeometryLaws

/// The components of a quantity at a point, in `Double`, to any number of digits, or enclosed.
struct Evaluation {
  /// Numbers with how they were found.
  struct Result {
    /// The components in row-major order.
    let values: [ComponentValue]
    /// The method in output.
    let method: String
    /// Whether the errors are estimates, not bounds.
    let isEstimated: Bool
  }

  let choice: ModelChoice
  let point: Point
  let precision: Precision

  /// The components of a quantity: by closed forms where there are some, otherwise by quadrature.
  ///
  /// - Throws: `GeometryError` where the quantity is not defined, or not known to the digits that are asked for.
  func result(_ quantity: Quantity) throws -> Result {
    guard let source = choice.closedForm?.manifold else { return try integrated(quantity) }
    return try closedForm(quantity, choice.dual ?? source, at: try choice.sourcePoint(self.point, precision))
  }

  /// The components of a quantity of a metric in closed form.
  func closedForm(_ quantity: Quantity, _ manifold: any TensorSource, at point: Point) throws -> Result {
    let values: [ComponentValue]
    switch precision {
    case .double:
      let numbers = try manifold.rounded(quantity, at: point)
      guard numbers.allSatisfy({ $0.value.isFinite && $0.error.isFinite }) else {
        throw GeometryError.notFinite(what: "\(quantity.name) as a Double", at: point.coordinates)
      }
      values = numbers.map { .rounded($0) }
    case .decimals(let digits), .enclosures(let digits):
      values = try sharp(quantity, at: point, digits: digits, manifold).map {
        ComponentValue($0, digits: digits + 2, isEnclosing: isEnclosing)
      }
    }
    return Result(values: values, method: "closed form", isEstimated: false)
  }

  /// Enclosures with so many digits; zeros are recognised by their size in an orthonormal frame.
  private func sharp(
    _ quantity: Quantity, at point: Point, digits: Int, _ manifold: any TensorSource
  ) throws -> [Ball] {
    let needed = Int((Double(digits + 4) * 3.3219280948873623).rounded(.up))
    let mostBits = max(1 << 15, 8 * needed)
    var bits = needed + 96
    while true {
      let isLast = bits >= mostBits
      do {
        let balls = try manifold.enclosure(of: quantity, at: point, bits: bits)
        if balls.allSatisfy(\.isFinite) {
          let scales = try scales(quantity, at: point, bits: bits, manifold)
          let areSharp = zip(balls, scales).allSatisfy { ball, scale in
            ball.isExact || ball.relativeAccuracyBits >= needed
              || ball.containsZero && (ball + scale).relativeAccuracyBits >= needed
          }
          if areSharp { return balls }
        }
        if isLast {
          throw GeometryError.notConverged(
            what: quantity.name, reached: Double(bits),
            reason: "\(bits) bits do not give \(digits) digits at \(point.coordinates)")
        }
      } catch GeometryError.degenerateMetric(_, let reason) where !isLast && !reason.contains("determinant zero") {
        // A pivot that contains zero may be told from it with more bits.
      }
      bits *= 2
    }
  }

  /// The size of each component that belongs to a unit frame: √(gᵢᵢ…) for lower indices, 1/√gₖₖ for an upper one.
  private func scales(
    _ quantity: Quantity, at point: Point, bits: Int, _ manifold: any TensorSource
  ) throws -> [Ball] {
    let n = manifold.dimension, precision = BallPrecision(bits: bits)
    guard quantity.rank > 0 else { return [Ball(1, precision: precision)] }
    let metric = try manifold.enclosure(of: .metric, at: point, bits: bits)
    let lengths = (0..<n).map { i -> Ball in
      let g = metric[i * n + i]
      return g.isPositive ? Ball.sqrt(g) : g.isNegative ? Ball.sqrt(-g) : Ball(1, precision: precision)
    }
    return quantity.units(lengths: lengths, precision)
  }

  private var isEnclosing: Bool { if case .enclosures = precision { true } else { false } }
}

/// Where tensors at a point come from: a manifold in its own chart, or other coordinates of it.
protocol TensorSource {
  var dimension: Int { get }
  func rounded(_ quantity: Quantity, at point: Point) throws -> [Rounded]
  func enclosure(of quantity: Quantity, at point: Point, bits: Int) throws -> [Ball]
}

extension Manifold: TensorSource {}

extension DualCoordinates: TensorSource {
  var dimension: Int { chart.dimension }
}
