import GeometryLaws

extension ModelChoice {
  /// Reads a point: every coordinate once, inside the domain, and within the range of a `Double` where one is to hold it.
  func point(_ text: String, option: String, precision: Precision = .double) throws -> Point {
    do {
      let values = try CoordinateValues(chart: chart, modelName: name).read(text, what: option)
      let point = try Point(values, in: chart)
      guard precision == .double else { return point }
      for (symbol, (value, exact)) in zip(chart.coordinates, zip(point.coordinates, point.exact)) {
        guard value.isFinite, value != 0 || exact.isZero || exact.rational == nil else {
          throw CommandFailure(
            .data, kind: "outside-domain",
            "\(symbol.name) = \(exact.forReaders): too \(value == 0 ? "small" : "large") for a Double",
            parameter: symbol.name, value: exact.forReaders)
        }
      }
      return point
    } catch let error as GeometryError {
      throw ParameterRoles.failure(error, family: family)
    }
  }

  /// Reads a tangent vector: like a point, or as a list of components.
  func vector(_ text: String, option: String) throws -> [Expression] {
    let blank = Chart.unconstrained(chart)
    if text.contains("=") {
      let reader = CoordinateValues(chart: blank, modelName: name)
      return try reader.read(text, what: option)
    }
    let list = BracketSplitter.trimmed(text)
    let inner = BracketSplitter.unbracketed(list) ?? list
    guard let entries = BracketSplitter.split(inner, at: ",") else {
      throw CommandFailure.input("\(option) “\(text)”: brackets do not match", parameter: option, value: text)
    }
    guard entries.count == chart.dimension else {
      throw CommandFailure.input(
        "\(option): a vector of \(name) has \(chart.dimension) components, but \(entries.count) are given",
        parameter: option, value: text)
    }
    return try zip(blank.coordinates, entries).map { try CoordinateValues.expression($1, for: $0) }
  }

  /// A tangent vector in `Double`.
  func velocity(_ text: String, option: String) throws -> [Double] {
    let exact = try vector(text, option: option)
    let components = try Tape(exact, inputs: []).constantValues()
    for (component, symbol) in zip(components, chart.coordinates) {
      guard component.isFinite else {
        throw CommandFailure.input(
          "\(option): the component along \(symbol.name) must be a finite number", parameter: symbol.name, value: text)
      }
    }
    return components
  }
}

extension Chart {
  /// Coordinates of the same names that range over all real numbers.
  fileprivate static func unconstrained(_ chart: Chart) -> Chart {
    // Names are those of a chart already, so this cannot fail.
    (try? Chart(chart.coordinates.map { Symbol($0.name) })) ?? chart
  }
}
