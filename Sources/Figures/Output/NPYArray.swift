/// An array of numbers in the file format of NumPy, version 1.0: little-endian `Double`, the last index fastest.
public struct NPYArray: Sendable, Equatable {
  /// The length along each axis.
  public let shape: [Int]
  /// The numbers, the last index running fastest.
  public let values: [Double]

  /// An array of the given shape, whose product is the number of values.
  public init(shape: [Int], values: [Double]) {
    let count = shape.reduce(1, *)
    precondition(count == values.count, "shape \(shape) holds \(count) numbers, not \(values.count)")
    self.shape = shape
    self.values = values
  }

  /// The array [rows][columns] of a table of numbers.
  public init(_ table: Table) throws(TableError) {
    var columns: [[Double]] = []
    for column in table.columns { columns.append(try table.numbers(column.name)) }
    let values = (0..<table.rowCount).flatMap { row in columns.map { $0[row] } }
    self.init(shape: [table.rowCount, columns.count], values: values)
  }

  /// The bytes of the file.
  public var bytes: [UInt8] {
    let lengths = shape.count == 1 ? "\(shape[0])," : shape.map(String.init).joined(separator: ", ")
    var header = "{'descr': '<f8', 'fortran_order': False, 'shape': (\(lengths)), }"
    let unpadded = 10 + header.utf8.count + 1
    header += String(repeating: " ", count: (64 - unpadded % 64) % 64) + "\n"
    let length = header.utf8.count
    var bytes: [UInt8] = [0x93] + "NUMPY".utf8 + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + header.utf8
    bytes.reserveCapacity(bytes.count + 8 * values.count)
    for value in values {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  /// Reads a file of the kind that ``bytes`` writes; `nil` for any other.
  public init?(bytes: [UInt8]) {
    guard bytes.count >= 10, bytes.starts(with: [0x93] + "NUMPY".utf8 + [1, 0]) else { return nil }
    let start = 10 + Int(bytes[8]) + Int(bytes[9]) << 8
    guard start <= bytes.count, (bytes.count - start) % 8 == 0 else { return nil }
    let header = String(decoding: bytes[10..<start], as: UTF8.self)
    guard header.contains("'descr': '<f8'"), header.contains("'fortran_order': False"),
      let list = header.split(separator: "'shape': (").last?.split(separator: ")").first
    else { return nil }
    let parts = list.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    let shape = parts.compactMap { Int($0) }
    var count = 1
    for length in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      guard length >= 0, !overflow else { return nil }
      count = product
    }
    guard shape.count == parts.count, count == (bytes.count - start) / 8 else { return nil }
    self.shape = shape
    values = stride(from: start, to: bytes.count, by: 8).map { offset in
      Double(bitPattern: bytes[offset..<offset + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }
  }
}
