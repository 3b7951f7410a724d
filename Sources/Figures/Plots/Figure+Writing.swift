extension Figure {
  /// Writes the figure, whole or not at all, in the format of the file's ending: `.svg`, or a page `.html`.
  public func write(to path: String, provenance: Provenance? = nil) throws(PictureError) {
    let text: String
    switch FileOutput.ending(of: path) {
    case "svg": text = svg(provenance: provenance)
    case "html":
      var page = HTMLPage(title: title.isEmpty ? plots.first?.title ?? "" : title, provenance: provenance)
      page.figure(self)
      text = page.html
    default: throw .unknownEnding(path)
    }
    do { try FileOutput.write(text, to: path) } catch { throw .file(error) }
  }
}
