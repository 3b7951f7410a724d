import DifferentialGeometry
import Scalars

/// The expectations that the jets of g and T are sums of.
///
///     gᵢⱼ = E[sᵢsⱼ]       ∂ₖgᵢⱼ = E[ℓᵢₖsⱼ] + E[ℓⱼₖsᵢ] + E[sᵢsⱼsₖ]       ∂ₐE[F] = E[∂ₐF + F sₐ]
///
/// Beside them stand the identities E[1] = 1, E[sᵢ] = 0, E[ℓᵢⱼ + sᵢsⱼ] = 0 and their derivative (Bartlett 1953): they
/// hold where differentiation and integration may be exchanged, and are how it is noticed when they may not.
struct ExpectationBasis: Sendable {
  let dimension: Int
  let order: Int
  /// Whether T is among them.
  let hasCubicForm: Bool
  /// Each expectation as the places of its factors among the outputs of `DensityFormula`; none for E[1].
  let terms: [[Int]]
  /// How each expectation follows from another one by one more factor.
  let steps: [Step]
  private let places: [[Int]: Int]
  /// The place of ∂_{i…}ℓ among the outputs, by its sorted indices.
  private let outputs: [[Int]: Int]
  /// The jets of g and T as sums of expectations: for each component the places that are added.
  private(set) var jetSums = Jets<[Int]>(metric: [])

  /// A product as another product times one more factor.
  struct Step: Sendable {
    /// The place of the other product; −1 for E[1].
    let parent: Int
    /// The place of the factor among the outputs.
    let factor: Int
  }

  /// - Parameters:
  ///   - order: 0 for g and T, 1 for ∂g as well, 2 for ∂∂g and ∂T as well.
  ///   - hasCubicForm: whether T is among what is asked for; always so for an order above 0.
  init(dimension n: Int, order: Int, hasCubicForm: Bool = true) {
    dimension = n
    self.order = order
    var outputs: [[Int]: Int] = [:], names: [[Int]] = [[]], level: [[Int]] = [[]]
    for _ in 0...order {
      level = level.flatMap { indices in ((indices.last ?? 0)..<n).map { indices + [$0] } }
      names += level
    }
    for (place, name) in names.enumerated() { outputs[name] = place }
    self.outputs = outputs
    // Products of derivatives of ℓ of total order up to 3 + (order − 0), as the formulas need them.
    let byOrder = (0...3).map { k in names.indices.filter { names[$0].count == k } }
    var terms: [[Int]] = [[]]
    func add(_ shape: [Int]) {
      var partial: [[Int]] = [[]]
      for k in shape { partial = partial.flatMap { p in byOrder[k].map { p + [$0] } } }
      var seen = Set<[Int]>()
      for product in partial where seen.insert(product.sorted()).inserted { terms.append(product.sorted()) }
    }
    add([1])
    add([1, 1])
    if hasCubicForm || order >= 1 { add([1, 1, 1]) }
    if order >= 1 {
      add([2])
      add([2, 1])
    }
    if order >= 2 {
      for shape in [[3], [3, 1], [2, 2], [2, 1, 1], [1, 1, 1, 1]] { add(shape) }
    }
    self.terms = terms
    var places: [[Int]: Int] = [:]
    for (place, term) in terms.enumerated() { places[term] = place }
    self.places = places
    steps = terms.map { term in
      guard let factor = term.last else { return Step(parent: -1, factor: 0) }
      guard let parent = places[Array(term.dropLast())] else { preconditionFailure("no product below \(term)") }
      return Step(parent: parent, factor: factor)
    }
    self.hasCubicForm = hasCubicForm || order >= 1
    jetSums = madeJetSums()
  }

  /// Products of any factors, and what is a product of the first of their factors.
  ///
  /// - Parameters:
  ///   - count: how many factors there are; they follow the weight among the outputs.
  ///   - products: each as places of its factors, ascending, from 0.
  init(factors count: Int, products: [[Int]]) {
    dimension = 1
    order = 0
    hasCubicForm = false
    outputs = Dictionary(uniqueKeysWithValues: (0...count).map { ($0 == 0 ? [] : [$0], $0) })
    var terms: [[Int]] = [[]], places: [[Int]: Int] = [[]: 0]
    for product in products {
      for length in stride(from: 1, through: product.count, by: 1) {
        let prefix = product.prefix(length).map { $0 + 1 }
        if places[prefix] == nil {
          places[prefix] = terms.count
          terms.append(prefix)
        }
      }
    }
    self.terms = terms
    self.places = places
    steps = terms.map { term in
      Step(parent: term.isEmpty ? -1 : places[Array(term.dropLast())] ?? 0, factor: term.last ?? 0)
    }
  }

  /// Whether this holds the same expectations of the same derivatives as another one.
  func fits(_ other: ExpectationBasis) -> Bool { order == other.order && terms == other.terms }

  /// The place of the expectation of a product of derivatives of ℓ, each by its indices.
  func place(_ factors: [Int]...) -> Int { place(factors) }

  /// How many outputs of the formula the factors are taken from.
  var outputCount: Int { outputs.count }

  /// The place of ∂_{i…}ℓ among the outputs.
  func output(_ indices: [Int]) -> Int { outputs[indices.sorted()] ?? 0 }

  /// The place of the expectation of a product of outputs.
  func place(outputs factors: [Int]) -> Int {
    guard let place = places[factors.sorted()] else { preconditionFailure("no expectation of \(factors)") }
    return place
  }

  func place(_ factors: [[Int]]) -> Int {
    let key = factors.map { outputs[$0.sorted()] ?? 0 }.sorted()
    guard let place = places[key] else { preconditionFailure("no expectation of \(factors) in order \(order)") }
    return place
  }

  private func madeJetSums() -> Jets<[Int]> {
    let range = 0..<dimension
    var jets = Jets<[Int]>(metric: [])
    for i in range { for j in range { jets.metric.append([place([i], [j])]) } }
    if hasCubicForm {
      for i in range { for j in range { for k in range { jets.cubic.append([place([i], [j], [k])]) } } }
    }
    if order >= 1 {
      for k in range {
        for i in range {
          for j in range {
            jets.derivatives.append([place([i, k], [j]), place([j, k], [i]), place([i], [j], [k])])
          }
        }
      }
    }
    if order >= 2 {
      for a in range {
        for b in range {
          for i in range {
            for j in range {
              jets.second.append(
                differentiated([[[i, b], [j]], [[i], [j, b]], [[i], [j], [b]]], by: a))
            }
          }
        }
      }
      for a in range {
        for i in range {
          for j in range {
            for k in range { jets.cubicDerivatives.append(differentiated([[[i], [j], [k]]], by: a)) }
          }
        }
      }
    }
    return jets
  }

  /// ∂ₐ Σ E[products].
  private func differentiated(_ products: [[[Int]]], by a: Int) -> [Int] {
    var result: [Int] = []
    for product in products {
      for f in product.indices {
        var changed = product
        changed[f].append(a)
        result.append(place(changed))
      }
      result.append(place(product + [[a]]))
    }
    return result
  }

  /// Sums of expectations that vanish for a regular family, with what they say in words.
  func identities(_ names: [String]) -> [(places: [Int], name: String)] {
    var result: [(places: [Int], name: String)] = []
    for i in 0..<dimension { result.append(([place([i])], "E[∂ log p/∂\(names[i])]")) }
    guard order >= 1 else { return result }
    for i in 0..<dimension {
      for j in i..<dimension {
        result.append(
          ([place([i, j]), place([i], [j])], "E[∂² log p + (∂ log p)²] in \(names[i]), \(names[j])"))
      }
    }
    guard order >= 2 else { return result }
    for i in 0..<dimension {
      for j in i..<dimension {
        for k in j..<dimension {
          result.append(
            (
              differentiated([[[i, j]], [[i], [j]]], by: k),
              "the derivative of E[∂² log p + (∂ log p)²] in \(names[i]), \(names[j]), \(names[k])"
            ))
        }
      }
    }
    return result
  }

  /// What a component is called in messages.
  func name(_ place: Int, _ parameters: [String]) -> String {
    if terms[place].isEmpty { return "the mass" }
    let byPlace = Dictionary(uniqueKeysWithValues: outputs.map { ($0.value, $0.key) })
    let factors = terms[place].map { output in
      let indices = byPlace[output] ?? []
      guard indices.allSatisfy(parameters.indices.contains) else { return "factor \(output)" }
      let by = indices.map { parameters[$0] }.joined(separator: "∂")
      return "∂\(indices.count > 1 ? ["", "", "²", "³"][min(indices.count, 3)] : "")log p/∂\(by)"
    }
    return "E[\(factors.joined(separator: " · "))]"
  }
}
