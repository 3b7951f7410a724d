import InformationGeometry

/// The kernel of a torus or a box: the kernel of ℝⁿ summed over the images of a point.
///
///     K(x, y) = Σ ± K_ℝⁿ(|x − y′|)
///
/// Source: the method of images; Dietrich & Newsam (1997).
struct ImageSum: Sendable {
  let lengths: [Double]
  let origins: [Double]
  let reflection: Int?
  let kernel: Tape
  let diagonal: Double
  let nearness: Double
  /// How many images on each side, a dimension.
  let reach: Int

  /// - Throws: `GeometryError.notConverged` where the length scale is so large that there would be too many images.
  init(_ sides: SobolevDomain.Sides, _ space: SobolevSpace) throws {
    lengths = sides.lengths.map(ReproducingKernel.double)
    origins = sides.origins.map(ReproducingKernel.double)
    reflection = sides.reflection
    let n = space.domain.dimension, ℓ = space.lengthScale, r = Symbol("r", .nonNegative)
    let formula = SobolevSpace.euclidean(n, order: space.order, lengthScale: ℓ, at: Expression(r))
    kernel = try Tape([formula], inputs: [r])
    diagonal = ReproducingKernel.double(SobolevSpace.euclideanDiagonal(n, order: space.order, lengthScale: ℓ))
    nearness = space.nearness
    // The kernel falls like e^(−r/ℓ) times a power of r; the number of images grows with their distance.
    let period = (lengths.min() ?? 1) * (reflection == nil ? 1 : 2)
    let ν = (space.order - Rational(n, 2)).asDouble
    var reach = 1
    while true {
      let r = (Double(reach) - 0.5) * period / ℓ.asDouble
      let terms = Double.pow(Double(2 * reach + 3), Double(n))
      if Double.log(terms) + Swift.max(ν, 0) * Double.log(1 + r) - r < -41 { break }
      reach += 1
    }
    self.reach = reach
    guard Double.pow(Double(2 * reach + 1), Double(n)) <= 2_000_000 else {
      throw GeometryError.notConverged(
        what: "the kernel of \(space.domain.summary)", reached: Double(reach),
        reason: "the length scale \(ℓ) is too large for a sum over images")
    }
    // Images of both signs may cancel: at the center the sum must keep its digits.
    let center = zip(origins, lengths).map { $0 + $1 / 2 }
    let (value, absolute) = sum(center, center)
    guard 4 * Double.ulpOfOne * absolute <= 1e-13 * value else {
      throw GeometryError.notConverged(
        what: "the kernel of \(space.domain.summary)", reached: Double.ulpOfOne * absolute / value.magnitude,
        reason: "the images cancel for the length scale \(ℓ)")
    }
  }

  func value(_ x: [Double], _ y: [Double]) -> Double { sum(x, y).value }

  /// The sum over all images, and the sum of their sizes.
  private func sum(_ x: [Double], _ y: [Double]) -> (value: Double, absolute: Double) {
    let n = lengths.count
    // On a box both the image and its reflection, in each dimension.
    let mirrors = reflection == nil ? 1 : 1 << n
    var total = 0.0, compensation = 0.0, absolute = 0.0
    var index = [Int](repeating: -reach, count: n)
    var gap = [Double](repeating: 0, count: n)
    while true {
      for mirror in 0..<mirrors {
        var sign = 1.0
        for k in 0..<n {
          let period = reflection == nil ? lengths[k] : 2 * lengths[k]
          if mirror >> k & 1 == 1 {
            gap[k] = x[k] + y[k] - 2 * origins[k] + Double(index[k]) * period
            sign *= Double(reflection ?? 1)
          } else {
            // The difference itself is reduced first, so that far points of a torus keep their digits.
            gap[k] = (x[k] - y[k]).remainder(dividingBy: period) + Double(index[k]) * period
          }
        }
        let r = ReproducingKernel.distance(gap, gap.map { _ in 0 })
        let term = sign * (r < nearness ? diagonal : kernel.evaluate([r])[0])
        let next = term - compensation, grown = total + next
        compensation = (grown - total) - next
        total = grown
        absolute += term.magnitude
      }
      var k = 0
      while k < n {
        index[k] += 1
        if index[k] <= reach { break }
        index[k] = -reach
        k += 1
      }
      if k == n { return (total, absolute) }
    }
  }
}
