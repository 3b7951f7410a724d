import RealModule

/// The elementary functions with their derivatives.
extension Jet: ElementaryFunctions {
  /// eˣ.
  public static func exp(_ x: Jet) -> Jet {
    let e = Double.exp(x.value)
    return x.mapped(e, slope: e)
  }
  /// eˣ − 1.
  public static func expMinusOne(_ x: Jet) -> Jet { x.mapped(.expMinusOne(x.value), slope: .exp(x.value)) }
  /// cosh x.
  public static func cosh(_ x: Jet) -> Jet { x.mapped(.cosh(x.value), slope: .sinh(x.value)) }
  /// sinh x.
  public static func sinh(_ x: Jet) -> Jet { x.mapped(.sinh(x.value), slope: .cosh(x.value)) }
  /// tanh x.
  public static func tanh(_ x: Jet) -> Jet {
    let c = Double.cosh(x.value)
    return x.mapped(.tanh(x.value), slope: 1 / (c * c))
  }
  /// cos x.
  public static func cos(_ x: Jet) -> Jet { x.mapped(.cos(x.value), slope: -Double.sin(x.value)) }
  /// sin x.
  public static func sin(_ x: Jet) -> Jet { x.mapped(.sin(x.value), slope: .cos(x.value)) }
  /// tan x.
  public static func tan(_ x: Jet) -> Jet {
    let t = Double.tan(x.value)
    return x.mapped(t, slope: 1 + t * t)
  }
  /// log x.
  public static func log(_ x: Jet) -> Jet { x.mapped(.log(x.value), slope: 1 / x.value) }
  /// log(1 + x).
  public static func log(onePlus x: Jet) -> Jet { x.mapped(.log(onePlus: x.value), slope: 1 / (1 + x.value)) }
  /// arcosh x.
  public static func acosh(_ x: Jet) -> Jet {
    x.mapped(.acosh(x.value), slope: 1 / ((x.value - 1) * (x.value + 1)).squareRoot())
  }
  /// arsinh x.
  public static func asinh(_ x: Jet) -> Jet { x.mapped(.asinh(x.value), slope: 1 / Double.hypot(1, x.value)) }
  /// artanh x.
  public static func atanh(_ x: Jet) -> Jet {
    x.mapped(.atanh(x.value), slope: 1 / ((1 - x.value) * (1 + x.value)))
  }
  /// arccos x.
  public static func acos(_ x: Jet) -> Jet {
    x.mapped(.acos(x.value), slope: -1 / ((1 - x.value) * (1 + x.value)).squareRoot())
  }
  /// arcsin x.
  public static func asin(_ x: Jet) -> Jet {
    x.mapped(.asin(x.value), slope: 1 / ((1 - x.value) * (1 + x.value)).squareRoot())
  }
  /// arctan x.
  public static func atan(_ x: Jet) -> Jet { x.mapped(.atan(x.value), slope: 1 / (1 + x.value * x.value)) }
  /// xʸ for x > 0.
  public static func pow(_ x: Jet, _ y: Jet) -> Jet {
    let power = Double.pow(x.value, y.value)
    return combined(
      x, y, power, (y.value * Double.pow(x.value, y.value - 1), power * Double.log(x.value)))
  }
  /// xⁿ.
  public static func pow(_ x: Jet, _ n: Int) -> Jet {
    x.mapped(.pow(x.value, n), slope: n == 0 ? 0 : Double(n) * Double.pow(x.value, n - 1))
  }
  /// √x.
  public static func sqrt(_ x: Jet) -> Jet {
    let root = x.value.squareRoot()
    return x.mapped(root, slope: 0.5 / root)
  }
  /// The real n-th root.
  public static func root(_ x: Jet, _ n: Int) -> Jet {
    let root = Double.root(x.value, n)
    return x.mapped(root, slope: root / (Double(n) * x.value))
  }
}

/// The field operations and the special functions with their derivatives.
extension Jet: Scalar {
  /// The number nearest to an exact rational number.
  public init(_ value: Rational, precision: Binary64) { self.init(value.asDouble) }
  /// π.
  public static func pi(_ precision: Binary64) -> Jet { Jet(Double.pi) }
  /// Euler's constant γ.
  public static func eulerGamma(_ precision: Binary64) -> Jet { Jet(Double.eulerGamma(precision)) }

  /// a · b.
  public static func * (a: Jet, b: Jet) -> Jet { combined(a, b, a.value * b.value, (b.value, a.value)) }
  /// a / b.
  public static func / (a: Jet, b: Jet) -> Jet {
    let quotient = a.value / b.value
    return combined(a, b, quotient, (1 / b.value, -quotient / b.value))
  }
  /// −a.
  public static prefix func - (a: Jet) -> Jet { a.mapped(-a.value, slope: -1) }

  /// |x|.
  public static func absoluteValue(_ x: Jet) -> Jet {
    x.mapped(x.value.magnitude, slope: x.value == 0 ? .nan : Double.sign(x.value))
  }
  /// −1, 0 or 1 with the sign of x.
  public static func sign(_ x: Jet) -> Jet { x.mapped(.sign(x.value), slope: x.value == 0 ? .nan : 0) }
  /// The step function.
  public static func step(_ x: Jet) -> Jet { x.mapped(.step(x.value), slope: x.value == 0 ? .nan : 0) }
  /// The smaller of two numbers.
  public static func minimum(_ a: Jet, _ b: Jet) -> Jet { chosen(a, b, Double.minimum(a.value, b.value)) }
  /// The larger of two numbers.
  public static func maximum(_ a: Jet, _ b: Jet) -> Jet { chosen(a, b, Double.maximum(a.value, b.value)) }

  private static func chosen(_ a: Jet, _ b: Jet, _ value: Double) -> Jet {
    if a.value == b.value { return a == b ? a : combined(a, b, value, (.nan, .nan)) }
    return combined(a, b, value, a.value == value ? (1, 0) : (0, 1))
  }

  /// Γ(x).
  public static func gamma(_ x: Jet) -> Jet {
    let value = Double.gamma(x.value)
    return x.mapped(value, slope: value * Double.polygamma(0, x.value))
  }
  /// log |Γ(x)|.
  public static func logGamma(_ x: Jet) -> Jet { x.mapped(.logGamma(x.value), slope: .polygamma(0, x.value)) }
  /// ψ⁽ⁿ⁾(x).
  public static func polygamma(_ n: Int, _ x: Jet) -> Jet {
    x.mapped(.polygamma(n, x.value), slope: .polygamma(n + 1, x.value))
  }
  /// ψ⁽ⁿ⁾(x) less its leading asymptotic term.
  public static func polygammaTail(_ n: Int, _ x: Jet) -> Jet {
    x.mapped(.polygammaTail(n, x.value), slope: .polygammaTail(n + 1, x.value))
  }
  /// The error function.
  public static func erf(_ x: Jet) -> Jet { x.mapped(.erf(x.value), slope: bell(x.value)) }
  /// 1 − erf x.
  public static func erfc(_ x: Jet) -> Jet { x.mapped(.erfc(x.value), slope: -bell(x.value)) }
  private static func bell(_ x: Double) -> Double { 2 / Double.pi.squareRoot() * Double.exp(-x * x) }

  /// I_ν(x); its derivative by the order is NaN, which has no closed form.
  public static func besselI(_ order: Jet, _ x: Jet) -> Jet {
    let ν = order.value, value = Double.besselI(ν, x.value)
    return combined(order, x, value, (.nan, Double.besselI(ν + 1, x.value) + (ν == 0 ? 0 : ν / x.value * value)))
  }
  /// K_ν(x); its derivative by the order is NaN, which has no closed form.
  public static func besselK(_ order: Jet, _ x: Jet) -> Jet {
    let ν = order.value, value = Double.besselK(ν, x.value)
    return combined(order, x, value, (.nan, -Double.besselK(ν + 1, x.value) + ν / x.value * value))
  }
}
