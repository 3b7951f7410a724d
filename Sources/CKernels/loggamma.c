// log |Gamma(x)|, lane by lane.
#define _DEFAULT_SOURCE 1
#include "internal.h"

// The thread-safe form: lgamma itself writes the global signgam.
extern double lgamma_r(double, int *);

void ig_lgamma(double *d, const double *a, size_t n) {
  int sign;
  for (size_t i = 0; i < n; i++) d[i] = lgamma_r(a[i], &sign);
}
