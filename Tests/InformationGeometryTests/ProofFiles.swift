import Foundation

/// The folder of proofs beside the sources.
enum ProofFiles {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Proofs")

  static func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  /// Module and model of each committed certificate.
  static let certificates: [(module: String, model: String)] = {
    let lines = ((try? text("generated/models.txt")) ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }
    return lines.map { $0.split(separator: " ").map(String.init) }.filter { $0.count == 3 }.map { ($0[0], $0[1]) }
  }()

  /// A certified value.
  struct Golden: Decodable, Sendable, CustomStringConvertible {
    let name: String, formula: String, what: String, value: String, error: String
    var description: String { name }
  }

  static let golden: [Golden] = {
    guard let data = try? Data(contentsOf: folder.appendingPathComponent("golden/values.json")) else { return [] }
    return (try? JSONDecoder().decode([Golden].self, from: data)) ?? []
  }()
}
