// Sobolev training on 24 points of the circle: a wide network beside the prediction of its linearization.
//
//   infogeo run Docs/Examples/sobolev-training.swift [WIDTH]
//
// One hidden layer of tanh units, inputs 2(cos x, sin x), σ_w² = 2, σ_b = 1; target ¼ Σ cos(kx + 0.3k) over k = 1, 3, 5, 8.
// Twenty undamped steps θ ← θ − η Jᵀ Θ⁻¹ K (f − y) of the metric H¹, with η = ½/λ_max(K): the values should follow
// y + (1 − ηK)ᵗ (f₀ − y), which depends on the kernel of the circle only, not on the network.
import GeometryLaws

let width = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 4000
let count = 24, steps = 20, modes = [1, 3, 5, 8]
let points = (0..<count).map { 2 * Double.pi * Double($0) / Double(count) }
let inputs = Matrix(rows: count, columns: 2, elements: points.flatMap { [2 * Double.cos($0), 2 * Double.sin($0)] })
let target = points.map { x in modes.map { Double.cos(Double($0) * (x + 0.3)) / 4 }.reduce(0, +) }

let space = try SobolevSpace(on: .circle(2 * Expression.pi), order: 1)
let kernel = try space.reproducingKernel().gramMatrix(points.map { [$0] })
let training = try LinearizedTraining(kernel: kernel)
let rate = training.stabilityBound / 4
let network = try MultilayerPerceptron(
  widths: [2, width, 1], activation: .tanh, weightScale: 2.0.squareRoot(), biasScale: 1)

func norm(_ f: [Double]) -> Double { f.map { $0 * $0 }.reduce(0, +).squareRoot() }

/// The size of frequency k in values at the points.
func amplitude(_ f: [Double], _ k: Int) -> Double {
  let real = zip(f, points).map { $0 * Double.cos(Double(k) * $1) }.reduce(0, +)
  let imaginary = zip(f, points).map { $0 * Double.sin(Double(k) * $1) }.reduce(0, +)
  return (real * real + imaginary * imaginary).squareRoot()
}

/// A number in so many decimals.
func shown(_ value: Double, _ decimals: Int) -> String {
  let scale = Double.pow(10, Double(decimals)), whole = Int((value * scale).rounded())
  let digits = String(String(whole % Int(scale) + Int(scale)).dropFirst())
  return "\(whole / Int(scale)).\(digits)"
}

print(
  "width \(width), \(network.parameterCount) parameters, η = \(shown(rate, 4)), stable below \(shown(training.stabilityBound, 4))"
)
print("theory     factors \(modes.map { k in shown(Double.pow(1 - rate * eigenvalue(k), steps), 4) })")
print("reference  factors [0.0031, 0.3390, 0.6381, 0.7967], distance 7.3e-5")

/// The eigenvalue of K for frequency k: N/2π Σ_m (1 + (k + mN)²)⁻¹, summed by the aliasing formula.
func eigenvalue(_ k: Int) -> Double {
  let step = 2 * Double.pi / Double(count)
  return Double.sinh(step) / (2 * (Double.cosh(step) - Double.cos(Double(k) * step)))
}

for seed in 1...3 as ClosedRange<UInt64> {
  var parameters = network.randomParameters(seed: seed)
  let start = try network.values(at: inputs, parameters: parameters).elements
  var values = start
  for _ in 0..<steps {
    let jacobian = try NetworkJacobian(network, parameters: parameters, inputs: inputs)
    values = jacobian.values
    let step = try DualStep(jacobian: jacobian, kernel: kernel, residual: zip(values, target).map(-), damping: 0)
    for i in parameters.indices { parameters[i] -= rate * step.direction[i] }
  }
  values = try network.values(at: inputs, parameters: parameters).elements
  let prediction = try training.prediction(from: start, to: target, rate: rate, steps: steps)
  let distance = norm(zip(values, prediction).map(-)) / norm(zip(start, target).map(-))
  let residual = zip(values, target).map(-), before = zip(start, target).map(-)
  print(
    "seed \(seed)     factors \(modes.map { shown(amplitude(residual, $0) / amplitude(before, $0), 4) }), distance \(distance)"
  )
}
