import CAffinity
import Foundation

// swift run -c release --package-path Tests/Benchmarks [Benchmarks chain tensors … --only TEXT]
//
// Times are processor seconds on one processor, median and minimum of at least five runs; each peer runs directly after
// our side, in the same way. BENCH_PYTHON names the Python interpreter that has the peers' packages.

// The threads are counted while all processors are ours.
DispatchQueue.concurrentPerform(iterations: 2) { _ in }
stay_on_one_processor()
let all = [
  "chain", "canonical", "tensors", "geodesics", "distances", "tapes", "quadrature", "laws", "digits", "numbers",
  "certified", "sobolev", "variational",
]
var arguments = Array(CommandLine.arguments.dropFirst())
var table = Table()
if let place = arguments.firstIndex(of: "--only"), place + 1 < arguments.count {
  table.filter = arguments[place + 1]
  arguments.removeSubrange(place...place + 1)
}
if let stranger = arguments.first(where: { !all.contains($0) }) {
  FileHandle.standardError.write(Data("Benchmarks: \(stranger) is none of \(all.joined(separator: ", "))\n".utf8))
  exit(64)
}
let chosen = arguments.isEmpty ? all : arguments
let peers = Peers(), exchange = try Exchange()
defer { exchange.remove() }
for name in chosen {
  switch name {
  case "chain": try ChainBenchmark(peers: peers, exchange: exchange).rows(into: &table)
  case "canonical": try CanonicalBenchmark(peers: peers, exchange: exchange).rows(into: &table)
  case "tensors": try TensorBenchmark(peers: peers, exchange: exchange).rows(into: &table)
  case "geodesics": try GeodesicBenchmark(peers: peers, exchange: exchange).rows(into: &table)
  case "certified":
    try CertifiedBenchmark(peers: peers).rows(into: &table)
    try CertifiedBenchmark(peers: peers).distanceRows(into: &table)
  case "quadrature": try QuadratureBenchmark(peers: peers, exchange: exchange).rows(into: &table)
  case "distances": try DistanceBenchmark(peers: peers, exchange: exchange).rows(into: &table)
  case "laws": try LawBenchmark().rows(into: &table)
  case "digits": try DigitsBenchmark(peers: peers, exchange: exchange).rows(into: &table)
  case "sobolev": try SobolevBenchmark(peers: peers).rows(into: &table)
  case "variational": try VariationalBenchmark(peers: peers, exchange: exchange).rows(into: &table)
  case "numbers": try BigFloatBenchmark(peers: peers).rows(into: &table)
  default: try TapeBenchmark(peers: peers, exchange: exchange).rows(into: &table)
  }
}
print("\n\(processorName()), \(Date.now.formatted(.iso8601.year().month().day()))\n")
print(table.text)
for line in table.conclusions { print("\n" + line) }
