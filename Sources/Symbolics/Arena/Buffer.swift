/// A growing row of plain values with one owner: no reference counts, and indices are checked in debug builds only.
///
/// The arena appends to its rows at every construction; arrays would look at their reference count each time. The memory
/// belongs to this value alone, so that it may be sent like its elements.
struct Buffer<Element: BitwiseCopyable & Sendable>: ~Copyable, @unchecked Sendable {
  private(set) var count = 0
  private var capacity: Int
  private var storage: UnsafeMutablePointer<Element>

  init(capacity: Int) {
    self.capacity = capacity
    storage = .allocate(capacity: capacity)
  }

  init(repeating value: Element, count: Int) {
    self.init(capacity: count)
    storage.initialize(repeating: value, count: count)
    self.count = count
  }

  deinit { storage.deallocate() }

  @inline(__always)
  subscript(_ i: Int) -> Element {
    get {
      assert(i >= 0 && i < count, "place \(i) of \(count)")
      return storage[i]
    }
    set {
      assert(i >= 0 && i < count, "place \(i) of \(count)")
      storage[i] = newValue
    }
  }

  @inline(__always)
  mutating func append(_ value: Element) {
    if count == capacity { grow() }
    (storage + count).initialize(to: value)
    count += 1
  }

  /// Forgets everything from a place on.
  @inline(__always)
  mutating func truncate(to newCount: Int) {
    assert(newCount <= count, "\(newCount) of \(count)")
    count = newCount
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: 2 * capacity)
    larger.moveInitialize(from: storage, count: count)
    storage.deallocate()
    storage = larger
    capacity *= 2
  }
}

extension Buffer where Element: Comparable {
  /// Sorts what lies from a place on.
  @inline(__always)
  mutating func sort(from start: Int) {
    if count - start > 24 {
      var part = UnsafeMutableBufferPointer(start: storage + start, count: count - start)
      return part.sort()
    }
    var i = start + 1
    while i < count {
      let x = storage[i]
      var j = i
      while j > start && storage[j - 1] > x {
        storage[j] = storage[j - 1]
        j -= 1
      }
      storage[j] = x
      i += 1
    }
  }
}
