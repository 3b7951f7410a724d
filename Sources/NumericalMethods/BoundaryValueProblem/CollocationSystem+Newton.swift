import CKernels

extension CollocationSystem {
  /// How a Newton iteration on a mesh ended.
  enum Outcome: Equatable {
    /// The size of the last correction.
    case converged(Double)
    case failed(String, Double)
  }

  /// One curve on its way.
  private struct Progress {
    var damping = NewtonDamping()
    var last = Double.infinity
    var size = Double.infinity
    var outcome: Outcome?
    /// Whether a damping factor is being looked for.
    var isSearching = false
    /// How many steps were taken with the linearisation that there is, after the first.
    var chords = 0

    /// Whether the simplified correction of an accepted step, `size`, is worth a step: it costs a third of a linearisation.
    func goesOn(_ size: Double) -> Bool { damping.factor == 1 && chords < 3 && size <= 0.05 * self.size }
  }

  /// Newton's method with the natural monotonicity test from the iterate, for the curves with a tolerance.
  ///
  /// Ends for a curve when its correction is at most `tolerance` in units of the scales, or, when rounding allows no more,
  /// below `coarse`. The iterations are added to `counts`.
  func solve(tolerances: [Double?], coarse: Double, limit: Int, counts: inout [Int]) -> [Outcome?] {
    var all = tolerances.map { $0.map { _ in Progress() } }
    for g in groups(of: all.map { $0 != nil }) { evaluateDefects(current, g) }
    for k in all.indices where all[k] != nil && !isDefined(k) {
      all[k]?.outcome = .failed("the starting curve leaves the domain", .infinity)
    }
    for _ in 0..<limit {
      let isActive = all.map { $0.map { $0.outcome == nil } ?? false }
      guard isActive.contains(true) else { break }
      for k in all.indices where isActive[k] { counts[k] += 1 }
      step(&all, tolerances, isActive, coarse)
    }
    return all.map { progress in
      progress.map { $0.outcome ?? .failed("\(limit) Newton iterations", $0.last) }
    }
  }

  private func step(_ all: inout [Progress?], _ tolerances: [Double?], _ isActive: [Bool], _ coarse: Double) {
    let active = groups(of: isActive)
    updateScales(isActive)
    for g in active { linearise(g) }
    var isRegular = isActive
    for k in curves.indices where isActive[k] { isRegular[k] = buildBand(k) }
    correct(current, into: correction, active, isRegular)
    let sizes = norms(correction, nil, [Double](repeating: 0, count: curves.count), isRegular)
    let changes = norms(simplified, correction, [Double](repeating: 1, count: curves.count), isRegular)
    var isFinishing = [Bool](repeating: false, count: curves.count)
    for k in curves.indices where isActive[k] {
      guard var own = all[k], let tolerance = tolerances[k] else { continue }
      let size = sizes[k]
      if !isRegular[k] {
        own.outcome = .failed("the linearised equations are singular", own.last)
      } else if !size.isFinite {
        own.outcome = .failed("the correction is not finite", own.last)
      } else if size <= tolerance {
        isFinishing[k] = true
      } else if own.last <= coarse && size > 0.25 * own.last {
        own.outcome = .converged(size)
      } else {
        own.damping.begin(correction: size, change: changes[k])
        own.isSearching = true
      }
      own.chords = 0
      own.size = size
      all[k] = own
    }
    search(&all, tolerances, isFinishing, coarse)
  }

  /// Takes the last step of the curves that finish, and finds damping factors with which the trials of the others pass.
  private func search(_ all: inout [Progress?], _ tolerances: [Double?], _ isFinishing: [Bool], _ coarse: Double) {
    var isFinishing = isFinishing
    var factor = [Double](repeating: 0, count: curves.count)
    while true {
      var isTried = isFinishing
      for k in curves.indices where all[k]?.isSearching == true {
        factor[k] = all[k]?.damping.factor ?? 0
        guard !(factor[k] >= 1e-3) else {
          isTried[k] = true
          continue
        }
        // Rounding alone stops a correction this small from shrinking.
        let size = all[k]?.size ?? .infinity
        all[k]?.outcome =
          size <= coarse ? .converged(size) : .failed("Newton's damping factor fell to \(factor[k])", size)
        all[k]?.isSearching = false
      }
      guard isTried.contains(true) else { return }
      for k in curves.indices where isFinishing[k] { factor[k] = 1 }
      let tried = groups(of: isTried)
      makeTrial(factor, tried)
      for g in tried { evaluateDefects(trial, g) }
      let isDefined = curves.indices.map { isTried[$0] && self.isDefined($0) }
      for k in curves.indices where isFinishing[k] {
        let size = all[k]?.size ?? .infinity
        all[k]?.outcome = isDefined[k] ? .converged(size) : .failed("the solution leaves the domain", size)
        if isDefined[k] { write(trial, to: current, k) }
        // The lanes of its neighbours may be tried again.
        factor[k] = 0
      }
      isFinishing = [Bool](repeating: false, count: curves.count)
      judge(&all, tolerances, isDefined, &factor)
    }
  }

  private func judge(
    _ all: inout [Progress?], _ tolerances: [Double?], _ isDefined: [Bool], _ factor: inout [Double]
  ) {
    let isJudged = curves.indices.map { isDefined[$0] && all[$0]?.isSearching == true }
    // Steps with an old linearisation are no more than tried.
    var isGivenUp = [Bool](repeating: false, count: curves.count)
    for k in curves.indices where !isDefined[k] && all[k]?.isSearching == true {
      if all[k]?.chords == 0 { all[k]?.damping.leftDomain() } else { isGivenUp[k] = true }
    }
    if isJudged.contains(true) {
      correct(trial, into: simplified, groups(of: isJudged), isJudged)
      let sizes = norms(simplified, nil, factor, isJudged)
      let bends = norms(simplified, correction, factor.map { 1 - $0 }, isJudged)
      for k in curves.indices where isJudged[k] {
        guard var own = all[k] else { continue }
        if own.chords > 0, !(sizes[k] < 0.5 * own.size) {
          isGivenUp[k] = true
        } else if own.damping.judge(correction: own.size, simplified: sizes[k], bend: bends[k]) == .accept {
          write(trial, to: current, k)
          own.last = own.size
          if own.damping.factor == 1, let tolerance = tolerances[k], sizes[k] <= tolerance {
            // It is known, and to be had for nothing.
            write(simplified, to: current, k, adding: true)
            own.outcome = .converged(sizes[k])
            own.isSearching = false
          } else if own.goesOn(sizes[k]) {
            write(simplified, to: correction, k)
            own.damping.goOn(correction: sizes[k])
            own.size = sizes[k]
            own.chords += 1
          } else {
            own.isSearching = false
          }
          if !own.isSearching { factor[k] = 0 }
        }
        all[k] = own
      }
    }
    guard isGivenUp.contains(true) else { return }
    for k in curves.indices where isGivenUp[k] {
      all[k]?.isSearching = false
      factor[k] = 0
    }
    // The defects are to be those of the iterate.
    let chosen = groups(of: isGivenUp)
    makeTrial(factor, chosen)
    for g in chosen { evaluateDefects(trial, g) }
  }

  /// The root mean squares of the positions of a − factor · b over all nodes of the curves chosen.
  private func norms(_ a: Unknowns, _ b: Unknowns?, _ factor: [Double], _ isChosen: [Bool]) -> [Double] {
    var sums = [Double](repeating: 0, count: groups * lanes)
    let plain = [Double](repeating: 0, count: curves.count)
    for g in groups(of: isChosen) {
      spread(b == nil ? plain : factor, g)
      let at = g &* 2 &* m &* lanes
      sums.withUnsafeMutableBufferPointer { sums in
        guard let sums = sums.baseAddress else { return }
        ig_lanes_squares(
          sums + g &* lanes, a.states + at, factors, (b ?? a).states + at, scales + g &* n &* lanes, nodes, n, lanes)
      }
    }
    return curves.indices.map { k in
      guard isChosen[k] else { return 0 }
      let elements = curves[k].elements
      return (elements.reduce(0) { $0 + sums[$1] } / Double(elements.count * m)).squareRoot()
    }
  }
}
