import ArgumentParser
struct Describe: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "describe")
}
