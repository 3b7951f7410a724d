import Figures
import GeometryLaws

extension FitReport {
  /// The fitted groups with their confidence regions and the geodesics between them.
  var figure: Figure {
    let n = names.count
    switch n {
    case 1:
      return Figure([intervals(0)], title: title, caption: "Bars are 95 % confidence intervals in the Fisher metric.")
    case 2: return Figure([plane(0, 1)], title: title, caption: planeCaption)
    case 3: return Figure([plane(0, 1), plane(0, 2), plane(1, 2)], columns: 2, title: title, caption: planeCaption)
    default:
      return Figure(
        (0..<min(n, 12)).map { intervals($0) }, columns: 2, title: title,
        caption: "Bars are 95 % confidence intervals.")
    }
  }

  /// The report as a page of its own.
  var page: HTMLPage {
    var page = HTMLPage(title: title, provenance: provenance)
    page.paragraph(
      "\(heading.prefix(1).uppercased() + heading.dropFirst()): \(result.data.count) observations of \(result.data.path) in \(groups.count) group\(groups.count == 1 ? "" : "s")."
    )
    if result.data.leftOut > 0 { page.paragraph("Rows left out because a value is missing: \(result.data.leftOut).") }
    var untitled = figure
    untitled.title = ""
    page.figure(untitled)
    page.heading("Estimates")
    page.paragraph(
      "Maximum likelihood estimates; standard errors (se) from the Fisher information; log-likelihoods with every constant of the density."
    )
    page.table(estimates)
    if groups.count > 1 {
      page.heading("Fisher–Rao distances")
      page.paragraph(
        "Lengths of the geodesics between the fitted distributions. Two groups of m observations at a small distance d differ by about d·√(m/2) standard deviations of the difference of their estimates."
      )
      page.table(distances)
    }
    return page
  }

  private var title: String {
    let family = result.choice.family.isEmpty ? "Fitted distributions" : "Fitted \(result.choice.name) distributions"
    let columns = result.data.columns.joined(separator: ", ")
    return "\(family) of \(columns)" + (result.data.by.map { " by \($0)" } ?? "")
  }

  private var planeCaption: String {
    var text =
      names.count == 2
      ? "Shaded: 95 % confidence regions, discs of the Fisher–Rao distance."
      : "Shaded: 95 % confidence ellipses from the Fisher information."
    if !result.links.isEmpty {
      text +=
        result.drawnLinks.count == result.links.count
        ? " Lines: Fisher–Rao geodesics between the groups."
        : " Lines: Fisher–Rao geodesics of the shortest tree that joins the groups."
    }
    return text
  }

  private func color(_ group: Int) -> Color { Color.palette[group % Color.palette.count] }

  // MARK: Two coordinates

  private func plane(_ i: Int, _ j: Int) -> Plot {
    let regions = names.count == 2 ? groups.map { ConfidenceRegion($0, on: result.manifold) } : []
    let shown = { (k: Int) in
      groups.map { $0.fit.estimates[k] } + regions.flatMap { region in region?.outline.map { $0[k] } ?? [] }
    }
    let symbols = result.choice.chart.coordinates
    var plot = Plot(
      x: AxisNames.axis(symbols[i], shown(i), unit: unit(of: i)),
      y: AxisNames.axis(symbols[j], shown(j), unit: unit(of: j)),
      width: 640)
    for (index, group) in groups.enumerated() {
      if index < regions.count, let region = regions[index] {
        plot.region(
          region.outline.map { $0[i] }, region.outline.map { $0[j] }, color: color(index),
          opacity: groups.count > 6 ? 0.05 : 0.16, outlined: true)
      } else {
        let n = names.count, covariance = group.fit.covariance
        plot.ellipse(
          center: (group.fit.estimates[i], group.fit.estimates[j]),
          covariance: [covariance[i * n + i], covariance[i * n + j], covariance[j * n + j]],
          radius: ConfidenceRegion.quantile(dimension: 2).squareRoot(), color: color(index))
      }
    }
    for link in result.drawnLinks {
      let places = link.geodesic.samples(121)
      plot.curve(places.map { $0.coordinates[i] }, places.map { $0.coordinates[j] }, color: .gray, width: 1.5)
    }
    for (index, group) in groups.enumerated() {
      let place = (group.fit.estimates[i], group.fit.estimates[j])
      plot.points([place.0], [place.1], marker: .circle, color: color(index), size: 6)
      if result.data.by != nil { plot.text(group.name, at: place, color: color(index)) }
    }
    return plot
  }

  // MARK: One coordinate

  /// Estimates with intervals, one group a line, the first above.
  private func intervals(_ i: Int) -> Plot {
    let regions = groups.map { group -> (Double, Double) in
      if names.count == 1, let region = ConfidenceRegion(group, on: result.manifold) {
        return (region.outline[0][0], region.outline[1][0])
      }
      let half = ConfidenceRegion.quantile(dimension: 1).squareRoot() * group.fit.standardErrors[i]
      return (group.fit.estimates[i] - half, group.fit.estimates[i] + half)
    }
    let count = groups.count
    let marks = groups.enumerated().map { Axis.Mark(Double(count - $0), $1.name) }
    var plot = Plot(
      x: AxisNames.axis(result.choice.chart.coordinates[i], regions.flatMap { [$0.0, $0.1] }, unit: unit(of: i)),
      y: Axis(result.data.by ?? "", from: 0.4, to: Double(count) + 0.6, marks: marks), width: 560,
      height: max(200, min(900, 110 + 26 * Double(count))))
    for (index, group) in groups.enumerated() {
      let y = Double(count - index)
      plot.curve([regions[index].0, regions[index].1], [y, y], color: color(index), width: 2)
      plot.points([group.fit.estimates[i]], [y], marker: .circle, color: color(index), size: 7)
    }
    return plot
  }

  /// The unit of a parameter: that of the observations to the power with which the density scales.
  private func unit(of i: Int) -> String? {
    guard let unit, let power = result.model.scalingExponents?[i], power != 0 else { return nil }
    switch power {
    case 1: return unit
    case -1: return "1/\(unit)"
    default: return power > 0 ? "\(unit)^\(power)" : "1/\(unit)^\(-power)"
    }
  }
}
