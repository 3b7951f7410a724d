import InformationGeometry

extension GeometryLaw {
  /// All laws, in the order of the theory.
  public static let all: [GeometryLaw] =
    withinOneChart + ofCurvature + underChanges + ofObservations + ofSobolevMetrics + betweenPoints

  /// The law of a name.
  public static func named(_ name: String) -> GeometryLaw? { all.first { $0.name == name } }

  /// Laws of the metric, the cubic form and the connections in one chart.
  static let withinOneChart: [GeometryLaw] = [
    .metricIsPositiveDefinite, .metricIsSymmetric, .cubicFormIsSymmetric, .leviCivitaIsMetric, .connectionsAreDual,
    .connectionsAverage, .dualFlatness, .expectationsAreGradient, .divergenceToSecondOrder, .divergenceToThirdOrder,
  ]

  /// Laws of curvature.
  static let ofCurvature: [GeometryLaw] = [
    .firstBianchi, .secondBianchi, .riemannSymmetries, .curvaturesAreDual, .curvatureFromThirdCumulants,
    .scalarIsTwiceGaussian,
  ]

  /// g(v, v) > 0.
  public static let metricIsPositiveDefinite = GeometryLaw(
    "metricIsPositiveDefinite", "g(v, v) > 0 for v ≠ 0", residual: "0, or 1 when a pivot of g is not positive",
    source: "Amari & Nagaoka (2000), §2.2", .metricIsPositiveDefinite)
  /// g is symmetric.
  public static let metricIsSymmetric = GeometryLaw(
    "metricIsSymmetric", "gᵢⱼ = gⱼᵢ", source: "Amari & Nagaoka (2000), §2.2", .metricIsSymmetric)
  /// T does not change when its indices are exchanged.
  public static let cubicFormIsSymmetric = GeometryLaw(
    "cubicFormIsSymmetric", "T_ijk = T_jik = T_ikj", source: "Amari & Nagaoka (2000), §2.3", .cubicFormIsSymmetric)
  /// The Levi-Civita connection is metric; ∂g comes from the formula of g itself.
  public static let leviCivitaIsMetric = GeometryLaw(
    "leviCivitaIsMetric", "∂ₖgᵢⱼ = Γ_{ki,j} + Γ_{kj,i}", source: "do Carmo (1992), ch. 2, §3", .leviCivitaIsMetric)
  /// ∇^(α) and ∇^(−α) are dual.
  public static let connectionsAreDual = GeometryLaw(
    "connectionsAreDual", "∂ₖgᵢⱼ = Γ^(α)_{ki,j} + Γ^(−α)_{kj,i}", source: "Amari & Nagaoka (2000), §3.1",
    .connectionsAreDual)
  /// The Levi-Civita connection lies in the middle.
  public static let connectionsAverage = GeometryLaw(
    "connectionsAverage", "½(Γ^(α) + Γ^(−α)) = Γ^(0)", source: "Amari & Nagaoka (2000), §3.1", .connectionsAverage)
  /// Natural parameters are affine for the exponential connection.
  public static let dualFlatness = GeometryLaw(
    "dualFlatness", "∂ᵢ∂ⱼθₐ = Γ^(1)ᵏᵢⱼ ∂ₖθₐ", needs: [.exponentialFamily], source: "Amari & Nagaoka (2000), §3.3",
    .dualFlatness)
  /// Expectations are the derivatives of the log-partition function, read off the density.
  public static let expectationsAreGradient = GeometryLaw(
    "expectationsAreGradient", "ηₐ ∂ᵢθₐ = ∂ᵢψ,  η = E[t]", needs: [.exponentialFamily],
    residual: "by the largest term", source: "Amari & Nagaoka (2000), §3.5", .expectationsAreGradient)
  /// The metric is the second derivative of KL, which comes from the density.
  public static let divergenceToSecondOrder = GeometryLaw(
    "divergenceToSecondOrder", "KL(ξ ‖ ξ + εv) = ½ε² g(v, v) + O(ε³)", needs: [.exponentialFamily],
    source: "Amari & Nagaoka (2000), §3.2", .divergenceToSecondOrder)
  /// The third derivative of KL is the (1/3)-connection.
  public static let divergenceToThirdOrder = GeometryLaw(
    "divergenceToThirdOrder", "∂ᵢ∂ⱼ∂ₖ KL(ξ ‖ ζ) = Γ^(1/3)_{ij,k} + Γ^(1/3)_{jk,i} + Γ^(1/3)_{ki,j} at ζ = ξ",
    needs: [.exponentialFamily], source: "Amari & Nagaoka (2000), §3.2", .divergenceToThirdOrder)

  /// The first Bianchi identity of every α-connection.
  public static let firstBianchi = GeometryLaw(
    "firstBianchi", "R_ijkl + R_jkil + R_kijl = 0", needs: [.twoParameters],
    source: "do Carmo (1992), ch. 4, prop. 2.4",
    .firstBianchi)
  /// The second Bianchi identity of α = 0 and ⅓; in fewer than three dimensions it says nothing.
  public static let secondBianchi = GeometryLaw(
    "secondBianchi", "∇ₐR_ijkᵐ + ∇ᵢR_jakᵐ + ∇ⱼR_aikᵐ = 0", needs: [.threeParameters],
    source: "do Carmo (1992), ch. 4, ex. 7; Kobayashi & Nomizu (1963), theorem III.5.3", .secondBianchi)
  /// The symmetries of the Riemann tensor.
  public static let riemannSymmetries = GeometryLaw(
    "riemannSymmetries", "R_ijkl = −R_jikl = −R_ijlk = R_klij", needs: [.twoParameters],
    source: "do Carmo (1992), ch. 4, prop. 2.5", .riemannSymmetries)
  /// The curvatures of dual connections are adjoint.
  public static let curvaturesAreDual = GeometryLaw(
    "curvaturesAreDual", "R^(α)_ijkl = −R^(−α)_ijlk", needs: [.twoParameters], source: "Amari & Nagaoka (2000), §3.1",
    .curvaturesAreDual)
  /// On a dually flat manifold curvature follows from g and T; the other side is calculated with derivatives of Γ.
  public static let curvatureFromThirdCumulants = GeometryLaw(
    "curvatureFromThirdCumulants", "R^(α)_ijkl = (1 − α²)/4 · gᵐⁿ(T_ikm T_jln − T_jkm T_iln)",
    needs: [.exponentialFamily, .twoParameters], source: "Amari & Nagaoka (2000), §3.3", .curvatureFromThirdCumulants)
  /// On a surface R is twice the sectional curvature, of whatever basis of the plane.
  public static let scalarIsTwiceGaussian = GeometryLaw(
    "scalarIsTwiceGaussian", "R = 2K for n = 2", needs: [.twoParameters], residual: "by the larger of 1 and |R|",
    source: "do Carmo (1992), ch. 4, §4", .scalarIsTwiceGaussian)
}
