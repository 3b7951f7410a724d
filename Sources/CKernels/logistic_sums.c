// The sums over the rows of a design that logistic regression needs of expectations of the logistic function.
#include "internal.h"
#include "lanes.h"

#define ROWS IG_LOGISTIC_ROWS
#define GROUPS (ROWS / LANES)
// Rows that are worked on at a time: their columns stay in the caches.
#define MOST_ROWS 256
#define TILE_ROWS 4
#define TILE_COLUMNS 4

// Adds the squares of (C^T x)_j for `width` neighbouring j to v, x of `ROWS` rows.
INLINE void add_squares(
    Lanes *v, const double *x, size_t stride, const double *root, size_t d, size_t j, const size_t width) {
  Lanes part[TILE_COLUMNS][GROUPS];
  for (size_t k = 0; k < width; k++)
    for (int g = 0; g < GROUPS; g++) fill_lanes(&part[k][g], 0);
  for (size_t i = j; i < d; i++) {
    const double *c = root + i * d + j;
    for (int g = 0; g < GROUPS; g++) {
      Lanes column;
      load_lanes(&column, x + i * stride + g * LANES);
      for (size_t k = 0; k < width; k++) part[k][g] += c[k] * column;
    }
  }
  for (size_t k = 0; k < width; k++)
    for (int g = 0; g < GROUPS; g++) v[g] += part[k][g] * part[k][g];
}

// The means x.m and the variances |C^T x|^2 of the predictors of `ROWS` rows.
INLINE void predictors(
    double *mu, double *variance, const double *x, size_t stride, const double *mean, const double *root, size_t d) {
  Lanes m[GROUPS], v[GROUPS];
  for (int g = 0; g < GROUPS; g++) {
    fill_lanes(&m[g], 0);
    v[g] = m[g];
  }
  for (size_t j = 0; j < d; j++) {
    for (int g = 0; g < GROUPS; g++) {
      Lanes column;
      load_lanes(&column, x + j * stride + g * LANES);
      m[g] += mean[j] * column;
    }
  }
  size_t j = 0;
  for (; j + TILE_COLUMNS <= d; j += TILE_COLUMNS) add_squares(v, x, stride, root, d, j, TILE_COLUMNS);
  for (; j < d; j++) add_squares(v, x, stride, root, d, j, 1);
  for (int g = 0; g < GROUPS; g++) {
    store_lanes(mu + g * LANES, &m[g]);
    store_lanes(variance + g * LANES, &v[g]);
  }
}

// Adds the sums over `count` rows of products of weighted columns a, `MOST_ROWS` apart, with columns of the design.
INLINE void add_tile(
    double *hessian, size_t d, const double *a, size_t i, const double *x, size_t stride, size_t j, size_t count) {
  Lanes sums[TILE_ROWS][TILE_COLUMNS];
  for (int p = 0; p < TILE_ROWS; p++)
    for (int q = 0; q < TILE_COLUMNS; q++) fill_lanes(&sums[p][q], 0);
  const double *b[TILE_COLUMNS];
  for (int q = 0; q < TILE_COLUMNS; q++) b[q] = x + (j + q < d ? j + q : d - 1) * stride;
  for (size_t r = 0; r < count; r += LANES) {
    Lanes columns[TILE_COLUMNS], weighted;
    for (int q = 0; q < TILE_COLUMNS; q++) load_lanes(&columns[q], b[q] + r);
    for (int p = 0; p < TILE_ROWS; p++) {
      load_lanes(&weighted, a + p * MOST_ROWS + r);
      for (int q = 0; q < TILE_COLUMNS; q++) sums[p][q] += weighted * columns[q];
    }
  }
  for (size_t p = 0; p < TILE_ROWS && i + p < d; p++)
    for (size_t q = 0; q < TILE_COLUMNS && j + q <= i + p; q++) hessian[(i + p) * d + j + q] += sum_of_lanes(&sums[p][q]);
}

CLONES void ig_logistic_sums(
    double *gradient, double *hessian, const double *x, const double *y, const double *mean, const double *root, size_t d,
    size_t rows) {
  double mu[MOST_ROWS], variance[MOST_ROWS], residual[MOST_ROWS], weight[MOST_ROWS], weighted[TILE_ROWS * MOST_ROWS];
  memset(gradient, 0, d * sizeof(double));
  memset(hessian, 0, d * d * sizeof(double));
  for (size_t start = 0; start < rows; start += MOST_ROWS) {
    size_t count = rows - start < MOST_ROWS ? rows - start : MOST_ROWS;
    for (size_t r = 0; r < count; r += ROWS) predictors(mu + r, variance + r, x + start + r, rows, mean, root, d);
    ig_logistic_normal(residual, weight, mu, variance, count);
    VECTOR for (size_t r = 0; r < count; r++) residual[r] -= y[start + r];
    for (size_t i = 0; i < d; i += TILE_ROWS) {
      for (size_t p = 0; p < TILE_ROWS && i + p < d; p++) {
        const double *column = x + (i + p) * rows + start;
        Lanes sum;
        fill_lanes(&sum, 0);
        for (size_t r = 0; r < count; r += LANES) {
          Lanes here, other;
          load_lanes(&here, column + r);
          load_lanes(&other, residual + r);
          sum += other * here;
          load_lanes(&other, weight + r);
          other *= here;
          store_lanes(weighted + p * MOST_ROWS + r, &other);
        }
        gradient[i + p] += sum_of_lanes(&sum);
      }
      for (size_t j = 0; j < i + TILE_ROWS && j < d; j += TILE_COLUMNS)
        add_tile(hessian, d, weighted, i, x + start, rows, j, count);
    }
  }
  for (size_t i = 0; i < d; i++)
    for (size_t j = 0; j < i; j++) hessian[j * d + i] = hessian[i * d + j];
}
