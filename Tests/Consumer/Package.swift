// swift-tools-version: 6.3
import PackageDescription

// A package as somebody else would write it: it depends on this one by path, once on the static products and
// once on the dynamic product. The name is given because a clone may be in a folder of any name.
let package = Package(
  name: "Consumer",
  dependencies: [.package(name: "InformationGeometry", path: "../..")],
  targets: [
    .executableTarget(
      name: "Consumer",
      dependencies: [
        .product(name: "GeometryLaws", package: "InformationGeometry"),
        .product(name: "Figures", package: "InformationGeometry"),
      ]),
    .executableTarget(
      name: "DynamicConsumer",
      dependencies: [.product(name: "InfoGeoScripting", package: "InformationGeometry")]),
    .testTarget(
      name: "ConsumerTests",
      dependencies: [.product(name: "GeometryLaws", package: "InformationGeometry")]),
  ],
  swiftLanguageModes: [.v6])
