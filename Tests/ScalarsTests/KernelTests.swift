import CKernels
import Scalars
import Testing

/// Every vector kernel against the scalar function, over all lanes and the ends of blocks, in place too.
@Suite("Vector kernels")
struct KernelTests {
  typealias Kernel = @Sendable (UnsafeMutablePointer<Double>?, UnsafePointer<Double>?, Int) -> Void

  struct Function: Sendable, CustomStringConvertible {
    let description: String
    let kernel: Kernel
    let scalar: @Sendable (Double) -> Double
    let ulps: Double
    let grid: [Double]
  }

  static let extremes: [Double] = {
    let positive = [
      0, .leastNonzeroMagnitude, 12345 * .leastNonzeroMagnitude, .leastNormalMagnitude, 1e-300, 1e-160, 1e-20, 1e-8,
      0.5, 0.625,
      1, 2, 3, 1e5, 1e15, 0x1p53, 1e100, 1e300, .greatestFiniteMagnitude, .infinity,
    ]
    let near = positive.filter { $0.isFinite && $0 > 0 }.flatMap { [$0.nextDown, $0.nextUp] }
    return (positive + near).flatMap { [$0, -$0] } + [.nan]
  }()

  /// `count` numbers, spread evenly but irregularly, plus the extremes.
  static func grid(_ low: Double, _ high: Double, logarithmic: Bool = false, count: Int = 1500) -> [Double] {
    let points = (0..<count).map { i in
      // Multiples of the golden ratio fill the unit interval evenly.
      let t = (Double(i) * 0.6180339887498949).truncatingRemainder(dividingBy: 1)
      return logarithmic ? low * Double.pow(high / low, t) : low + (high - low) * t
    }
    return points + extremes
  }

  static let functions: [Function] = [
    Function(description: "exp", kernel: { ig_exp($0, $1, $2) }, scalar: { .exp($0) }, ulps: 1, grid: grid(-750, 712)),
    Function(description: "exp", kernel: { ig_exp($0, $1, $2) }, scalar: { .exp($0) }, ulps: 1, grid: grid(-1, 1)),
    Function(
      description: "log", kernel: { ig_log($0, $1, $2) }, scalar: { .log($0) }, ulps: 1,
      grid: grid(.leastNonzeroMagnitude, 1e308, logarithmic: true)),
    Function(description: "log", kernel: { ig_log($0, $1, $2) }, scalar: { .log($0) }, ulps: 1, grid: grid(0.5, 2)),
    Function(description: "tanh", kernel: { ig_tanh($0, $1, $2) }, scalar: { .tanh($0) }, ulps: 2, grid: grid(-20, 20)),
    Function(description: "tanh", kernel: { ig_tanh($0, $1, $2) }, scalar: { .tanh($0) }, ulps: 2, grid: grid(-1, 1)),
    Function(description: "sin", kernel: { ig_sin($0, $1, $2) }, scalar: { .sin($0) }, ulps: 2, grid: grid(-10, 10)),
    Function(
      description: "sin", kernel: { ig_sin($0, $1, $2) }, scalar: { .sin($0) }, ulps: 2,
      grid: grid(-2e5, 2e5) + quarters),
    Function(description: "cos", kernel: { ig_cos($0, $1, $2) }, scalar: { .cos($0) }, ulps: 2, grid: grid(-10, 10)),
    Function(
      description: "cos", kernel: { ig_cos($0, $1, $2) }, scalar: { .cos($0) }, ulps: 2,
      grid: grid(-2e5, 2e5) + quarters),
    Function(
      description: "lgamma", kernel: { ig_lgamma($0, $1, $2) }, scalar: { .logGamma($0) }, ulps: 0, grid: grid(-30, 30)),
    Function(
      description: "reciprocal", kernel: { ig_reciprocal($0, $1, $2) }, scalar: { 1 / $0 }, ulps: 0, grid: grid(-5, 5)),
    Function(description: "square", kernel: { ig_square($0, $1, $2) }, scalar: { $0 * $0 }, ulps: 0, grid: grid(-5, 5)),
    Function(
      description: "sqrt", kernel: { ig_sqrt($0, $1, $2) }, scalar: { $0.squareRoot() }, ulps: 0,
      grid: grid(1e-300, 1e300, logarithmic: true)),
    Function(description: "abs", kernel: { ig_abs($0, $1, $2) }, scalar: { abs($0) }, ulps: 0, grid: grid(-5, 5)),
    Function(description: "sign", kernel: { ig_sign($0, $1, $2) }, scalar: { .sign($0) }, ulps: 0, grid: grid(-5, 5)),
    Function(description: "step", kernel: { ig_step($0, $1, $2) }, scalar: { .step($0) }, ulps: 0, grid: grid(-5, 5)),
    Function(
      description: "addc", kernel: { ig_addc($0, $1, 0.1, $2) }, scalar: { $0 + 0.1 }, ulps: 0, grid: grid(-5, 5)),
    Function(
      description: "mulc", kernel: { ig_mulc($0, $1, -0.1, $2) }, scalar: { $0 * -0.1 }, ulps: 0, grid: grid(-5, 5)),
    Function(
      description: "rsubc", kernel: { ig_rsubc($0, $1, 0.1, $2) }, scalar: { 0.1 - $0 }, ulps: 0, grid: grid(-5, 5)),
  ]

  /// The doubles next to multiples of π/2, where the reduction cancels most.
  static let quarters: [Double] = stride(from: 1, to: 63000, by: 37).flatMap { k in
    let x = Double(k) * (.pi / 2)
    return [x, -x, x.nextUp]
  }

  static func apply(_ kernel: Kernel, to x: [Double]) -> [Double] {
    var result = [Double](repeating: 7, count: x.count)
    kernel(&result, x, x.count)
    return result
  }

  @Test("A kernel is as near to the scalar function as it says", arguments: functions)
  func agreement(function: Function) {
    let got = Self.apply(function.kernel, to: function.grid)
    var worst = (error: 0.0, x: Double.nan)
    for (x, y) in zip(function.grid, got) {
      let expected = function.scalar(x)
      if expected.isNaN || !expected.isFinite {
        #expect(y == expected || (y.isNaN && expected.isNaN), "\(function)(\(x)) = \(y), not \(expected)")
        continue
      }
      let error = abs(y - expected) / expected.ulp
      if !(error <= worst.error) { worst = (error, x) }
    }
    #expect(worst.error <= function.ulps, "\(function)(\(worst.x))")
  }

  @Test("In place, and for every length, the results are the same", arguments: functions)
  func inPlace(function: Function) {
    let whole = Self.apply(function.kernel, to: function.grid)
    for (start, count) in [(0, 0), (3, 1), (1, 7), (2, 63), (5, 64), (4, 65), (0, 129), (0, function.grid.count)] {
      var values = Array(function.grid[start..<start + count]) + [99.5]
      values.withUnsafeMutableBufferPointer { function.kernel($0.baseAddress, $0.baseAddress, count) }
      let same = zip(values, whole[start..<start + count]).allSatisfy {
        // A scalar remainder may round differently where multiplication and addition are fused.
        $0 == $1 || ($0.isNaN && $1.isNaN) || abs($0 - $1) <= 2 * $1.ulp
      }
      #expect(same && values[count] == 99.5, "\(function), \(count) numbers from \(start)")
    }
  }

  @Test("Binary kernels agree with the operators, special values included")
  func binary() {
    let kernels:
      [(
        String, @Sendable (UnsafeMutablePointer<Double>?, UnsafePointer<Double>?, UnsafePointer<Double>?, Int) -> Void,
        (Double, Double) -> Double
      )] = [
        ("add", { ig_add($0, $1, $2, $3) }, { $0 + $1 }), ("sub", { ig_sub($0, $1, $2, $3) }, { $0 - $1 }),
        ("mul", { ig_mul($0, $1, $2, $3) }, { $0 * $1 }), ("div", { ig_div($0, $1, $2, $3) }, { $0 / $1 }),
        ("min", { ig_min($0, $1, $2, $3) }, { .minimum($0, $1) }),
        ("max", { ig_max($0, $1, $2, $3) }, { .maximum($0, $1) }),
      ]
    let values = Self.extremes
    let a = values.flatMap { x in values.map { _ in x } }, b = values.flatMap { _ in values }
    for (name, kernel, scalar) in kernels {
      var inFirst = a, inSecond = b
      inFirst.withUnsafeMutableBufferPointer { kernel($0.baseAddress, $0.baseAddress, b, b.count) }
      inSecond.withUnsafeMutableBufferPointer { kernel($0.baseAddress, a, $0.baseAddress, a.count) }
      for i in a.indices {
        let expected = scalar(a[i], b[i])
        for got in [inFirst[i], inSecond[i]] {
          #expect(
            got == expected || (got.isNaN && expected.isNaN), "\(name)(\(a[i]), \(b[i])) = \(got), not \(expected)")
        }
      }
    }
    var product = a
    ig_fma(&product, a, b, values + a.dropFirst(values.count), a.count)
    for i in a.indices.dropFirst(values.count) {
      let twice = a[i] * b[i] + a[i], once = a[i].addingProduct(a[i], b[i])
      #expect(product[i] == twice || product[i] == once || (product[i].isNaN && twice.isNaN))
    }
  }

  @Test("Polygamma kernels keep their digits against mpmath", arguments: Reference.named("polygamma", "polygammaTail"))
  func polygamma(reference: Reference) {
    let order = Int(reference.order), isTail = reference.function == "polygammaTail"
    if isTail, order > 3 { return }
    let x = reference.cases.map(\.x)
    let got = Self.apply(
      { isTail ? ig_polygammatail($0, $1, Int32(order), $2) : ig_polygamma($0, $1, Int32(order), $2) }, to: x)
    var positive = (error: 0.0, x: Double.nan), negative = positive
    for (test, y) in zip(reference.cases, got) {
      let error = test.error(of: y)
      if test.x > 0, !(error <= positive.error) { positive = (error, test.x) }
      if test.x < 0, !(error <= negative.error) { negative = (error, test.x) }
    }
    let bounds = SpecialFunctionTests.bounds[min(order, 4)]
    let bound = isTail ? bounds.tail : order < 4 ? bounds.value : 1.5 * Double(order + 8) * 0x1p-53
    #expect(positive.error <= bound, "at \(positive.x)")
    #expect(negative.error <= Double(order + 8) * 2e-16, "at \(negative.x)")
  }

  @Test("At many points the error against Arb stays below the stated bound", arguments: 0...3)
  func againstArb(order n: Int) {
    let x = Self.grid(0, 3, count: 150).filter { $0 > 1e-70 } + Self.grid(1e-20, 1e20, logarithmic: true, count: 150)
    let values = Self.apply({ ig_polygamma($0, $1, Int32(n), $2) }, to: x)
    let tails = Self.apply({ ig_polygammatail($0, $1, Int32(n), $2) }, to: x)
    let precision = BallPrecision(bits: 90)
    for (i, x) in x.enumerated() where x > 1e-70 && x < 1e70 {
      let ball = Ball(exactly: x, precision: precision)
      func error(_ got: Double, _ exact: Ball) -> Double {
        Ball.absoluteValue((Ball(exactly: got, precision: precision) - exact) / exact).upper
      }
      #expect(error(values[i], .polygamma(n, ball)) <= SpecialFunctionTests.bounds[n].value, "at \(x)")
      #expect(error(tails[i], .polygammaTail(n, ball)) <= SpecialFunctionTests.bounds[n].tail, "at \(x)")
    }
  }

  @Test("Poles, signs and ends of the polygamma kernels are those of the scalar functions")
  func polygammaEdges() {
    for order in 0...8 {
      let got = Self.apply({ ig_polygamma($0, $1, Int32(order), $2) }, to: Self.extremes)
      let tail = Self.apply({ ig_polygammatail($0, $1, Int32(order), $2) }, to: Self.extremes)
      for (i, x) in Self.extremes.enumerated() {
        let pairs =
          [(got[i], Double.polygamma(order, x))] + (order < 4 ? [(tail[i], Double.polygammaTail(order, x))] : [])
        for (value, expected) in pairs {
          let near = abs(value - expected) <= 32 * expected.ulp || value == expected || (value.isNaN && expected.isNaN)
          #expect(near, "order \(order) at \(x): \(value), not \(expected)")
        }
      }
      if order > 3 { #expect(tail.allSatisfy { $0.isNaN }) }
    }
    for order: Int32 in [-1, 171] {
      #expect(Self.apply({ ig_polygamma($0, $1, order, $2) }, to: [1, 2, 3]).allSatisfy { $0.isNaN })
    }
  }

  @Test(
    "Systems side by side: with a zero in the first place of a lane, with small pivots, and near the identity",
    arguments: [1, 2, 4, 8])
  func lanesOfFactors(lanes: Int) {
    let m = 13, columns = 3
    var state: UInt64 = 1
    func draw() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53 - 0.5
    }
    var matrix = (0..<m * m * lanes).map { _ in draw() }
    for k in 0..<m { for lane in lanes / 2..<lanes where lanes > 1 { matrix[(k * m + k) * lanes + lane] += 6 } }
    matrix[0] = 0
    let right = (0..<columns * m * lanes).map { _ in draw() }
    var factors = matrix, pivots = [Int32](repeating: 0, count: m * lanes), x = right
    ig_lanes_factor(&factors, &pivots, m, lanes)
    ig_lanes_solve(factors, pivots, &x, m, columns, lanes)
    for lane in 0..<lanes {
      for c in 0..<columns {
        for i in 0..<m {
          var sum = -right[(c * m + i) * lanes + lane]
          for k in 0..<m { sum += matrix[(k * m + i) * lanes + lane] * x[(c * m + k) * lanes + lane] }
          #expect(abs(sum) < 1e-12, "lane \(lane)")
        }
      }
    }
  }
}
