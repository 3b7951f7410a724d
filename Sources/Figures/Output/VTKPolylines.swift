/// Curves in space with numbers along them, in the legacy ASCII format of VTK (for ParaView).
///
///     var curves = VTKPolylines()
///     try curves.append(geodesic, coordinates: ["mu", "sigma"])   // the other columns become data at the points
///     try curves.write(to: "geodesics.vtk")
public struct VTKPolylines: Sendable {
  /// How the curves were made; it becomes the title line, the only comment that the format has.
  public var provenance: Provenance?
  private var points: [[Double]] = []
  private var lines: [Range<Int>] = []
  private var arrays: [(name: String, values: [Double])] = []

  /// No curves yet.
  public init(provenance: Provenance? = nil) { self.provenance = provenance }

  /// Adds the rows of a table as one curve.
  ///
  /// A point with a coordinate that is not finite interrupts the curve. Curves with different columns can stand in one
  /// file: data that a curve does not have is `nan` there.
  ///
  /// - Parameters:
  ///   - table: The points of the curve in order.
  ///   - coordinates: One to three columns, taken as x, y and z.
  public mutating func append(_ table: Table, coordinates: [String]) throws(TableError) {
    precondition(1...3 ~= coordinates.count, "\(coordinates.count) coordinates for a point in space")
    var axes: [[Double]] = []
    for name in coordinates { axes.append(try table.numbers(name)) }
    var data: [(name: String, values: [Double])] = []
    for column in table.columns where !coordinates.contains(column.name) && column.isNumeric {
      data.append((column.name, try table.optionalNumbers(column.name).map { $0 ?? .nan }))
    }
    let first = points.count
    var start = first
    var kept: [Int] = []
    for row in 0..<table.rowCount {
      let point = axes.map { $0[row] }
      if point.allSatisfy(\.isFinite) {
        points.append(point + [Double](repeating: 0, count: 3 - point.count))
        kept.append(row)
      } else {
        endLine(from: &start)
      }
    }
    endLine(from: &start)
    for array in data { append(array.name, kept.map { array.values[$0] }, at: first) }
    for index in arrays.indices { pad(&arrays[index].values) }
  }

  private mutating func endLine(from start: inout Int) {
    if points.count > start { lines.append(start..<points.count) }
    start = points.count
  }

  private mutating func append(_ name: String, _ values: [Double], at first: Int) {
    if let index = arrays.firstIndex(where: { $0.name == name }) {
      arrays[index].values += values
    } else {
      arrays.append((name, [Double](repeating: .nan, count: first) + values))
    }
  }

  private func pad(_ values: inout [Double]) {
    values += [Double](repeating: .nan, count: points.count - values.count)
  }
}

extension VTKPolylines {
  /// The content of the file, with numbers that read back to the same bits.
  public var text: String {
    var text = "# vtk DataFile Version 3.0\n" + titleLine + "\nASCII\nDATASET POLYDATA\n"
    text += "POINTS \(points.count) double\n"
    for point in points { text += point.map(VTKPolylines.number).joined(separator: " ") + "\n" }
    let curves = lines.filter { $0.count > 1 }, dots = lines.filter { $0.count == 1 }
    text += VTKPolylines.cells("VERTICES", dots) + VTKPolylines.cells("LINES", curves)
    guard !arrays.isEmpty, !points.isEmpty else { return text }
    text += "POINT_DATA \(points.count)\n"
    for array in arrays {
      text += "SCALARS \(VTKPolylines.encoded(array.name)) double 1\nLOOKUP_TABLE default\n"
      for value in array.values { text += VTKPolylines.number(value) + "\n" }
    }
    return text
  }

  /// Writes the file, whole or not at all.
  public func write(to path: String) throws(FileError) { try FileOutput.write(text, to: path) }

  private static func cells(_ keyword: String, _ ranges: [Range<Int>]) -> String {
    guard !ranges.isEmpty else { return "" }
    var text = "\(keyword) \(ranges.count) \(ranges.reduce(0) { $0 + $1.count + 1 })\n"
    for range in ranges { text += ([range.count] + Array(range)).map(String.init).joined(separator: " ") + "\n" }
    return text
  }

  private static func number(_ value: Double) -> String { value.isNaN ? "nan" : NumberText.shortest(value) }

  /// A name without spaces, by the percent signs that VTK itself uses.
  private static func encoded(_ name: String) -> String {
    var text = ""
    for byte in name.utf8 {
      switch byte {
      case 0x21, 0x23...0x24, 0x26...0x7E: text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }

  /// One line of at most 255 ASCII characters.
  private var titleLine: String {
    let title = provenance?.line ?? "curves"
    let printable = title.unicodeScalars.map { 0x20...0x7E ~= $0.value ? Character($0) : "?" }
    return String(printable.prefix(255))
  }
}
