import DifferentialGeometry
import InformationGeometry
import Scalars
import StatisticalModels
import Symbolics
import Testing

/// Certificates are what the library writes today, and golden values what it computes.
@Suite struct CertificateTests {
  /// A formula that changes without its certificate, or a certificate that is changed by hand, is found here.
  @Test(arguments: ProofFiles.certificates.map(\.module)) func committedCertificateIsCurrent(_ module: String) throws {
    let entry = try #require(ProofFiles.certificates.first { $0.module == module })
    let certificate = try Catalogue.model(entry.model).manifold().certificate()
    #expect(certificate.name == module)
    #expect(
      certificate.text == (try ProofFiles.text("generated/\(module).v")), "`make generated` in Proofs writes it anew")
  }

  @Test func noneIsMissing() {
    let models = Set(ProofFiles.certificates.map(\.model))
    let named = [
      "normal", "gamma", "beta", "inverse-gaussian", "exponential", "poisson", "categorical:k=3", "categorical:k=4",
      "dirichlet:k=3", "multivariate-normal:d=2",
    ]
    for model in named { #expect(models.contains(model)) }
    #expect(ProofFiles.golden.count >= 7)
  }

  /// What a certificate rests on is said: derivatives of declared functions, denominators that are not zero.
  @Test func assumptions() throws {
    #expect(try Catalogue.model("normal").manifold().certificate().assumptions.isEmpty)
    let gamma = try Catalogue.model("gamma").manifold().certificate()
    // Two derivatives, and one denominator: were it written with either sign, it would be assumed twice.
    #expect(gamma.assumptions.count == 3)
    #expect(gamma.assumptions.contains("shape * polygamma 1 shape - 1 <> 0"))
  }

  /// Coordinates that are called like definitions of the file, or like Coq's own words, change their names.
  @Test func namesOfCoordinates() throws {
    let θ = Symbol("g11"), R = Symbol("exists")
    let model = try StatisticalModel("clash", logPartition: exp(θ) + exp(R), parameters: [θ, R])
    let text = try model.manifold().certificate().text
    #expect(text.contains("Definition g11 (g11_3 exists_2 : R) : R := exp g11_3."))
  }

  @Test func refusals() throws {
    let vonMises = try Catalogue.model("von-mises").manifold()
    #expect {
      _ = try vonMises.certificate()
    } throws: { "\($0)".contains("besseli") }
    let large = try Catalogue.model("dirichlet:k=7").manifold()
    #expect {
      _ = try large.certificate()
    } throws: { "\($0)".contains("up to dimension 6, not 7") }
    // A denominator that is zero everywhere leaves nothing to certify.
    let x = Symbol("x"), nothing = sin(x).squared + cos(x).squared - 1
    let empty = try StatisticalManifold("empty", metric: [[1 + 1 / nothing]], parameters: [x])
    #expect {
      _ = try empty.certificate()
    } throws: { "\($0)".contains("zero and cannot be divided by") }
  }

  /// Coq proves the decimals; the library must come to them, and its formula in Coq must be the one that was proved.
  @Test(arguments: ProofFiles.golden) func goldenValue(_ golden: ProofFiles.Golden) throws {
    let formula = try Expression(parsing: golden.formula, symbols: [])
    let value = try #require(Double(golden.value))
    #expect(abs(try Tape([formula], inputs: []).evaluate([])[0] - value) <= 4e-16 * value)
    let statement = "Lemma \(golden.name) : Rabs (\(try formula.code(in: .coq)) - \(golden.value)) <= \(golden.error)."
    #expect(try ProofFiles.text("golden/Golden.v").contains(statement))
  }

  /// The distances of the library are the certified ones.
  @Test(arguments: [
    ("normal", [0.0, 1], [1.0, 2], "normal_distance"), ("exponential", [1], [3], "exponential_distance"),
    ("poisson", [2], [5], "poisson_distance"), ("bernoulli", [0.1], [0.9], "bernoulli_distance"),
  ])
  func goldenDistance(_ model: String, _ p: [Double], _ q: [Double], _ name: String) throws {
    let golden = try #require(ProofFiles.golden.first { $0.name == name })
    let manifold = try Catalogue.model(model).manifold()
    let distance = try manifold.distance(from: try manifold.point(p), to: try manifold.point(q))
    #expect(abs(distance.value - (try #require(Double(golden.value)))) <= 4e-15)
  }
}

/// Theorems of Proofs/theories on the families of the catalogue.
@Suite struct ProvedTheoremTests {
  /// θ, η and ψ of the normal family at a point.
  static func potentials(_ point: [Double]) throws -> (θ: [Double], η: [Double], ψ: Double) {
    let family = try #require(try Catalogue.model("normal").exponentialFamily)
    let tape = try Tape(
      family.naturalParameters + family.expectationParameters + [family.logPartition],
      inputs: try Catalogue.model("normal").parameters)
    let values = tape.evaluate(point)
    return (Array(values[0..<2]), Array(values[2..<4]), values[4])
  }

  /// KL of normal distributions by the textbook formula.
  static func divergence(_ p: [Double], _ q: [Double]) -> Double {
    let ratio = p[1] / q[1], shift = (p[0] - q[0]) / q[1]
    return (ratio * ratio + shift * shift - 1) / 2 - Double.log(ratio)
  }

  /// ⟨a − b, c − d⟩.
  static func pairing(_ a: [Double], _ b: [Double], _ c: [Double], _ d: [Double]) -> Double {
    var sum = 0.0
    for i in a.indices { sum += (a[i] - b[i]) * (c[i] - d[i]) }
    return sum
  }

  static let triples: [[[Double]]] = [[[0, 1], [1, 2], [-0.5, 0.75]], [[2, 0.25], [2.5, 0.5], [1, 3]]]

  /// KL(p ‖ q) = ψ(q) − ψ(p) − ⟨θ(q) − θ(p), η(p)⟩.
  @Test(arguments: triples) func divergenceIsBregman(_ points: [[Double]]) throws {
    let p = try Self.potentials(points[0]), q = try Self.potentials(points[1])
    let bregman = q.ψ - p.ψ - Self.pairing(q.θ, p.θ, p.η, [0, 0])
    #expect(abs(bregman - Self.divergence(points[0], points[1])) < 1e-12)
  }

  /// KL(p ‖ r) = KL(p ‖ q) + KL(q ‖ r) − ⟨θ(r) − θ(q), η(p) − η(q)⟩.
  @Test(arguments: triples) func threePoints(_ points: [[Double]]) throws {
    let p = try Self.potentials(points[0]), q = try Self.potentials(points[1]), r = try Self.potentials(points[2])
    let pairing = Self.pairing(r.θ, q.θ, p.η, q.η)
    let whole = Self.divergence(points[0], points[2])
    let parts = Self.divergence(points[0], points[1]) + Self.divergence(points[1], points[2])
    #expect(abs(whole - (parts - pairing)) < 1e-11 * max(1, whole))
  }

  /// Exponential families whose ψ is proved to be the logarithm of the total mass: the library has that ψ.
  @Test(arguments: [
    ("poisson", 2.5, 2.5), ("geometric", 0.3, -Double.log(0.3)), ("exponential", 2, -Double.log(2)),
    // The library counts n! to ψ and 1/(x!(n − x)!) to the carrier.
    ("binomial:n=10", 0.3, -10 * Double.log(0.7) - Double.log(3_628_800)),
  ])
  func logPartition(_ name: String, _ at: Double, _ expected: Double) throws {
    let model = try Catalogue.model(name), family = try #require(model.exponentialFamily)
    #expect(abs(try Tape([family.logPartition], inputs: model.parameters).evaluate([at])[0] - expected) < 1e-13)
  }
}
