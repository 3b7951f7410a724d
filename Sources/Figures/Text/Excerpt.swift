extension String {
  /// The text in quotation marks on one line: control characters made visible, the middle of a long text left out.
  ///
  /// Error messages quote what they refuse, and what they refuse may be anything.
  var excerpt: String {
    var visible = ""
    var count = 0
    for scalar in unicodeScalars {
      guard count < 60 else { return "\"" + visible + "…\"" }
      count += 1
      switch scalar {
      case "\n": visible += "\\n"
      case "\r": visible += "\\r"
      case "\t": visible += "\\t"
      case _ where scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format:
        visible += "\\u{" + String(scalar.value, radix: 16) + "}"
      case "\u{2028}", "\u{2029}": visible += "\\n"
      default: visible.unicodeScalars.append(scalar)
      }
    }
    return "\"" + visible + "\""
  }
}
