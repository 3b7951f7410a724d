import GeometryLaws
import InformationGeometry
for name in CommandLine.arguments.dropFirst() {
  let model = try Catalogue.model(name)
  print(model.name, model.exponentialFamily.map { "t=\($0.statistics) θ=\($0.naturalParameters) η=\($0.expectationParameters) ψ=\($0.logPartition)" } ?? "not EF")
  let m = try model.manifold()
  print(m.metric)
  print(m.amariChentsovTensor)
  print(try m.connection().christoffelSymbols)
  print(try m.scalarCurvature)
}
