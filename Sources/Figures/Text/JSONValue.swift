/// A JSON document or a part of one, with the keys of its objects in order.
///
///     let value: JSONValue = ["command": "metric", "point": [0.5, 2], "value": .numbers(row)]
///     print(value.text())          // {"command":"metric","point":[0.5,2],"value":[…]}
///
/// JSON has no word for what is not a finite number. Such a `number` is written as the string `"NaN"`, `"Infinity"` or
/// `"-Infinity"`, never as a bare word that strict readers refuse and never as `null`, which would say that there is
/// no result.
public enum JSONValue: Sendable, Equatable {
  /// Members in order. Equality minds the order.
  case object(JSONObject)
  /// Elements in order.
  case array([JSONValue])
  /// A string.
  case string(String)
  /// A number, written as the shortest decimal that reads back to the same bits.
  case number(Double)
  /// A whole number.
  case integer(Int)
  /// `true` or `false`.
  case bool(Bool)
  /// `null`.
  case null
  /// A number given by its text, of any length; text that is not a JSON number is written as a string.
  case literal(String)

  /// An array of numbers.
  public static func numbers(_ values: [Double]) -> JSONValue { .array(values.map { .number($0) }) }

  /// An array of rows of numbers.
  public static func rows(_ values: [[Double]]) -> JSONValue { .array(values.map { .numbers($0) }) }
}

/// The members of a JSON object, in order.
public struct JSONObject: Sendable, Equatable {
  /// A key and its value.
  public struct Member: Sendable, Equatable {
    /// The key.
    public var key: String
    /// The value.
    public var value: JSONValue
  }

  /// The members in order.
  public private(set) var members: [Member] = []

  /// An object without members.
  public init() {}

  /// The keys in order.
  public var keys: [String] { members.map(\.key) }

  /// The value of a key; setting it replaces the value where it stands, appends it at the end, or removes it.
  public subscript(key: String) -> JSONValue? {
    get { members.first { $0.key == key }?.value }
    set {
      let index = members.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Appends a member whose key is known to be new.
  mutating func append(_ key: String, _ value: JSONValue) { members.append(Member(key: key, value: value)) }
}

extension JSONValue {
  /// The value of a key, if this is an object that has it.
  public subscript(key: String) -> JSONValue? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  /// The element at an index, if this is an array that has it.
  public subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The number, if this is one; also of the strings `"NaN"`, `"Infinity"` and `"-Infinity"`.
  public var double: Double? {
    switch self {
    case .number(let value): value
    case .integer(let value): Double(value)
    case .literal(let text): Double(text)
    case .string("NaN"): .nan
    case .string("Infinity"): .infinity
    case .string("-Infinity"): -.infinity
    default: nil
    }
  }

  /// The numbers, if this is an array of numbers.
  public var doubles: [Double]? {
    guard let elements = array else { return nil }
    let values = elements.compactMap(\.double)
    return values.count == elements.count ? values : nil
  }

  /// The string, if this is one.
  public var string: String? { if case .string(let value) = self { value } else { nil } }

  /// The elements, if this is an array.
  public var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

  /// The object, if this is one.
  public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }

  /// The truth value, if this is one.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// An object from its members, whose keys must differ.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    for (key, value) in elements {
      precondition(self[key] == nil, "two members named \(key.excerpt)")
      append(key, value)
    }
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringInterpolation,
  ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  /// An object from its members, whose keys must differ.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    var object = JSONObject()
    for (key, value) in elements {
      precondition(object[key] == nil, "two members named \(key.excerpt)")
      object.append(key, value)
    }
    self = .object(object)
  }

  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// `null`.
  public init(nilLiteral: ()) { self = .null }
}
