/// A dense real matrix, stored flat by rows: element (i, j) is `elements[i * columns + j]`.
public struct Matrix: Equatable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The `rows × columns` numbers, row after row.
  public var elements: [Double]

  /// The matrix of the given numbers, row after row.
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(rows >= 0 && columns >= 0, "a matrix of \(rows) × \(columns)")
    precondition(
      elements.count == rows * columns, "\(elements.count) elements for a matrix of \(rows) × \(columns)")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// The matrix whose elements are all `value`.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.init(rows: rows, columns: columns, elements: [Double](repeating: value, count: rows * columns))
  }

  /// The square matrix with the given diagonal and zeros elsewhere.
  public init(diagonal: [Double]) {
    self.init(rows: diagonal.count, columns: diagonal.count)
    for (i, value) in diagonal.enumerated() { self[i, i] = value }
  }

  /// The identity matrix of order `count`.
  public static func identity(_ count: Int) -> Matrix {
    Matrix(diagonal: [Double](repeating: 1, count: count))
  }

  /// Element (i, j), both counted from 0.
  @inlinable
  public subscript(i: Int, j: Int) -> Double {
    get {
      precondition(i >= 0 && i < rows && j >= 0 && j < columns, "element (\(i), \(j)) of \(rows) × \(columns)")
      return elements[i &* columns &+ j]
    }
    set {
      precondition(i >= 0 && i < rows && j >= 0 && j < columns, "element (\(i), \(j)) of \(rows) × \(columns)")
      elements[i &* columns &+ j] = newValue
    }
  }

  /// Whether the number of rows is that of columns.
  public var isSquare: Bool { rows == columns }
}
