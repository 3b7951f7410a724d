import Scalars

extension CanonicalField {
  /// The field over the kernels of expressions and of their derivatives.
  ///
  /// - Parameters:
  ///   - coordinates: what derivatives will be taken by.
  ///   - order: how often.
  /// - Throws: `SymbolicsError.dependentKernels`, `.tooLarge`.
  package static func field(
    of expressions: [Expression], coordinates: [Symbol] = [], order: Int = 0, limits: CanonicalLimits = .init()
  ) throws -> (field: CanonicalField, elements: [CanonicalElement]) {
    let workspace = CanonicalWorkspace(limits: limits)
    let nodes = workspace.adopt(expressions)
    for x in coordinates { workspace.coordinates.append(workspace.coordinate(x)) }
    var raw = nodes + workspace.coordinates, frontier = nodes, seen: Set<NodeID> = []
    for _ in 0..<order {
      var next: [NodeID] = []
      for id in workspace.arena.reachable(from: frontier)
      where workspace.arena.kind(id) == .function && seen.insert(id).inserted {
        // A kernel without a closed derivative is met again when that is asked for.
        for x in workspace.coordinates { if let d = try? workspace.derivative(id, by: x) { next.append(d) } }
      }
      raw += next
      frontier = next
    }
    let images = try workspace.normalized(raw)
    let field = try field(over: images, in: workspace, limits: limits)
    return (field, try images[..<nodes.count].map { try field.element(ofNormal: $0) })
  }

  /// The field over the kernels of normalized nodes.
  static func field(
    over nodes: [NodeID], in workspace: CanonicalWorkspace, limits: CanonicalLimits
  ) throws -> CanonicalField {
    var kernels = KernelCollection()
    try kernels.enter(nodes, workspace.arena)
    let exponents = Combinations(kernels.exponentials.map { ($0, workspace.arena.operand($0, 0)) }, in: workspace)
    let angles = Combinations(kernels.angles.map { ($0, $0) }, in: workspace)
    for angle in angles.basis where workspace.arena.isMultipleOfPi(angle) {
      throw SymbolicsError.dependentKernels("the cosine and sine of \(workspace.text(angle))")
    }
    let all = Array(kernels.roots.keys) + exponents.basis + angles.basis
    let order = StructuralOrder(workspace.arena, roots: all)
    func rank(_ id: NodeID) -> Int { order.rank(of: id) }

    // Free kernels first, then cosines with their sines, then what is algebraic over them.
    var generators: [Generator] = [], radicals: [(node: NodeID, root: Int, place: Int)] = []
    var radicalPlaces: [NodeID: Int] = [:], absolutePlaces: [NodeID: Int] = [:]
    let sorted = kernels.roots.sorted { rank($0.key) < rank($1.key) }
    for (node, root) in sorted where workspace.arena.isFreeKernel(node) {
      if root > 1 { radicalPlaces[node] = generators.count }
      generators.append(Generator(node: node, root: root, kind: .free))
    }
    let firstExponential = generators.count
    for node in exponents.basis { generators.append(Generator(node: node, root: 1, kind: .exponential)) }
    let firstAngle = generators.count
    for node in angles.basis {
      generators.append(Generator(node: node, root: 1, kind: .cosine(sine: generators.count + 1)))
      generators.append(Generator(node: node, root: 1, kind: .free))
    }
    for (node, root) in sorted where !workspace.arena.isFreeKernel(node) {
      let isAbsolute = workspace.arena.function(node) == .abs
      if isAbsolute {
        absolutePlaces[node] = generators.count
        let square = workspace.arena.power(workspace.arena.operand(node, 0), Arena.two)
        radicals.append((square, 2, generators.count))
        generators.append(Generator(node: square, root: 2, kind: .free))
      }
      if root > 1 {
        radicalPlaces[node] = generators.count
        radicals.append((node, root, generators.count))
        generators.append(Generator(node: node, root: root, kind: .free))
      }
    }

    let field = CanonicalField(workspace, generators: generators, limits: limits)
    field.places = [:]
    for (i, generator) in generators.enumerated() where i < firstExponential { field.places[generator.node] = i }
    for (node, place) in absolutePlaces { field.places[node] = place }
    field.radicalPlaces = radicalPlaces
    field.exponents = exponents.shifted(by: firstExponential, stride: 1)
    field.angles = angles.shifted(by: firstAngle, stride: 2)
    for i in 0..<angles.basis.count {
      let cosine = firstAngle + 2 * i, c = field.generator(cosine)
      let square = field.subtract(field.one, field.multiply(c, c))
      field.generators[cosine + 1].kind = .sine(cosine: cosine, square: square)
      field.algebraic.append(cosine + 1)
    }
    var values: [CanonicalElement] = []
    for (node, _, place) in radicals {
      let value = try field.element(ofNormal: node)
      field.generators[place].kind = .algebraic(value)
      field.algebraic.append(place)
      if !absolutePlaces.values.contains(place) { values.append(value) }
    }
    try field.requireIndependent(values)
    field.elements = [:]
    return field
  }

  /// Refuses roots of which a product is rational, as √x √y √(xy).
  private func requireIndependent(_ radicands: [CanonicalElement]) throws {
    // Vectors of exponents modulo 2 of irreducible factors.
    var rows: [Set<String>] = []
    for radicand in radicands {
      if algebraic.contains(where: { degree(radicand, $0) > 0 }) { continue }
      let factors = factors(radicand)
      var odd: Set<String> = []
      if factors.content.isNegative { odd.insert("-1") }
      for part in [factors.content.numerator.magnitude, factors.content.denominator] where !part.isOne {
        for (prime, n) in workspace.arena.factors(of: part) where n & 1 == 1 {
          odd.formSymmetricDifference(["\(prime)"])
        }
      }
      if radicand.divisor.pointee != 1 {
        let divisor = CanonicalField.rational(radicand.divisor)
        for (prime, n) in workspace.arena.factors(of: divisor) where n & 1 == 1 {
          odd.formSymmetricDifference(["\(prime)"])
        }
      }
      // A generator that is itself a root of a symbol is a square already.
      for (i, n) in factors.powers.enumerated() where n & 1 == 1 { odd.formSymmetricDifference(["generator \(i)"]) }
      for (part, n) in factors.parts where n & 1 == 1 { odd.formSymmetricDifference([text(part)]) }
      for (i, n) in radicand.exponents.enumerated() where n & 1 == 1 {
        let name = i < ring.count ? "generator \(i)" : text(denominators[i - ring.count].polynomial)
        odd.formSymmetricDifference([name])
      }
      for row in rows {
        if let lead = row.min(), odd.contains(lead) { odd.formSymmetricDifference(row) }
      }
      guard !odd.isEmpty else { throw SymbolicsError.dependentKernels("roots whose product is rational") }
      rows.append(odd)
      rows.sort { ($0.min() ?? "") < ($1.min() ?? "") }
    }
  }

  /// Integer combinations of a basis of arguments.
  private struct Combinations {
    var basis: [NodeID] = []
    private var coordinates: [NodeID: [Int]] = [:]

    init(_ items: [(key: NodeID, argument: NodeID)], in workspace: CanonicalWorkspace) {
      if items.isEmpty { return }
      let vectors = items.map { workspace.arena.monicCombination($0.argument) }
      let terms = Set(vectors.flatMap(\.keys))
      let order = StructuralOrder(workspace.arena, roots: Array(terms))
      let columns = terms.sorted { order.rank(of: $0) < order.rank(of: $1) }
      let lattice = IntegerLattice(vectors, columns: columns)
      let arguments = Set(items.map(\.argument))
      if lattice.basis.count == arguments.count {
        // Independent arguments are a basis themselves, and stay as they are written.
        let order = StructuralOrder(workspace.arena, roots: Array(arguments))
        basis = arguments.sorted { order.rank(of: $0) < order.rank(of: $1) }
        for item in items { coordinates[item.key] = basis.map { $0 == item.argument ? 1 : 0 } }
        return
      }
      basis = lattice.basis.map { workspace.arena.node($0, columns: columns) }
      for (item, vector) in zip(items, vectors) { coordinates[item.key] = lattice.coordinates(of: vector) }
    }

    /// The nonzero coordinates by the places of generators.
    func shifted(by first: Int, stride: Int) -> [NodeID: [(place: Int, count: Int)]] {
      coordinates.mapValues { row in
        row.enumerated().filter { $0.element != 0 }.map { (first + stride * $0.offset, $0.element) }
      }
    }
  }
}

extension Arena {
  /// Whether a kernel is free: symbols, constants, and functions other than abs.
  fileprivate func isFreeKernel(_ id: NodeID) -> Bool {
    switch kind(id) {
    case .symbol, .constant: true
    case .function:
      switch function(id) {
      case .abs, .exp, .sin, .cos: false
      default: true
      }
    default: false
    }
  }

  fileprivate func isMultipleOfPi(_ id: NodeID) -> Bool {
    func isPi(_ id: NodeID) -> Bool { kind(id) == .constant && nodes[Int(id)].payload == 0 }
    return isPi(id)
      || kind(id) == .product && operandCount(id) == 3 && isPi(operand(id, 1)) && operand(id, 2) == Arena.one
  }
}
