import Foundation
import GeometryLaws
import InformationGeometry
let cases: [(String, [Double], [Double], Double)] = [
  ("normal",[0,1],[3,2],2.1362371153313796973803138385544),
  ("normal",[-0.5,0.1],[4,5],6.0134374332701963929409667531976),
  ("bernoulli",[0.2],[0.9],1.5707963267948966192313216916398),
  ("categorical:k=3",[0.2,0.3],[0.5,0.25],0.67465564455327551765296696660859),
  ("inverse-gaussian",[1,2],[2,3],0.94316026329008247231610087493555),
  ("gamma",[1,1],[2,2/3.0],1.36947416379441419716684540096),
  ("beta",[1,1],[5,2],1.268154225361864950742062585),
  ("gamma",[2,2],[2,2/3.0],1.4937974426595449947775580778546),
  ("gamma",[1,1],[5,5],1.2227909119273592540810978241878153),
  ("dirichlet:k=3",[1,1,1],[5,5,5],1.7661477855873912848450571852494849),
  ("gamma",[0.0555157, 0.0611830],[112.720, 17.2997],6.82590),
  ("chi-squared",[3],[100], 0),
]
for (name,a,b,d) in cases {
  let m = try Catalogue.model(name).manifold()
  do {
  let t0 = Date()
  let r = try m.distance(from: m.point(a), to: m.point(b))
  let t1 = Date()
  print(name, r.value, r.error, r.method.rawValue, r.residual, "rel err", (r.value-d)/d, "ms", t1.timeIntervalSince(t0)*1e3)
  } catch { print(name, error) }
}
let g = try Catalogue.model("gamma").manifold()
for s in [1e-10, 1, 1e8,1e15] {
  let p = try g.point([s, s])
  print(s, try g.manifold.rounded(.scalarCurvature(alpha: 0), at: p)[0], try g.manifold.tape([.scalarCurvature(alpha: 0)]).evaluate([s,s]))
}
let n = try Catalogue.model("normal").manifold()
let ge = try n.geodesic(from: n.point([0,1]), velocity: [1,0.5], until: 2)
print(ge.end, ge.length, ge.lengthError, ge.residual, ge.error)
do { print(try n.geodesic(from: n.point([0,1]), velocity: [1,-0.5], until: 5, alpha: -1).end) } catch { print(error) }
for a in [-1, 1] as [Rational] { let x = try n.geodesic(from: n.point([0,1]), to: n.point([3,2]), alpha: a); print(x.sample(at: 0.5), x.method, x.length, x.residual, x.error) }
let c = try Catalogue.model("categorical:k=3").manifold()
for a in [-1, 1] as [Rational] { let x = try c.geodesic(from: c.point([0.2,0.3]), to: c.point([0.5,0.25]), alpha: a); print(x.sample(at: 0.5), x.method, x.length, x.residual, x.error) }
for n in ["gamma","beta"] { let m = try Catalogue.model(n).manifold(); print(try m.connection().christoffelSymbols); print(try m.scalarCurvature) }
for n in ["dirichlet:k=3"] { let m = try Catalogue.model(n).manifold(); print(try m.connection().christoffelSymbols.nonzero[1].value); print(try m.scalarCurvature.description.count) }
