import GeometryLaws

/// What the parameters of the catalogue stand for, so that an error can say what is wrong in words.
enum ParameterRoles {
  private static let nouns: [String: String] = [
    "normal": "a normal distribution", "lognormal": "a lognormal distribution",
    "exponential": "an exponential distribution", "poisson": "a Poisson distribution",
    "bernoulli": "a Bernoulli trial", "binomial": "a binomial distribution", "geometric": "a geometric distribution",
    "negative-binomial": "a negative binomial distribution", "gamma": "a gamma distribution",
    "inverse-gamma": "an inverse gamma distribution", "beta": "a beta distribution",
    "dirichlet": "a Dirichlet distribution", "inverse-gaussian": "an inverse Gaussian distribution",
    "weibull": "a Weibull distribution", "rayleigh": "a Rayleigh distribution", "pareto": "a Pareto distribution",
    "chi-squared": "a chi-squared distribution", "half-normal": "a half-normal distribution",
    "laplace": "a Laplace distribution", "cauchy": "a Cauchy distribution", "student": "a Student distribution",
    "logistic": "a logistic distribution", "gumbel": "a Gumbel distribution",
    "generalized-normal": "a generalized normal distribution", "von-mises": "a von Mises distribution",
    "zero-inflated-poisson": "a zero-inflated Poisson distribution",
  ]

  private static let roles: [String: String] = [
    "sigma": "scale", "rate": "rate", "p": "success probability", "shape": "shape", "scale": "scale",
    "mu": "mean", "nu": "number of degrees of freedom", "kappa": "concentration", "s": "scale", "b": "scale",
    "r": "number of successes", "gamma": "scale", "alpha": "scale",
  ]

  private static let exceptions: [String: String] = [
    "beta b": "second shape", "beta a": "first shape", "inverse-gaussian lambda": "shape", "gumbel beta": "scale",
    "generalized-normal beta": "shape", "cauchy mu": "location", "student mu": "location", "laplace mu": "location",
    "logistic mu": "location", "gumbel mu": "location", "lognormal mu": "location", "lognormal sigma": "shape",
    "zero-inflated-poisson pi": "share of extra zeros",
  ]

  /// "the scale of a normal distribution", or nil when there is nothing better to say than the name.
  static func phrase(parameter: String, family: String) -> String? {
    guard let noun = nouns[family] else { return nil }
    if family == "dirichlet" { return "each concentration of \(noun)" }
    guard let role = exceptions["\(family) \(parameter)"] ?? roles[parameter] else { return nil }
    return "the \(role) of \(noun)"
  }

  /// The error of a coordinate outside the domain, naming what the coordinate is.
  static func failure(_ error: GeometryError, family: String) -> CommandFailure {
    guard case .outsideDomain(let parameter, let value, let requirement) = error,
      let phrase = phrase(parameter: parameter, family: family)
    else { return CommandFailure(describing: error) }
    return CommandFailure(
      .data, kind: "outside-domain", "\(parameter) = \(value): \(phrase) must \(requirement)", parameter: parameter,
      value: value)
  }
}
