import InformationGeometry

/// An estimate of the inverse Fisher information that follows the scores, without a matrix inversion.
///
///     G⁻¹ ← (1 + ε) G⁻¹ − ε (G⁻¹s)(G⁻¹s)ᵀ                       first order, Amari, Park & Fukumizu (2000)
///     G⁻¹ ← (G⁻¹ − ε (G⁻¹s)(G⁻¹s)ᵀ / (1 − ε + ε sᵀG⁻¹s)) / (1 − ε)      the inverse of (1 − ε) G + ε ssᵀ
///
/// They differ by O(ε²).
public struct InverseFisherRecursion: Sendable {
  /// Which recursion.
  public enum Form: Sendable {
    /// The one of Amari, Park and Fukumizu; it may lose positive definiteness where ε sᵀG⁻¹s is above 1.
    case firstOrder
    /// By Sherman and Morrison's formula; always positive definite.
    case exact
  }

  /// The recursion.
  public let form: Form
  /// G⁻¹.
  public private(set) var inverse: Matrix

  /// An estimate at its start.
  ///
  /// - Throws: `GeometryError.outsideDomain` for a matrix that is not positive definite.
  public init(inverse: Matrix, form: Form = .exact) throws(GeometryError) {
    guard inverse.isSquare, (try? CholeskyFactorization(inverse)) != nil else {
      throw .outsideDomain(parameter: "inverse", value: "given", requirement: "be square and positive definite")
    }
    self.inverse = inverse
    self.form = form
  }

  /// Takes a score; after an error nothing is changed.
  ///
  /// - Throws: `GeometryError.outsideDomain` for a score of another length, a rate outside (0, 1), or a first-order step that would
  ///   end outside the positive definite matrices.
  public mutating func update(_ score: [Double], rate ε: Double) throws(GeometryError) {
    guard score.count == inverse.rows, score.allSatisfy(\.isFinite) else {
      throw .outsideDomain(
        parameter: "score", value: "\(score.count) numbers", requirement: "be \(inverse.rows) finite numbers")
    }
    guard ε > 0, ε < 1 else {
      throw .outsideDomain(parameter: "rate", value: "\(ε)", requirement: "lie between 0 and 1")
    }
    let u = inverse * score
    var square = 0.0
    for (a, b) in zip(u, score) { square += a * b }
    let scale: Double, factor: Double
    switch form {
    case .firstOrder:
      // Along u the new form is (1 + ε − ε sᵀG⁻¹s) sᵀG⁻¹s.
      guard 1 + ε - ε * square > 0 else {
        throw .outsideDomain(
          parameter: "rate", value: "\(ε)", requirement: "be below 1/(sᵀG⁻¹s − 1) = \(1 / (square - 1))")
      }
      (scale, factor) = (1 + ε, ε)
    case .exact: (scale, factor) = (1 / (1 - ε), ε / ((1 - ε) * (1 - ε + ε * square)))
    }
    let n = inverse.rows
    for i in 0..<n { for j in 0..<n { inverse[i, j] = scale * inverse[i, j] - factor * u[i] * u[j] } }
  }

  /// G⁻¹ applied to a differential: the natural gradient by the estimate.
  public func naturalGradient(of differential: [Double]) -> [Double] { inverse * differential }
}
