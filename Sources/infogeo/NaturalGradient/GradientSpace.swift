import GeometryLaws

/// Which metric makes a vector of the differential: what `--space` says.
enum GradientSpace: Equatable {
  case fisher
  case l2
  case wasserstein
  case sobolev(order: Rational, length: Rational)

  /// Reads `fisher`, `l2`, `wasserstein` or `sobolev:s=S,length=L`.
  ///
  /// - Throws: `CommandFailure` for anything else.
  init(parsing text: String) throws {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    func refused(_ reason: String) -> CommandFailure {
      .usage("--space \(text): \(reason)", option: "--space", value: text)
    }
    switch (parts[0], parts.count) {
    case ("fisher", 1): self = .fisher
    case ("l2", 1): self = .l2
    case ("wasserstein", 1): self = .wasserstein
    case ("sobolev", 2):
      var values: [String: Rational] = [:]
      for assignment in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
        let sides = assignment.split(separator: "=", omittingEmptySubsequences: false).map {
          $0.filter { !$0.isWhitespace }
        }
        guard sides.count == 2, ["s", "length"].contains(sides[0]), values[sides[0]] == nil else {
          throw refused("after the colon stand s=… and, if it is not 1, length=…, each once")
        }
        guard let value = Rational(sides[1]) else { throw refused("\(sides[1]) is not a number") }
        values[sides[0]] = value
      }
      guard let s = values["s"] else { throw refused("the order is missing: sobolev:s=1") }
      let length = values["length"] ?? 1
      guard length > 0 else { throw refused("the length must be positive") }
      guard s.magnitude <= 8 else { throw refused("orders from −8 to 8 are computed") }
      self = .sobolev(order: s, length: length)
    case ("sobolev", _): throw refused("the order is missing: sobolev:s=1")
    default: throw refused("the spaces are fisher, l2, wasserstein and sobolev:s=…,length=…")
    }
  }

  /// The name in output.
  var name: String {
    switch self {
    case .fisher: "fisher"
    case .l2: "l2"
    case .wasserstein: "wasserstein"
    case .sobolev(let s, let length): "sobolev:s=\(s)\(length == 1 ? "" : ",length=\(length)")"
    }
  }

  /// What the gradient is called in text.
  var title: String {
    switch self {
    case .fisher: "Natural gradient"
    case .l2: "L² natural gradient"
    case .wasserstein: "Wasserstein natural gradient"
    case .sobolev(let s, let length):
      "Sobolev natural gradient of order \(s)\(length == 1 ? "" : ", length \(length),")"
    }
  }

  /// The metric that it stands for; nil for Fisher's.
  func metric(of model: StatisticalModel) throws -> ModelMetric? {
    switch self {
    case .fisher: nil
    case .l2: try .l2(model)
    case .wasserstein: try .wasserstein(model)
    case .sobolev(let s, let length): try .sobolev(model, order: s, lengthScale: length)
    }
  }
}

extension ModelMetric: TensorSource {}

extension Evaluation {
  /// The components of a quantity of another metric than Fisher's.
  ///
  /// - Throws: `GeometryError` where the quantity is not defined, or not known to the digits that are asked for.
  func result(_ quantity: Quantity, in metric: ModelMetric) throws -> Result {
    if metric.isClosedForm { return try closedForm(quantity, metric, at: point) }
    switch precision {
    case .double:
      let numbers = try metric.estimated(quantity, at: point)
      return Result(
        values: numbers.map { .rounded(Rounded(value: $0.value, error: $0.error)) }, method: "quadrature",
        isEstimated: true)
    case .decimals(let digits):
      guard digits <= 1_000 else {
        throw CommandFailure.usage(
          "--digits \(digits): without a closed form there are at most 1000 digits", option: "--digits",
          value: "\(digits)")
      }
      let numbers = try metric.estimated(quantity, at: point, digits: digits)
      return Result(values: numbers.map { Evaluation.decimal($0) }, method: "quadrature", isEstimated: true)
    case .enclosures:
      throw CommandFailure(
        .notConverged, kind: "not-proved",
        "--certified: the \(metric.name) of \(choice.name) has no closed form, and its integrals are estimated, not enclosed"
      )
    }
  }
}
