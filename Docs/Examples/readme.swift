import Figures
import GeometryLaws

let x = Symbol("x"), μ = Symbol("μ"), σ = Symbol("σ", .positive)
let normal = try StatisticalModel(
  "normal", of: x, in: .realLine, parameters: [μ, σ],
  logDensity: -(x - μ).squared / (2 * σ.squared) - log(σ) - log(2 * .pi) / 2)

let manifold = try normal.manifold()
print(manifold.metric)
print(try manifold.connection(alpha: 0).christoffelSymbols)
print("R =", try manifold.scalarCurvature)

let p = try manifold.point([0, 1]), q = try manifold.point([1, 2])
print(try manifold.distance(from: p, to: q))
var plot = Plot(title: "Geodesics of the normal family", x: Axis("μ"), y: Axis("σ"))
for α in [-1, 0, 1] as [Rational] {
  let geodesic = try manifold.geodesic(from: p, to: q, alpha: α)
  let table = Table(columns: geodesic.columnNames, rows: geodesic.rows())
  try plot.curve(table, x: "μ", y: "σ", label: "α = \(α)")
  try table.write(to: "geodesic\(α).csv")
}
try plot.write(to: "geodesics.svg")
