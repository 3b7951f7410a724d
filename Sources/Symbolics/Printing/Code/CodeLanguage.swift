/// The languages that formulas are exported to.
public enum CodeLanguage: String, CaseIterable, Sendable {
  /// Swift with Foundation.
  case swift
  /// C99 with `<math.h>`.
  case c
  /// Python with NumPy, and SciPy's `special` where it is needed.
  case python
  /// Julia, with SpecialFunctions.jl where it is needed.
  case julia
  /// Definitions over the real numbers of Coq.
  case coq

  /// The name for a person.
  public var name: String {
    switch self {
    case .swift: "Swift"
    case .c: "C99"
    case .python: "Python"
    case .julia: "Julia"
    case .coq: "Coq"
    }
  }

  /// The usual ending of files.
  public var fileEnding: String {
    switch self {
    case .swift: "swift"
    case .c: "c"
    case .python: "py"
    case .julia: "jl"
    case .coq: "v"
    }
  }

  /// A comment of one line.
  func comment(_ text: String) -> String {
    switch self {
    case .swift: "// " + text
    case .c: "/* \(text) */"
    case .python, .julia: "# " + text
    case .coq: "(* \(text) *)"
    }
  }

  /// Words that cannot be names of parameters: keywords, and what exported code itself uses.
  var reservedNames: Set<String> {
    func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
    // The names of local variables and functions in exported code.
    let own = words("value polygamma polygamma_tail polygammaTail logGamma sign step infogeo")
    switch self {
    case .swift:
      return own.union(
        words(
          """
          Any Double Float Int Self Swift abs actor as associatedtype async await break case catch class continue \
          default defer deinit do else enum exp extension fallthrough false fileprivate for func guard if import in \
          indirect init inout internal is isolated lazy let log max min mutating nil nonisolated open operator \
          pow precedencegroup private protocol public repeat rethrows return self sending some static struct subscript \
          super switch tan sin cos asin acos atan sinh cosh tanh asinh acosh atanh sqrt erf erfc lgamma tgamma j0 j1 jn \
          y0 y1 yn gamma throw throws true try typealias unowned var weak where while
          """))
    case .c:
      return own.union(
        words(
          """
          I asm auto bool break case char complex const continue default do double else enum extern false float for goto \
          if imaginary inline int long main register restrict return short signed sizeof static struct switch true \
          typedef typeof union unsigned void volatile while abs exp log sin cos tan asin acos atan sinh cosh tanh asinh \
          acosh atanh pow sqrt fabs fmin fmax erf erfc lgamma tgamma gamma signgam j0 j1 jn y0 y1 yn NAN INFINITY errno
          """))
    case .python:
      return own.union(
        words(
          """
          False None True and as assert async await break class continue def del elif else except finally for from \
          global if import in is lambda match nonlocal not np or pass raise return special try type while with yield
          """))
    case .julia:
      return own.union(
        words(
          """
          abs acos acosh asin asinh atan atanh baremodule begin besseli besselk break catch const continue cos cosh \
          digamma do else elseif end erf erfc exp export false finally float for function gamma global if im import in \
          isa isnan let local log loggamma macro max min module mutable nothing pi quote return sin sinh sqrt struct tan \
          tanh true try using while zeros
          """))
    case .coq:
      return own.union(
        words(
          """
          CoFixpoint Definition End Fixpoint INR IZR Lemma Let Module PI Prop Qed R Rabs Rinv Rmax Rmin Rpower S \
          Section Set Theorem Type Variable Variables as at atan cofix cos cosh domain else end euler exists \
          exists2 exp fix for forall fun if in is_derive let lgamma ln match mod nat pow return sin sinh \
          sqrt tan tanh then using where with
          """))
    }
  }
}

/// What a formula cannot be exported to.
public enum CodeError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A function that the language and its usual libraries do not have.
  case unsupportedFunction(String, language: CodeLanguage)
  /// A number that no `Double` can hold.
  case numberTooLarge(String)
  /// The code would be longer than the given number of characters.
  case tooLong(limit: Int)

  /// One line for a person.
  public var description: String {
    switch self {
    case .unsupportedFunction(let name, let language):
      "\(name) has no counterpart in \(language.name), so that the formula cannot be exported to it"
    case .numberTooLarge(let text): "the number \(text.prefix(40)) is beyond the range of double precision"
    case .tooLong(let limit): "written out, the code would be longer than \(limit) characters"
    }
  }
}
