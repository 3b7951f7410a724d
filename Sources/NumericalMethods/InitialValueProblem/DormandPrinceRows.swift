/// The rows of numbers that one step of the method works on; every loop of both integrators is here.
///
/// A row holds `count` numbers, a multiple of four, aligned to 32 bytes: the components of one problem, or one
/// component of many problems ("lanes"). `steps` holds the step of every number: all alike in one problem.
struct DormandPrinceRows {
  typealias Sums = DormandPrinceSums

  /// Stage 1; stage i lies `(i − 1) · stride` numbers further.
  let stages: UnsafeMutablePointer<Double>
  let stride: Int
  /// The state at the beginning of the step.
  let state: UnsafeMutablePointer<Double>
  /// The argument of the next stage; at the end of the step the new state.
  let trial: UnsafeMutablePointer<Double>
  let steps: UnsafePointer<Double>

  /// Writes trial = state + h Σⱼ aᵢⱼ kⱼ for stage i = 2 … 12 or 14 … 16.
  @inline(__always)
  func prepare(stage: Int, count: Int) {
    switch stage {
    case 2: advance(count, Sums.stage2)
    case 3: advance(count, Sums.stage3)
    case 4: advance(count, Sums.stage4)
    case 5: advance(count, Sums.stage5)
    case 6: advance(count, Sums.stage6)
    case 7: advance(count, Sums.stage7)
    case 8: advance(count, Sums.stage8)
    case 9: advance(count, Sums.stage9)
    case 10: advance(count, Sums.stage10)
    case 11: advance(count, Sums.stage11)
    case 12: advance(count, Sums.stage12)
    case 14: advance(count, Sums.stage14)
    case 15: advance(count, Sums.stage15)
    default: advance(count, Sums.stage16)
    }
  }

  @inline(__always)
  private func advance(_ count: Int, _ sum: (UnsafePointer<Double>, Int) -> Sums.Vector) {
    var i = 0
    while i < count {
      let increment = Sums.load(steps, i) * sum(stages + i, stride)
      Sums.store(Sums.load(state, i) + increment, trial, i)
      i &+= 4
    }
  }

  /// Writes the new state, of order 8, into trial and adds the squares of both scaled errors to `sums5` and `sums3`.
  ///
  /// The scale of each number is absolute + relative · max(|old|, |new|).
  @inline(__always)
  func finish(
    count: Int, absolute: Double, relative: Double, sums5: UnsafeMutablePointer<Double>,
    sums3: UnsafeMutablePointer<Double>
  ) {
    typealias Tableau = DormandPrinceTableau
    var i = 0
    while i < count {
      let k = UnsafePointer(stages + i)
      let slope = Sums.result(k, stride)
      let old = Sums.load(state, i)
      let new = old + Sums.load(steps, i) * slope
      Sums.store(new, trial, i)
      var slope3 = Sums.load(k) * Tableau.b3_1
      slope3 += Sums.load(k, 8 &* stride) * Tableau.b3_9
      slope3 += Sums.load(k, 11 &* stride) * Tableau.b3_12
      let a = magnitude(old)
      let b = magnitude(new)
      let larger = a.replacing(with: b, where: a .< b)
      let weight = 1 / (larger * relative + absolute)
      let error5 = Sums.error5(k, stride) * weight
      let error3 = (slope - slope3) * weight
      Sums.store(Sums.load(sums5, i) + error5 * error5, sums5, i)
      Sums.store(Sums.load(sums3, i) + error3 * error3, sums3, i)
      i &+= 4
    }
  }

  /// |x| of four numbers, by clearing the sign bits.
  @inline(__always)
  private func magnitude(_ x: Sums.Vector) -> Sums.Vector {
    let bits = unsafeBitCast(x, to: SIMD4<UInt64>.self) & SIMD4(repeating: 0x7FFF_FFFF_FFFF_FFFF)
    return unsafeBitCast(bits, to: Sums.Vector.self)
  }

  /// Writes the seven rows of the dense output of the step from state to trial; all 16 stages must be there.
  func interpolate(count: Int, into dense: UnsafeMutablePointer<Double>, rowStride: Int) {
    for i in 0..<count {
      let h = steps[i]
      let rise = trial[i] - state[i]
      let bend = h * stages[i] - rise
      dense[i] = rise
      dense[rowStride + i] = bend
      dense[2 * rowStride + i] = rise - h * stages[12 * stride + i] - bend
    }
    var i = 0
    while i < count {
      let k = UnsafePointer(stages + i)
      let h = Sums.load(steps, i)
      Sums.store(h * Sums.dense4(k, stride), dense, 3 * rowStride + i)
      Sums.store(h * Sums.dense5(k, stride), dense, 4 * rowStride + i)
      Sums.store(h * Sums.dense6(k, stride), dense, 5 * rowStride + i)
      Sums.store(h * Sums.dense7(k, stride), dense, 6 * rowStride + i)
      i += 4
    }
  }
}
