import InformationGeometry

/// The generalized tangent kernel of tangent functions ψᵢ under a symmetric positive semidefinite matrix P on parameters.
///
///     Θ_P(x, y) = Σ Pᵢⱼ ψᵢ(x) ψⱼ(y)
///
/// It is a reproducing kernel. Where the ψᵢ are independent, their inner products in its space are (P⁻¹)ᵢⱼ, so that the natural
/// gradient of a loss is P∇L: P = 1 is gradient descent. Where they are not, and P = 1, the Gram matrix is the orthogonal
/// projector to the complement of the kernel of df.
public struct GeneralizedTangentKernel: Sendable {
  /// ψᵢ(xₙ), a row for each point of a grid that tells the functions apart.
  public let tangentFunctions: Matrix
  /// P.
  public let preconditioner: Matrix

  /// - Parameters:
  ///   - tangentFunctions: ψᵢ(xₙ), a row for each point.
  ///   - preconditioner: P.
  /// - Throws: `GeometryError.invalidModel` for sizes that do not fit, entries that are not finite, or a P that is not symmetric.
  public init(tangentFunctions: Matrix, preconditioner: Matrix) throws(GeometryError) {
    let p = preconditioner
    guard p.isSquare, p.rows == tangentFunctions.columns, p.rows > 0 else {
      throw .invalidModel(
        reason: "\(tangentFunctions.columns) tangent functions need a matrix of that order, not \(p.rows)×\(p.columns)")
    }
    guard tangentFunctions.isFinite, p.isFinite else {
      throw .invalidModel(reason: "a tangent function or an entry of P is not finite")
    }
    guard (p - p.transposed).largestMagnitude <= 1e-12 * p.largestMagnitude else {
      throw .invalidModel(reason: "P is not symmetric")
    }
    self.tangentFunctions = tangentFunctions
    self.preconditioner = p
  }

  /// Θ_P at the points.
  public var matrix: Matrix { (tangentFunctions * preconditioner).timesTransposed(tangentFunctions) }

  /// ⟨ψᵢ, ψⱼ⟩ in the space of the kernel: P⁻¹ for independent functions.
  ///
  /// - Parameter rankCutoff: eigenvalues of Θ_P below this part of the largest one count as zero; the answer is the same for
  ///   every cut-off between the noise of rounding and the least true eigenvalue.
  /// - Throws: `GeometryError.outsideDomain` for a cut-off out of (0, 1), `degenerateMetric` for a P that is not positive semidefinite.
  public func gramMatrix(rankCutoff: Double = 1e-11) throws(GeometryError) -> Matrix {
    guard rankCutoff > 0, rankCutoff < 1 else {
      throw .outsideDomain(parameter: "rankCutoff", value: "\(rankCutoff)", requirement: "lie in (0, 1)")
    }
    let modes: SymmetricEigendecomposition
    do { modes = try SymmetricEigendecomposition(matrix) } catch {
      throw .notConverged(what: "the eigenvalues of the tangent kernel", reached: .nan, reason: "\(error)")
    }
    let least = rankCutoff * (modes.values.last ?? 0)
    guard (modes.values.first ?? 0) >= -least else {
      throw .degenerateMetric(
        at: [], reason: "P is not positive semidefinite: the kernel has an eigenvalue \(modes.values[0])")
    }
    // Ψᵀ Θ⁺ Ψ from the rows Λ^(−½) Vᵀ Ψ of what is kept.
    var rows = modes.vectors.transposedTimes(tangentFunctions)
    for (k, value) in modes.values.enumerated() {
      let factor = value > least ? 1 / value.squareRoot() : 0
      for i in 0..<rows.columns { rows[k, i] *= factor }
    }
    return rows.transposedTimes(rows)
  }

  /// P∇L, the natural gradient of a loss with the differential ∇L by the parameters.
  ///
  /// - Throws: `GeometryError.outsideDomain` for a differential of another length.
  public func naturalGradient(of differential: [Double]) throws(GeometryError) -> [Double] {
    guard differential.count == preconditioner.rows, differential.allSatisfy(\.isFinite) else {
      throw .outsideDomain(
        parameter: "differential", value: "\(differential.count) numbers",
        requirement: "have \(preconditioner.rows) finite components, one a parameter")
    }
    return preconditioner * differential
  }
}
