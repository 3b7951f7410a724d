import Figures
import GeometryLaws

/// A natural gradient with what it does: the components, and figures of flows and descents.
struct NaturalGradientReport: Report {
  let gradient: TensorReport
  let figure: NaturalGradientFigure

  var command: String { gradient.command }
  var formats: [OutputFormat] { gradient.formats }
  var endings: [String] { gradient.endings + ["svg", "html"] }

  func print(_ format: OutputFormat) -> String { gradient.print(format) }

  func files(_ path: String, _ ending: String) throws -> [OutputFile] {
    guard ending == "svg" || ending == "html" else { return try gradient.files(path, ending) }
    let provenance = Provenance.current(
      model: gradient.choice.name, details: ["rigor": .string("floating"), "point": gradient.pointJSON])
    if ending == "svg" { return [OutputFile(path, try figure.figure().svg(provenance: provenance))] }
    var page = HTMLPage(title: gradient.title, provenance: provenance)
    page.figure(try figure.figure())
    page.table(gradient.table, caption: "\(gradient.title) at the start")
    for run in try figure.runs() {
      page.table(run.table, caption: "\(run.label): steps, each halved until the objective falls")
    }
    return [OutputFile(path, page.html)]
  }
}
