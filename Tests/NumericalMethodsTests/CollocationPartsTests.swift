import Foundation
import Testing

@testable import NumericalMethods

@Suite struct CollocationPartsTests {
  /// The integration matrices must be exact for every polynomial of their degree.
  @Test(arguments: [4, 12, 16]) func integralsOfPowers(degree: Int) {
    let basis = ChebyshevBasis(degree: degree)
    let m = degree + 1
    for k in 0...degree {
      // ∫∫ sᵏ with zeros at 0 and 1 is (sᵏ⁺² − s)/((k + 1)(k + 2)).
      let factor = 1 / Double((k + 1) * (k + 2))
      for i in 0..<m {
        var second = 0.0
        var first = 0.0
        for j in 0..<m {
          let value = pow(basis.nodes[j], Double(k))
          second += basis.secondIntegral[i * m + j] * value
          first += basis.firstIntegral[i * m + j] * value
        }
        let s = basis.nodes[i]
        #expect(abs(second - factor * (pow(s, Double(k + 2)) - s)) < 1e-15)
        #expect(abs(first - factor * (Double(k + 2) * pow(s, Double(k + 1)) - 1)) < 1e-14)
      }
    }
  }

  /// Position, velocity and acceleration of a curve must be derivatives of each other across elements.
  @Test func curveReproducesCosine() {
    let basis = ChebyshevBasis.coarse
    let breakpoints = [0, 0.3, 1]
    let rate = 3.0
    var accelerations: [Double] = []
    for e in 0..<2 {
      for s in basis.nodes {
        let t = breakpoints[e] + s * (breakpoints[e + 1] - breakpoints[e])
        accelerations.append(-rate * rate * cos(rate * t))
      }
    }
    let curve = ChebyshevCurve(
      dimension: 1, basis: basis, breakpoints: breakpoints, interfaces: breakpoints.map { cos(rate * $0) },
      accelerations: accelerations)
    for t in [0, 0.1, 0.3, 0.31, 0.8, 1] {
      let place = curve.locate(t)
      var x = 0.0
      var v = 0.0
      var a = 0.0
      curve.writePosition(place, into: &x)
      curve.writeVelocity(place, into: &v)
      curve.writeAcceleration(place, into: &a)
      #expect(abs(x - cos(rate * t)) < 1e-13)
      #expect(abs(v + rate * sin(rate * t)) < 1e-12)
      #expect(abs(a + rate * rate * cos(rate * t)) < 1e-10)
    }
    #expect(curve.tail(element: 0, component: 0) < curve.tail(element: 1, component: 0))
  }

  /// The natural spline through four points, by hand: y″ at the inner nodes of 0, 1, 0, 1 is −12/5·… = (−4, 4).
  @Test func naturalSpline() {
    let spline = CubicSpline(parameters: [0, 1, 2, 3], values: [0, 1, 0, 1])
    for (t, y) in [(0.0, 0.0), (1, 1), (2, 0), (3, 1), (0.5, 0.75), (1.5, 0.5), (2.5, 0.25)] {
      var value = 0.0
      spline.write(valueAt: t, into: &value)
      #expect(abs(value - y) < 1e-14)
    }
  }

  /// Central differences must stay inside the domain and agree with the exact derivatives.
  @Test func finiteDifferencesGiveTheSameGeodesic() throws {
    let exact = GeodesicProblems.gamma
    let plain = TwoPointProblem(dimension: 2, acceleration: exact.acceleration)
    let p = [-2.0, 1]
    let q = [3.0, -1]
    let a = try CollocationSolver().solve(exact, from: p, to: q)
    let b = try CollocationSolver().solve(plain, from: p, to: q)
    for c in 0..<2 { #expect(abs(a.startVelocity[c] - b.startVelocity[c]) < 1e-11) }
  }
}
