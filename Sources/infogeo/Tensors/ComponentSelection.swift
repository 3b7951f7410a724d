import ArgumentParser
import GeometryLaws

/// The option that asks for one component of a tensor.
struct ComponentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only one component, by the names of coordinates or by their numbers, which count from 0 as in JSON, in the order of the JSON array (k,i,j for Γᵏᵢⱼ): mu,mu,sigma or 0,0,1. Without --at the rest is not computed.",
      valueName: "i,j,k"))
  var component: String?

  /// The place of the component in the array; nil when none was asked for.
  func place(in letter: TensorLetter, _ names: [String]) throws -> Int? {
    try component.flatMap { try ComponentOptions.place($0, in: letter, names) }
  }

  /// The place of the component that a text names.
  static func place(_ component: String, in letter: TensorLetter, _ names: [String]) throws -> Int? {
    let words = (BracketSplitter.split(component, at: ",") ?? [component])
    guard words.count == letter.indexNames.count else {
      throw CommandFailure.usage(
        "--component \(component): \(letter.symbol) has the \(letter.indexNames.count) indices \(letter.indexNames.joined(separator: ","))",
        option: "--component", value: component)
    }
    var place = 0
    for word in words {
      guard let index = names.firstIndex(of: word) ?? Int(word).flatMap({ names.indices.contains($0) ? $0 : nil })
      else {
        throw CommandFailure.usage(
          "--component \(component): “\(word)” is neither a coordinate (\(names.joined(separator: ", "))) nor a number from 0 to \(names.count - 1) (numbers count from 0, as in JSON: \(names[0]) is 0)",
          option: "--component", value: component)
      }
      place = place * names.count + index
    }
    return place
  }
}
