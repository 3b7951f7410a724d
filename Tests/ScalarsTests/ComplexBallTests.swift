import Scalars
import Testing

/// Complex enclosures: inclusion, branches, and agreement with `Ball` on the real axis.
@Suite struct ComplexBallTests {
  static let precision = BallPrecision(digits: 40)

  static func number(_ real: Rational, _ imaginary: Rational) -> ComplexBall {
    ComplexBall(Ball(real, precision: precision), Ball(imaginary, precision: precision))
  }

  static func around(_ real: Rational, _ imaginary: Rational, _ width: Rational) -> ComplexBall {
    ComplexBall(
      Ball(lower: real - width, upper: real + width, precision: precision),
      Ball(lower: imaginary - width, upper: imaginary + width, precision: precision))
  }

  /// References by mpmath at z = 3/2 + i/2, 40 digits: a swapped part or a wrong branch would show.
  @Test(arguments: zip(functions.map(\.name), functions.indices))
  func references(_ name: String, _ index: Int) throws {
    let (_, f, real, imaginary) = Self.functions[index]
    let found = f(Self.number(Rational(3, 2), Rational(1, 2)))
    let unit = Rational(1) / Rational(10).power(29)
    for (part, text) in [(found.real, real), (found.imaginary, imaginary)] {
      let value = try #require(Rational(text))
      #expect(
        Ball(lower: value - unit, upper: value + unit, precision: Self.precision).contains(part), "\(name): \(found)")
    }
  }

  static let functions: [(name: String, f: @Sendable (ComplexBall) -> ComplexBall, real: String, imaginary: String)] = [
    ("exp", { .exp($0) }, "3.933052175943361733148678226677", "2.148636196403396552045126331195"),
    ("log", { .log($0) }, "0.45814536593707753259176360588401", "0.32175055439664219340140461435866"),
    ("sqrt", { .analyticSqrt($0) }, "1.241196767254126727005542946572", "0.20141850719855619315135431986253"),
    ("logGamma", { .logGamma($0) }, "-0.23418634747034954218992924046198", "0.034668961275397564970651053800548"),
    ("digamma", { .polygamma(0, $0) }, "0.13189263735452268605315139361166", "0.44065951997751459265893250291398"),
    ("ψ₂", { .polygamma(2, $0) }, "-0.48818927983590214277854384503087", "0.51677010793306444957067198449103"),
    ("ψ₁ − 1/z", { .polygammaTail(1, $0) }, "0.18380249554099377400418141940967", "-0.1518921986034846137983291705172"),
    ("erf", { .erf($0) }, "1.0076054862213702521821557974666", "0.041697093665554597968917097182186"),
    ("I", { .besselI(number(1, 0), $0) }, "0.88876268023930006890978143115151", "0.47989197876288091008117328434867"),
    (
      "K", { .besselK(number(Rational(1, 3), 0), $0) }, "0.17093100128107452747446535523708",
      "-0.13039298326102420290392915002403"
    ),
    ("zeta", { .zeta($0) }, "1.6136857738477234832196402470549", "-0.96609938319275598255935051851159"),
    (
      "power", { .analyticPow($0, number(Rational(2, 3), 0)) }, "1.3261054736948839856173783124615",
      "0.28889448239220606574047464358541"
    ),
  ]

  /// What has a cut or a kink is refused on it, and only there: otherwise an integral over it would be wrong without a word.
  @Test func analyticVariantsRefuseCuts() {
    let onCut = Self.around(-1, 0, Rational(1, 8)), beside = Self.around(-1, 1, Rational(1, 1000))
    let atZero = Self.around(0, 0, Rational(1, 8)), right = Self.around(1, 0, Rational(1, 8))
    let half = Self.number(Rational(1, 2), 0)
    let functions: [@Sendable (ComplexBall) -> ComplexBall] = [
      ComplexBall.analyticLog, ComplexBall.analyticSqrt, { .analyticPow($0, half) }, { .logGamma($0) },
    ]
    for f in functions {
      #expect(!f(onCut).isFinite && !f(atZero).isFinite)
      #expect(f(beside).isFinite && f(right).isFinite)
    }
    // The principal values are finite on the cut: they hold both sides.
    #expect(ComplexBall.log(onCut).isFinite)
    for f in [ComplexBall.analyticAbsoluteValue, ComplexBall.analyticSign, ComplexBall.analyticStep] {
      #expect(!f(atZero).isFinite && f(right).isFinite && f(onCut).isFinite)
    }
    #expect(!ComplexBall.analyticMaximum(atZero, Self.around(0, 1, Rational(1, 8))).isFinite)
    for f in [ComplexBall.analyticAsin, ComplexBall.analyticAcos, ComplexBall.analyticAtanh] {
      #expect(!f(right).isFinite && f(atZero).isFinite)
    }
    #expect(!ComplexBall.analyticAtan(Self.around(0, 1, Rational(1, 8))).isFinite)
    #expect(
      !ComplexBall.analyticAcosh(right).isFinite
        && ComplexBall.analyticAcosh(Self.around(2, 0, Rational(1, 8))).isFinite)
    // Integer powers have no cut.
    #expect(ComplexBall.analyticPow(onCut, Self.number(3, 0)).isFinite)
  }

  /// The image of a point of a wide ball lies in the image of the ball, on and off the real axis.
  @Test func inclusion() {
    let functions: [@Sendable (ComplexBall) -> ComplexBall] = [
      { .exp($0) }, { .log($0) }, { .sqrt($0) }, { .sin($0) }, { .tanh($0) }, { .gamma($0) }, { .polygamma(1, $0) },
      { $0 * $0 - Self.number(1, 0) / $0 }, { .pow($0, -3) }, { .root($0, 3) }, { .erfc($0) },
    ]
    let wide = Self.around(Rational(3, 2), Rational(1, 4), Rational(1, 10))
    for f in functions {
      let image = f(wide)
      for (a, b) in [(-1, -1), (0, 0), (1, 1), (-1, 1), (1, 0)] as [(Rational, Rational)] {
        let point = Self.number(Rational(3, 2) + a / 10, Rational(1, 4) + b / 10)
        #expect(wide.contains(point) && image.overlaps(f(point)))
      }
    }
  }

  /// On the real axis the numbers are those of `Ball`, and undefined operations stay undefined.
  @Test func realAxis() {
    let x = Ball(Rational(7, 5), precision: Self.precision)
    let pairs: [(ComplexBall, Ball)] = [
      (.exp(ComplexBall(x)), .exp(x)), (.logGamma(ComplexBall(x)), .logGamma(x)),
      (.polygammaTail(0, ComplexBall(x)), .polygammaTail(0, x)), (.absoluteValue(ComplexBall(-x)), x),
      (.step(ComplexBall(-x)), Ball(0, precision: Self.precision)),
    ]
    for (a, b) in pairs { #expect(a.isReal && a.real.overlaps(b)) }
    #expect(!(ComplexBall(x) / ComplexBall(0, precision: Self.precision)).isFinite)
    #expect(ComplexBall(x).description.hasSuffix("+ 0i"))
    #expect(ComplexBall(x).union(ComplexBall(-x)).containsZero)
    #expect(ComplexBall.indeterminate(Self.precision).contains(ComplexBall(x)))
  }
}
