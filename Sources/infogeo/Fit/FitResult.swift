import GeometryLaws

/// The fits of all groups, with the geodesics between them.
struct FitResult {
  /// A fitted group.
  struct Group {
    let name: String
    let fit: MaximumLikelihood.Fit
    let point: Point
  }

  /// The geodesic between two groups.
  struct Link {
    let from: Int
    let to: Int
    let geodesic: Geodesic
  }

  let choice: ModelChoice
  let model: StatisticalModel
  let manifold: StatisticalManifold
  let data: FitData
  let groups: [Group]
  /// One for every pair of groups, the first before the second.
  let links: [Link]

  init(choice: ModelChoice, model: StatisticalModel, data: FitData) throws {
    self.choice = choice
    self.model = model
    self.data = data
    let manifold = try choice.manifold
    self.manifold = manifold
    groups = try data.groups.map { group in
      do {
        let fit = try MaximumLikelihood.fit(model, data: group.observations)
        return Group(name: group.name, fit: fit, point: try manifold.point(fit.estimates))
      } catch {
        throw FitResult.failure(error, of: group.name, data.by)
      }
    }
    var links: [Link] = []
    for i in groups.indices {
      for j in groups.indices.dropFirst(i + 1) {
        do {
          let geodesic = try manifold.geodesic(from: groups[i].point, to: groups[j].point)
          links.append(Link(from: i, to: j, geodesic: geodesic))
        } catch {
          throw FitResult.failure(error, of: "\(groups[i].name) – \(groups[j].name)", data.by)
        }
      }
    }
    self.links = links
  }

  /// An error with the group that it belongs to.
  static func failure(_ error: any Error, of group: String, _ by: String?) -> CommandFailure {
    let failure = CommandFailure(describing: error)
    guard let by else { return failure }
    return CommandFailure(
      failure.status, kind: failure.kind, "\(by) \(group): \(failure.message)", parameter: failure.parameter,
      value: failure.value)
  }

  /// The distance between two groups and its error.
  func distance(_ i: Int, _ j: Int) -> (value: Double, error: Double) {
    guard i != j, let link = links.first(where: { $0.from == min(i, j) && $0.to == max(i, j) }) else { return (0, 0) }
    return (link.geodesic.length, link.geodesic.lengthError)
  }

  /// The links that are worth drawing: all of few groups, otherwise those of a shortest tree.
  var drawnLinks: [Link] {
    guard groups.count > 4 else { return links }
    var root = Array(groups.indices)
    var kept: [Link] = []
    for link in links.sorted(by: { $0.geodesic.length < $1.geodesic.length }) where root[link.from] != root[link.to] {
      let (old, new) = (root[link.to], root[link.from])
      for i in root.indices where root[i] == old { root[i] = new }
      kept.append(link)
    }
    return kept
  }
}
