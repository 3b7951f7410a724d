import InformationGeometry

/// A density that is a sum of Gaussians in its variables, p = Σ A N(x; m, V), found in its formula.
///
/// A user's own formula is recognised like one of the catalogue: each summand is the exponential of a quadratic polynomial.
package struct GaussianComponents {
  /// One summand, in formulas of the parameters.
  package struct Component {
    /// A.
    package let weight: Expression
    /// m.
    package let mean: [Expression]
    /// V, row by row.
    package let covariance: [Expression]
  }

  /// The variables x.
  package let variables: [Symbol]
  /// The summands.
  package let components: [Component]

  /// How many variables there are.
  package var dimension: Int { variables.count }

  /// The summands of a model; nil where its density is not of this form.
  package init?(_ model: StatisticalModel) {
    guard let formula = model.logDensity, let space = model.sampleSpace else { return nil }
    switch space {
    case .realLine: break
    case .vectors(let d): guard d <= 4 else { return nil }
    default: return nil
    }
    variables = model.variables
    let x = Set(variables)
    var outside: [Expression] = [], sum: Expression?
    for term in formula.terms {
      if sum == nil, case .function(.log, let arguments) = term.structure, !x.isDisjoint(with: arguments[0].symbols) {
        sum = arguments[0]
      } else {
        outside.append(term)
      }
    }
    let common = Expression.sum(outside)
    var found: [Component] = []
    for part in sum?.terms ?? [.one] {
      guard let logarithm = GaussianComponents.logarithm(of: part, x),
        let component = GaussianComponents.component(common + logarithm, variables)
      else { return nil }
      found.append(component)
    }
    components = found
  }

  /// log of a product of exponentials and of factors without the variables.
  private static func logarithm(of product: Expression, _ x: Set<Symbol>) -> Expression? {
    var terms: [Expression] = []
    for factor in product.factors {
      if x.isDisjoint(with: factor.symbols) {
        terms.append(log(factor))
      } else if case .function(.exp, let arguments) = factor.structure {
        terms.append(arguments[0])
      } else {
        return nil
      }
    }
    return Expression.sum(terms)
  }

  /// The Gaussian whose logarithm is a quadratic polynomial; nil where it is none.
  private static func component(_ logarithm: Expression, _ x: [Symbol]) -> Component? {
    let d = x.count
    guard let slopes = try? logarithm.gradient(by: x), let second = try? slopes.map({ try $0.gradient(by: x) }) else {
      return nil
    }
    var precision: [Expression] = []
    for row in second {
      for entry in row {
        let value = entry.canonicalOrTidied
        // A third derivative that is not zero leaves its variable behind.
        guard Set(x).isDisjoint(with: value.symbols) else { return nil }
        precision.append(-value)
      }
    }
    guard let covariance = inverse(precision, d) else { return nil }
    let zero = Dictionary(uniqueKeysWithValues: x.map { ($0, Expression.zero) })
    let atZero = slopes.map { $0.substituting(zero) }
    let mean = (0..<d).map { i in
      Expression.sum((0..<d).map { covariance[i * d + $0] * atZero[$0] }).canonicalOrTidied
    }
    let top = logarithm.substituting(Dictionary(uniqueKeysWithValues: zip(x, mean)))
    let volume = determinant(covariance, d) * (2 * Expression.pi).power(d)
    return Component(
      weight: (exp(top) * sqrt(volume)).canonicalOrTidied, mean: mean, covariance: covariance)
  }

  /// The inverse of a symmetric matrix of formulas, by Gauss–Jordan elimination; nil where a pivot is zero.
  static func inverse(_ matrix: [Expression], _ d: Int) -> [Expression]? {
    var a = matrix
    var b = (0..<d * d).map { $0 % (d + 1) == 0 ? Expression.one : Expression.zero }
    for k in 0..<d {
      let pivot = a[k * d + k]
      guard !pivot.isZero else { return nil }
      for j in 0..<d {
        a[k * d + j] = (a[k * d + j] / pivot).canonicalOrTidied
        b[k * d + j] = (b[k * d + j] / pivot).canonicalOrTidied
      }
      for i in 0..<d where i != k {
        let factor = a[i * d + k]
        if factor.isZero { continue }
        for j in 0..<d {
          a[i * d + j] = (a[i * d + j] - factor * a[k * d + j]).canonicalOrTidied
          b[i * d + j] = (b[i * d + j] - factor * b[k * d + j]).canonicalOrTidied
        }
      }
    }
    return b
  }

  /// The determinant, by expansion along the first row.
  static func determinant(_ matrix: [Expression], _ d: Int) -> Expression {
    if d == 1 { return matrix[0] }
    var terms: [Expression] = []
    for j in 0..<d where !matrix[j].isZero {
      var minor: [Expression] = []
      for i in 1..<d { for k in 0..<d where k != j { minor.append(matrix[i * d + k]) } }
      let term = matrix[j] * determinant(minor, d - 1)
      terms.append(j % 2 == 0 ? term : -term)
    }
    return Expression.sum(terms).canonicalOrTidied
  }
}

extension Expression {
  /// The canonical form where there is one, otherwise what tidying makes.
  var canonicalOrTidied: Expression { (try? simplified()) ?? tidied() }
}
