/// A commutative ring with inverses, as tensor algebra sees its components.
///
/// Tensor algebra (`DifferentialGeometry`) is written once over this protocol and runs on unsimplified and canonical
/// expressions, on residues modulo a prime, and on every numeric scalar. The ring is a value of its own, because most
/// coefficient types need a context: an expression its pool, a residue its modulus, a ball its precision.
public protocol CoefficientRing<Element> {
  /// A component of a tensor.
  associatedtype Element

  /// The additive identity.
  var zero: Element { get }
  /// The multiplicative identity.
  var one: Element { get }
  /// Whether `a` is known to be zero, cheaply: products with it are skipped. `false` may mean "not known".
  func isZero(_ a: Element) -> Bool
  /// a + b.
  func add(_ a: Element, _ b: Element) -> Element
  /// −a.
  func negate(_ a: Element) -> Element
  /// a − b.
  func subtract(_ a: Element, _ b: Element) -> Element
  /// a · b.
  func multiply(_ a: Element, _ b: Element) -> Element
  /// r · a for an exact rational number.
  func scale(_ a: Element, by r: Rational) -> Element
  /// Σ terms; the empty sum is `zero`.
  func sum(_ terms: [Element]) -> Element
  /// Σ terms − Σ subtracted.
  func sum(_ terms: [Element], minus subtracted: [Element]) -> Element
  /// 1/a.
  ///
  /// - Throws: when `a` is zero.
  func inverse(_ a: Element) throws -> Element
  /// How dear it is to eliminate with `a` as the pivot: elimination takes the smallest first.
  ///
  /// For expressions it is their size, so that monomials are divided by before sums; for numbers a larger pivot is cheaper.
  func pivotCost(_ a: Element) -> Double
}

extension CoefficientRing {
  /// Σ terms, folded from the left.
  @inlinable
  public func sum(_ terms: [Element]) -> Element {
    guard var total = terms.first else { return zero }
    for term in terms.dropFirst() { total = add(total, term) }
    return total
  }

  /// Σ terms − Σ subtracted.
  @inlinable
  public func sum(_ terms: [Element], minus subtracted: [Element]) -> Element {
    if subtracted.isEmpty { return sum(terms) }
    return terms.isEmpty ? negate(sum(subtracted)) : subtract(sum(terms), sum(subtracted))
  }

  /// −a.
  @inlinable
  public func negate(_ a: Element) -> Element { scale(a, by: -1) }

  /// a − b.
  @inlinable
  public func subtract(_ a: Element, _ b: Element) -> Element { add(a, negate(b)) }
}
