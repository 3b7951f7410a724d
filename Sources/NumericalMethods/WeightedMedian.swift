/// The least place with half of the weight at it or below; 0 without places.
package func weightedMedian(_ places: [(place: Double, weight: Double)]) -> Double {
  let total = places.reduce(0) { $0 + $1.weight }
  var passed = 0.0
  for (place, weight) in places.sorted(by: { $0.place < $1.place }) {
    passed += weight
    if passed >= total / 2 { return place }
  }
  return 0
}
