// Distances and polynomials times exponentials of them: the kernels of Sobolev spaces.
#include "internal.h"
#include "elementary.h"

CLONES void ig_absolute_differences(double *d, double x, const double *a, double period, size_t n) {
  if (period > 0) {
    VECTOR for (size_t i = 0; i < n; i++) {
      double r = __builtin_fabs(x - a[i]), back = period - r;
      d[i] = r < back ? r : back;
    }
  } else {
    VECTOR for (size_t i = 0; i < n; i++) d[i] = __builtin_fabs(x - a[i]);
  }
}

// The square root to 2 ulp for ordinary sizes, 0 for 0: two steps of fourth order for 1/sqrt are four times as fast as the instruction.
INLINE double root_of(double x) {
  double y = from_bits(0x5fe6eb50c7b537a9 - (bits_of(x) >> 1)), e = 1 - x * y * y;
  y += y * e * (0.5 + e * (0.375 + e * 0.3125));
  double r = x * y;
  e = 1 - r * y;
  return r + r * e * (0.5 + e * (0.375 + e * 0.3125));
}

#define SQUARE(K) ((x[K] - a[(K) * stride + i]) * (x[K] - a[(K) * stride + i]))

// Roots of sums of squares, and the least and largest of the sums.
#define ROOTS(SUM)                                                \
  VECTOR for (size_t i = start; i < start + count; i++) {         \
    double s = SUM;                                               \
    uint64_t bits = bits_of(s);                                   \
    low = bits < low ? bits : low;                                \
    high = bits > high ? bits : high;                             \
    d[i] = root_of(s);                                            \
  }

CLONES int ig_distances(
    double *d, const double *x, const double *a, size_t stride, size_t dimension, double least, size_t n) {
  // Bits of numbers that are not negative are in their order.
  uint64_t low = bits_of(1), high = low;
  for (size_t start = 0; start < n; start += BLOCK) {
    size_t count = n - start < BLOCK ? n - start : BLOCK;
    switch (dimension) {
      case 2: ROOTS(SQUARE(0) + SQUARE(1)) break;
      case 3: ROOTS(SQUARE(0) + SQUARE(1) + SQUARE(2)) break;
      default: {
        double q[BLOCK] = {0};
        for (size_t k = 0; k < dimension; k++) {
          VECTOR for (size_t i = start; i < start + count; i++) q[i - start] += SQUARE(k);
        }
        ROOTS(q[i - start])
      }
    }
  }
  return from_bits(low) > least && from_bits(high) < 1e280;
}

// exp(-x) for x >= -700, and 0 where it is below 1e-307.
INLINE double decay_of(double x) {
  double c = x > 707.0 ? 707.0 : x;
  double shifted = c * -0x1.71547652b82fep0 + ROUNDING, k = shifted - ROUNDING;
  double r = (-c - k * LN2_HIGH) - k * LN2_LOW;
  double v = (1 + (r + r * r * exp_rest(r))) * from_bits((bits_of(shifted) + 1023) << 52);
  return x > 707.0 ? 0 : v;
}

// p(t) exp(-rate t) with t = offset + slope d, for polynomials of one degree.
#define LOOP(POLYNOMIAL)                                                          \
  if (adds) {                                                                     \
    VECTOR for (size_t i = 0; i < n; i++) {                                       \
      double t = offset + slope * d[i];                                           \
      out[i] += (POLYNOMIAL) * decay_of(rate * t);                                 \
    }                                                                             \
  } else {                                                                        \
    VECTOR for (size_t i = 0; i < n; i++) {                                       \
      double t = offset + slope * d[i];                                           \
      out[i] = (POLYNOMIAL) * decay_of(rate * t);                                  \
    }                                                                             \
  }

CLONES void ig_polynomial_exponential(
    double *out, const double *d, double offset, double slope, double rate, const double *p, int degree, int adds, size_t n) {
  double a = p[0], b = degree > 0 ? p[1] : 0, c = degree > 1 ? p[2] : 0, e = degree > 2 ? p[3] : 0;
  switch (degree) {
    case 0: LOOP(a) break;
    case 1: LOOP(a + t * b) break;
    case 2: LOOP(a + t * (b + t * c)) break;
    case 3: LOOP(a + t * (b + t * (c + t * e))) break;
    default:
      for (size_t start = 0; start < n; start += BLOCK) {
        size_t count = n - start < BLOCK ? n - start : BLOCK;
        double t[BLOCK], v[BLOCK];
        VECTOR for (size_t i = 0; i < count; i++) {
          t[i] = offset + slope * d[start + i];
          v[i] = p[degree];
        }
        for (int k = degree - 1; k >= 0; k--) {
          double q = p[k];
          VECTOR for (size_t i = 0; i < count; i++) v[i] = q + t[i] * v[i];
        }
        VECTOR for (size_t i = 0; i < count; i++) v[i] *= decay_of(rate * t[i]);
        for (size_t i = 0; i < count; i++) out[start + i] = adds ? out[start + i] + v[i] : v[i];
      }
  }
}
