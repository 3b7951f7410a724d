// The operations that IEEE 754 rounds correctly, and selections.
#include "internal.h"

#define BINARY_KERNEL(NAME, EXPRESSION)                                        \
  CLONES void ig_##NAME(double *d, const double *a, const double *b, size_t n) { \
    VECTOR for (size_t i = 0; i < n; i++) {                                    \
      double x = a[i], y = b[i];                                               \
      d[i] = EXPRESSION;                                                       \
    }                                                                          \
  }

#define CONSTANT_KERNEL(NAME, EXPRESSION)                                    \
  CLONES void ig_##NAME(double *d, const double *a, double c, size_t n) {    \
    VECTOR for (size_t i = 0; i < n; i++) {                                  \
      double x = a[i];                                                       \
      d[i] = EXPRESSION;                                                     \
    }                                                                        \
  }

BINARY_KERNEL(add, x + y)
BINARY_KERNEL(sub, x - y)
BINARY_KERNEL(mul, x * y)
BINARY_KERNEL(div, x / y)
BINARY_KERNEL(min, x <= y || y != y ? x : y)
BINARY_KERNEL(max, x >= y || y != y ? x : y)

CONSTANT_KERNEL(addc, x + c)
CONSTANT_KERNEL(mulc, x * c)
CONSTANT_KERNEL(rsubc, c - x)

CLONES void ig_fma(double *d, const double *a, const double *b, const double *c, size_t n) {
  VECTOR for (size_t i = 0; i < n; i++) d[i] = a[i] * b[i] + c[i];
}

INLINE double reciprocal_of(double x) { return 1 / x; }
INLINE double square_of(double x) { return x * x; }
// The builtin does not set errno, which would keep the loop from being vectorised.
INLINE double sqrt_of(double x) { return __builtin_elementwise_sqrt(x); }
INLINE double sign_of(double x) { return x > 0 ? 1.0 : (x < 0 ? -1.0 : (x == 0 ? 0.0 : x)); }
INLINE double step_of(double x) { return x > 0 ? 1.0 : (x < 0 ? 0.0 : (x == 0 ? 0.5 : x)); }

UNARY_KERNEL(reciprocal, reciprocal_of)
UNARY_KERNEL(square, square_of)
UNARY_KERNEL(sqrt, sqrt_of)
UNARY_KERNEL(abs, __builtin_fabs)
UNARY_KERNEL(sign, sign_of)
UNARY_KERNEL(step, step_of)
