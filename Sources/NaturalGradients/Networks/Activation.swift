import CKernels
import InformationGeometry

/// The function φ of the units of a network.
public enum Activation: String, Sendable, CaseIterable {
  /// u.
  case linear
  /// max(u, 0), with the derivative 0 at 0.
  case rectifier
  /// tanh u.
  case tanh
  /// erf u.
  case erf
  /// sin u.
  case sine
  /// cos u.
  case cosine

  /// Replaces u by φ(u), and writes φ′(u).
  func apply(to u: inout [Double], derivative d: inout [Double]) {
    let count = u.count
    precondition(d.count == count, "\(d.count) derivatives for \(count) values")
    u.withUnsafeMutableBufferPointer { u in
      d.withUnsafeMutableBufferPointer { d in
        guard let u = u.baseAddress, let d = d.baseAddress else { return }
        switch self {
        case .linear: d.update(repeating: 1, count: count)
        case .rectifier:
          for i in 0..<count {
            let isActive = u[i] > 0
            d[i] = isActive ? 1 : 0
            // NaN stays NaN.
            u[i] = isActive ? u[i] : 0 * u[i]
          }
        case .tanh:
          ig_tanh(u, u, count)
          for i in 0..<count { d[i] = (1 - u[i]) * (1 + u[i]) }
        case .erf:
          for i in 0..<count { d[i] = -u[i] * u[i] }
          ig_exp(d, d, count)
          ig_mulc(d, d, 2 / Double.pi.squareRoot(), count)
          for i in 0..<count { u[i] = Double.erf(u[i]) }
        case .sine:
          ig_cos(d, u, count)
          ig_sin(u, u, count)
        case .cosine:
          ig_sin(d, u, count)
          ig_mulc(d, d, -1, count)
          ig_cos(u, u, count)
        }
      }
    }
  }
}
