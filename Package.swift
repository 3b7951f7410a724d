// swift-tools-version: 6.3
import Foundation
import PackageDescription

// FLINT 3 carries Arb and Calcium; with FLINT 2 (Debian 12) they are three libraries.
let hasFLINT3 = ["/usr/include", "/usr/local/include", "/opt/homebrew/include"]
  .contains { FileManager.default.fileExists(atPath: $0 + "/flint/arb.h") }
let flint: [LinkerSetting] = (hasFLINT3 ? ["flint"] : ["calcium", "flint-arb", "flint"]).map { .linkedLibrary($0) }

let realModule: Target.Dependency = .product(name: "RealModule", package: "swift-numerics")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

// A target names every module that it sees, not only the next one below, and so does a product: what is re-exported is
// compiled in with its memory layout, and SwiftPM compiles a target anew only when a module that it names has changed.
let symbolic = ["Scalars", "Symbolics"]
let geometry = symbolic + ["NumericalMethods", "DifferentialGeometry"]
let statistics = geometry + ["StatisticalModels"]
let mathematics = statistics + ["InformationGeometry", "NaturalGradients"]

/// Modules of this package as dependencies.
func modules(_ names: [String]) -> [Target.Dependency] { names.map { .byName(name: $0) } }

let package = Package(
  name: "InformationGeometry",
  products: [
    .library(name: "InformationGeometry", targets: statistics + ["InformationGeometry"]),
    .library(name: "NaturalGradients", targets: mathematics),
    .library(name: "Figures", targets: ["Figures"]),
    .library(name: "GeometryLaws", targets: mathematics + ["GeometryLaws"]),
    // What scripts are interpreted against: everything in one dynamic library.
    .library(name: "InfoGeoScripting", type: .dynamic, targets: ["GeometryLaws", "Figures"]),
    .executable(name: "infogeo", targets: ["infogeo"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CMPFR", providers: [.apt(["libmpfr-dev", "libgmp-dev"]), .brew(["mpfr"])]),
    .systemLibrary(name: "CGSL", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .systemLibrary(
      name: "CFLINT", providers: [.apt(["libflint-dev", "libflint-arb-dev", "libcalcium-dev"]), .brew(["flint"])]),
    .systemLibrary(
      name: "CLAPACK", providers: [.apt(["liblapacke-dev", "libopenblas-dev"]), .brew(["openblas", "lapack"])]),
    .target(name: "CKernels"),
    .target(
      name: "Scalars", dependencies: ["CMPFR", "CGSL", "CFLINT", realModule],
      linkerSettings: flint),
    .target(name: "Symbolics", dependencies: ["Scalars", "CKernels"]),
    .target(name: "NumericalMethods", dependencies: ["Scalars", "CKernels", "CLAPACK", "CGSL"]),
    .target(name: "DifferentialGeometry", dependencies: modules(symbolic + ["NumericalMethods"])),
    .target(name: "StatisticalModels", dependencies: modules(geometry)),
    .target(name: "InformationGeometry", dependencies: modules(statistics)),
    .target(name: "NaturalGradients", dependencies: modules(["CKernels"] + statistics + ["InformationGeometry"])),
    .target(name: "Figures"),
    .target(name: "GeometryLaws", dependencies: modules(mathematics)),
    .executableTarget(
      name: "infogeo", dependencies: modules(mathematics + ["GeometryLaws", "Figures"]) + [argumentParser]),
    .testTarget(name: "ScalarsTests", dependencies: ["CKernels", "Scalars"]),
    .testTarget(name: "SymbolicsTests", dependencies: modules(symbolic)),
    .testTarget(name: "NumericalMethodsTests", dependencies: ["Scalars", "NumericalMethods"]),
    .testTarget(name: "InformationGeometryTests", dependencies: modules(statistics + ["InformationGeometry"])),
    .testTarget(name: "NaturalGradientsTests", dependencies: modules(mathematics)),
    .testTarget(name: "GeometryLawsTests", dependencies: modules(mathematics + ["GeometryLaws"])),
    .testTarget(name: "DifferentialGeometryTests", dependencies: modules(statistics)),
    .testTarget(name: "StatisticalModelsTests", dependencies: modules(statistics)),
    .testTarget(name: "FiguresTests", dependencies: ["Figures"]),
    .testTarget(name: "CommandLineTests", dependencies: modules(mathematics + ["GeometryLaws", "Figures", "infogeo"])),
  ],
  swiftLanguageModes: [.v6])
