import Figures
import GeometryLaws

// A model of one's own and one of the catalogue, evaluated exactly, in balls, and drawn.
let x = Symbol("x", .positive), λ = Symbol("λ", .positive)
let waiting = try StatisticalModel("waiting", of: x, in: .positive, parameters: [λ], logDensity: log(λ) - λ * x)
let line = try waiting.manifold(), gamma = try Catalogue.model("gamma").manifold()
print("static:", line.metric, try gamma.scalarCurvature)
let curvature = try gamma.manifold.rounded(.scalarCurvature(alpha: 0), at: gamma.point([1e15, 1]))[0]
let geodesic = try gamma.geodesic(from: gamma.point([1, 1]), to: gamma.point([5, 5]))
let laws = try GeometryLaw.report(on: gamma, at: gamma.point([2, 3]))
var plot = Plot(title: "geodesic")
plot.curve(geodesic.rows().map { $0[1] }, geodesic.rows().map { $0[2] }, label: "α = 0")
let length = (geodesic.length * 1e12).rounded() / 1e12
print(curvature.value, length, laws.allSatisfy(\.holds), plot.svg().contains("α = 0"))
