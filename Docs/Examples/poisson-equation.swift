// Poisson's equation in the unit square by a network: the natural gradient of the energy beside Adam.
//
//   infogeo run Docs/Examples/poisson-equation.swift [units] [steps] [seed]
//
// −Δu = 2π² sin πx sin πy with u = 0 on the boundary, whose solution is sin πx sin πy; 30 × 30 points inside, 30 on each side, one
// layer of tanh units. Reference, Müller & Zeinhofer (2023): 1e-6 to 1e-8 relative; standard optimizers 1e-3 to 1e-4. A separate
// program found errors of 3.3e-7 and 1.6e-7 with 64 units after 50 steps, and 4.3e-2 with Adam after 5000.
import Figures
import NaturalGradients

let numbers = CommandLine.arguments.compactMap { UInt64($0) }
let units = numbers.count > 0 ? Int(numbers[0]) : 64
let steps = numbers.count > 1 ? Int(numbers[1]) : 100
let seed = numbers.count > 2 ? numbers[2] : 1

func solution(_ x: Double, _ y: Double) -> Double { Double.sin(.pi * x) * Double.sin(.pi * y) }
let axis = (0..<30).map { (Double($0) + 0.5) / 30 }
var interior: [Double] = [], source: [Double] = [], boundary: [Double] = []
for y in axis {
  for x in axis {
    interior += [x, y]
    source.append(2 * .pi * .pi * solution(x, y))
  }
  boundary += [y, 0, y, 1, 0, y, 1, y]
}
let network = ShallowNetwork(inputs: 2, units: units)
let problem = try PoissonProblem(
  network: network, interior: interior, source: source, boundary: boundary,
  boundaryValues: [Double](repeating: 0, count: 120))

/// The root mean square of u − sin πx sin πy on a finer grid that holds none of the points of training.
let fine = (0..<61).map { Double($0) / 60 }
var grid: [Double] = [], truth: [Double] = []
for y in fine {
  for x in fine {
    grid += [x, y]
    truth.append(solution(x, y))
  }
}
func error(_ θ: [Double]) -> Double {
  let gaps = zip(network.values(at: grid, parameters: θ), truth).map { $0 - $1 }
  return (gaps.reduce(0) { $0 + $1 * $1 } / Double(gaps.count)).squareRoot()
}

let start = network.randomParameters(deviation: 0.1, seed: seed)
print("| step | energy | L² error | rank | fraction of the step |\n|---|---|---|---|---|")
let path = try EnergyNaturalGradient<PoissonProblem>(problem).descent(from: start, steps: steps) { k, step in
  if (k + 1) % 10 == 0 || k == 0 {
    print("| \(k + 1) | \(step.nextEnergy) | \(error(step.parameters)) | \(step.rank) | \(step.fraction) |")
  }
}
var plot = Plot(title: "Poisson's equation by a network", x: Axis("step"), y: Axis("energy", scale: .log))
plot.curve(path.indices.map { Double($0 + 1) }, path.map(\.nextEnergy), label: "natural gradient of the energy")

var θ = start, first = [Double](repeating: 0, count: start.count), second = first
var energies: [Double] = []
for k in 1...5000 {
  let (r, J) = problem.linearization(at: θ)
  let gradient = J.transposed * r
  for i in θ.indices {
    first[i] = 0.9 * first[i] + 0.1 * gradient[i]
    second[i] = 0.999 * second[i] + 0.001 * gradient[i] * gradient[i]
    let scale = (1 - Double.pow(0.999, Double(k))).squareRoot() / (1 - Double.pow(0.9, Double(k)))
    θ[i] -= 1e-3 * scale * first[i] / (second[i].squareRoot() + 1e-8)
  }
  if k <= steps { energies.append(r.reduce(0) { $0 + $1 * $1 } / 2) }
}
print("Adam, rate 1e-3, after 5000 steps: L² error \(error(θ))")
plot.curve(energies.indices.map { Double($0 + 1) }, energies, label: "Adam")
try plot.write(to: "poisson-equation.svg")
