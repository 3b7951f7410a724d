import Figures
import GeometryLaws

/// What the options ask for, computed.
extension GeodesicFigureReport {
  /// - Parameters:
  ///   - start: the point of --from, in the coordinates of the choice.
  ///   - request: the curve, for figures along one.
  ///   - third: the third vertex of a triangle.
  init(
    _ kind: GeodesicFigureOptions.Figure, _ choice: ModelChoice, from start: Point, along request: GeodesicRequest?,
    third: Point?, length: Double, alphas: [Rational]?
  ) throws {
    let manifold = try choice.manifold, p = try choice.sourcePoint(start)
    let family = choice.family.isEmpty ? "a model of one's own" : "the \(choice.name) family"
    switch kind {
    case .fan(let count):
      let alpha = alphas?.first ?? 0
      let rays = try manifold.geodesicFan(from: p, length: length, rays: count, alpha: alpha)
      let name = alpha.isZero ? "Geodesics" : "Geodesics for α = \(alpha)"
      self.init(
        choice: choice, name: "fan", title: "\(name) from one point of \(family)", points: [("from", start)],
        lines: rays.map { ray in
          GeodesicFigureReport.line("ray", ray.angle, "geodesics", ray.curve.samples(), choice)
        },
        facts: [Fact(key: "length", words: alpha.isZero ? "length" : "last parameter", value: length)], remarks: [])
    case .ball(let radii, let rays): try self.init(ballOf: radii, rays: rays, choice, manifold, p, start, family)
    case .grid(let width):
      let curve = try GeodesicFigureReport.sourceGeodesic(choice, manifold, request)
      let grid = try manifold.fermatGrid(along: curve, width: width)
      var lines = GeodesicFigureReport.lines(of: grid, choice)
      lines.append(GeodesicFigureReport.line("base", 0, "base", curve.samples(), choice))
      var points = [("from", start)]
      if case .ends(_, let q)? = request { points.append(("to", q)) }
      self.init(
        choice: choice, name: "grid", title: "Fermat coordinates along a geodesic of \(family)", points: points,
        lines: lines,
        facts: [
          Fact(key: "length", words: "length of the base", value: curve.length, error: curve.lengthError),
          Fact(key: "width", words: "width to either side", value: width),
        ], remarks: [])
    case .triangle: try self.init(triangle: request, third, alphas, choice, manifold, family)
    }
  }

  private init(
    ballOf radii: [Double], rays: Int, _ choice: ModelChoice, _ manifold: StatisticalManifold, _ p: Point,
    _ start: Point, _ family: String
  ) throws {
    // Circles through at least 96 rays, of which some are shown.
    let fine = max(1, (96 + rays - 1) / rays), count = fine * rays
    let ball = try manifold.geodesicBall(
      at: p, radius: radii.last ?? 1, rays: count % 2 == 0 ? count : 2 * count)
    let grid = try ball.polarGrid(radii: radii, rays: rays)
    let length = try ball.circumference(), area = try ball.area()
    var facts = [
      Fact(key: "radius", words: "radius", value: ball.radius),
      Fact(key: "circumference", words: "circumference", value: length.value, error: length.error),
      Fact(key: "area", words: "area", value: area.value, error: area.error),
    ]
    var remark = "No injectivity radius is known here; no ray has a conjugate point within the radius."
    if let known = ball.injectivityRadius {
      remark =
        "Injectivity radius: \(known.value.isFinite ? known.value.significant(10) : "infinite"), \(known.theorem)."
      if known.value.isFinite {
        facts.append(Fact(key: "injectivityRadius", words: "injectivity radius", value: known.value))
      }
    }
    self.init(
      choice: choice, name: "ball", title: "Geodesic circles about a point of \(family)", points: [("center", start)],
      lines: GeodesicFigureReport.lines(of: grid, choice, radii), facts: facts, remarks: [remark])
  }

  private init(
    triangle request: GeodesicRequest?, _ third: Point?, _ alphas: [Rational]?, _ choice: ModelChoice,
    _ manifold: StatisticalManifold, _ family: String
  ) throws {
    guard case .ends(let p, let q)? = request, let r = third else {
      throw CommandFailure.usage("--triangle needs --to", option: "--to")
    }
    let corners = try [p, q, r].map { try choice.sourcePoint($0) }
    let all = alphas ?? (choice.model == nil ? [0] : [-1, 0, 1]), names = ["p", "q", "r"]
    var lines: [Line] = [], facts: [Fact] = [], remarks: [String] = []
    for alpha in all {
      let triangle = try manifold.geodesicTriangle(corners[0], corners[1], corners[2], alpha: alpha)
      let sign = alpha < 0 ? "minus\(-alpha)" : "\(alpha)", label = "α = \(alpha)".replacing("-", with: "−")
      for (k, side) in triangle.sides.enumerated() {
        lines.append(
          GeodesicFigureReport.line(
            "side", alpha.asDouble, GeodesicReport.name(of: alpha, choice), side.samples(), choice))
        let ends = names[k] + names[(k + 1) % 3]
        facts.append(
          Fact(
            key: "length_\(ends)_alpha_\(sign)", words: "\(label): length of \(ends)", value: side.length,
            error: side.lengthError))
      }
      for (k, angle) in triangle.angles.enumerated() {
        facts.append(
          Fact(
            key: "angle_\(names[k])_alpha_\(sign)", words: "\(label): angle at \(names[k])", value: angle, isAngle: true
          ))
      }
      facts.append(
        Fact(
          key: "angleSum_alpha_\(sign)", words: "\(label): sum of the angles", value: triangle.angleSum, isAngle: true))
    }
    if choice.model != nil, let relation = try? manifold.pythagoreanRelation(corners[0], corners[1], corners[2]) {
      facts.append(
        Fact(
          key: "pythagoreanAngle", words: "angle at q of the m-side to p and the e-side to r", value: relation.angle,
          isAngle: true))
      facts.append(
        Fact(
          key: "pythagoreanDefect", words: "KL(p‖q) + KL(q‖r) − KL(p‖r)", value: relation.defect, error: relation.error
        ))
      let defect = relation.defect.magnitude <= relation.error ? "0" : relation.defect.significant(4)
      remarks.append(
        "At q the mixture side to p and the exponential side to r meet at \((relation.angle * 180 / .pi).significant(4))°; KL(p‖q) + KL(q‖r) − KL(p‖r) = \(defect), which is 0 at a right angle."
      )
    }
    self.init(
      choice: choice, name: "triangle", title: "A triangle of \(family)", points: Array(zip(names, [p, q, r])),
      lines: lines, facts: facts, remarks: remarks)
  }

  /// The curve along which a grid lies, in source coordinates.
  private static func sourceGeodesic(
    _ choice: ModelChoice, _ manifold: StatisticalManifold, _ request: GeodesicRequest?
  ) throws -> Geodesic {
    switch request {
    case .ends(let p, let q)?:
      return try manifold.geodesic(from: try choice.sourcePoint(p), to: try choice.sourcePoint(q), checks: .full)
    default: throw CommandFailure.usage("--grid needs --to", option: "--to")
    }
  }

  private static func lines(of grid: GeodesicGrid, _ choice: ModelChoice, _ radii: [Double] = []) -> [Line] {
    let named = radii.count <= 5 ? " of radius " + radii.map { $0.significant(4) }.joined(separator: ", ") : ""
    return grid.lines.map { line in
      let label =
        switch line.kind {
        case .ray: "geodesics from the center"
        case .circle: (radii.count == 1 ? "circle" : "circles") + named
        case .perpendicular: "geodesics at right angles"
        case .parallel: "lines at constant distance"
        }
      return Line(
        kind: line.kind.rawValue, value: line.value, label: label, parameters: line.parameters,
        places: line.places.map { choice.shownCoordinates($0) })
    }
  }

  private static func line(
    _ kind: String, _ value: Double, _ label: String, _ samples: [Geodesic.Sample], _ choice: ModelChoice
  ) -> Line {
    Line(
      kind: kind, value: value, label: label, parameters: samples.map(\.parameter),
      places: samples.map { choice.shownCoordinates($0.coordinates) })
  }
}
