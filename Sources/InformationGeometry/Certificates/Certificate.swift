import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// Closed forms of a model with statements about them that Coq proves.
///
/// The file defines every closed form that the library has for the model and states of each that it is the derivative
/// or the algebraic combination it claims to be: dψ = ηₐ dθₐ, gᵢⱼ = ∂ᵢθₐ ∂ⱼηₐ, T_ijk = ∂ᵢ∂ⱼηₐ ∂ₖθₐ − ∂ᵢ∂ⱼθₐ ∂ₖηₐ, g⁻¹g = 1,
/// Γᵏᵢⱼ = ½gᵏˡ(∂ᵢgⱼₗ + ∂ⱼgᵢₗ − ∂ₗgᵢⱼ), R from the derivatives of Γ. It does not state that ψ normalizes the density.
///
/// The file needs `Proofs/theories/CertificateTactics.v`; `Docs/Proofs.md` says how to check it.
public struct Certificate: Sendable {
  /// A name that Coq accepts for a module.
  public let name: String
  /// The file.
  public let text: String
  /// How many statements are proved in it.
  public let statementCount: Int
  /// What the statements assume beside the domain, in the language of Coq: the derivatives of functions that are
  /// declared, and denominators that are not zero.
  public let assumptions: [String]

  /// Up to this dimension certificates are written: the number of statements grows with its fourth power.
  public static let largestDimension = 6

  /// A module name from the name of a model: `categorical:k=3` becomes `CategoricalK3`.
  static func moduleName(_ model: String) -> String {
    let words = model.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return name.first?.isLetter ?? false ? name : "Model" + name
  }
}

extension StatisticalManifold {
  /// The certificate of the closed forms.
  ///
  /// - Throws: `GeometryError.unsupported` above dimension 6, for functions that have no derivative in Coq's libraries,
  ///   and where no point is found at which the conditions of the formulas are certain; `GeometryError.degenerateMetric`.
  public func certificate() throws -> Certificate {
    guard dimension <= Certificate.largestDimension else {
      throw GeometryError.unsupported(
        reason: "\(name): certificates are written up to dimension \(Certificate.largestDimension), not \(dimension)")
    }
    do {
      var writer = try CertificateWriter(self)
      if let family = model?.exponentialFamily { try writer.writeFamily(family) }
      try writer.writeGeometry()
      return try writer.certificate()
    } catch let error as CodeError {
      throw GeometryError.unsupported(reason: "\(name): no certificate: \(error)")
    }
  }
}
