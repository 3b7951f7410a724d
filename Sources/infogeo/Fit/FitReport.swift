import Figures
import GeometryLaws

/// A fit in every form.
struct FitReport: TableReport {
  let result: FitResult
  /// The unit of the observations.
  var unit: String?
  /// The numbers in many digits, where they were asked for.
  var decimals: FitDecimals?

  var command: String { "fit" }
  var endings: [String] { ["json", "csv", "svg", "html"] }
  var writesFolders: Bool { true }
  var summary: String { text }

  var names: [String] { result.choice.coordinateNames }
  var groups: [FitResult.Group] { result.groups }

  func files(_ path: String, _ ending: String) throws -> [OutputFile] {
    switch ending {
    case "json": return [.json(path, json, provenance)]
    case "csv": return OutputFile.csv(path, estimates, provenance)
    case "svg": return [OutputFile(path, figure.svg(provenance: provenance))]
    default: return [OutputFile(path, page.html)]
    }
  }

  func folderFiles(_ folder: String) throws -> [OutputFile] {
    let path = { (name: String) in folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)" }
    var files = try files(path("fit.json"), "json")
    for (name, table) in [("estimates.csv", estimates), ("distances.csv", distances), ("geodesics.csv", geodesics)] {
      files += OutputFile.csv(path(name), table, provenance)
    }
    files += try self.files(path("figure.svg"), "svg") + self.files(path("report.html"), "html")
    return files
  }

  var provenance: Provenance {
    .current(
      model: result.choice.name,
      details: ["data": .string(result.data.path), "observations": .integer(result.data.count)])
  }

  // MARK: Tables

  var table: Table { estimates }

  /// One row a group: count, estimates, standard errors, log-likelihood.
  var estimates: Table {
    var columns = [Column("group", groups.map(\.name)), Column("count", groups.map { Double($0.fit.count) })]
    for (i, name) in names.enumerated() {
      columns.append(Column(name, groups.map { $0.fit.estimates[i] }))
      columns.append(Column("se_\(name)", groups.map { $0.fit.standardErrors[i] }))
    }
    return .distinct(columns + [Column("log_likelihood", groups.map(\.fit.logLikelihood))])
  }

  /// The matrix of distances.
  var distances: Table {
    var columns = [Column("group", groups.map(\.name))]
    for j in groups.indices {
      columns.append(Column(groups[j].name, groups.indices.map { result.distance($0, j).value }))
    }
    return .distinct(columns)
  }

  /// Places on the geodesics between the groups, one below the other.
  var geodesics: Table {
    let links = result.links.count <= 300 ? result.links : result.drawnLinks
    let samples = links.map { $0.geodesic.samples(51) }
    let rows = zip(links, samples).flatMap { link, places in places.map { (link, $0) } }
    var columns = [
      Column("from", rows.map { groups[$0.0.from].name }), Column("to", rows.map { groups[$0.0.to].name }),
      Column("t", rows.map(\.1.parameter)),
    ]
    for (i, name) in names.enumerated() {
      columns.append(Column(name, rows.map { $0.1.coordinates[i] }))
    }
    return .distinct(columns)
  }

  // MARK: Text and JSON

  /// What was fitted to what.
  var heading: String {
    let columns = result.data.columns.joined(separator: ", ")
    let by = result.data.by.map { " by \($0)" } ?? ""
    return "\(result.choice.name) fitted to \(columns)\(by)"
  }

  var text: String {
    let count = result.data.count
    var lines = ["\(heading) (\(count) observation\(count == 1 ? "" : "s") of \(result.data.path))"]
    if !result.data.categories.isEmpty {
      lines.append(result.data.categories.enumerated().map { "p\($0 + 1) = \($1)" }.joined(separator: ", "))
    }
    if let decimals {
      return (lines + decimals.text(names: names, groups: groups.map(\.name))).joined(separator: "\n") + "\n"
    }
    let header = [result.data.by ?? "", "count"] + names.flatMap { [$0, "s.e."] } + ["log-likelihood"]
    let rows = groups.map { group -> [String] in
      let numbers = zip(group.fit.estimates, group.fit.standardErrors).flatMap {
        [$0.significant(7), "(\($1.significant(3)))"]
      }
      return [group.name, "\(group.fit.count)"] + numbers + [group.fit.logLikelihood.significant(9)]
    }
    lines += [""] + TextTable.lines([header] + rows)
    if groups.count > 1 {
      lines += ["", "Fisher–Rao distances"]
      let matrix = groups.indices.map { i in
        [groups[i].name] + groups.indices.map { result.distance(i, $0).value.significant(5) }
      }
      lines += TextTable.lines([[""] + groups.map(\.name)] + matrix)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var rigor: String {
    if case .enclosures = decimals?.precision { return "certified" }
    return "estimated"
  }

  var json: JSONValue {
    let entries = groups.enumerated().map { index, group -> JSONValue in
      let n = names.count
      var entry: JSONObject = [
        "group": .string(group.name), "count": .integer(group.fit.count), "estimates": .numbers(group.fit.estimates),
        "standardErrors": .numbers(group.fit.standardErrors), "logLikelihood": .number(group.fit.logLikelihood),
        "covariance": nested(group.fit.covariance.map { .number($0) }, dimension: n, rank: 2),
        "iterations": .integer(group.fit.iterations),
      ]
      for member in decimals?.members(index, dimension: n).members ?? [] { entry[member.key] = member.value }
      return .object(entry)
    }
    var object: JSONObject = [
      "command": "fit", "model": .string(result.choice.name), "coordinates": .array(names.map { .string($0) }),
      "data": .string(result.data.path), "columns": .array(result.data.columns.map { .string($0) }),
      "by": result.data.by.map { .string($0) } ?? .null, "rigor": .string(rigor),
      "method": "maximum likelihood by Fisher scoring", "digits": .integer(decimals?.precision.digits ?? 17),
      "leftOut": .integer(result.data.leftOut),
    ]
    if !result.data.categories.isEmpty { object["categories"] = .array(result.data.categories.map { .string($0) }) }
    object["groups"] = .array(entries)
    if let decimals {
      object["distances"] = .array(decimals.distances.map { .array($0.map(\.json)) })
      object["distanceErrors"] = .array(decimals.distances.map { .array($0.map(\.errorJSON)) })
      return .object(object)
    }
    let indices = groups.indices
    object["distances"] = .rows(indices.map { i in indices.map { result.distance(i, $0).value } })
    object["distanceErrors"] = .rows(indices.map { i in indices.map { result.distance(i, $0).error } })
    return .object(object)
  }
}
