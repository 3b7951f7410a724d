// What the kernels share. Not part of the module.
#pragma once
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "CKernels.h"

// One version for each vector width, chosen when the program is loaded; elsewhere the compiler's default.
#if defined(__x86_64__) && defined(__ELF__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

// The output may be an input, element by element: without the promise the compiler takes the scalar loop then.
#define VECTOR _Pragma("clang loop vectorize(assume_safety)")
#define INLINE static inline __attribute__((always_inline))

// Kernels that may need a scalar function for some lanes keep a copy of so many arguments, as the output may be the input.
#define BLOCK 64

// void ig_NAME(d, a, n) with d[i] = f(a[i]).
#define UNARY_KERNEL(NAME, FUNCTION)                         \
  CLONES void ig_##NAME(double *d, const double *a, size_t n) { \
    VECTOR for (size_t i = 0; i < n; i++) d[i] = FUNCTION(a[i]); \
  }

INLINE uint64_t bits_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

INLINE double from_bits(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}
