// Bayesian logistic regression on real data: one approximation N(m, S) of the posterior, found in every chart of the normal family.
//
//   infogeo run Docs/Examples/logistic-regression.swift [Docs/Data/breast-cancer.csv]
//
// 569 tumours, 30 standardized measurements and a constant: 31 weights, with the prior N(0, 1). The free energy at the minimum is
// compared with an independent program in NumPy (sums over 1441 nodes, as Gauss–Hermite quadrature with 100 nodes is wrong in the seventh
// decimal here: deviations of the predictors reach 9.7).
import Figures
import NaturalGradients

let arguments = CommandLine.arguments
let path = arguments.last?.hasSuffix(".csv") == true ? arguments[arguments.count - 1] : "Docs/Data/breast-cancer.csv"
let reference: [NormalApproximation.Covariance: Double] = [.full: 26.978041972188, .diagonal: 38.976272664029]

let table = try Table(contentsOf: path)
let names = table.names.filter { $0 != "diagnosis" }
let outcomes = try table.texts("diagnosis").map { $0 == "benign" ? 1.0 : 0 }
let n = outcomes.count, d = names.count + 1
var design = Matrix(rows: n, columns: d, repeating: 1)
for (j, name) in names.enumerated() {
  let values = try table.numbers(name)
  let mean = values.reduce(0, +) / Double(n)
  let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(n)).squareRoot()
  for i in 0..<n { design[i, j + 1] = (values[i] - mean) / deviation }
}
let posterior = try LogisticRegression(design: design, outcomes: outcomes, priorPrecision: 1)

func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }

print("| covariance | coordinates | rate | steps | free energy | NumPy | right on the data |")
print("|---|---|---|---|---|---|---|")
for structure in NormalApproximation.Covariance.allCases {
  for chart in VariationalCoordinates.allCases {
    let rate = chart == .natural ? 1 : 0.5
    let inference = VariationalInference(posterior, coordinates: chart)
    let solution = try inference.solution(from: .standard(d, structure), rate: rate, tolerance: 1e-8, steps: 5000)
    let scores = design * solution.approximation.mean
    let right = zip(scores, outcomes).reduce(0) { $0 + (($1.0 > 0) == ($1.1 > 0.5) ? 1 : 0) }
    let energy = solution.freeEnergies[solution.freeEnergies.count - 1]
    print(
      "| \(structure.rawValue) | \(chart.rawValue) | \(rate) | \(solution.rates.count) |",
      "\(energy) | \(reference[structure] ?? .nan) | \(right) of \(n) |")
  }
}
