import InformationGeometry

/// Numbers a + bε with ε² = 0 over a ring: a value with its derivative in one direction.
///
/// The tensor algebra of such numbers differentiates curvature without a formula of its own.
struct DualRing<Base: CoefficientRing>: CoefficientRing {
  /// A value and its derivative.
  struct Element {
    let value: Base.Element
    let slope: Base.Element
  }

  let base: Base

  var zero: Element { Element(value: base.zero, slope: base.zero) }
  var one: Element { Element(value: base.one, slope: base.zero) }
  func isZero(_ a: Element) -> Bool { base.isZero(a.value) && base.isZero(a.slope) }
  func add(_ a: Element, _ b: Element) -> Element {
    Element(value: base.add(a.value, b.value), slope: base.add(a.slope, b.slope))
  }
  func negate(_ a: Element) -> Element { Element(value: base.negate(a.value), slope: base.negate(a.slope)) }
  func subtract(_ a: Element, _ b: Element) -> Element {
    Element(value: base.subtract(a.value, b.value), slope: base.subtract(a.slope, b.slope))
  }
  func multiply(_ a: Element, _ b: Element) -> Element {
    Element(
      value: base.multiply(a.value, b.value),
      slope: base.add(base.multiply(a.value, b.slope), base.multiply(a.slope, b.value)))
  }
  func scale(_ a: Element, by r: Rational) -> Element {
    Element(value: base.scale(a.value, by: r), slope: base.scale(a.slope, by: r))
  }
  func inverse(_ a: Element) throws -> Element {
    let value = try base.inverse(a.value)
    return Element(value: value, slope: base.negate(base.multiply(base.multiply(value, value), a.slope)))
  }
  func pivotCost(_ a: Element) -> Double { base.pivotCost(a.value) }
}
