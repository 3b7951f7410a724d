/// Placeholder: see the brief.
public struct Rational: Sendable, ExpressibleByIntegerLiteral { public init(integerLiteral v: Int) {} }
