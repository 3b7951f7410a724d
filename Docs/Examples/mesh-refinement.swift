// Natural gradients of L², H¹ and H² on one regression, on finer and finer meshes.
//
//   infogeo run Docs/Examples/mesh-refinement.swift [FINEST]
//
// A network with one hidden layer of rectifiers is fitted to u(x) = e^(cos x) sin 2x at N points of the circle, with steps
// θ ← θ − η Jᵀ Θ⁻¹ K g for the gradient g of the loss by the values. The loss is ½‖f − u‖² in L², or in H¹ (values and slopes, as in
// Sobolev training). Counted are the steps until the norm of the loss has fallen to a hundredth, with η = 1/λ_max of the linearized
// iteration; beside it, in brackets, the count for a linear model.
import GeometryLaws

let finest = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 128, most = 3000
let network = try MultilayerPerceptron(
  widths: [2, 1000, 1], activation: .rectifier, weightScale: 2.0.squareRoot(), biasScale: 1)

/// The kernels of H¹ and H² at a mesh, and that of L²: 1/h at every point.
func kernel(_ order: Int, _ points: [[Double]]) throws -> Matrix {
  let space = try SobolevSpace(on: .circle(2 * Expression.pi), order: Rational(order))
  if order > 0 { return try space.reproducingKernel().gramMatrix(points) }
  return Double(points.count) / (2 * Double.pi) * Matrix.identity(points.count)
}

func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).map(*).reduce(0, +) }

/// Steps until the norm of the loss has fallen to a hundredth; nil when there are too many.
func steps(_ start: [Double], lossGradient: ([Double]) -> [Double], move: ([Double]) throws -> [Double]) rethrows
  -> Int?
{
  var error = start
  let first = dot(error, lossGradient(error))
  for t in 0...most {
    let gradient = lossGradient(error), loss = dot(error, gradient)
    if loss <= 1e-4 * first { return t }
    if !(loss < 100 * first) { return nil }
    error = try move(gradient)
  }
  return nil
}

func shown(_ count: Int?) -> String { count.map { "\($0)" } ?? "> \(most)" }
func padded(_ text: String) -> String { text + String(repeating: " ", count: max(0, 18 - text.count)) }

for loss in 0...1 {
  print("\nloss in \(loss == 0 ? "L²" : "H¹"): steps of the network (of a linear model)")
  print(padded("N") + padded("L²") + padded("H¹") + padded("H²"))
  for count in [16, 32, 64, 128, 256] where count <= finest {
    let points = (0..<count).map { [2 * Double.pi * Double($0) / Double(count)] }
    let inputs = Matrix(rows: count, columns: 2, elements: points.flatMap { [Double.cos($0[0]), Double.sin($0[0])] })
    let target = points.map { Double.exp(Double.cos($0[0])) * Double.sin(2 * $0[0]) }
    // The gradient of ½‖e‖² by the values of e is K⁻¹e: a solve for H¹, a factor for L².
    let lossKernel = try kernel(loss, points), factors = try CholeskyFactorization(lossKernel)
    var line = padded("\(count)")
    for order in 0...2 {
      let metric = try kernel(order, points)
      // λ_max of K_s K_loss⁻¹ is that of the whitened matrix.
      let half = factors.whitened(metric), whole = factors.whitened(half.transposed)
      let rate = 1 / (try SymmetricEigendecomposition(whole).values[count - 1])
      var parameters = network.randomParameters(seed: 1)
      let start = zip(try network.values(at: inputs, parameters: parameters).elements, target).map(-)
      var error = start
      let linear = steps(start, lossGradient: { factors.solve($0) }) { gradient in
        error = zip(error, metric * gradient).map { $0 - rate * $1 }
        return error
      }
      let nonlinear = try steps(start, lossGradient: { factors.solve($0) }) { gradient in
        let jacobian = try NetworkJacobian(network, parameters: parameters, inputs: inputs)
        let step = try DualStep(jacobian: jacobian, kernel: metric, residual: gradient, damping: 0)
        for i in parameters.indices { parameters[i] -= rate * step.direction[i] }
        return zip(try network.values(at: inputs, parameters: parameters).elements, target).map(-)
      }
      line += padded("\(shown(nonlinear)) (\(shown(linear)))")
    }
    print(line)
  }
}
