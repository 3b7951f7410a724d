// exp and log of one number without branches, for the kernels that build on them.
#pragma once
#include "coefficients.h"

// Adding it rounds to an integer, which is then in the low bits.
#define ROUNDING 0x1.8p52
#define LN2_HIGH 0x1.62e42feep-1
#define LN2_LOW 0x1.a39ef35793c76p-33

// x = k log 2 + r, exp x = 2^k exp r.
INLINE double exp_of(double x) {
  double c = x < -746.0 ? -746.0 : (x > 710.0 ? 710.0 : x);
  double k = (c * 0x1.71547652b82fep0 + ROUNDING) - ROUNDING;
  double r = (c - k * LN2_HIGH) - k * LN2_LOW;
  double e = 1 + (r + r * r * exp_rest(r));
  // The power of two in two factors, so that the ends of the range are rounded once.
  double half = k * 0.5 + ROUNDING;
  double rest = (k - (half - ROUNDING)) + ROUNDING;
  double v = e * from_bits((bits_of(half) + 1023) << 52) * from_bits((bits_of(rest) + 1023) << 52);
  return x != x ? x : v;
}

// x = 2^k m with m in [sqrt(1/2), sqrt 2), log x = k log 2 + log m.
INLINE double log_of(double x) {
  int small = x < 0x1p-1022;
  uint64_t ix = bits_of(small ? x * 0x1p54 : x) + (0x3ff0000000000000 - 0x3fe6a09e667f3bcd);
  double k = from_bits(ix >> 52 | 0x4330000000000000) - (small ? 0x1p52 + 1023 + 54 : 0x1p52 + 1023);
  double f = from_bits((ix & 0x000fffffffffffff) + 0x3fe6a09e667f3bcd) - 1;
  // With s = f/(2+f), log(1+f) = f - s (f - z P(z)), z = s^2.
  double s = f / (2 + f), z = s * s;
  double v = k * LN2_HIGH + (f - (s * (f - z * log_rest(z)) - k * LN2_LOW));
  return x > 0 ? (x < INFINITY ? v : x) : (x == 0 ? -INFINITY : NAN);
}
