import Symbolics

/// A parameter as it is written: a number, a vector, or a symmetric matrix, with the coordinates that make it up.
public struct ParameterShape: Sendable, Equatable {
  /// What a parameter is.
  public enum Kind: Sendable, Equatable {
    /// One coordinate.
    case scalar
    /// As many coordinates as components.
    case vector(Int)
    /// A symmetric matrix with that many rows: the coordinates are the entries of the upper triangle, row by row.
    case symmetricMatrix(Int)
  }

  /// The name, such as `Sigma`.
  public let name: String
  /// What it is.
  public let kind: Kind
  /// The places of its coordinates in the chart.
  public let coordinates: Range<Int>

  /// Makes a description.
  public init(name: String, kind: Kind, coordinates: Range<Int>) {
    self.name = name
    self.kind = kind
    self.coordinates = coordinates
  }

  /// The place in the chart of entry (i, j) of a matrix, or of component i of a vector with j = 0, counted from 0.
  public func coordinate(_ i: Int, _ j: Int = 0) -> Int {
    switch kind {
    case .scalar: return coordinates.lowerBound
    case .vector: return coordinates.lowerBound + i
    case .symmetricMatrix(let d):
      let (row, column) = i <= j ? (i, j) : (j, i)
      return coordinates.lowerBound + row * d - row * (row - 1) / 2 + column - row
    }
  }
}

extension StatisticalModel {
  /// The parameters as they are written, in their order; every coordinate belongs to one.
  public var parameterShapes: [ParameterShape] {
    knowledge.shapes.isEmpty
      ? parameters.enumerated().map { ParameterShape(name: $1.name, kind: .scalar, coordinates: $0..<$0 + 1) }
      : knowledge.shapes
  }
}
