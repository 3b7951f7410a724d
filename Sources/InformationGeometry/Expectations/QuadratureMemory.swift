import DifferentialGeometry
import NumericalMethods
import Scalars
import Symbolics
import Synchronization

/// What a quadrature keeps for the next time: nodes, and how the last points were gone about.
final class QuadratureMemory: Sendable {
  let nodes = NodeTables()
  private let known = Mutex<[(key: Key, pilots: [PanelPilot])]>([])
  private let passes = Mutex<[DoublePass]>([])
  private let sums = Mutex<[SummationPass]>([])
  private let bases = Mutex<[Int: ExpectationBasis]>([:])
  /// How many sets of nodes are kept.
  private static let mostPasses = 96
  /// How many points are kept.
  private static let most = 8

  private struct Key: Equatable {
    let point: [Expression]
    let order: Int
    let hasCubicForm: Bool
    let target: Double
  }

  /// What jets of an order are made of, put together once.
  func basis(dimension: Int, order: Int) -> ExpectationBasis {
    bases.withLock { bases in
      if let known = bases[order] { return known }
      let made = ExpectationBasis(dimension: dimension, order: order)
      bases[order] = made
      return made
    }
  }

  /// Expectations at nodes that were found before; nil when none fit, and when another thread is at it, too.
  func quickMoments(_ basis: ExpectationBasis, at point: [Double], target: Double) -> Moments<Double>? {
    let summed = sums.withLockIfAvailable { sums -> Moments<Double>? in
      guard let k = sums.firstIndex(where: { $0.basis.fits(basis) }) else { return nil }
      return sums[k].moments(at: point, target: target)
    }
    if let summed = summed ?? nil { return summed }
    let found = passes.withLockIfAvailable { passes -> Moments<Double>? in
      // The last one that did is the first that is asked.
      for k in passes.indices.reversed() where passes[k].basis.fits(basis) {
        guard let moments = passes[k].moments(at: point, target: target) else { continue }
        if k < passes.count - 1 { passes.append(passes.remove(at: k)) }
        return moments
      }
      return nil
    }
    return found ?? nil
  }

  /// Keeps nodes for the next time.
  func keep(_ new: DoublePass) {
    passes.withLock { passes in
      // The metric alone is asked for at one place after the other.
      let isFull = new.basis.order == 0 || passes.count >= QuadratureMemory.mostPasses
      if isFull, let old = passes.firstIndex(where: { new.basis.order > 0 || $0.basis.fits(new.basis) }) {
        passes.remove(at: old)
      }
      passes.append(new)
    }
  }

  /// Keeps a way to add up.
  func keep(_ new: SummationPass) {
    sums.withLock { sums in
      sums.removeAll { $0.basis.fits(new.basis) }
      sums.append(new)
    }
  }

  /// The pilots of a point that were found before.
  func pilots(_ point: Point, _ basis: ExpectationBasis, _ target: Double) -> [PanelPilot]? {
    let key = Key(point: point.exact, order: basis.order, hasCubicForm: basis.hasCubicForm, target: target)
    return known.withLock { known in known.first { $0.key == key }?.pilots }
  }

  /// The pilots of a point, as they were found before or as `make` finds them now.
  func pilots(
    _ point: Point, _ basis: ExpectationBasis, _ target: Double, _ make: () throws -> [PanelPilot]
  ) rethrows -> [PanelPilot] {
    let key = Key(point: point.exact, order: basis.order, hasCubicForm: basis.hasCubicForm, target: target)
    if let found = pilots(point, basis, target) { return found }
    let made = try make()
    known.withLock { known in
      if known.count >= QuadratureMemory.most { known.removeFirst() }
      known.append((key, made))
    }
    return made
  }
}
