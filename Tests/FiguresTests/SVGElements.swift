import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

extension Array where Element == String {
  var hasNoDuplicates: Bool { Set(self).count == count }
}

/// The elements of an XML document in order, with their attributes and text.
final class SVGElements: NSObject, XMLParserDelegate {
  private(set) var names: [String] = []
  private(set) var attributes: [(element: String, attribute: String, value: String)] = []
  private(set) var texts: [(element: String, text: String)] = []
  private var open: [(name: String, text: String)] = []

  var text: [String: String] { Dictionary(texts.map { ($0.element, $0.text) }, uniquingKeysWith: { a, _ in a }) }

  func all(_ element: String) -> [String] { texts.filter { $0.element == element }.map(\.text) }

  init(_ document: String) throws {
    super.init()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = self
    if !parser.parse() { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes values: [String: String]
  ) {
    names.append(name)
    for (attribute, value) in values { attributes.append((name, attribute, value)) }
    open.append((name, ""))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if !open.isEmpty { open[open.count - 1].text += string }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if let last = open.popLast() { texts.append((last.name, last.text)) }
  }
}
