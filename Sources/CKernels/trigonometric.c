// sin and cos: Cody and Waite's reduction in the vector loop, libm beyond it.
#include "coefficients.h"

// pi/2 in three parts of 33 bits, whose products with a count below 2^17 are exact, and a rest.
#define QUARTER_1 0x1.921fb544p0
#define QUARTER_2 0x1.0b4611a6p-34
#define QUARTER_3 0x1.3198a2ep-69
#define QUARTER_4 0x1.b839a252049c1p-104
#define ROUNDING 0x1.8p52
#define LIMIT 1e5

// sin(x + quarters pi/2) for |x| < LIMIT.
INLINE double sine_of(double x, uint64_t quarters) {
  double shifted = x * 0x1.45f306dc9c883p-1 + ROUNDING;
  uint64_t count = bits_of(shifted) + quarters;
  double k = shifted - ROUNDING;
  // The first difference is exact; what rounding takes from the second goes with the rest.
  double first = x - k * QUARTER_1, second = first - k * QUARTER_2;
  double lost = (first - second) - k * QUARTER_2;
  double r = second + ((lost - k * QUARTER_3) - k * QUARTER_4);
  double z = r * r, h = 0.5 * z, w = 1 - h;
  double sine = r + r * z * sin_rest(z);
  // What is lost in 1 - h is put back.
  double cosine = w + (((1 - w) - h) + z * z * cos_rest(z));
  double v = count & 1 ? cosine : sine;
  // The sum above makes +0 of -0.
  return quarters == 0 && x == 0 ? x : from_bits(bits_of(v) ^ (count & 2) << 62);
}

#define TRIGONOMETRIC_KERNEL(NAME, QUARTERS)                                                 \
  CLONES void ig_##NAME(double *d, const double *a, size_t n) {                              \
    double x[BLOCK];                                                                         \
    for (size_t start = 0; start < n; start += BLOCK) {                                      \
      size_t count = n - start < BLOCK ? n - start : BLOCK;                                  \
      memcpy(x, a + start, count * sizeof *x);                                               \
      double *out = d + start;                                                               \
      VECTOR for (size_t i = 0; i < count; i++) out[i] = sine_of(x[i], QUARTERS);            \
      uint64_t beyond = 0;                                                                   \
      VECTOR for (size_t i = 0; i < count; i++) beyond |= !(__builtin_fabs(x[i]) < LIMIT);   \
      if (beyond)                                                                            \
        for (size_t i = 0; i < count; i++)                                                   \
          if (!(__builtin_fabs(x[i]) < LIMIT)) out[i] = NAME(x[i]);                          \
    }                                                                                        \
  }

TRIGONOMETRIC_KERNEL(sin, 0)
TRIGONOMETRIC_KERNEL(cos, 1)
