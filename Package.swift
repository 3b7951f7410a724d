// swift-tools-version: 6.3
import Foundation
import PackageDescription

// FLINT 3 carries Arb and Calcium; with FLINT 2 (Debian 12) they are three libraries.
let hasFLINT3 = ["/usr/include", "/usr/local/include", "/opt/homebrew/include"]
  .contains { FileManager.default.fileExists(atPath: $0 + "/flint/arb.h") }
let flint: [LinkerSetting] = (hasFLINT3 ? ["flint"] : ["calcium", "flint-arb", "flint"]).map { .linkedLibrary($0) }

let realModule: Target.Dependency = .product(name: "RealModule", package: "swift-numerics")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "InformationGeometry",
  products: [
    .library(name: "InformationGeometry", targets: ["InformationGeometry"]),
    .library(name: "NaturalGradients", targets: ["NaturalGradients"]),
    .library(name: "Figures", targets: ["Figures"]),
    .library(name: "GeometryLaws", targets: ["GeometryLaws"]),
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
    .target(name: "NumericalMethods", dependencies: ["Scalars", "CLAPACK", "CGSL"]),
    .target(name: "DifferentialGeometry", dependencies: ["NumericalMethods", "Scalars", "Symbolics"]),
    .target(name: "StatisticalModels", dependencies: ["DifferentialGeometry"]),
    .target(name: "InformationGeometry", dependencies: ["StatisticalModels"]),
    .target(name: "NaturalGradients", dependencies: ["InformationGeometry"]),
    .target(name: "Figures"),
    .target(name: "GeometryLaws", dependencies: ["NaturalGradients"]),
    .executableTarget(name: "infogeo", dependencies: ["GeometryLaws", "Figures", argumentParser]),
    .testTarget(name: "ScalarsTests", dependencies: ["CKernels", "Scalars"]),
    .testTarget(name: "SymbolicsTests", dependencies: ["Symbolics"]),
    .testTarget(name: "NumericalMethodsTests", dependencies: ["NumericalMethods"]),
    .testTarget(name: "InformationGeometryTests", dependencies: ["InformationGeometry"]),
    .testTarget(name: "GeometryLawsTests", dependencies: ["GeometryLaws"]),
    .testTarget(name: "DifferentialGeometryTests", dependencies: ["DifferentialGeometry", "StatisticalModels"]),
    .testTarget(name: "StatisticalModelsTests", dependencies: ["StatisticalModels"]),
    .testTarget(name: "FiguresTests", dependencies: ["Figures"]),
    .testTarget(name: "CommandLineTests", dependencies: ["Figures", "infogeo"]),
  ],
  swiftLanguageModes: [.v6])
