/// Functions that exported code brings along where a language lacks them.
///
/// Polygammas of positive arguments: recurrence up to x ≥ 15 + n/2, there the asymptotic series with ten terms
/// (DLMF 5.11.2 and 5.15.8), to a few units in the last place. The tail is the polygamma less its leading asymptotic
/// term; below x = 15 it is the difference, which loses at most two digits there.
enum CodeHelpers {
  /// The text of what the code needs, in a fixed order.
  static func text(_ needs: Set<CodeFunctions.Need>, in language: CodeLanguage) -> [String] {
    var all = needs
    // The tail is made of the same series.
    if all.contains(.polygammaTail) { all.insert(.polygamma) }
    var result: [String] = []
    for need in all.sorted() {
      switch (need, language) {
      case (.specialFunctions, .python): result.append("from scipy import special")
      case (.specialFunctions, .julia): result.append("using SpecialFunctions")
      case (.sign, .c):
        result.append("static double sign(double x) { return x > 0.0 ? 1.0 : x < 0.0 ? -1.0 : x; }")
      case (.sign, .swift): result.append("func sign(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : x }")
      case (.step, .c):
        result.append("static double step(double x) { return x > 0.0 ? 1.0 : x < 0.0 ? 0.0 : x + 0.5; }")
      case (.step, .swift): result.append("func step(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? 0 : x + 0.5 }")
      case (.step, .python): result.append("def step(x):\n    return np.heaviside(x, 0.5)")
      case (.step, .julia): result.append("step(x) = x > 0 ? 1.0 : x < 0 ? 0.0 : x + 0.5")
      case (.logGamma, .swift):
        // Foundation has a second function of that name, which also returns the sign.
        result.append("func logGamma(_ x: Double) -> Double { lgamma(x) }")
      case (.polygamma, .c): result.append(polygammaInC)
      case (.polygammaTail, .c):
        result.append(
          """
          static double polygamma_tail(int n, double x) { return infogeo_polygamma(n, x, 1); }
          """)
      case (.polygamma, .swift): result.append(polygammaInSwift)
      case (.polygammaTail, .swift):
        result.append("func polygammaTail(_ n: Int, _ x: Double) -> Double { infogeoPolygamma(n, x, true) }")
      case (.polygammaTail, .python): result.append(tailInPython)
      case (.polygammaTail, .julia): result.append(tailInJulia)
      default: break
      }
    }
    return result
  }

  /// B₂ₖ/(2k)! for k = 1 … 10.
  private static let coefficients = """
    8.333333333333333e-2, -1.388888888888889e-3, 3.306878306878307e-5, -8.267195767195768e-7,
    2.0876756987868099e-8, -5.284190138687493e-10, 1.3382536530684679e-11, -3.3896802963225829e-13,
    8.5860620562778446e-15, -2.174868698558062e-16
    """

  private static let polygammaInC = """
    /* The polygamma function of order n for x > 0, less its leading asymptotic term when tail is 1. */
    static double infogeo_polygamma(int n, double x, int tail) {
      static const double b[10] = {\(coefficients.replacing("\n", with: "\n    "))};
      if (!(x > 0.0) || n < 0) return NAN;
      double factorial = 1.0, below = 1.0, sum = 0.0, start = x, w, term, shift = 15.0 + 0.5*n;
      for (int k = 2; k <= n; ++k) factorial *= k;
      for (int k = 2; k < n; ++k) below *= k;
      for (; x < shift; x += 1.0) sum += factorial*pow(x, -(n + 1.0));
      w = 1.0/x;
      double series = n == 0 ? 0.5*w : 0.5*factorial*pow(w, n + 1.0);
      term = n == 0 ? 1.0 : factorial*(n + 1.0)*pow(w, (double)n);
      for (int k = 1; k <= 10; ++k) {
        term *= w*w;
        if (k > 1) term *= (2.0*k + n - 2.0)*(2.0*k + n - 1.0);
        series += b[k - 1]*term;
      }
      if (n == 0) {
        double lead = tail ? (x == start ? 0.0 : log(x) - log(start)) : log(x);
        return lead - series - sum;
      }
      double lead = below*pow(w, (double)n);
      if (tail) lead = x == start ? 0.0 : lead - below*pow(start, -(double)n);
      return (n % 2 ? 1.0 : -1.0)*(lead + series + sum);
    }
    static double polygamma(int n, double x) { return infogeo_polygamma(n, x, 0); }
    """

  private static let polygammaInSwift = """
    /// The polygamma function of order n for x > 0, less its leading asymptotic term when `tail` is set.
    func infogeoPolygamma(_ n: Int, _ start: Double, _ tail: Bool) -> Double {
      let b: [Double] = [\(coefficients.replacing("\n", with: "\n    "))]
      guard start > 0, n >= 0 else { return .nan }
      var x = start, sum = 0.0, factorial = 1.0, below = 1.0
      for k in 1...Swift.max(n, 1) { below = factorial; factorial *= Double(k) }
      let order = Double(n)
      while x < 15 + 0.5*order {
        sum += factorial*pow(x, -(order + 1))
        x += 1
      }
      let w = 1/x
      var series = n == 0 ? 0.5*w : 0.5*factorial*pow(w, order + 1)
      var term = n == 0 ? 1.0 : factorial*(order + 1)*pow(w, order)
      for k in 1...10 {
        let even = 2*Double(k)
        term *= w*w
        if k > 1 { term *= (even + order - 2)*(even + order - 1) }
        series += b[k - 1]*term
      }
      if n == 0 {
        let lead = tail ? (x == start ? 0 : log(x) - log(start)) : log(x)
        return lead - series - sum
      }
      var lead = below*pow(w, order)
      if tail { lead = x == start ? 0 : lead - below*pow(start, -order) }
      return (n % 2 == 1 ? 1 : -1)*(lead + series + sum)
    }
    func polygamma(_ n: Int, _ x: Double) -> Double { infogeoPolygamma(n, x, false) }
    """

  private static let tailInPython = """
    def polygamma_tail(n, start):
        \"\"\"The polygamma function of order n for x > 0, less its leading asymptotic term.\"\"\"
        b = [\(coefficients.replacing("\n", with: "\n         "))]
        x, total, factorial, below = float(start), 0.0, 1.0, 1.0
        if not x > 0.0:
            return float("nan")
        for k in range(1, n + 1):
            below, factorial = factorial, factorial*k
        while x < 15.0 + 0.5*n:
            total += factorial*x**-(n + 1)
            x += 1.0
        w = 1.0/x
        series = 0.5*w if n == 0 else 0.5*factorial*w**(n + 1)
        term = 1.0 if n == 0 else factorial*(n + 1)*w**n
        for k in range(1, 11):
            term *= w*w
            if k > 1:
                term *= (2*k + n - 2)*(2*k + n - 1)
            series += b[k - 1]*term
        if n == 0:
            return (0.0 if x == start else np.log(x) - np.log(start)) - series - total
        lead = 0.0 if x == start else below*(w**n - float(start)**-n)
        return (1.0 if n % 2 else -1.0)*(lead + series + total)
    """

  private static let tailInJulia = """
    # The polygamma function of order n for x > 0, less its leading asymptotic term.
    function polygamma_tail(n, start)
        b = [\(coefficients.replacing("\n", with: "\n         "))]
        x, total, order, below = float(start), 0.0, 1.0, 1.0
        x > 0 || return NaN
        for k in 1:n
            below, order = order, order*k
        end
        while x < 15.0 + 0.5*n
            total += order*x^(-(n + 1))
            x += 1.0
        end
        w = 1.0/x
        series = n == 0 ? 0.5*w : 0.5*order*w^(n + 1)
        term = n == 0 ? 1.0 : order*(n + 1)*w^n
        for k in 1:10
            term *= w*w
            if k > 1
                term *= (2k + n - 2)*(2k + n - 1)
            end
            series += b[k]*term
        end
        if n == 0
            return (x == start ? 0.0 : log(x) - log(start)) - series - total
        end
        lead = x == start ? 0.0 : below*(w^n - float(start)^(-n))
        return (isodd(n) ? 1.0 : -1.0)*(lead + series + total)
    end
    """
}
