// digamma, trigamma, tetragamma, pentagamma and their tails on x > 0 in the vector loop, by reflection below.
#include "elementary.h"
#include "polygamma.h"

// psi(x), or psi(x) - log x, for x > 0.
INLINE double digamma_of(double x, int tail) {
  double w = 1 / x, u = w * w, logarithm = log_of(x);
  int below = x < 1, near = x < 2;
  double z = below ? x : (near ? x - 1 : 0);
  // The rest series holds from 1 on; psi itself is taken from it from 2 on, since it has a zero in between.
  int fitted = tail ? below : near;
  fraction a = near_zero(z), b = rest_0(u < 1 ? u : 1);
  double quotient = (fitted ? a.p : b.p) / (fitted ? a.q : b.q);
  double factor = (z - DIGAMMA_ZERO_HIGH) - DIGAMMA_ZERO_LOW;
  double series = w * (0.5 + w * quotient);
  if (tail) return below ? (factor * quotient - w) - logarithm : -series;
  double lower = below ? w : 0;
  return near ? factor * quotient - lower : logarithm - series;
}

// The others at 1/v >= 1, less the leading term for a tail, up to sign.
INLINE double from_one_1(double v, int tail) {
  fraction g = rest_1(v * v);
  double t = v * v * (0.5 + v * (g.p / g.q));
  return tail ? t : v + t;
}

INLINE double from_one_2(double v, int tail) {
  fraction g = rest_2(v * v);
  double t = v * (1 + v * (g.p / g.q));
  return v * v * (tail ? t : 1 + t);
}

INLINE double from_one_3(double v, int tail) {
  fraction g = rest_3(v * v);
  double t = v * (3 + v * (g.p / g.q));
  return v * v * (v * (tail ? t : 2 + t));
}

// For x < 1 one step of the recurrence; in the tails the step and its leading terms are combined exactly.
INLINE double polygamma_1(double x, int tail) {
  int below = x < 1;
  double w = 1 / x, v = below ? 1 / (x + 1) : w;
  double step = w * w * (tail ? v : 1);
  return from_one_1(v, tail) + (below ? step : 0);
}

INLINE double polygamma_2(double x, int tail) {
  int below = x < 1;
  double w = 1 / x, v = below ? 1 / (x + 1) : w;
  double step = tail ? (3 * x + 2) * (v * v) * w * w * w : 2 * w * w * w;
  return -(from_one_2(v, tail) + (below ? step : 0));
}

INLINE double polygamma_3(double x, int tail) {
  int below = x < 1;
  double w = 1 / x, v = below ? 1 / (x + 1) : w;
  double step = (tail ? ((12 * x + 16) * x + 6) * (v * v * v) : 6) * (w * w) * (w * w);
  return from_one_3(v, tail) + (below ? step : 0);
}

#define POLYGAMMA_KERNEL(NAME, ORDER, POSITIVE)                              \
  CLONES void ig_##NAME(double *d, const double *a, size_t n) {              \
    double x[BLOCK];                                                         \
    for (size_t start = 0; start < n; start += BLOCK) {                      \
      size_t count = n - start < BLOCK ? n - start : BLOCK;                  \
      memcpy(x, a + start, count * sizeof *x);                               \
      double *out = d + start;                                               \
      VECTOR for (size_t i = 0; i < count; i++) out[i] = POSITIVE(x[i], 0);  \
      ig_reflect_lanes(out, x, count, ORDER);                                \
    }                                                                        \
  }                                                                          \
  CLONES static void tail_of_##NAME(double *d, const double *a, size_t n) {  \
    VECTOR for (size_t i = 0; i < n; i++) {                                  \
      double x = a[i], v = POSITIVE(x, 1);                                   \
      d[i] = x > 0 ? v : NAN;                                                \
    }                                                                        \
  }

POLYGAMMA_KERNEL(digamma, 0, digamma_of)
POLYGAMMA_KERNEL(trigamma, 1, polygamma_1)
POLYGAMMA_KERNEL(tetragamma, 2, polygamma_2)
POLYGAMMA_KERNEL(pentagamma, 3, polygamma_3)

void ig_polygamma(double *d, const double *a, int order, size_t n) {
  switch (order) {
    case 0: ig_digamma(d, a, n); break;
    case 1: ig_trigamma(d, a, n); break;
    case 2: ig_tetragamma(d, a, n); break;
    case 3: ig_pentagamma(d, a, n); break;
    default: ig_shifted_polygamma(d, a, order, n);
  }
}

void ig_polygammatail(double *d, const double *a, int order, size_t n) {
  switch (order) {
    case 0: tail_of_digamma(d, a, n); break;
    case 1: tail_of_trigamma(d, a, n); break;
    case 2: tail_of_tetragamma(d, a, n); break;
    case 3: tail_of_pentagamma(d, a, n); break;
    default: for (size_t i = 0; i < n; i++) d[i] = NAN;
  }
}
