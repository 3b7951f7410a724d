// The linear algebra of collocation, for several polynomial elements side by side: element l of a group in lane l.
#include "internal.h"

typedef double lanes2_t __attribute__((vector_size(16), aligned(8)));
typedef double lanes4_t __attribute__((vector_size(32), aligned(8)));
typedef double lanes8_t __attribute__((vector_size(64), aligned(8)));

// A kernel for as many lanes as there are.
#define FOR_LANES(KERNEL)                                                                       \
  switch (lanes) {                                                                              \
    case 8: KERNEL(lanes8_t) break;                                                             \
    case 4: KERNEL(lanes4_t) break;                                                             \
    case 2: KERNEL(lanes2_t) break;                                                             \
    default: KERNEL(double)                                                                     \
  }

// MARK: Kernels for one lane and for several

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
  FOR_LANES(INTEGRALS)
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
  FOR_LANES(MATRIX)
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
  FOR_LANES(ADD_PRODUCTS)
}

#define SUM(T)                                                                                  \
  {                                                                                             \
    const T f = *(const T *)factors;                                                            \
    for (size_t i = 0; i < rows; i++) ((T *)out)[i] = ((const T *)a)[i] + f * ((const T *)b)[i]; \
  }

CLONES void ig_lanes_sum(
    double *out, const double *a, const double *factors, const double *b, size_t rows, size_t lanes) {
  FOR_LANES(SUM)
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
  FOR_LANES(SQUARES)
}

// MARK: Factors of several matrices

// Rows j and p of one lane change places, in all columns.
static void exchange(double *a, size_t m, size_t j, size_t p, size_t lane, size_t lanes) {
  for (size_t k = 0; k < m; k++) {
    double *x = a + (k * m + j) * lanes + lane, *y = a + (k * m + p) * lanes + lane, kept = *x;
    *x = *y;
    *y = kept;
  }
}

// Four earlier columns at a time. Rows are exchanged only where the pivot is small: the matrices are not far from the
// identity.
#define FACTOR(T)                                                                               \
  {                                                                                             \
    for (size_t j = 0; j < m; j++) {                                                            \
      T *column = (T *)a + j * m;                                                               \
      size_t k = 0;                                                                             \
      for (; k + 4 <= j; k += 4) {                                                              \
        const T *l0 = (const T *)a + k * m, *l1 = l0 + m, *l2 = l1 + m, *l3 = l2 + m;           \
        T u0 = column[k];                                                                       \
        T u1 = column[k + 1] - l0[k + 1] * u0;                                                  \
        T u2 = column[k + 2] - l0[k + 2] * u0 - l1[k + 2] * u1;                                 \
        T u3 = column[k + 3] - l0[k + 3] * u0 - l1[k + 3] * u1 - l2[k + 3] * u2;                \
        column[k + 1] = u1;                                                                     \
        column[k + 2] = u2;                                                                     \
        column[k + 3] = u3;                                                                     \
        for (size_t i = k + 4; i < m; i++)                                                      \
          column[i] = column[i] - l0[i] * u0 - l1[i] * u1 - l2[i] * u2 - l3[i] * u3;            \
      }                                                                                         \
      for (; k < j; k++) {                                                                      \
        const T *l0 = (const T *)a + k * m, u0 = column[k];                                     \
        for (size_t i = k + 1; i < m; i++) column[i] = column[i] - l0[i] * u0;                  \
      }                                                                                         \
      T largest = __builtin_elementwise_abs(column[j]);                                         \
      for (size_t i = j + 1; i < m; i++)                                                        \
        largest = __builtin_elementwise_max(largest, __builtin_elementwise_abs(column[i]));     \
      for (size_t l = 0; l < lanes; l++) {                                                      \
        const double *own = (const double *)column + l;                                         \
        size_t p = j;                                                                           \
        double most = __builtin_fabs(own[j * lanes]);                                           \
        if (most < 0.1 * ((const double *)&largest)[l]) {                                       \
          for (size_t i = j + 1; i < m; i++) {                                                  \
            double size = __builtin_fabs(own[i * lanes]);                                       \
            if (size > most) {                                                                  \
              most = size;                                                                      \
              p = i;                                                                            \
            }                                                                                   \
          }                                                                                     \
          if (p != j) exchange(a, m, j, p, l, lanes);                                           \
        }                                                                                       \
        pivots[j * lanes + l] = (int)p;                                                         \
      }                                                                                         \
      T inverse = 1 / column[j];                                                                \
      for (size_t i = j + 1; i < m; i++) column[i] = column[i] * inverse;                       \
    }                                                                                           \
  }

CLONES void ig_lanes_factor(double *a, int *pivots, size_t m, size_t lanes) { FOR_LANES(FACTOR) }

#define SOLVE(T)                                                                                \
  {                                                                                             \
    for (size_t c = 0; c < columns; c++) {                                                      \
      T *x = (T *)b + c * m;                                                                    \
      for (size_t k = 0; k < m; k++) {                                                          \
        const T *column = (const T *)a + k * m, y = x[k];                                       \
        for (size_t i = k + 1; i < m; i++) x[i] = x[i] - column[i] * y;                         \
      }                                                                                         \
      for (size_t k = m; k-- > 0;) {                                                            \
        const T *column = (const T *)a + k * m, y = x[k] / column[k];                           \
        x[k] = y;                                                                               \
        for (size_t i = 0; i < k; i++) x[i] = x[i] - column[i] * y;                             \
      }                                                                                         \
    }                                                                                           \
  }

CLONES void ig_lanes_solve(
    const double *a, const int *pivots, double *b, size_t m, size_t columns, size_t lanes) {
  for (size_t j = 0; j < m; j++)
    for (size_t l = 0; l < lanes; l++) {
      size_t p = (size_t)pivots[j * lanes + l];
      if (p == j) continue;
      for (size_t c = 0; c < columns; c++) {
        double *x = b + (c * m + j) * lanes + l, *y = b + (c * m + p) * lanes + l, kept = *x;
        *x = *y;
        *y = kept;
      }
    }
  FOR_LANES(SOLVE)
}
