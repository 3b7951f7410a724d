import InformationGeometry

/// Laws under a change of parameters: the transformed side is derived from the density with the parameters replaced.
extension GeometryLaw {
  static let underChanges: [GeometryLaw] = [
    .metricIsTensor, .cubicFormIsTensor, .leviCivitaTransforms, .alphaConnectionsTransform, .riemannIsTensor,
    .ricciIsTensor, .scalarCurvatureIsInvariant, .sectionalCurvatureIsInvariant, .naturalGradientIsVector,
    .naturalGradientFlowIsInvariant, .naturalGradientStepIsSecondOrder, .hessianTraceIsInvariant, .volumeIsInvariant,
    .densitiesAreInvariant, .overparametrizedGradient, .improperPointsFail, .divergencesAreInvariant,
  ]

  private static let change: Set<Need> = [.density, .transition]
  private static let bending: Set<Need> = [.density, .transition, .twoParameters]

  /// g̃ = JᵀgJ.
  public static let metricIsTensor = GeometryLaw(
    "metricIsTensor", "g̃_ab = gᵢⱼ Jⁱₐ Jʲ_b", needs: change, source: "Amari & Nagaoka (2000), §2.2", .metricIsTensor)
  /// T̃ by three J's.
  public static let cubicFormIsTensor = GeometryLaw(
    "cubicFormIsTensor", "T̃_abc = T_ijk Jⁱₐ Jʲ_b Jᵏ_c", needs: change, source: "Amari & Nagaoka (2000), §2.3",
    .cubicFormIsTensor)
  /// The transformation of Γ with its inhomogeneous term.
  public static let leviCivitaTransforms = GeometryLaw(
    "leviCivitaTransforms", "Γ̃ᶜ_ab = (∂wᶜ/∂ξᵏ)(Γᵏᵢⱼ Jⁱₐ Jʲ_b + ∂²ξᵏ/∂wᵃ∂wᵇ)", needs: change,
    source: "do Carmo (1992), ch. 2, §2", .leviCivitaTransforms)
  /// The same for α = ±1 and 1/3.
  public static let alphaConnectionsTransform = GeometryLaw(
    "alphaConnectionsTransform", "Γ̃^(α)ᶜ_ab = (∂wᶜ/∂ξᵏ)(Γ^(α)ᵏᵢⱼ Jⁱₐ Jʲ_b + ∂²ξᵏ/∂wᵃ∂wᵇ), α = ±1, ⅓", needs: change,
    source: "Amari & Nagaoka (2000), §2.3", .alphaConnectionsTransform)
  /// R̃ by four J's, for α = 0 and 1/3.
  public static let riemannIsTensor = GeometryLaw(
    "riemannIsTensor", "R̃^(α)_abcd = R^(α)_ijkl Jⁱₐ Jʲ_b Jᵏ_c Jˡ_d", needs: bending,
    source: "do Carmo (1992), ch. 4, §2", .riemannIsTensor)
  /// Ric by two J's.
  public static let ricciIsTensor = GeometryLaw(
    "ricciIsTensor", "R̃ic_ab = Ricᵢⱼ Jⁱₐ Jʲ_b", needs: bending, source: "do Carmo (1992), ch. 4, §4", .ricciIsTensor)
  /// R is a number.
  public static let scalarCurvatureIsInvariant = GeometryLaw(
    "scalarCurvatureIsInvariant", "R̃^(α) = R^(α)", needs: bending, residual: "by the larger of 1 and |R|",
    source: "do Carmo (1992), ch. 4, §4", .scalarCurvatureIsInvariant)
  /// K of a plane is a number.
  public static let sectionalCurvatureIsInvariant = GeometryLaw(
    "sectionalCurvatureIsInvariant", "K̃(u, v) = K(Ju, Jv)", needs: bending, residual: "by the larger of 1 and |K|",
    source: "do Carmo (1992), ch. 4, §3", .sectionalCurvatureIsInvariant)
  /// The natural gradient is a vector.
  public static let naturalGradientIsVector = GeometryLaw(
    "naturalGradientIsVector", "g⁻¹dL = J g̃⁻¹dL̃", needs: change, source: "Amari (1998), Neural Computation 10",
    .naturalGradientIsVector)
  /// Curves of steepest descent are the same, to the second derivative.
  public static let naturalGradientFlowIsInvariant = GeometryLaw(
    "naturalGradientFlowIsInvariant", "ξ̇ = Jẇ and ξ̈ = Jẅ + ∂²ξ(ẇ, ẇ) along ξ̇ = −g⁻¹dL", needs: change,
    source: "Amari (1998), Neural Computation 10", .naturalGradientFlowIsInvariant)
  /// One step is invariant to first order only.
  public static let naturalGradientStepIsSecondOrder = GeometryLaw(
    "naturalGradientStepIsSecondOrder", "f(w + hẇ) − (ξ + hξ̇) = ½h²∂²ξ(ẇ, ẇ) + O(h³)", needs: change,
    residual: "what is left of the second order by h², extrapolated from h = 2^(−bits/4) and h/2",
    source: "Song, Song & Ermon (2018)",
    .naturalGradientStepIsSecondOrder)
  /// The trace of the covariant Hessian is a number.
  public static let hessianTraceIsInvariant = GeometryLaw(
    "hessianTraceIsInvariant", "tr(g⁻¹∇²L) = gⁱʲ(∂ᵢ∂ⱼL − Γᵏᵢⱼ∂ₖL) is invariant", needs: change,
    residual: "by the sum of |gⁱʲ∂ᵢ∂ⱼL|", source: "do Carmo (1992), ch. 3, ex. 9", .hessianTraceIsInvariant)
  /// √det g dξ is a measure.
  public static let volumeIsInvariant = GeometryLaw(
    "volumeIsInvariant", "√det g̃ = |det J| √det g", needs: change, source: "Jeffreys (1946)", .volumeIsInvariant)
  /// With a parameter too many the pseudo-inverse still gives the natural gradient, at proper places.
  public static let overparametrizedGradient = GeometryLaw(
    "overparametrizedGradient", "A G⁺Aᵀdf = g⁻¹dL for G = AᵀgA and A of full rank", needs: change,
    source: "van Oostrum, Müller & Ay (2023), Information Geometry 6", .overparametrizedGradient)
  /// A density over the parameters by the Fisher volume is a function, and so its mode is a point.
  public static let densitiesAreInvariant = GeometryLaw(
    "densitiesAreInvariant", "d log (p/√det g) = d log p − Γʲᵢⱼ is a covector, for p̃ = p |det J|", needs: change,
    source: "Jeffreys (1946)", .densitiesAreInvariant)
  /// Where the parameterization loses a rank, the pseudo-inverse gives a projection of the natural gradient only.
  public static let improperPointsFail = GeometryLaw(
    "improperPointsFail", "wᵃ = wᵃ₀ + u³ at u = 0: A G⁺Aᵀdf is the projection of g⁻¹dL, and not g⁻¹dL", needs: change,
    residual: "largest component in units of √gᵢᵢ, by that of g⁻¹dL; 1 where nothing is missing",
    source: "van Oostrum, Müller & Ay (2023), Information Geometry 6", .improperPointsFail)
  /// KL, reverse KL and Jeffreys are numbers.
  public static let divergencesAreInvariant = GeometryLaw(
    "divergencesAreInvariant", "KL, reverse KL and Jeffreys are the same in both charts",
    needs: [.density, .transition, .exponentialFamily], residual: "by the largest term",
    source: "Kullback & Leibler (1951)", .divergencesAreInvariant)
}
