/// The weighted sums of stages, unrolled: Σⱼ aᵢⱼ kⱼ for four neighbouring numbers at a time.
///
/// `k` points at the four numbers in stage 1, `n` is the distance from one stage to the next.
enum DormandPrinceSums {
  typealias Vector = SIMD4<Double>
  typealias Tableau = DormandPrinceTableau

  @inline(__always)
  static func load(_ p: UnsafePointer<Double>, _ offset: Int = 0) -> Vector {
    UnsafeRawPointer(p + offset).load(as: Vector.self)
  }

  @inline(__always)
  static func store(_ value: Vector, _ p: UnsafeMutablePointer<Double>, _ offset: Int = 0) {
    UnsafeMutableRawPointer(p + offset).storeBytes(of: value, as: Vector.self)
  }

  @inline(__always)
  static func stage2(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    load(k) * Tableau.a2_1
  }

  @inline(__always)
  static func stage3(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.a3_1
    sum += load(k, n) * Tableau.a3_2
    return sum
  }

  @inline(__always)
  static func stage4(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.a4_1
    sum += load(k, 2 &* n) * Tableau.a4_3
    return sum
  }

  @inline(__always)
  static func stage5(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.a5_1
    sum += load(k, 2 &* n) * Tableau.a5_3
    sum += load(k, 3 &* n) * Tableau.a5_4
    return sum
  }

  @inline(__always)
  static func stage6(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.a6_1
    sum += load(k, 3 &* n) * Tableau.a6_4
    sum += load(k, 4 &* n) * Tableau.a6_5
    return sum
  }

  @inline(__always)
  static func stage7(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.a7_1
    sum += load(k, 3 &* n) * Tableau.a7_4
    sum += load(k, 4 &* n) * Tableau.a7_5
    sum += load(k, 5 &* n) * Tableau.a7_6
    return sum
  }

  @inline(__always)
  static func stage8(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.a8_1
    sum += load(k, 3 &* n) * Tableau.a8_4
    sum += load(k, 4 &* n) * Tableau.a8_5
    sum += load(k, 5 &* n) * Tableau.a8_6
    sum += load(k, 6 &* n) * Tableau.a8_7
    return sum
  }

  @inline(__always)
  static func stage9(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.a9_1
    sum += load(k, 3 &* n) * Tableau.a9_4
    sum += load(k, 4 &* n) * Tableau.a9_5
    sum += load(k, 5 &* n) * Tableau.a9_6
    sum += load(k, 6 &* n) * Tableau.a9_7
    sum += load(k, 7 &* n) * Tableau.a9_8
    return sum
  }

  @inline(__always)
  static func stage10(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.a10_1
    sum += load(k, 3 &* n) * Tableau.a10_4
    sum += load(k, 4 &* n) * Tableau.a10_5
    sum += load(k, 5 &* n) * Tableau.a10_6
    sum += load(k, 6 &* n) * Tableau.a10_7
    sum += load(k, 7 &* n) * Tableau.a10_8
    sum += load(k, 8 &* n) * Tableau.a10_9
    return sum
  }

  @inline(__always)
  static func stage11(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.a11_1
    sum += load(k, 3 &* n) * Tableau.a11_4
    sum += load(k, 4 &* n) * Tableau.a11_5
    sum += load(k, 5 &* n) * Tableau.a11_6
    sum += load(k, 6 &* n) * Tableau.a11_7
    sum += load(k, 7 &* n) * Tableau.a11_8
    sum += load(k, 8 &* n) * Tableau.a11_9
    sum += load(k, 9 &* n) * Tableau.a11_10
    return sum
  }

  @inline(__always)
  static func stage12(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.a12_1
    sum += load(k, 3 &* n) * Tableau.a12_4
    sum += load(k, 4 &* n) * Tableau.a12_5
    sum += load(k, 5 &* n) * Tableau.a12_6
    sum += load(k, 6 &* n) * Tableau.a12_7
    sum += load(k, 7 &* n) * Tableau.a12_8
    sum += load(k, 8 &* n) * Tableau.a12_9
    sum += load(k, 9 &* n) * Tableau.a12_10
    sum += load(k, 10 &* n) * Tableau.a12_11
    return sum
  }

  @inline(__always)
  static func stage14(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.a14_1
    sum += load(k, 6 &* n) * Tableau.a14_7
    sum += load(k, 7 &* n) * Tableau.a14_8
    sum += load(k, 8 &* n) * Tableau.a14_9
    sum += load(k, 9 &* n) * Tableau.a14_10
    sum += load(k, 10 &* n) * Tableau.a14_11
    sum += load(k, 11 &* n) * Tableau.a14_12
    sum += load(k, 12 &* n) * Tableau.a14_13
    return sum
  }

  @inline(__always)
  static func stage15(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.a15_1
    sum += load(k, 5 &* n) * Tableau.a15_6
    sum += load(k, 6 &* n) * Tableau.a15_7
    sum += load(k, 7 &* n) * Tableau.a15_8
    sum += load(k, 10 &* n) * Tableau.a15_11
    sum += load(k, 11 &* n) * Tableau.a15_12
    sum += load(k, 12 &* n) * Tableau.a15_13
    sum += load(k, 13 &* n) * Tableau.a15_14
    return sum
  }

  @inline(__always)
  static func stage16(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.a16_1
    sum += load(k, 5 &* n) * Tableau.a16_6
    sum += load(k, 6 &* n) * Tableau.a16_7
    sum += load(k, 7 &* n) * Tableau.a16_8
    sum += load(k, 8 &* n) * Tableau.a16_9
    sum += load(k, 12 &* n) * Tableau.a16_13
    sum += load(k, 13 &* n) * Tableau.a16_14
    sum += load(k, 14 &* n) * Tableau.a16_15
    return sum
  }

  @inline(__always)
  static func result(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.b_1
    sum += load(k, 5 &* n) * Tableau.b_6
    sum += load(k, 6 &* n) * Tableau.b_7
    sum += load(k, 7 &* n) * Tableau.b_8
    sum += load(k, 8 &* n) * Tableau.b_9
    sum += load(k, 9 &* n) * Tableau.b_10
    sum += load(k, 10 &* n) * Tableau.b_11
    sum += load(k, 11 &* n) * Tableau.b_12
    return sum
  }

  @inline(__always)
  static func error5(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.e5_1
    sum += load(k, 5 &* n) * Tableau.e5_6
    sum += load(k, 6 &* n) * Tableau.e5_7
    sum += load(k, 7 &* n) * Tableau.e5_8
    sum += load(k, 8 &* n) * Tableau.e5_9
    sum += load(k, 9 &* n) * Tableau.e5_10
    sum += load(k, 10 &* n) * Tableau.e5_11
    sum += load(k, 11 &* n) * Tableau.e5_12
    return sum
  }

  @inline(__always)
  static func dense4(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.d4_1
    sum += load(k, 5 &* n) * Tableau.d4_6
    sum += load(k, 6 &* n) * Tableau.d4_7
    sum += load(k, 7 &* n) * Tableau.d4_8
    sum += load(k, 8 &* n) * Tableau.d4_9
    sum += load(k, 9 &* n) * Tableau.d4_10
    sum += load(k, 10 &* n) * Tableau.d4_11
    sum += load(k, 11 &* n) * Tableau.d4_12
    sum += load(k, 12 &* n) * Tableau.d4_13
    sum += load(k, 13 &* n) * Tableau.d4_14
    sum += load(k, 14 &* n) * Tableau.d4_15
    sum += load(k, 15 &* n) * Tableau.d4_16
    return sum
  }

  @inline(__always)
  static func dense5(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.d5_1
    sum += load(k, 5 &* n) * Tableau.d5_6
    sum += load(k, 6 &* n) * Tableau.d5_7
    sum += load(k, 7 &* n) * Tableau.d5_8
    sum += load(k, 8 &* n) * Tableau.d5_9
    sum += load(k, 9 &* n) * Tableau.d5_10
    sum += load(k, 10 &* n) * Tableau.d5_11
    sum += load(k, 11 &* n) * Tableau.d5_12
    sum += load(k, 12 &* n) * Tableau.d5_13
    sum += load(k, 13 &* n) * Tableau.d5_14
    sum += load(k, 14 &* n) * Tableau.d5_15
    sum += load(k, 15 &* n) * Tableau.d5_16
    return sum
  }

  @inline(__always)
  static func dense6(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.d6_1
    sum += load(k, 5 &* n) * Tableau.d6_6
    sum += load(k, 6 &* n) * Tableau.d6_7
    sum += load(k, 7 &* n) * Tableau.d6_8
    sum += load(k, 8 &* n) * Tableau.d6_9
    sum += load(k, 9 &* n) * Tableau.d6_10
    sum += load(k, 10 &* n) * Tableau.d6_11
    sum += load(k, 11 &* n) * Tableau.d6_12
    sum += load(k, 12 &* n) * Tableau.d6_13
    sum += load(k, 13 &* n) * Tableau.d6_14
    sum += load(k, 14 &* n) * Tableau.d6_15
    sum += load(k, 15 &* n) * Tableau.d6_16
    return sum
  }

  @inline(__always)
  static func dense7(_ k: UnsafePointer<Double>, _ n: Int) -> Vector {
    var sum = load(k) * Tableau.d7_1
    sum += load(k, 5 &* n) * Tableau.d7_6
    sum += load(k, 6 &* n) * Tableau.d7_7
    sum += load(k, 7 &* n) * Tableau.d7_8
    sum += load(k, 8 &* n) * Tableau.d7_9
    sum += load(k, 9 &* n) * Tableau.d7_10
    sum += load(k, 10 &* n) * Tableau.d7_11
    sum += load(k, 11 &* n) * Tableau.d7_12
    sum += load(k, 12 &* n) * Tableau.d7_13
    sum += load(k, 13 &* n) * Tableau.d7_14
    sum += load(k, 14 &* n) * Tableau.d7_15
    sum += load(k, 15 &* n) * Tableau.d7_16
    return sum
  }
}
