import InformationGeometry

/// Laws under changes of what is observed, of Fisher metrics and of Sobolev metrics.
extension GeometryLaw {
  static let ofObservations: [GeometryLaw] = [
    .observationsAdd, .productsAreBlockDiagonal, .observableDoesNotMatter, .kernelsLoseInformation,
    .sufficientKernelsLoseNothing, .sufficientStatisticsLoseNothing,
  ]

  static let ofSobolevMetrics: [GeometryLaw] = [
    .sobolevMetricIsTensor, .sobolevGradientIsVector, .sobolevMetricSeesObservable, .kernelReproduces,
    .sampledMetricGrows, .densityMetricIsTensor, .densityMetricSeesObservable,
  ]

  private static let reading: Set<Need> = [.density, .exponentialFamily]
  private static let sampling: Set<Need> = [.density, .continuousObservations]

  /// Two independent observations weigh twice as much.
  public static let observationsAdd = GeometryLaw(
    "observationsAdd", "two observations: g → 2g, T → 2T, Γ unchanged", needs: reading,
    source: "Amari & Nagaoka (2000), §2.2", .observationsAdd)
  /// Independent observations with parameters of their own are at right angles.
  public static let productsAreBlockDiagonal = GeometryLaw(
    "productsAreBlockDiagonal", "p(x; ξ) q(t; λ): g, T and ∂g are block diagonal", needs: reading,
    source: "Amari & Nagaoka (2000), §2.2", .productsAreBlockDiagonal)
  /// A diffeomorphism of the sample space changes nothing.
  public static let observableDoesNotMatter = GeometryLaw(
    "observableDoesNotMatter", "x = φ(y): g, T and Γ of log p(φ(y)) + log |φ′(y)| are those of log p(x)",
    needs: [.density], source: "Amari & Nagaoka (2000), §2.2; Chentsov (1982)", .observableDoesNotMatter)
  /// Information is lost in bins, in rounding and in noise, never gained.
  public static let kernelsLoseInformation = GeometryLaw(
    "kernelsLoseInformation", "g(v, v) ≥ g′(v, v) after a Markov kernel, and g′ ≥ g″ after another one",
    needs: [.density], residual: "the information gained, by g(v, v)",
    source: "Chentsov (1982); Amari & Nagaoka (2000), §2.2", .kernelsLoseInformation)
  /// Sufficient kernels lose nothing.
  public static let sufficientKernelsLoseNothing = GeometryLaw(
    "sufficientKernelsLoseNothing", "g = Σ ∂ᵢp′ ∂ⱼp′/p′ after observations were split at random",
    needs: [.density], source: "Chentsov (1982)", .sufficientKernelsLoseNothing)
  /// Sufficient statistics lose nothing: their own distribution has the whole information.
  public static let sufficientStatisticsLoseNothing = GeometryLaw(
    "sufficientStatisticsLoseNothing", "2g = Σ ∂ᵢP ∂ⱼP/P for the distribution P of the sum of two observations",
    needs: [.density, .exponentialFamily, .discreteObservations],
    source: "Chentsov (1982); Fisher (1922), Phil. Trans. R. Soc. A 222", .sufficientStatisticsLoseNothing)

  /// The Sobolev metric is a tensor of the parameters.
  public static let sobolevMetricIsTensor = GeometryLaw(
    "sobolevMetricIsTensor", "G̃ = JᵀGJ for G = (∂p)ᵀK⁻¹∂p at samples, K of H²(ℝ)",
    needs: sampling.union([.transition]), source: "Bai, Rosenberg & Xu (2022), arXiv:2202.06232",
    .sobolevMetricIsTensor)
  /// Its natural gradient is a vector.
  public static let sobolevGradientIsVector = GeometryLaw(
    "sobolevGradientIsVector", "G⁻¹dL = J G̃⁻¹dL̃", needs: sampling.union([.transition]),
    source: "Bai, Rosenberg & Xu (2022), arXiv:2202.06232", .sobolevGradientIsVector)
  /// It is no geometry of the distributions: another observable gives another metric, where Fisher's stays.
  public static let sobolevMetricSeesObservable = GeometryLaw(
    "sobolevMetricSeesObservable", "x = φ(y): G of p(φ(y)) φ′(y) is not that of p(x), and g is", needs: sampling,
    residual: "0 where both are so, by √gᵢᵢ; 1 where the Sobolev metrics agree",
    source: "Bauer, Bruveris & Michor (2016), Bull. Lond. Math. Soc. 48: only Fisher's is invariant",
    .sobolevMetricSeesObservable)
  /// The kernel reproduces.
  public static let kernelReproduces = GeometryLaw(
    "kernelReproduces", "⟨K(x, ·), K(y, ·)⟩ = K(x, y), as samples show it, and (1 − Δ)²K = δ", needs: sampling,
    source: "Aronszajn (1950)", .kernelReproduces)
  /// More samples show more of the metric.
  public static let sampledMetricGrows = GeometryLaw(
    "sampledMetricGrows", "G_X(v, v) ≤ G_{X ∪ Y}(v, v)", needs: sampling, residual: "what is lost, by G(v, v)",
    source: "Aronszajn (1950)", .sampledMetricGrows)
  /// The Sobolev metric of the whole density is a tensor of the parameters.
  public static let densityMetricIsTensor = GeometryLaw(
    "densityMetricIsTensor", "G̃ = JᵀGJ for Gᵢⱼ = ∫ ∂ᵢp (1 − ℓ²Δ)∂ⱼp dx", needs: sampling.union([.transition]),
    residual: "by √GᵢᵢGⱼⱼ; the other side is integrated", source: "Bai, Rosenberg & Xu (2022), arXiv:2202.06232",
    .densityMetricIsTensor)
  /// It is no geometry of the distributions: another observable gives another metric, where Fisher's stays.
  public static let densityMetricSeesObservable = GeometryLaw(
    "densityMetricSeesObservable", "x = φ(y): ∫ ∂ᵢp (1 − ℓ²Δ)∂ⱼp of p(φ(y)) φ′(y) is not that of p(x), and g is",
    needs: sampling, residual: "0 where both are so, by √gᵢᵢ; 1 where the Sobolev metrics agree",
    source: "Bauer, Bruveris & Michor (2016), Bull. Lond. Math. Soc. 48: only Fisher's is invariant",
    .densityMetricSeesObservable)
}
