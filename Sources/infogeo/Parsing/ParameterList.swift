import GeometryLaws

/// Reads a list of parameters with their domains: `mu, sigma>0, p in 0..1, 0<q<1, n in naturals`.
struct ParameterList {
  let symbols: [Symbol]

  init(_ text: String, option: String = "--parameters") throws {
    guard let items = BracketSplitter.split(text, at: ","), items.contains(where: { !$0.isEmpty }) else {
      throw CommandFailure.input("\(option) is empty: write them like “mu, sigma>0”", parameter: option, value: text)
    }
    guard items.count <= 64 else {
      throw CommandFailure.input("\(option): \(items.count) parameters; at most 64 are possible", parameter: option)
    }
    var symbols: [Symbol] = []
    for item in items {
      let symbol = try ParameterList.symbol(item, option)
      guard !symbols.contains(where: { $0.name == symbol.name }) else {
        throw CommandFailure.input("\(option) names \(symbol.name) twice", parameter: symbol.name, value: text)
      }
      symbols.append(symbol)
    }
    // The solvers name velocities and inner coordinates after the parameters.
    let names = Set(symbols.map(\.name))
    for symbol in symbols {
      if let clash = ["d_", "u_", "w_"].map({ $0 + symbol.name }).first(where: names.contains) {
        throw CommandFailure.input(
          "\(option): \(clash) and \(symbol.name) cannot both be names of parameters: choose another name for \(clash)",
          parameter: clash, value: text)
      }
    }
    self.symbols = symbols
  }

  private static func symbol(_ item: String, _ option: String) throws -> Symbol {
    let words = ParameterList.words(item)
    let domain: Domain?
    let name: String
    if words.count == 1 {
      (name, domain) = (words[0], .real)
    } else if words.count == 3, words[1] == "in" {
      (name, domain) = (words[0], ParameterList.set(words[2]))
    } else if words.count == 3 || words.count == 5 {
      let place = words.firstIndex(where: NameRules.isName) ?? 0
      name = words[place]
      domain = bounds(words, around: place)
    } else {
      (name, domain) = (item, nil)
    }
    guard let domain, NameRules.isName(name) else {
      throw CommandFailure.input(
        "\(option): “\(item)” is not a parameter: write it like mu, sigma>0, p in 0..1, n>=1 or k in naturals",
        parameter: option, value: item)
    }
    return Symbol(name, domain)
  }

  /// Names, numbers and signs, in order.
  private static func words(_ item: String) -> [String] {
    let spaced = item.replacing("≥", with: ">=").replacing("≤", with: "<=").replacing("∈", with: " in ")
    var words: [String] = []
    var word = ""
    func end() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for character in spaced {
      if character.isWhitespace {
        end()
      } else if character == "<" || character == ">" {
        end()
        words.append(String(character))
      } else if character == "=", word.isEmpty, let last = words.last, last == "<" || last == ">" {
        words[words.count - 1] = last + "="
      } else {
        word.append(character)
      }
    }
    end()
    // "p in 0 .. 1" is one set, however it is spaced.
    if words.count > 3, words[1] == "in" { words = [words[0], "in", words[2...].joined()] }
    return words
  }

  private static func set(_ word: String) -> Domain? {
    switch word.lowercased() {
    case "real", "reals": return .real
    case "positive": return .positive
    case "negative": return .negative
    case "unit": return .unitInterval
    case "naturals": return .naturals
    case "integers": return .integer
    default: break
    }
    guard let dots = word.range(of: "..") else { return nil }
    let left = String(word[..<dots.lowerBound]), right = String(word[dots.upperBound...])
    let low = Rational(left), high = Rational(right)
    guard low != nil || left == "-inf", high != nil || right == "inf" else { return nil }
    if let low, let high, low >= high { return nil }
    return Domain(lower: low.map { Domain.Bound($0) }, upper: high.map { Domain.Bound($0) })
  }

  /// The domain that the signs on either side of the name give it.
  private static func bounds(_ words: [String], around place: Int) -> Domain? {
    var lower: Domain.Bound?, upper: Domain.Bound?
    func take(_ number: String, isBelow: Bool, _ sign: String) -> Bool {
      guard let value = Rational(number) else { return false }
      let bound = Domain.Bound(value, isIncluded: sign.count == 2)
      if isBelow {
        guard lower == nil else { return false }
        lower = bound
      } else {
        guard upper == nil else { return false }
        upper = bound
      }
      return true
    }
    let signs: Set<String> = ["<", "<=", ">", ">="]
    if place >= 2 {
      guard place == 2, signs.contains(words[1]) else { return nil }
      guard take(words[0], isBelow: words[1].hasPrefix("<"), words[1]) else { return nil }
    }
    if place + 2 < words.count {
      guard place + 3 == words.count, signs.contains(words[place + 1]) else { return nil }
      guard take(words[place + 2], isBelow: words[place + 1].hasPrefix(">"), words[place + 1]) else { return nil }
    }
    guard lower != nil || upper != nil else { return nil }
    if let low = lower, let high = upper, low.value >= high.value { return nil }
    return Domain(lower: lower, upper: upper)
  }
}
