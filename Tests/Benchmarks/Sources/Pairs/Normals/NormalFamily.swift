/// Normal vectors, centered normals or Wishart matrices, by the name of the family.
struct NormalFamily: Sendable {
  /// The number of rows of Σ.
  let order: Int
  let hasMean: Bool
  /// Squared lengths are so many times those of normal vectors.
  let weight: Double

  /// nil for the name of another family.
  init?(name: String) {
    let parts = name.split(separator: ":", maxSplits: 1)
    guard let family = parts.first, ["multivariate-normal", "centered-normal", "wishart"].contains(family) else {
      return nil
    }
    var constants: [Substring: Double] = [:]
    for setting in parts.dropFirst().joined().split(separator: ",") {
      let sides = setting.split(separator: "=")
      if sides.count == 2 { constants[sides[0]] = Double(sides[1]) }
    }
    guard let order = constants["d"] else { return nil }
    self.order = Int(order)
    hasMean = family == "multivariate-normal"
    weight = constants["nu"] ?? 1
  }

  /// μ of the coordinates of a point, or of the components of a vector.
  func mean(_ x: [Double]) -> [Double] { hasMean ? Array(x[..<order]) : [Double](repeating: 0, count: order) }

  /// Σ, row by row; coordinates hold its upper triangle by rows.
  func covariance(_ x: [Double]) -> [Double] {
    var matrix = [Double](repeating: 0, count: order * order), place = hasMean ? order : 0
    for i in 0..<order {
      for j in i..<order {
        matrix[i * order + j] = x[place]
        matrix[j * order + i] = x[place]
        place += 1
      }
    }
    return matrix
  }
}
