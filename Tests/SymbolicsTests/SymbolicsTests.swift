import Scalars
import Testing

@testable import Symbolics

@Suite struct PrintingTests {
  static let x = Symbol("x"), mu = Symbol("mu"), sigma = Symbol("sigma", .positive), a = Symbol("a", .positive)

  @Test(arguments: [
    ("-(x - mu)^2/(2*sigma^2) - log(sigma)", "-(-mu + x)^2/(2*sigma^2) - log(sigma)"),
    ("1 + 2", "3"),
    ("x + x - 2*x", "0"),
  ])
  func text(_ input: String, _ output: String) throws {
    let e = try Expression(parsing: input, symbols: [Self.x, Self.mu, Self.sigma])
    print(e, "|", e.latex())
    print(try e.derivative(by: Self.sigma))
  }
}
