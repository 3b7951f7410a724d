import DifferentialGeometry
import NumericalMethods
import Scalars
import Symbolics
import Synchronization

/// What a quadrature keeps for the next time: nodes, and how the last points were gone about.
final class QuadratureMemory: Sendable {
  let nodes = NodeTables()
  private let known = Mutex<[(key: Key, pilots: [PanelPilot])]>([])
  /// How many points are kept.
  private static let most = 8

  private struct Key: Equatable {
    let point: [Expression]
    let order: Int
    let hasCubicForm: Bool
    let target: Double
  }

  /// The pilots of a point, as they were found before or as `make` finds them now.
  func pilots(
    _ point: Point, _ basis: ExpectationBasis, _ target: Double, _ make: () throws -> [PanelPilot]
  ) rethrows -> [PanelPilot] {
    let key = Key(point: point.exact, order: basis.order, hasCubicForm: basis.hasCubicForm, target: target)
    if let found = known.withLock({ known in known.first { $0.key == key }?.pilots }) { return found }
    let made = try make()
    known.withLock { known in
      if known.count >= QuadratureMemory.most { known.removeFirst() }
      known.append((key, made))
    }
    return made
  }
}
