import Foundation
import Testing

@testable import Figures

@Suite("NPY") struct NPYTests {
  /// Catches a header that NumPy refuses: the 128 bytes below were written out by hand from the format's description.
  @Test func bytesOfASmallArray() {
    let bytes = NPYArray(shape: [2, 3], values: [1, 2, 3, 4, 5, -0.0]).bytes
    var header: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 0x01, 0x00, 0x76, 0x00]
    header += "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }".utf8
    header += [UInt8](repeating: 0x20, count: 128 - header.count - 1) + [0x0A]
    #expect(Array(bytes[..<128]) == header)
    #expect(Array(bytes[128..<136]) == [0, 0, 0, 0, 0, 0, 0xF0, 0x3F], "1.0, little-endian")
    #expect(Array(bytes[136..<144]) == [0, 0, 0, 0, 0, 0, 0, 0x40], "the last index runs fastest")
    #expect(Array(bytes[168...]) == [0, 0, 0, 0, 0, 0, 0, 0x80])
  }

  /// Catches a header whose length is not a multiple of 64, whatever the shape.
  @Test(arguments: [[0, 5], [1], [101, 5], [1, 100_000], [3, 1, 2]]) func alignment(shape: [Int]) throws {
    let array = NPYArray(shape: shape, values: (0..<shape.reduce(1, *)).map { Double($0) * 0.1 })
    #expect((array.bytes.count - 8 * array.values.count) % 64 == 0)
    #expect(NPYArray(bytes: array.bytes) == array)
  }

  /// Catches columns and rows exchanged, and doubles changed.
  @Test func tableBecomesSamplesByColumns() throws {
    let table = Table(["t": [0, 1, 2], "mu": [0.1, .infinity, -0.0]])
    let array = try NPYArray(table)
    #expect(array.shape == [3, 2])
    #expect(array.values == [0, 0.1, 1, .infinity, 2, -0.0])
    #expect(throws: TableError.self) { try NPYArray(try Table(csv: "a\n1\nx\n")) }
  }

  /// Catches a reader that crashes on truncated files.
  @Test func truncatedFilesAreRefused() {
    let bytes = NPYArray(shape: [2], values: [1, 2]).bytes
    for count in 0..<bytes.count { #expect(NPYArray(bytes: Array(bytes[..<count])) == nil) }
  }
}

@Suite("VTK") struct VTKTests {
  /// Catches wrong counts, wrong indices, lost digits, and data that do not belong to their points.
  @Test func textOfTwoCurves() throws {
    var curves = VTKPolylines(provenance: Provenance(program: "infogeo", version: "1", command: "geodesic\nν"))
    try curves.append(Table(["t": [0, 1], "x": [0.1, 1.0 / 3], "y": [1, 2]]), coordinates: ["x", "y"])
    try curves.append(
      Table(["x": [5, .nan, 6, 7], "y": [0, 0, 0, 0], "speed v": [1, 2, 3, 4]]), coordinates: ["x", "y"])
    #expect(
      curves.text == """
        # vtk DataFile Version 3.0
        infogeo 1; command: geodesic??
        ASCII
        DATASET POLYDATA
        POINTS 5 double
        0.1 1 0
        0.3333333333333333 2 0
        5 0 0
        6 0 0
        7 0 0
        VERTICES 1 2
        1 2
        LINES 2 6
        2 0 1
        2 3 4
        POINT_DATA 5
        SCALARS t double 1
        LOOKUP_TABLE default
        0
        1
        nan
        nan
        nan
        SCALARS speed%20v double 1
        LOOKUP_TABLE default
        nan
        nan
        1
        3
        4

        """)
  }
}
