import Figures
import GeometryLaws

let x = Symbol("x"), μ = Symbol("μ"), σ = Symbol("σ", .positive)
let normal = try StatisticalModel(
  "normal", of: x, in: .realLine, parameters: [μ, σ],
  logDensity: -(x - μ).squared / (2 * σ.squared) - log(σ) - log(2 * .pi) / 2)

let manifold = try normal.manifold()
print(manifold.metric)
print(manifold.connection(alpha: 0).christoffelSymbols)
print(manifold.scalarCurvature)

let p = try manifold.point([0, 1]), q = try manifold.point([1, 2])
print(try manifold.distance(from: p, to: q))
let geodesic = try manifold.geodesic(from: p, to: q)
try geodesic.table(samples: 101).write(to: "geodesic.csv")
try geodesic.plot().write(to: "geodesic.svg")
