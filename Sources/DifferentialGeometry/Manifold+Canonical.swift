import Scalars
import Symbolics

/// Exact tensors in canonical form: every component is a rational function of independent kernels, reduced and factored.
extension Manifold {
  /// The field of the metric and what belongs to it, with the jets in it.
  struct CanonicalChain {
    let field: CanonicalField
    let geometry: JetGeometry<CanonicalField>
    /// α.
    let alpha: CanonicalElement
    /// Further expressions that were asked for.
    let others: [CanonicalElement]
    /// The coordinates as nodes of the field, and as elements.
    let coordinates: [NodeID]
    let point: [CanonicalElement]
  }

  /// The chain of tensor algebra in the canonical field.
  ///
  /// - Parameters:
  ///   - others: expressions that are to be elements as well.
  ///   - furtherDerivatives: how often components will be differentiated beyond the jets.
  ///   - invertsMetric: without it the inverse stays empty unless it is known.
  func canonicalChain(
    _ order: JetOrder, alpha: Expression = .zero, others: [Expression] = [], furtherDerivatives: Int = 0,
    limits: CanonicalLimits, invertsMetric: Bool = true
  ) throws -> CanonicalChain {
    let x = chart.coordinates, n = dimension
    let given = structure == nil ? metricComponents + givenCubic + knownInverse : []
    let (field, elements) = try CanonicalField.field(
      of: x.map { Expression($0, pool: pool) } + [alpha] + others + given, coordinates: x,
      order: (structure == nil ? order.rawValue : 0) + furtherDerivatives, limits: limits)
    let coordinates = x.map { field.coordinate($0) }
    let point = Array(elements[..<n]), rest = Array(elements[(n + 1 + others.count)...])
    var jets: Jets<CanonicalElement>
    var inverse: [CanonicalElement] = []
    if let structure {
      jets = try structure.jets(at: point, in: field, withFirst: order != .zeroth)
      inverse = structure.inverseMetric(at: point, in: field)
    } else {
      jets = Jets(metric: Array(rest[..<(n * n)]))
      jets.cubic = order == .zeroth ? [] : Array(rest[(n * n)..<(n * n + givenCubic.count)])
      inverse = Array(rest[(n * n + givenCubic.count)...])
      if order != .zeroth { jets.derivatives = try symmetricDerivatives(jets.metric, field, coordinates) }
      if order == .second {
        for a in coordinates {
          for k in 0..<n {
            jets.second += try symmetricDerivatives(
              Array(jets.derivatives[(k * n * n)..<((k + 1) * n * n)]), field, [a])
          }
        }
        for a in coordinates { for t in jets.cubic { jets.cubicDerivatives.append(try field.derivative(t, by: a)) } }
      }
    }
    _ = try field.checked(())
    let geometry: JetGeometry<CanonicalField>
    do {
      if inverse.isEmpty, invertsMetric { inverse = try TensorAlgebra(field, dimension: n).inverse(jets.metric) }
      geometry = JetGeometry(field, dimension: n, jets: jets, knownInverse: inverse, isDuallyFlat: isDuallyFlat)
    } catch {
      // A cap that is met on the way looks like a metric of zeros.
      throw field.failure ?? error
    }
    return CanonicalChain(
      field: field, geometry: geometry, alpha: elements[n], others: Array(elements[(n + 1)..<(n + 1 + others.count)]),
      coordinates: coordinates, point: point)
  }

  /// ∂ₖ of symmetric matrices, stored [k][i][j].
  private func symmetricDerivatives(
    _ matrix: [CanonicalElement], _ field: CanonicalField, _ coordinates: [NodeID]
  ) throws -> [CanonicalElement] {
    let n = dimension
    var result: [CanonicalElement] = []
    for x in coordinates {
      var slice = [CanonicalElement](repeating: field.zero, count: n * n)
      for i in 0..<n {
        for j in i..<n where !matrix[i * n + j].isZero {
          slice[i * n + j] = try field.derivative(matrix[i * n + j], by: x)
          slice[j * n + i] = slice[i * n + j]
        }
      }
      result += slice
    }
    return result
  }

  /// Components in canonical form.
  ///
  /// - Throws: `GeometryError.degenerateMetric`; `SymbolicsError` where there is no canonical form within the limits.
  func canonical(
    _ order: JetOrder, alpha: Expression = .zero, limits: CanonicalLimits = .init(),
    _ body: (CanonicalChain) throws -> [CanonicalElement]
  ) throws -> [Expression] {
    let chain = try canonicalChain(order, alpha: alpha, limits: limits)
    let components: [CanonicalElement]
    do { components = try body(chain) } catch { throw chain.field.failure ?? error }
    return try chain.field.expressions(of: components, in: pool)
  }
}
