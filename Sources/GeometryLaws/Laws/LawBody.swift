import InformationGeometry

/// The laws that are measured at one place, in any kind of number.
package enum LawBody: Sendable {
  // Under a change of parameters.
  case metricIsTensor, cubicFormIsTensor, leviCivitaTransforms, alphaConnectionsTransform
  case riemannIsTensor, ricciIsTensor, scalarCurvatureIsInvariant, sectionalCurvatureIsInvariant
  case naturalGradientIsVector, naturalGradientFlowIsInvariant, naturalGradientStepIsSecondOrder
  case hessianTraceIsInvariant, volumeIsInvariant, divergencesAreInvariant, overparametrizedGradient
  case densitiesAreInvariant, improperPointsFail
  // In one chart.
  case metricIsPositiveDefinite, metricIsSymmetric, cubicFormIsSymmetric
  case connectionsAreDual, connectionsAverage, leviCivitaIsMetric, dualFlatness
  case firstBianchi, secondBianchi, riemannSymmetries, curvaturesAreDual, curvatureFromThirdCumulants,
    scalarIsTwiceGaussian
  // Under changes of what is observed.
  case observationsAdd, observableDoesNotMatter, kernelsLoseInformation, sufficientKernelsLoseNothing
  case sufficientStatisticsLoseNothing, productsAreBlockDiagonal
  // Sobolev metrics of the density.
  case sobolevMetricIsTensor, sobolevGradientIsVector, sobolevMetricSeesObservable, kernelReproduces
  case sampledMetricGrows, densityMetricIsTensor, densityMetricSeesObservable
  case expectationsAreGradient, divergenceToSecondOrder, divergenceToThirdOrder
}

extension LawContext {
  /// Both sides of a law; nil where it does not apply.
  ///
  /// - Throws: `GeometryError` where a side cannot be calculated.
  package func measure(_ body: LawBody) throws -> Discrepancy<N>? {
    switch body {
    case .metricIsTensor: metricIsTensor()
    case .cubicFormIsTensor: cubicFormIsTensor()
    case .leviCivitaTransforms: connectionTransforms([0])
    case .alphaConnectionsTransform: original.hasCubic ? connectionTransforms([-1, Rational(1, 3), 1]) : nil
    case .riemannIsTensor: riemannIsTensor()
    case .ricciIsTensor: ricciIsTensor()
    case .scalarCurvatureIsInvariant: scalarCurvatureIsInvariant()
    case .sectionalCurvatureIsInvariant: try sectionalCurvatureIsInvariant()
    case .naturalGradientIsVector: naturalGradientIsVector()
    case .naturalGradientFlowIsInvariant: naturalGradientFlowIsInvariant()
    case .naturalGradientStepIsSecondOrder: naturalGradientStepIsSecondOrder()
    case .hessianTraceIsInvariant: hessianTraceIsInvariant()
    case .volumeIsInvariant: volumeIsInvariant()
    case .divergencesAreInvariant: divergencesAreInvariant()
    case .overparametrizedGradient: try overparametrizedGradient()
    case .densitiesAreInvariant: densitiesAreInvariant()
    case .improperPointsFail: try improperPointsFail()
    case .metricIsPositiveDefinite: metricIsPositiveDefinite()
    case .metricIsSymmetric: metricIsSymmetric()
    case .cubicFormIsSymmetric: cubicFormIsSymmetric()
    case .connectionsAreDual: connectionsAreDual()
    case .connectionsAverage: connectionsAverage()
    case .leviCivitaIsMetric: leviCivitaIsMetric()
    case .dualFlatness: dualFlatness()
    case .firstBianchi: firstBianchi()
    case .secondBianchi: try secondBianchi()
    case .riemannSymmetries: riemannSymmetries()
    case .curvaturesAreDual: curvaturesAreDual()
    case .curvatureFromThirdCumulants: curvatureFromThirdCumulants()
    case .scalarIsTwiceGaussian: try scalarIsTwiceGaussian()
    case .observationsAdd: observationsAdd()
    case .observableDoesNotMatter: observableDoesNotMatter()
    case .kernelsLoseInformation: try kernelsLoseInformation()
    case .sufficientKernelsLoseNothing: try sufficientKernelsLoseNothing()
    case .sufficientStatisticsLoseNothing: sufficientStatisticsLoseNothing()
    case .productsAreBlockDiagonal: try productsAreBlockDiagonal()
    case .sobolevMetricIsTensor: try sobolevMetricIsTensor()
    case .sobolevGradientIsVector: try sobolevGradientIsVector()
    case .sobolevMetricSeesObservable: try sobolevMetricSeesObservable()
    case .kernelReproduces: try kernelReproduces()
    case .sampledMetricGrows: try sampledMetricGrows()
    case .densityMetricIsTensor: densityMetricIsTensor()
    case .densityMetricSeesObservable: densityMetricSeesObservable()
    case .expectationsAreGradient: expectationsAreGradient()
    case .divergenceToSecondOrder: divergenceToSecondOrder()
    case .divergenceToThirdOrder: divergenceToThirdOrder()
    }
  }
}
