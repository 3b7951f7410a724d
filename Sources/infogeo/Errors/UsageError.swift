import ArgumentParser
import GeometryLaws

/// What the argument parser refuses, in one line that helps.
enum UsageError {
  /// Options of the contract that some commands lack: they are refused by name and with a reason.
  private static let absent = [
    "--digits": "this command has results in Double only in this version",
    "--certified": "this command has no proved enclosures in this version",
    "--coordinates": "results in natural or expectation coordinates are not available in this version",
  ]

  /// `infogeo help NAME` explains commands only.
  static func checkHelp(_ words: [String]) throws(CommandFailure) {
    guard words.first == "help", words.count > 1, !words[1].hasPrefix("-"), !commandNames.contains(words[1]) else {
      return
    }
    throw .usage(unknownCommand(words[1]), option: "command", value: words[1])
  }

  static func failure(of error: any Error, words: [String]) -> CommandFailure {
    if let failure = error as? CommandFailure { return failure }
    let message = InfoGeo.message(for: error)
    if let command = words.first, !command.hasPrefix("-"), command != "help", !commandNames.contains(command) {
      return .usage(unknownCommand(command), option: "command", value: command)
    }
    if message.hasPrefix("Unknown option") {
      for (option, reason) in absent where message.contains("'\(option)'") {
        return .usage("\(option): \(reason)", option: option)
      }
    }
    let option = message.split(separator: "'").dropFirst().first.flatMap { quoted in
      quoted.hasPrefix("-") ? quoted.split(separator: " ").first.map(String.init) : nil
    }
    return .usage(plain(message, words), option: option)
  }

  private static var commandNames: [String] {
    InfoGeo.configuration.subcommands.map { $0.configuration.commandName ?? $0._commandName }
  }

  private static func unknownCommand(_ word: String) -> String {
    let near = commandNames.filter {
      Expression.isNearName($0, word) || (word.count >= 3 && ($0.hasPrefix(word) || word.hasPrefix($0)))
    }
    let hint =
      near.isEmpty
      ? "the commands are \(commandNames.joined(separator: ", "))" : "did you mean \(near.joined(separator: " or "))?"
    return "unknown command “\(word)”: \(hint)"
  }

  /// The parser's words, without capital and full stop, and with a way on.
  private static func plain(_ message: String, _ words: [String]) -> String {
    var text = message.isEmpty ? "the command line is not understood" : message
    text = (text.prefix(1).lowercased() + text.dropFirst()).replacing(". Please provide one of", with: ": write one of")
    while text.hasSuffix(".") || text.hasSuffix("\n") { text.removeLast() }
    if let command = words.first, commandNames.contains(command) {
      text += " (`infogeo help \(command)` explains it)"
    }
    return text
  }
}
