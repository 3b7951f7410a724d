extension Table {
  /// The table as an object with one array a column: `{"t":[0,0.5,1],"mu":[…]}`.
  ///
  /// Columns whose cells are all numbers or missing become numbers, with `null` where one is missing; others are
  /// strings as they stood in the file.
  public var json: JSONValue {
    var object = JSONObject()
    for column in columns {
      if let numbers = column.numbersIfNumeric {
        object.append(column.name, .array(numbers.map { $0.map(JSONValue.number) ?? .null }))
      } else {
        object.append(column.name, .array(column.texts.map { NumberText.isMissing($0) ? .null : .string($0) }))
      }
    }
    return .object(object)
  }
}
