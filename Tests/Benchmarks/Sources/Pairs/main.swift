import Foundation
import InformationGeometry
import Synchronization

// make pairs [PAIRS="gamma beta …"] [COUNT=10000]
//
// Distances of random pairs, easy and wide, each checked by a second way: another rung of the ladder, and an independent
// integration of the curve. A pair is solved, or refused with an error; a distance that the second way contradicts is
// wrong, and ends the program with status 1.

let environment = ProcessInfo.processInfo.environment
let count = Int(environment["COUNT"] ?? "") ?? 10_000
let chosen = Set((environment["PAIRS"] ?? "").split(separator: " ").map(String.init))
let families = PairFamily.all.filter { chosen.isEmpty || chosen.contains($0.name) }
guard !families.isEmpty else {
  FileHandle.standardError.write(Data("Pairs: none of \(PairFamily.all.map(\.name).joined(separator: ", "))\n".utf8))
  exit(64)
}
print("| family | pairs | solved | refused | checked twice | worst disagreement | wrong | time |")
print("|---|---|---|---|---|---|---|---|")
var wrong = 0
for family in families {
  for regime in PairFamily.Regime.allCases {
    let outcome = try PairTrial(family: family, regime: regime, count: count).run()
    wrong += outcome.wrong.count
    print(outcome.row)
    for line in outcome.wrong.prefix(5) { print("  WRONG " + line) }
    for line in outcome.refusals { FileHandle.standardError.write(Data("  \(line)\n".utf8)) }
  }
}
exit(wrong == 0 ? 0 : 1)
