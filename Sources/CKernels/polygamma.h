// What the polygamma kernels call for other orders and signs. Not part of the module.
#pragma once
#include "internal.h"

// Writes psi_order(x[i]) to d[i] where x[i] is not positive: by reflection, NaN at the poles.
void ig_reflect_lanes(double *d, const double *x, size_t n, int order);

// psi_order for order >= 4 by the recurrence and the asymptotic series.
void ig_shifted_polygamma(double *d, const double *a, int order, size_t n);
