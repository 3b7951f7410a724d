import CMPFR

extension Rational: Comparable, Hashable {
  /// Whether a and b are the same number.
  @inlinable
  public static func == (a: Rational, b: Rational) -> Bool {
    switch (a.storage, b.storage) {
    case (.small(let p, let q), .small(let r, let s)): p == r && q == s
    case (.big, .big): bigEqual(a, b)
    default: false  // a big number never fits a small one
    }
  }

  /// Whether a is less than b.
  @inlinable
  public static func < (a: Rational, b: Rational) -> Bool {
    if case .small(let p, let q) = a.storage, case .small(let r, let s) = b.storage {
      if q == s { return p < r }
      let left = p.multipliedFullWidth(by: s), right = r.multipliedFullWidth(by: q)
      return left.high != right.high ? left.high < right.high : left.low < right.low
    }
    return bigLess(a, b)
  }

  @usableFromInline
  static func bigEqual(_ a: Rational, _ b: Rational) -> Bool {
    a.withMPQ { a in b.withMPQ { b in __gmpq_equal(a, b) != 0 } }
  }

  @usableFromInline
  static func bigLess(_ a: Rational, _ b: Rational) -> Bool {
    a.withMPQ { a in b.withMPQ { b in __gmpq_cmp(a, b) < 0 } }
  }

  /// Feeds the numerator and the denominator.
  @inlinable
  public func hash(into hasher: inout Hasher) {
    switch storage {
    case .small(let p, let q):
      hasher.combine(p)
      hasher.combine(q)
    case .big(let big): big.hash(into: &hasher)
    }
  }
}

extension BigRational {
  @usableFromInline
  func hash(into hasher: inout Hasher) {
    withParts { p, q in
      for part in [p.pointee, q.pointee] {
        hasher.combine(part._mp_size)
        hasher.combine(
          bytes: UnsafeRawBufferPointer(
            start: part._mp_d, count: Int(part._mp_size.magnitude) * MemoryLayout<mp_limb_t>.size))
      }
    }
  }
}

extension Rational {
  /// Whether it is 0.
  @inlinable
  public var isZero: Bool {
    if case .small(0, _) = storage { true } else { false }
  }

  /// Whether it is 1.
  @inlinable
  public var isOne: Bool {
    if case .small(1, 1) = storage { true } else { false }
  }

  /// Whether it is less than 0.
  @inlinable
  public var isNegative: Bool { signum < 0 }

  /// −1, 0 or 1.
  @inlinable
  public var signum: Int {
    switch storage {
    case .small(let p, _): p.signum()
    case .big(let big): big.signum
    }
  }

  /// |self|.
  @inlinable
  public var magnitude: Rational { isNegative ? -self : self }
}

extension BigRational {
  @usableFromInline
  var signum: Int { withParts { p, _ in Int(p.pointee._mp_size.signum()) } }
}
