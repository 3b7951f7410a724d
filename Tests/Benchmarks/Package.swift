// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that nobody who uses the library builds its benchmarks. The name of the parent is given
// because a clone may be in a folder of any name.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "InformationGeometry", path: "../..")],
  targets: [
    .target(name: "CAffinity"),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CAffinity", .product(name: "InformationGeometry", package: "InformationGeometry"),
        .product(name: "GeometryLaws", package: "InformationGeometry"),
      ]),
    .executableTarget(
      name: "Pairs", dependencies: [.product(name: "InformationGeometry", package: "InformationGeometry")]),
  ],
  swiftLanguageModes: [.v6])
