import InformationGeometry

/// Inner products at any number of digits: enclosures, and estimates where nothing is proved.
extension SobolevSpace {
  /// Enclosures of ⟨fᵢ, fⱼ⟩ = ∫ fᵢ (1 − ℓ²Δ)ˢ fⱼ.
  ///
  /// Proved are: any order on circles, tori and spheres, and on Neumann's and Dirichlet's intervals and boxes for functions whose formulas
  /// are their own reflections, all for functions that are analytic there (sums over waves with a bound of the rest); orders 0, 1, 2, … on
  /// intervals, also with the restricted norm, on the line, and on boxes and ℝⁿ where the variables separate (integrals of derivatives).
  /// That functions have the periods, reflections and boundary values of the space is checked with numbers, not proved.
  ///
  /// - Parameters:
  ///   - functions: formulas in the variables; on a sphere of the ambient coordinates.
  ///   - variables: the coordinates.
  ///   - digits: how sharp, relative to ‖fᵢ‖‖fⱼ‖.
  /// - Throws: `GeometryError.notProved`, `unsupported`, `outsideDomain` for a function that is not in the space; `SymbolicsError`.
  public func gramEnclosures(of functions: [Expression], in variables: [Symbol], digits: Int) throws -> [[Ball]] {
    try check(functions, variables, digits)
    var bits = Int(Double(digits) * 3.3220) + 12
    var reached = 0.0
    for _ in 0..<4 {
      let gram = try enclosures(functions, variables, bits: bits)
      reached = Self.spread(gram, gram.map { $0.map { Ball(exactly: $0.radius, precision: $0.precision) } })
      if reached <= Double.pow(10, -Double(digits)) { return gram }
      bits = bits + Swift.max(16, Int(Double.log2(Swift.min(reached, 1e9)) + Double(digits) * 3.3220) + 8)
    }
    throw GeometryError.notProved(
      what: "the inner products on \(domain.summary)", reason: "the enclosures are only sharp to \(reached)")
  }

  /// ⟨fᵢ, fⱼ⟩ to so many digits, by enclosures where there are some; otherwise with estimates of the errors.
  ///
  /// - Parameters:
  ///   - functions: as above.
  ///   - variables: as above.
  ///   - digits: relative to ‖fᵢ‖‖fⱼ‖.
  /// - Throws: `GeometryError.notConverged`, and as above but for `notProved`.
  public func gramMatrix(
    of functions: [Expression], in variables: [Symbol], digits: Int
  ) throws -> [[Estimated<BigFloat>]] {
    try check(functions, variables, digits)
    let precision = BigFloatPrecision(digits: digits)
    func rounded(_ value: Ball, _ error: Ball, _ method: String, _ evaluations: Int) -> Estimated<BigFloat> {
      let value = value.rounded(to: BallPrecision(bits: precision.bits + 8))
      let radius = Ball(exactly: value.radius, precision: BallPrecision(bits: 53))
      return Estimated(
        value: BigFloat(midpointOf: value, precision: precision),
        error: BigFloat(midpointOf: error.largestSize + radius, precision: BigFloatPrecision(bits: 64)), method: method,
        evaluations: evaluations)
    }
    do {
      let gram = try gramEnclosures(of: functions, in: variables, digits: digits)
      return gram.map { $0.map { rounded($0, .zero, "enclosure", 0) } }
    } catch GeometryError.notProved {
      let found = try estimates(functions, variables, bits: Int(Double(digits) * 3.3220) + 6)
      return zip(found.values, found.errors).map { values, errors in
        zip(values, errors).map { rounded($0, $1, "two rules that agree", found.evaluations) }
      }
    }
  }

  private func estimates(
    _ functions: [Expression], _ variables: [Symbol], bits: Int
  ) throws -> (values: [[Ball]], errors: [[Ball]], evaluations: Int) {
    guard domain.isFlat else { return try HarmonicSums(self, functions, variables, bits: bits).estimated(bits: bits) }
    if case .restricted = domain.boundary {
      throw GeometryError.unsupported(
        reason: "the inner products on \(domain.summary): the restricted norm needs a whole order and one dimension")
    }
    if let s = order.isInteger ? order.asInt : nil, s >= 0 {
      let products = try DerivativeProducts(self, functions, variables, order: s)
      try products.checkBoundary()
      if domain.sides != nil, variables.count <= 3 { return try products.estimated(bits: bits) }
    }
    return try WaveSums(self, functions, variables, bits: bits).estimated(bits: bits)
  }

  /// ⟨f, g⟩ to so many digits of ‖f‖‖g‖.
  ///
  /// - Throws: as `gramMatrix`.
  public func innerProduct(
    _ f: Expression, _ g: Expression, in variables: [Symbol], digits: Int
  ) throws -> Estimated<BigFloat> { try gramMatrix(of: [f, g], in: variables, digits: digits)[0][1] }

  /// ‖f‖ to so many digits.
  ///
  /// - Throws: as `gramMatrix`.
  public func norm(of f: Expression, in variables: [Symbol], digits: Int) throws -> Estimated<BigFloat> {
    let square = try gramMatrix(of: [f], in: variables, digits: digits + 1)[0][0]
    let norm = BigFloat.sqrt(square.value)
    return Estimated(
      value: norm, error: norm > 0 ? square.error / (norm + norm) : BigFloat.sqrt(square.error), method: square.method,
      evaluations: square.evaluations)
  }

  /// An enclosure of ‖f‖.
  ///
  /// - Throws: as `gramEnclosures`.
  public func normEnclosure(of f: Expression, in variables: [Symbol], digits: Int) throws -> Ball {
    Ball.sqrt(try gramEnclosures(of: [f], in: variables, digits: digits)[0][0])
  }

  private func check(_ functions: [Expression], _ variables: [Symbol], _ digits: Int) throws {
    guard variables.count == domain.coordinateCount, !functions.isEmpty else {
      throw GeometryError.invalidModel(
        reason: "\(functions.count) functions of \(variables.count) variables on \(domain.summary)")
    }
    guard digits >= 1, digits <= 1000 else {
      throw GeometryError.outsideDomain(parameter: "digits", value: "\(digits)", requirement: "lie between 1 and 1000")
    }
  }

  /// Enclosures with a working precision of some bits.
  private func enclosures(_ functions: [Expression], _ variables: [Symbol], bits: Int) throws -> [[Ball]] {
    guard domain.isFlat else { return try HarmonicSums(self, functions, variables, bits: bits).proved(bits: bits) }
    let whole = order.isInteger && order >= 0 ? order.asInt : nil
    // A torus has no end at which integrals of derivatives could be cut.
    let isTorus = domain.sides.map { $0.reflection == nil } ?? false
    if let whole, let separated = SeparatedProducts(self, functions, variables, order: whole) {
      try DerivativeProducts(self, functions, variables, order: whole).checkBoundary()
      if !isTorus { return try separated.gram(bits: bits) }
      do { return try WaveSums(self, functions, variables, bits: bits).proved(bits: bits) } catch GeometryError
        .notProved
      {
        return try separated.gram(bits: bits)
      }
    }
    return try WaveSums(self, functions, variables, bits: bits).proved(bits: bits)
  }

  /// The largest of some errors relative to ‖fᵢ‖‖fⱼ‖.
  private static func spread(_ gram: [[Ball]], _ errors: [[Ball]]) -> Double {
    var worst = 0.0
    for i in gram.indices {
      for j in gram.indices {
        let error = errors[i][j].upper, scale = (gram[i][i].upper.magnitude * gram[j][j].upper.magnitude).squareRoot()
        if error.isNaN || (error > 0 && !(scale > 0 && scale.isFinite)) { return .infinity }
        if error > 0 { worst = Swift.max(worst, error / scale) }
      }
    }
    return worst
  }
}
