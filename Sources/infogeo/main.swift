import Foundation
import GeometryLaws
import InformationGeometry
import Figures
func cpu() -> Double {
  var t = timespec(); clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t); return Double(t.tv_sec) + 1e-9 * Double(t.tv_nsec)
}
let g = try Catalogue.model("gamma").manifold()
var x: [Double] = [], v: [Double] = []
for i in 0..<10000 { let th = Double(i) * 0.37; x += [2, 1]; v += [0.7 * sin(th), 0.8 * cos(th)] }
for _ in 0..<4 {
  let t0 = cpu()
  let r = try g.connection().geodesicEnds(from: x, velocities: v, until: 1, tolerance: 1e-10)
  print("batch us each", (cpu() - t0) * 100, r.failures.filter { $0 != nil }.count, r.coordinates[0], r.coordinates[1])
}
let e = try g.geodesic(from: g.point([2, 1]), velocity: [0, 0.8]).end
print(e)
let m = try Catalogue.model("dirichlet:k=5").manifold()
for (nm, mm) in [("normal", try Catalogue.model("normal").manifold()), ("gamma", g), ("dir5", m)] {
  let t2 = cpu()
  let tape = try mm.manifold.tape([.metric, .christoffel(alpha: 0), .scalarCurvature(alpha: 0)])
  print(nm, tape.count, "instr compile ms", (cpu() - t2) * 1e3)
  var pts: [Double] = []
  for j in 0..<mm.dimension { for i in 0..<100_000 { pts.append(0.5 + Double((i * 7 + j * 13) % 1000) / 100) } }
  for _ in 0..<3 {
    let t0 = cpu(); let y = tape.evaluateBatch(count: 100_000, flatInputs: pts);
    print(nm, "ms", (cpu() - t0) * 1e3, y[y.count - 1])
  }
}
