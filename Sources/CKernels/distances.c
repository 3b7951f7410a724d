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

// The square root to 2 ulp for ordinary sizes: Newton's iteration for 1/sqrt is four times as fast as the instruction.
INLINE double root_of(double x) {
  double y = from_bits(0x5fe6eb50c7b537a9 - (bits_of(x) >> 1)), half = 0.5 * x;
  y = y * (1.5 - half * y * y);
  y = y * (1.5 - half * y * y);
  y = y * (1.5 - half * y * y);
  double r = x * y;
  return r + 0.5 * y * (x - r * r);
}

#define LANES 8

// The roots of squares, whose least and largest go into low and high.
INLINE void take_roots(double *d, const double *q, double *low, double *high, int count) {
  VECTOR for (int l = 0; l < count; l++) {
    low[l] = q[l] < low[l] ? q[l] : low[l];
    high[l] = q[l] > high[l] ? q[l] : high[l];
    d[l] = root_of(q[l]);
  }
}

CLONES int ig_distances(double *d, const double *x, const double *a, size_t stride, size_t dimension, size_t n) {
  double low[LANES], high[LANES], q[LANES];
  for (int l = 0; l < LANES; l++) low[l] = high[l] = 1;
  for (size_t i = 0; i < n; i += LANES) {
    int count = n - i < LANES ? (int)(n - i) : LANES;
    if (count == LANES) {
      for (int l = 0; l < LANES; l++) q[l] = (x[0] - a[i + l]) * (x[0] - a[i + l]);
      for (size_t k = 1; k < dimension; k++) {
        const double *b = a + k * stride + i;
        for (int l = 0; l < LANES; l++) q[l] += (x[k] - b[l]) * (x[k] - b[l]);
      }
      take_roots(d + i, q, low, high, LANES);
      continue;
    }
    for (int l = 0; l < count; l++) {
      q[l] = 0;
      for (size_t k = 0; k < dimension; k++) q[l] += (x[k] - a[k * stride + i + l]) * (x[k] - a[k * stride + i + l]);
    }
    take_roots(d + i, q, low, high, count);
  }
  for (int l = 0; l < LANES; l++)
    if (!(low[l] > 1e-280 && high[l] < 1e280)) return 0;
  return 1;
}

// p(t) exp(-rate t) with t = offset + slope d, for polynomials of one degree.
#define LOOP(POLYNOMIAL)                                                          \
  if (adds) {                                                                     \
    VECTOR for (size_t i = 0; i < n; i++) {                                       \
      double t = offset + slope * d[i];                                           \
      out[i] += (POLYNOMIAL) * exp_of(-rate * t);                                 \
    }                                                                             \
  } else {                                                                        \
    VECTOR for (size_t i = 0; i < n; i++) {                                       \
      double t = offset + slope * d[i];                                           \
      out[i] = (POLYNOMIAL) * exp_of(-rate * t);                                  \
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
        VECTOR for (size_t i = 0; i < count; i++) v[i] *= exp_of(-rate * t[i]);
        for (size_t i = 0; i < count; i++) out[start + i] = adds ? out[start + i] + v[i] : v[i];
      }
  }
}
