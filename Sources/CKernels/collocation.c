// The linear algebra of collocation, for several polynomial elements side by side: element l of a group in lane l.
#include "internal.h"

#define LANES 8
typedef double lanes_t __attribute__((vector_size(64), aligned(8)));

#define AT(p, k) (((lanes_t *)(p))[k])
#define CONSTANT(p, k) (((const lanes_t *)(p))[k])

// MARK: Kernels for one lane and for eight

#define INTEGRALS(T)                                                                            \
  {                                                                                             \
    T *x = (T *)position, *v = (T *)velocity;                                                   \
    const T *a = (const T *)acceleration, *end = (const T *)ends, h = *(const T *)widths;       \
    for (size_t i = 0; i < nodes; i++) {                                                        \
      T bend = a[0] * second[i * nodes], slope = a[0] * first[i * nodes];                       \
      for (size_t j = 1; j < nodes; j++) {                                                      \
        bend += a[j] * second[i * nodes + j];                                                   \
        slope += a[j] * first[i * nodes + j];                                                   \
      }                                                                                         \
      x[i] = end[0] * (1 - s[i]) + end[1] * s[i] + h * h * bend;                                \
      v[i] = (end[1] - end[0]) / h + h * slope;                                                 \
    }                                                                                           \
  }

CLONES void ig_collocation_integrals(
    double *position, double *velocity, const double *acceleration, const double *ends, const double *widths,
    const double *second, const double *first, const double *s, size_t nodes, size_t lanes) {
  if (lanes == LANES) INTEGRALS(lanes_t) else INTEGRALS(double)
}

#define MATRIX(T)                                                                               \
  {                                                                                             \
    const T *byX = (const T *)by_position, *byV = (const T *)by_velocity, h = *(const T *)widths; \
    T *a = (T *)matrix, *left = (T *)responses, *right = left + n * m;                          \
    for (size_t d = 0; d < n; d++)                                                              \
      for (size_t j = 0; j < nodes; j++)                                                        \
        for (size_t c = 0; c < n; c++) {                                                        \
          T *column = a + (d * nodes + j) * m + c * nodes;                                      \
          const T *x = byX + (c * n + d) * nodes, *v = byV + (c * n + d) * nodes;               \
          for (size_t i = 0; i < nodes; i++)                                                    \
            column[i] = -h * (h * (x[i] * second[i * nodes + j]) + v[i] * first[i * nodes + j]); \
          if (c == d) column[j] += 1;                                                           \
        }                                                                                       \
    for (size_t d = 0; d < n; d++)                                                              \
      for (size_t c = 0; c < n; c++)                                                            \
        for (size_t i = 0; i < nodes; i++) {                                                    \
          T x = byX[(c * n + d) * nodes + i], v = byV[(c * n + d) * nodes + i] / h;             \
          left[d * m + c * nodes + i] = x * (1 - s[i]) - v;                                     \
          right[d * m + c * nodes + i] = x * s[i] + v;                                          \
        }                                                                                       \
  }

CLONES void ig_collocation_matrix(
    double *matrix, double *responses, const double *by_position, const double *by_velocity, const double *widths,
    const double *second, const double *first, const double *s, size_t nodes, size_t n, size_t lanes) {
  size_t m = n * nodes;
  if (lanes == LANES) MATRIX(lanes_t) else MATRIX(double)
}

#define ADD_PRODUCTS(T)                                                                         \
  {                                                                                             \
    T *y = (T *)out;                                                                            \
    for (size_t d = 0; d < columns; d++) {                                                      \
      const T f = ((const T *)factors)[d], *x = (const T *)matrix + d * rows;                   \
      for (size_t i = 0; i < rows; i++) y[i] += f * x[i];                                       \
    }                                                                                           \
  }

CLONES void ig_lanes_add_products(
    double *out, const double *matrix, const double *factors, size_t rows, size_t columns, size_t lanes) {
  if (lanes == LANES) ADD_PRODUCTS(lanes_t) else ADD_PRODUCTS(double)
}

#define SUM(T)                                                                                  \
  {                                                                                             \
    const T f = *(const T *)factors;                                                            \
    for (size_t i = 0; i < rows; i++) ((T *)out)[i] = ((const T *)a)[i] + f * ((const T *)b)[i]; \
  }

CLONES void ig_lanes_sum(
    double *out, const double *a, const double *factors, const double *b, size_t rows, size_t lanes) {
  if (lanes == LANES) SUM(lanes_t) else SUM(double)
}

#define SQUARES(T)                                                                              \
  {                                                                                             \
    const T f = *(const T *)factors;                                                            \
    T total = f - f;                                                                            \
    for (size_t c = 0; c < n; c++) {                                                            \
      const T *x = (const T *)a + c * nodes, *y = (const T *)b + c * nodes;                     \
      T part = x[0] - x[0];                                                                     \
      for (size_t i = 0; i < nodes; i++) part += (x[i] - f * y[i]) * (x[i] - f * y[i]);         \
      const T scale = ((const T *)scales)[c];                                                   \
      total += part / scale / scale;                                                            \
    }                                                                                           \
    *(T *)sums = total;                                                                         \
  }

CLONES void ig_lanes_squares(
    double *sums, const double *a, const double *factors, const double *b, const double *scales, size_t nodes, size_t n,
    size_t lanes) {
  if (lanes == LANES) SQUARES(lanes_t) else SQUARES(double)
}

// MARK: Factors of eight matrices

// Rows j and p of one lane change places, in all columns.
static void exchange(double *a, size_t m, size_t j, size_t p, size_t lane) {
  for (size_t k = 0; k < m; k++) {
    double *x = a + (k * m + j) * LANES + lane, *y = a + (k * m + p) * LANES + lane, kept = *x;
    *x = *y;
    *y = kept;
  }
}

CLONES void ig_lanes_factor(double *a, int *pivots, size_t m) {
  for (size_t j = 0; j < m; j++) {
    double *column = a + j * m * LANES;
    // Four earlier columns at a time.
    size_t k = 0;
    for (; k + 4 <= j; k += 4) {
      const double *l0 = a + k * m * LANES, *l1 = l0 + m * LANES, *l2 = l1 + m * LANES, *l3 = l2 + m * LANES;
      lanes_t u0 = CONSTANT(column, k);
      lanes_t u1 = CONSTANT(column, k + 1) - CONSTANT(l0, k + 1) * u0;
      lanes_t u2 = CONSTANT(column, k + 2) - CONSTANT(l0, k + 2) * u0 - CONSTANT(l1, k + 2) * u1;
      lanes_t u3 = CONSTANT(column, k + 3) - CONSTANT(l0, k + 3) * u0 - CONSTANT(l1, k + 3) * u1 - CONSTANT(l2, k + 3) * u2;
      AT(column, k + 1) = u1;
      AT(column, k + 2) = u2;
      AT(column, k + 3) = u3;
      for (size_t i = k + 4; i < m; i++)
        AT(column, i) = CONSTANT(column, i) - CONSTANT(l0, i) * u0 - CONSTANT(l1, i) * u1 - CONSTANT(l2, i) * u2
            - CONSTANT(l3, i) * u3;
    }
    for (; k < j; k++) {
      const double *l0 = a + k * m * LANES;
      lanes_t u0 = CONSTANT(column, k);
      for (size_t i = k + 1; i < m; i++) AT(column, i) = CONSTANT(column, i) - CONSTANT(l0, i) * u0;
    }
    // Rows are exchanged only where the pivot is small: the matrices are not far from the identity.
    lanes_t largest = __builtin_elementwise_abs(CONSTANT(column, j));
    for (size_t i = j + 1; i < m; i++)
      largest = __builtin_elementwise_max(largest, __builtin_elementwise_abs(CONSTANT(column, i)));
    for (size_t l = 0; l < LANES; l++) {
      size_t p = j;
      double most = __builtin_fabs(column[j * LANES + l]);
      if (most < 0.1 * largest[l]) {
        for (size_t i = j + 1; i < m; i++) {
          double size = __builtin_fabs(column[i * LANES + l]);
          if (size > most) {
            most = size;
            p = i;
          }
        }
        if (p != j) exchange(a, m, j, p, l);
      }
      pivots[j * LANES + l] = (int)p;
    }
    lanes_t inverse = 1 / CONSTANT(column, j);
    for (size_t i = j + 1; i < m; i++) AT(column, i) = CONSTANT(column, i) * inverse;
  }
}

CLONES void ig_lanes_solve(const double *a, const int *pivots, double *b, size_t m, size_t columns) {
  for (size_t j = 0; j < m; j++)
    for (size_t l = 0; l < LANES; l++) {
      size_t p = (size_t)pivots[j * LANES + l];
      if (p == j) continue;
      for (size_t c = 0; c < columns; c++) {
        double *x = b + (c * m + j) * LANES + l, *y = b + (c * m + p) * LANES + l, kept = *x;
        *x = *y;
        *y = kept;
      }
    }
  for (size_t c = 0; c < columns; c++) {
    double *x = b + c * m * LANES;
    for (size_t k = 0; k < m; k++) {
      const double *column = a + k * m * LANES;
      lanes_t y = CONSTANT(x, k);
      for (size_t i = k + 1; i < m; i++) AT(x, i) = CONSTANT(x, i) - CONSTANT(column, i) * y;
    }
    for (size_t k = m; k-- > 0;) {
      const double *column = a + k * m * LANES;
      lanes_t y = CONSTANT(x, k) / CONSTANT(column, k);
      AT(x, k) = y;
      for (size_t i = 0; i < k; i++) AT(x, i) = CONSTANT(x, i) - CONSTANT(column, i) * y;
    }
  }
}
