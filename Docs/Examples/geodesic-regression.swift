// A line of regression through normal distributions, with geodesic balls about it.
//
//   infogeo run Docs/Examples/geodesic-regression.swift
//
// The observations are invented: mean and standard deviation of a measurement at six times. A straight line through (μ, σ) would
// depend on whether the spread is written as σ, σ² or log σ, and may reach σ < 0; the geodesic does neither.
import Figures
import GeometryLaws

let manifold = try Catalogue.model("normal").manifold()
let times = [0.0, 1, 2, 3, 5, 8]
let fits = [[9.6, 2.1], [10.5, 1.9], [10.7, 1.5], [11.6, 1.45], [12.2, 1.0], [13.1, 0.7]]
let points = try fits.map { try manifold.point($0) }

let fit = try manifold.geodesicRegression(times: times, points: points)
let (mean, next) = (try manifold.frechetMean(of: points), try fit.prediction(at: 12))
print("start     ", fit.start.point.coordinates, "velocity", fit.start.components)
print("speed     ", fit.speed, "±", fit.speedStandardError ?? .nan)
print("R²        ", fit.rSquared)
print("at t = 12 ", next.coordinates)
print("mean      ", mean.point.coordinates, mean.uniqueness)

var plot = Plot(
  title: "Geodesic regression on the normal family",
  caption: "Circles are geodesic, of the radius of the largest residual.", x: Axis("μ"), y: Axis("σ"))
let reach = fit.residuals.max() ?? 0
for t in times {
  let circle = try manifold.geodesicBall(at: fit.prediction(at: t), radius: reach, rays: 64).boundary
  plot.curve(circle.map { $0[0] }, circle.map { $0[1] }, label: "balls about it", color: .gray, width: 1, smooth: true)
}
let line = fit.curve.samples()
let (xs, ys) = (line.map { $0.coordinates[0] }, line.map { $0.coordinates[1] })
plot.curve(xs, ys, label: "geodesic of regression", color: .blue)
plot.points(fits.map { $0[0] }, fits.map { $0[1] }, label: "observations", color: .vermilion)
try plot.write(to: "geodesic-regression.svg")
