import InformationGeometry
import Testing

/// The tensors of normal vectors and of covariance matrices.
@Suite struct MultivariateNormalTests {
  static func manifold(_ name: String) throws -> Manifold { try Catalogue.model(name).manifold().manifold }

  /// (0, I) of the mean and the upper triangle; without a mean, I.
  static func identity(_ d: Int, hasMean: Bool = true, scale: Double = 1) -> [Double] {
    var x = [Double](repeating: 0, count: hasMean ? d : 0)
    for i in 0..<d { for j in i..<d { x.append(i == j ? scale : 0) } }
    return x
  }

  /// A point that is in no special position.
  static func crooked(_ d: Int, hasMean: Bool = true) -> [Double] {
    var x = hasMean ? (0..<d).map { 0.3 - 0.2 * Double($0) } : []
    for i in 0..<d { for j in i..<d { x.append(i == j ? 1 + 0.25 * Double(i) : 0.125 / Double(1 + i + j)) } }
    return x
  }

  static let curvatures: [(String, Double)] = [
    ("multivariate-normal:d=1", -1), ("multivariate-normal:d=2", -4.5), ("multivariate-normal:d=3", -12),
    ("centered-normal:d=2", -2), ("centered-normal:d=3", -7.5), ("wishart:d=2,nu=7", -2.0 / 7),
    ("centered-normal:d=4", -18),
  ]

  /// Catches a curvature that is not constant, or the wrong one: R = −d(d+1)²/4, −d(d−1)(d+2)/(4w) without a mean.
  @Test(arguments: curvatures.indices)
  func scalarCurvature(_ index: Int) throws {
    let (family, expected) = Self.curvatures[index]
    let m = try Self.manifold(family), hasMean = family.hasPrefix("multi")
    guard let d = family.split(separator: "=")[1].first?.wholeNumberValue else { return }
    for x in [Self.identity(d, hasMean: hasMean), Self.crooked(d, hasMean: hasMean)] {
      let r = try m.rounded(.scalarCurvature(alpha: 0), at: m.point(x))[0].value
      #expect(Swift.abs(r - expected) < 1e-14 * Swift.abs(expected), "\(family): \(r)")
    }
  }

  /// Catches a metric that is not the Fisher metric: what peers get wrong at Σ = 2I, and the plane of two means.
  @Test func metricAtTwiceTheIdentity() throws {
    let m = try Self.manifold("multivariate-normal:d=2")
    let g = try m.rounded(.metric, at: m.point(Self.identity(2, scale: 2))).map(\.value)
    #expect(g[0] == 0.5 && g[6] == 0.5 && g[12] == 0.125 && g[18] == 0.25 && g[24] == 0.125 && g[1] == 0)
    let unit: (Int) -> [Expression] = { k in (0..<5).map { $0 == k ? .one : .zero } }
    let plane = Quantity.sectionalCurvature(alpha: 0, u: unit(0), v: unit(1))
    #expect(try m.rounded(plane, at: m.point(Self.identity(2)))[0].value == 0.25)
  }

  /// Catches tensors of the structure that differ from those of the exponential family p = h exp(θ·t − ψ), which are
  /// derivatives of θ and η.
  @Test(arguments: ["multivariate-normal:d=2", "centered-normal:d=3", "wishart:d=2,nu=7/2", "multivariate-normal:d=3"])
  func structureIsTheExponentialFamily(_ family: String) throws {
    let model = try Catalogue.model(family), n = model.parameters.count
    let m = try model.manifold().manifold
    let known = try #require(model.exponentialFamily)
    let dθ = try known.naturalParameters.map { try $0.gradient(by: model.parameters) }
    let dη = try known.expectationParameters.map { try $0.gradient(by: model.parameters) }
    var metric: [Expression] = []
    for i in 0..<n {
      for j in 0..<n { metric.append(.sum(dθ.indices.map { dθ[$0][i] * dη[$0][j] })) }
    }
    let point = Self.crooked(family.contains("d=2") ? 2 : 3, hasMean: family.hasPrefix("multi"))
    let expected = try Tape(metric, inputs: model.parameters).evaluate(point)
    let g = try m.rounded(.metric, at: m.point(point)).map(\.value)
    for (a, b) in zip(g, expected) { #expect(Swift.abs(a - b) < 1e-14 * (1 + Swift.abs(a)), "\(family)") }
    // The e-connection is flat in θ: Γ^(1)_{ij,k} = ∂ᵢ∂ⱼθ·∂ₖη.
    let first = try m.rounded(.christoffelFirstKind(alpha: 1), at: m.point(point)).map(\.value)
    for (i, j, k) in [(0, 1, n - 1), (n - 2, n - 1, n - 1), (n - 1, n - 1, n - 1), (0, n - 1, 1), (n - 3, 0, 0)] {
      let terms = try dθ.indices.map { try dθ[$0][i].derivative(by: model.parameters[j]) * dη[$0][k] }
      let value = try Tape([.sum(terms)], inputs: model.parameters).evaluate(point)[0]
      #expect(
        Swift.abs(first[i * n * n + j * n + k] - value) < 1e-13 * (1 + Swift.abs(value)), "\(family) \(i)\(j)\(k)")
    }
    // gg⁻¹ = 1.
    let inverse = try m.rounded(.inverseMetric, at: m.point(point)).map(\.value)
    for i in 0..<n {
      for j in 0..<n {
        let entry = (0..<n).reduce(0) { $0 + g[i * n + $1] * inverse[$1 * n + j] }
        #expect(Swift.abs(entry - (i == j ? 1 : 0)) < 1e-13)
      }
    }
  }

  /// Catches a density that is another family's: θ·t − ψ + log h is log p.
  @Test(arguments: ["multivariate-normal:d=2", "centered-normal:d=3", "wishart:d=2,nu=7/2", "multivariate-normal:d=4"])
  func densityIsTheExponentialFamily(_ family: String) throws {
    let model = try Catalogue.model(family)
    let known = try #require(model.exponentialFamily), logDensity = try #require(model.logDensity)
    let terms = zip(known.naturalParameters, known.statistics).map { $0 * $1 }
    let other = Expression.sum(terms) - known.logPartition + known.logCarrier
    let d = family.contains("d=2") ? 2 : family.contains("d=3") ? 3 : 4
    let x = family.hasPrefix("wishart") ? [2.0, 0.3, 1.5] : (0..<d).map { 0.7 - 0.4 * Double($0) }
    let point = Self.crooked(d, hasMean: family.hasPrefix("multi"))
    let values = try Tape([logDensity, other], inputs: model.variables + model.parameters).evaluate(x + point)
    #expect(Swift.abs(values[0] - values[1]) < 1e-13)
  }

  /// Catches matrices that are not positive definite, and an error that does not say so.
  @Test func domain() throws {
    let m = try Self.manifold("multivariate-normal:d=2")
    #expect {
      try m.point([0, 0, 1, 2, 1])
    } throws: { error in
      "\(error)".contains("Sigma") && "\(error)".contains("positive definite")
    }
    #expect(throws: GeometryError.self) { try m.point([0, 0, -1, 0, 1]) }
    #expect(throws: GeometryError.self) {
      try Self.manifold("multivariate-normal:d=5").point([Double](repeating: 0, count: 20))
    }
    #expect(throws: GeometryError.self) { try m.point([0, 0, 1, 1, 1]) }
    #expect(throws: GeometryError.self) { try Catalogue.model("wishart:d=3,nu=2") }
  }

  /// Catches a matrix whose entries are in other places than the command line writes them.
  @Test func shapes() throws {
    let model = try Catalogue.model("multivariate-normal:d=3")
    #expect(model.parameters.map(\.name) == ["mu1", "mu2", "mu3", "S11", "S12", "S13", "S22", "S23", "S33"])
    let shapes = model.parameterShapes
    #expect(shapes.map(\.name) == ["mu", "Sigma"] && shapes[1].kind == .symmetricMatrix(3))
    #expect(model.parameters[shapes[1].coordinate(2, 1)].name == "S23")
    #expect(shapes[0].coordinate(2) == 2 && shapes[1].coordinate(2, 2) == 8 && shapes[1].coordinate(0, 2) == 5)
    #expect(try Catalogue.model("gamma").parameterShapes.map(\.name) == ["shape", "rate"])
  }

  /// Catches a dimension in which nothing works any more.
  @Test func highDimension() throws {
    let m = try Self.manifold("multivariate-normal:d=10")
    #expect(m.dimension == 65)
    let g = try m.rounded(.metric, at: m.point(Self.identity(10, scale: 4)))
    #expect(g[0].value == 0.25 && g[10 * 65 + 10].value == 0.03125 && g[11 * 65 + 11].value == 0.0625)
  }

  /// Catches formulas that are not recognised as constant, or do not print short.
  @Test func exactFormulas() throws {
    let m = try Self.manifold("multivariate-normal:d=2")
    #expect(try m.scalarCurvature() == Expression(Rational(-9, 2)))
    let zero = try m.christoffelSymbols(alpha: 1)
    #expect(zero[0].isZero && !zero[2].isZero)
    #expect("\(m.metric[0, 0])" == "S22/(S11*S22 - S12^2)")
  }

  /// Catches products of matrices that are not gᵢⱼuⁱvʲ, above the dimension where these replace the formulas.
  @Test(arguments: ["multivariate-normal:d=3", "centered-normal:d=3", "wishart:d=3,nu=7"])
  func innerProducts(_ family: String) throws {
    let m = try Self.manifold(family), n = m.dimension, x = Self.crooked(3, hasMean: family.hasPrefix("multi"))
    let u = (0..<n).map { 0.4 - 0.3 * Double($0 % 4) }, v = (0..<n).map { 0.7 - 0.2 * Double($0 % 5) }
    let g = try m.tape([.metric]).evaluate(x)
    var expected = 0.0
    for i in 0..<n { for j in 0..<n { expected += g[i * n + j] * u[i] * v[j] } }
    let found = try m.metric.innerProduct(u, v, at: x)
    #expect(Swift.abs(found - expected) < 1e-14 * expected.magnitude, "\(found) for \(expected)")
  }
}
