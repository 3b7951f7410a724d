/// What the functions of expressions are called in each language.
enum CodeFunctions {
  /// A name with what stands before the arguments, and what the code needs for it.
  struct Spelling {
    let name: String
    var leading: [String] = []
    var needs: Set<Need> = []

    init(_ name: String, leading: [String] = [], needs: Set<Need> = []) {
      self.name = name
      self.leading = leading
      self.needs = needs
    }
  }

  /// What must stand in front of the code.
  enum Need: Int, Comparable {
    /// SciPy's or Julia's package of special functions.
    case specialFunctions
    /// A function of our own, written out in the language.
    case sign, step, logGamma, polygamma, polygammaTail
    static func < (a: Need, b: Need) -> Bool { a.rawValue < b.rawValue }
  }

  /// The name of a function; nil where the language has none and we have none to give.
  ///
  /// C and Swift have no Bessel functions Iᵥ and Kᵥ; polygammas are written out there.
  static func spelling(of f: Function, order: Int, in language: CodeLanguage) -> Spelling? {
    switch language {
    case .swift: swift(f, order)
    case .c: c(f, order)
    case .python: python(f, order)
    case .julia: julia(f, order)
    case .coq: coq(f, order)
    }
  }

  private static func c(_ f: Function, _ order: Int) -> Spelling? {
    switch f {
    case .abs: Spelling("fabs")
    case .sign: Spelling("sign", needs: [.sign])
    case .step: Spelling("step", needs: [.step])
    case .gamma: Spelling("tgamma")
    case .logGamma: Spelling("lgamma")
    case .polygamma: Spelling("polygamma", leading: ["\(order)"], needs: [.polygamma])
    case .polygammaTail: Spelling("polygamma_tail", leading: ["\(order)"], needs: [.polygammaTail])
    case .besselI, .besselK: nil
    case .minimum: Spelling("fmin")
    case .maximum: Spelling("fmax")
    case .power: Spelling("pow")
    default: Spelling(f.name)
    }
  }

  private static func swift(_ f: Function, _ order: Int) -> Spelling? {
    switch f {
    case .minimum: Spelling("Swift.min")
    case .maximum: Spelling("Swift.max")
    case .abs: Spelling("Swift.abs")
    case .logGamma: Spelling("logGamma", needs: [.logGamma])
    case .polygammaTail: Spelling("polygammaTail", leading: ["\(order)"], needs: [.polygammaTail])
    default: c(f, order)
    }
  }

  private static func python(_ f: Function, _ order: Int) -> Spelling? {
    switch f {
    case .asin, .acos, .atan, .asinh, .acosh, .atanh: Spelling("np.arc" + f.name.dropFirst())
    case .minimum: Spelling("np.minimum")
    case .maximum: Spelling("np.maximum")
    case .sign: Spelling("np.sign")
    case .step: Spelling("step", needs: [.step])
    case .gamma, .erf, .erfc: Spelling("special.\(f.name)", needs: [.specialFunctions])
    case .logGamma: Spelling("special.gammaln", needs: [.specialFunctions])
    case .polygamma:
      order == 0
        ? Spelling("special.digamma", needs: [.specialFunctions])
        : Spelling("special.polygamma", leading: ["\(order)"], needs: [.specialFunctions])
    case .polygammaTail: Spelling("polygamma_tail", leading: ["\(order)"], needs: [.polygammaTail])
    case .besselI: Spelling("special.iv", needs: [.specialFunctions])
    case .besselK: Spelling("special.kv", needs: [.specialFunctions])
    case .power: Spelling("np.power")
    default: Spelling("np." + f.name)
    }
  }

  private static func julia(_ f: Function, _ order: Int) -> Spelling? {
    switch f {
    case .step: Spelling("step", needs: [.step])
    case .gamma, .erf, .erfc, .besselI, .besselK: Spelling(f.name, needs: [.specialFunctions])
    case .logGamma: Spelling("loggamma", needs: [.specialFunctions])
    case .polygamma:
      order == 0
        ? Spelling("digamma", needs: [.specialFunctions])
        : Spelling("polygamma", leading: ["\(order)"], needs: [.specialFunctions])
    case .polygammaTail: Spelling("polygamma_tail", leading: ["\(order)"], needs: [.polygammaTail])
    default: Spelling(f.name)
    }
  }

  /// Coq's names; lgamma and polygamma are declared, not defined.
  private static func coq(_ f: Function, _ order: Int) -> Spelling? {
    switch f {
    case .exp, .sin, .cos, .tan, .sinh, .cosh, .tanh, .atan: Spelling(f.name)
    case .log: Spelling("ln")
    case .abs: Spelling("Rabs")
    case .minimum: Spelling("Rmin")
    case .maximum: Spelling("Rmax")
    case .power: Spelling("Rpower")
    case .logGamma: Spelling("lgamma")
    case .polygamma: Spelling("polygamma", leading: ["\(order)"])
    default: nil
    }
  }
}
