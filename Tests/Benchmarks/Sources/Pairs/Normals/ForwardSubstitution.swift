import InformationGeometry

/// L⁻¹X for a lower triangular L of a given order, both row by row.
func forwardSubstituted<S: Scalar>(_ x: [S], by l: [S], order d: Int) -> [S] {
  let columns = x.count / d
  var result = x
  for i in 0..<d {
    for c in 0..<columns {
      var rest = result[i * columns + c]
      for k in 0..<i { rest -= l[i * d + k] * result[k * columns + c] }
      result[i * columns + c] = rest / l[i * d + i]
    }
  }
  return result
}
