import Foundation
import InformationGeometry

/// Foundation has another one.
typealias Expression = InformationGeometry.Expression

/// Processor seconds of repeated runs.
struct Timing {
  var median: Double
  var minimum: Double
  var count: Int

  init(median: Double, minimum: Double, count: Int) {
    self.median = median
    self.minimum = minimum
    self.count = count
  }

  init(_ samples: [Double]) {
    let sorted = samples.sorted()
    self.init(median: sorted[sorted.count / 2], minimum: sorted[0], count: sorted.count)
  }

  /// The time of one part out of several done together.
  func divided(by parts: Int) -> Timing {
    Timing(median: median / Double(parts), minimum: minimum / Double(parts), count: count)
  }
}

/// Processor seconds of this process so far, all threads together.
func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}

/// The processor by the name that the system gives it.
func processorName() -> String {
  let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
  let line = information.split(separator: "\n").first { $0.hasPrefix("model name") }
  return line?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces) ?? "processor not known"
}

/// Times `body` on fresh input: once unmeasured, then at least seven times and for half a second.
func measure<Input, Output>(
  repeats: Int = 7, seconds: Double = 0.5, prepare: () throws -> Input, _ body: (Input) throws -> Output
) rethrows -> (timing: Timing, last: Output) {
  var last = try body(try prepare())
  var samples: [Double] = []
  var total = 0.0
  while samples.count < repeats || (total < seconds && samples.count < 2_000) {
    let input = try prepare()
    let start = processorSeconds()
    last = try body(input)
    let elapsed = processorSeconds() - start
    samples.append(elapsed)
    total += elapsed
  }
  return (Timing(samples), last)
}

func measure<Output>(
  repeats: Int = 7, seconds: Double = 0.5, _ body: () throws -> Output
) rethrows -> (timing: Timing, last: Output) {
  try measure(repeats: repeats, seconds: seconds, prepare: {}, { try body() })
}

/// Random numbers with a seed (SplitMix64), the same on every machine.
typealias SeededGenerator = SeededDraws

extension SeededDraws {
  mutating func uniform(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &self) }
  /// A number between the ends whose logarithm is uniform.
  mutating func logUniform(_ range: ClosedRange<Double>) -> Double {
    exp(uniform(log(range.lowerBound)...log(range.upperBound)))
  }
  /// A standard normal number.
  mutating func normal() -> Double {
    (-2 * log(uniform(.leastNonzeroMagnitude...1))).squareRoot() * cos(2 * .pi * uniform(0...1))
  }
}
