// Eight numbers that are worked on at a time: as many registers as the processor needs for them.
#pragma once
#include "elementary.h"

#define LANES 8
typedef double Lanes __attribute__((vector_size(LANES * sizeof(double)), aligned(sizeof(double))));
typedef int64_t LaneBits __attribute__((vector_size(LANES * sizeof(double)), aligned(sizeof(double))));

// Vectors go by address: by value they would change how functions are called.
INLINE void load_lanes(Lanes *v, const double *a) { memcpy(v, a, sizeof *v); }
INLINE void store_lanes(double *a, const Lanes *v) { memcpy(a, v, sizeof *v); }
INLINE void fill_lanes(Lanes *v, double a) { *v = (Lanes){a, a, a, a, a, a, a, a}; }

INLINE double sum_of_lanes(const Lanes *v) {
  return (((*v)[0] + (*v)[4]) + ((*v)[2] + (*v)[6])) + (((*v)[1] + (*v)[5]) + ((*v)[3] + (*v)[7]));
}

// exp of numbers that are moved into -690 ... 690 first, as `exp_of`.
INLINE void exp_lanes(Lanes *v, const Lanes *x) {
  Lanes low, high, rounding;
  fill_lanes(&low, -690);
  fill_lanes(&high, 690);
  fill_lanes(&rounding, ROUNDING);
  Lanes c = __builtin_elementwise_min(__builtin_elementwise_max(*x, low), high);
  Lanes k = c * 0x1.71547652b82fep0 + rounding, whole = k - rounding;
  Lanes r = (c - whole * LN2_HIGH) - whole * LN2_LOW, rest;
  for (int l = 0; l < LANES; l++) rest[l] = exp_rest(r[l]);
  Lanes power = (Lanes)(((LaneBits)k + 1023) << 52);
  *v = power * (1 + (r + r * r * rest));
}
