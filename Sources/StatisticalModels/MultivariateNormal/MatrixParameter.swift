import DifferentialGeometry
import Scalars
import Symbolics

/// A symmetric positive definite matrix of symbols, with its inverse and determinant as formulas that do not grow.
///
/// Up to order 3 they are fractions with one denominator; above it they share the steps of one elimination.
struct MatrixParameter {
  /// The name of the matrix.
  let name: String
  /// The number of rows.
  let order: Int
  /// The upper triangle, row by row; positive symbols on the diagonal, unless it is an observation.
  let symbols: [Symbol]
  /// All entries.
  let matrix: [Expression]
  /// All entries of the inverse.
  let inverse: [Expression]
  /// What must be positive beside the first entry: leading minors, or their ratios above order 3.
  private let pivots: [Expression]

  init(_ name: String, entry: String, order d: Int, diagonal: Domain = .positive) {
    self.name = name
    order = d
    var symbols: [Symbol] = []
    for i in 1...d {
      for j in i...d {
        symbols.append(Symbol(d < 10 ? "\(entry)\(i)\(j)" : "\(entry)\(i)_\(j)", i == j ? diagonal : .real))
      }
    }
    let geometry = GaussianGeometry(order: d, hasMean: false, weight: 1)
    let matrix = geometry.matrix(symbols.map { Expression($0) }[...])
    let pool = ExpressionPool.shared
    let nodes = pool.nodes(of: matrix)
    let solved = pool.withRing(tidies: d <= 3) { ring in
      // A symbol on the diagonal is no zero: elimination cannot fail.
      let inverse = try? TensorAlgebra(ring, dimension: d).inverse(nodes)
      return (inverse ?? []) + MatrixParameter.minors(nodes, d, ring, asRatios: d > 3)
    }
    let all = pool.expressions(of: solved)
    precondition(all.count == d * d + d, "the inverse of a matrix of symbols has \(all.count - d) entries")
    self.symbols = symbols
    self.matrix = matrix
    inverse = Array(all[..<(d * d)])
    pivots = Array(all[(d * d)...])
  }

  /// Leading minors, or the pivots of elimination from the top, each the ratio of two minors.
  private static func minors(_ a: [NodeID], _ d: Int, _ ring: ExpressionRing, asRatios: Bool) -> [NodeID] {
    var w = a, result: [NodeID] = [], minor = ring.one
    for k in 0..<d {
      let pivot = w[k * d + k]
      minor = ring.tidied(ring.multiply(minor, pivot))
      result.append(asRatios ? pivot : minor)
      guard let inverse = try? ring.inverse(pivot) else { return result }
      for i in (k + 1)..<Swift.max(d, k + 1) {
        let factor = ring.multiply(w[i * d + k], inverse)
        for j in (k + 1)..<d {
          w[i * d + j] = ring.subtract(w[i * d + j], ring.multiply(factor, w[k * d + j]))
        }
      }
    }
    return result
  }

  /// The places (i, j) of the symbols.
  var places: [(Int, Int)] { (0..<order).flatMap { i in (i..<order).map { (i, $0) } } }

  /// log det.
  var logDeterminant: Expression {
    order > 3 ? Expression.sum(pivots.map { log($0) }) : log(pivots[order - 1])
  }

  /// What makes the matrix positive definite, beside positive entries on the diagonal.
  var constraints: [Chart.Constraint] {
    pivots.dropFirst().map { Chart.Constraint($0, parameter: name, requirement: "be positive definite") }
  }

  /// vᵀ · inverse · v.
  func quadratic(_ v: [Expression]) -> Expression {
    var terms: [Expression] = []
    for (i, j) in places { terms.append(inverse[i * order + j] * v[i] * v[j] * (i == j ? 1 : 2)) }
    return .sum(terms)
  }

  /// What a family of such matrices knows: w/2 times the affine-invariant metric.
  func knowledge(weight: Rational) -> StatisticalModel.Knowledge {
    var knowledge = StatisticalModel.Knowledge()
    let geometry = GaussianGeometry(order: order, hasMean: false, weight: weight)
    knowledge.structure = geometry
    knowledge.geodesics = NormalGeodesicSolver(geometry: geometry)
    knowledge.nonpositiveCurvature =
      "complete, simply connected, nowhere of positive curvature, as the symmetric space of positive definite matrices (Helgason 1978): geodesics are unique and shortest"
    knowledge.shapes = [
      ParameterShape(name: name, kind: .symmetricMatrix(order), coordinates: 0..<symbols.count)
    ]
    return knowledge
  }
}
