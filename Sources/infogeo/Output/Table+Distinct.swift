import Figures

extension Table {
  /// A table of columns whose names may repeat: a coordinate may be called like the curve parameter.
  ///
  /// A name that is taken already gets an underscore.
  static func distinct(_ columns: [Column]) -> Table {
    var taken: Set<String> = []
    return Table(
      columns.map { column in
        var name = column.name
        while !taken.insert(name).inserted { name += "_" }
        return Column(name, column.values)
      })
  }
}
