// Expectations of the logistic function under normal distributions, and the sums that logistic regression needs of them.
//
// E f(mu + s z) for f = logistic or its derivative is a trapezoidal sum over z. The normal density grows like exp(a^2/2) along
// the imaginary axis, so that poles at a = +-i pi/s leave an error of about exp(a^2/2 - 2 pi a/h), and the density alone
// exp(-2 pi^2/h^2): the step h keeps both near 1e-16. For s > 4 that takes many nodes, and the sum is taken over the argument
// of the logistic function instead, by parts.
#include "internal.h"
#include "elementary.h"

#define LANES 8
#define CUT 8.4
#define EXPONENT 38.0
#define PI_SQUARED 9.869604401089358
#define WIDEST 4.0

// The step of the sum over z.
INLINE double step_for(double s) {
  double h = s > 0.05 ? 2 * PI_SQUARED / (EXPONENT * s + 0.5 * PI_SQUARED / s) : 1;
  return h < 0.72 && s > 0.36 ? h : 0.72;
}

// The positive Gauss-Hermite nodes of orders 10 and 14 for the standard normal law, with their weights (by Newton's method in
// 40 digits). The error at order n is about n! (s/pi)^(2n): below 1e-15 for s <= 0.25 and s <= 0.36.
static const double nodes10[] = {0x1.f092fc71c448cp-2, 0x1.774b0fb0b3e2fp+0, 0x1.3dfe63a13936dp+1, 0x1.ca793120f33dbp+1, 0x1.37017060f4280p+2};
static const double weights10[] = {0x1.60e9eb956680bp-2, 0x1.15787acb87a26p-3, 0x1.391fc74e71893p-6, 0x1.8d728ef7a4742p-11, 0x1.214872c35b4c3p-18};
static const double nodes14[] = {0x1.a67e1cee3a09dp-2, 0x1.3e20dd06e9147p+0, 0x1.0b4ee170c819cp+1, 0x1.7b44c85ba11f6p+1, 0x1.f186be95f3408p+1, 0x1.396767eb4c3dap+2, 0x1.85981e3653268p+2};
static const double weights14[] = {0x1.35e5da033242fp-2, 0x1.3b900bcbdb3cfp-3, 0x1.3c9f272c62617p-5, 0x1.2240eeb891665p-8, 0x1.a4247a9ba0eaep-13, 0x1.6526f764ca1fdp-19, 0x1.4e899939f3b7dp-28};

// Both expectations for rows with very small deviations.
INLINE void smallest_rows(
    double *mean, double *slope, const double *mu, const double *s, const double *nodes, const double *weights, int half) {
  double decay[LANES], total[LANES], change[LANES];
  VECTOR for (int l = 0; l < LANES; l++) {
    double e = exp_of(-mu[l]);
    decay[l] = e < 1e150 ? e : 1e150;
    total[l] = 0;
    change[l] = 0;
  }
  for (int k = 0; k < half; k++) {
    VECTOR for (int l = 0; l < LANES; l++) {
      // The nodes +-z share a division.
      double e = exp_of(s[l] * nodes[k]), t = decay[l] * e, a = 1 + t, b = e + decay[l], inverse = 1 / (a * b);
      double low = b * inverse, high = a * inverse;
      total[l] += weights[k] * (low + e * high);
      change[l] += weights[k] * t * (low * low + high * high);
    }
  }
  VECTOR for (int l = 0; l < LANES; l++) {
    mean[l] = total[l];
    slope[l] = change[l];
  }
}

// Both expectations for rows with small deviations s; every row in `LANES` shares the step.
INLINE void narrow_rows(double *mean, double *slope, const double *mu, const double *s, double widest) {
  if (widest <= 0.25) return smallest_rows(mean, slope, mu, s, nodes10, weights10, 5);
  if (widest <= 0.36) return smallest_rows(mean, slope, mu, s, nodes14, weights14, 7);
  double h = step_for(widest);
  // An even number of nodes: two share a division.
  int half = (int)(CUT / h) + 1;
  double t[LANES], q[LANES], total[LANES], change[LANES], weights = 0;
  double start = -(half - 0.5) * h;
  VECTOR for (int l = 0; l < LANES; l++) {
    double exponent = -(mu[l] + s[l] * start);
    double first = exp_of(exponent);
    // Beyond this the logistic function is 0 to all digits; the square must not overflow.
    t[l] = first < 1e150 ? first : 1e150;
    q[l] = exp_of(-s[l] * h);
    total[l] = 0;
    change[l] = 0;
  }
  // exp(-z^2/2) by products: the ratio of neighbours falls by the constant factor exp(-h^2).
  double weight = exp(-0.5 * start * start), ratio = exp(-h * (start + 0.5 * h)), fall = exp(-h * h);
  for (int k = 0; k < half; k++) {
    double w1 = weight, w2 = weight * ratio;
    ratio *= fall;
    weight = w2 * ratio;
    ratio *= fall;
    weights += w1 + w2;
    VECTOR for (int l = 0; l < LANES; l++) {
      double t1 = t[l], t2 = t1 * q[l];
      double a = 1 + t1, b = 1 + t2, inverse = 1 / (a * b);
      double p1 = b * inverse, p2 = a * inverse;
      total[l] += w1 * p1 + w2 * p2;
      change[l] += w1 * (t1 * p1 * p1) + w2 * (t2 * p2 * p2);
      t[l] = t2 * q[l];
    }
  }
  double scale = 1 / weights;
  VECTOR for (int l = 0; l < LANES; l++) {
    mean[l] = total[l] * scale;
    slope[l] = change[l] * scale;
  }
}

// One row with a large deviation: the derivative of the logistic function at nodes u times functions of the normal law.
INLINE void wide_row(double *mean, double *slope, double *softplus, double mu, double s) {
  const double h = 2 * PI_SQUARED / EXPONENT;
  double total = 0, change = 0, above = 0;
  for (int k = -70; k <= 70; k++) {
    double u = k * h, e = exp(-fabs(u)), p = 1 / (1 + e), bump = h * e * p * p;
    double z = (mu - u) / s, density = exp(-0.5 * z * z) * 0.3989422804014327, below = 0.5 * erfc(-z * 0.7071067811865476);
    total += bump * below;
    change += bump * density / s;
    above += bump * ((mu - u) * below + s * density);
  }
  *mean = total;
  *slope = change;
  *softplus = above;
}

// LANES rows from their means and deviations.
INLINE void lane_rows(double *mean, double *slope, const double *m, const double *s) {
  double widest = 0;
  for (int l = 0; l < LANES; l++) widest = s[l] > widest ? s[l] : widest;
  if (widest <= WIDEST) {
    narrow_rows(mean, slope, m, s, widest);
    return;
  }
  for (int l = 0; l < LANES; l++) {
    double softplus, p[LANES], d[LANES], same_mean[LANES], same[LANES];
    if (s[l] > WIDEST) {
      wide_row(&mean[l], &slope[l], &softplus, m[l], s[l]);
      continue;
    }
    for (int j = 0; j < LANES; j++) {
      same_mean[j] = m[l];
      same[j] = s[l];
    }
    narrow_rows(p, d, same_mean, same, s[l]);
    mean[l] = p[0];
    slope[l] = d[0];
  }
}

CLONES void ig_logistic_normal(double *mean, double *slope, const double *mu, const double *variance, size_t n) {
  double s[LANES], m[LANES], p[LANES], d[LANES];
  size_t whole = n & ~(size_t)(LANES - 1);
  for (size_t i = 0; i < whole; i += LANES) {
    for (size_t l = 0; l < LANES; l++) {
      m[l] = mu[i + l];
      s[l] = sqrt(variance[i + l]);
    }
    lane_rows(p, d, m, s);
    for (size_t l = 0; l < LANES; l++) {
      mean[i + l] = p[l];
      slope[i + l] = d[l];
    }
  }
  if (whole == n) return;
  // The last rows, filled up with the first of them.
  for (size_t l = 0; l < LANES; l++) {
    size_t from = whole + l < n ? whole + l : whole;
    m[l] = mu[from];
    s[l] = sqrt(variance[from]);
  }
  lane_rows(p, d, m, s);
  for (size_t l = 0; whole + l < n; l++) {
    mean[whole + l] = p[l];
    slope[whole + l] = d[l];
  }
}

CLONES void ig_softplus_normal(double *value, const double *mu, const double *variance, size_t n) {
  for (size_t i = 0; i < n; i++) {
    double m = mu[i], s = sqrt(variance[i]);
    if (s > WIDEST) {
      double p, d;
      wide_row(&p, &d, &value[i], m, s);
      continue;
    }
    double h = step_for(s);
    int half = (int)(CUT / h) + 1;
    double total = 0, weights = 0;
    for (int k = -half; k <= half; k++) {
      double z = k * h, w = exp(-0.5 * z * z), u = m + s * z;
      total += w * ((u > 0 ? u : 0) + log1p(exp(-fabs(u))));
      weights += w;
    }
    value[i] = total / weights;
  }
}

#define ROWS 64

CLONES void ig_logistic_sums(
    double *gradient, double *hessian, const double *x, const double *y, const double *mean, const double *root, size_t d,
    size_t n) {
  for (size_t i = 0; i < d; i++) gradient[i] = 0;
  for (size_t i = 0; i < d * d; i++) hessian[i] = 0;
  double mu[ROWS], variance[ROWS], p[ROWS], w[ROWS], part[ROWS];
  for (size_t start = 0; start < n; start += ROWS) {
    size_t count = n - start < ROWS ? n - start : ROWS;
    for (size_t r = 0; r < ROWS; r++) mu[r] = variance[r] = 0;
    for (size_t j = 0; j < d; j++) {
      const double *column = x + j * n + start;
      double m = mean[j];
      VECTOR for (size_t r = 0; r < count; r++) mu[r] += m * column[r];
      for (size_t r = 0; r < ROWS; r++) part[r] = 0;
      for (size_t i = j; i < d; i++) {
        const double *other = x + i * n + start;
        double c = root[i * d + j];
        VECTOR for (size_t r = 0; r < count; r++) part[r] += c * other[r];
      }
      VECTOR for (size_t r = 0; r < count; r++) variance[r] += part[r] * part[r];
    }
    ig_logistic_normal(p, w, mu, variance, count);
    for (size_t r = 0; r < count; r++) p[r] -= y[start + r];
    for (size_t r = count; r < ROWS; r++) p[r] = w[r] = 0;
    for (size_t i = 0; i < d; i++) {
      const double *a = x + i * n + start;
      double lanes[LANES] = {0};
      size_t whole = count & ~(size_t)(LANES - 1);
      VECTOR for (size_t r = 0; r < count; r++) part[r] = w[r] * a[r];
      for (size_t r = 0; r < whole; r += LANES)
        for (size_t l = 0; l < LANES; l++) lanes[l] += p[r + l] * a[r + l];
      for (size_t r = whole; r < count; r++) lanes[0] += p[r] * a[r];
      for (size_t l = 0; l < LANES; l++) gradient[i] += lanes[l];
      for (size_t j = 0; j <= i; j++) {
        const double *b = x + j * n + start;
        double sums[LANES] = {0}, sum = 0;
        for (size_t r = 0; r < whole; r += LANES)
          for (size_t l = 0; l < LANES; l++) sums[l] += part[r + l] * b[r + l];
        for (size_t r = whole; r < count; r++) sum += part[r] * b[r];
        for (size_t l = 0; l < LANES; l++) sum += sums[l];
        hessian[i * d + j] += sum;
      }
    }
  }
  for (size_t i = 0; i < d; i++)
    for (size_t j = 0; j < i; j++) hessian[j * d + i] = hessian[i * d + j];
}
