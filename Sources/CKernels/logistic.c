// Expectations of the logistic function under normal distributions.
//
// E f(mu + s z) for f = logistic or its derivative is a trapezoidal sum over z. The normal density grows like exp(a^2/2) along
// the imaginary axis, so that poles at a = +-i pi/s leave an error of about exp(a^2/2 - 2 pi a/h), and the density alone
// exp(-2 pi^2/h^2): the step h keeps both near 1e-16. For s > 4 that takes many nodes, and the sum is taken over the argument
// of the logistic function instead, by parts.
#include "internal.h"
#include "lanes.h"

#define CUT 8.4
#define EXPONENT 38.0
#define PI_SQUARED 9.869604401089358
#define ROOT_TWO_PI 2.5066282746310002
#define WIDEST 4.0
// Rows that share a step: in two groups, so that one works while the other waits.
#define GROUPS 2
#define SHARED (GROUPS * LANES)

// The step of the sum over z.
INLINE double step_for(double s) {
  double h = s > 0.05 ? 2 * PI_SQUARED / (EXPONENT * s + 0.5 * PI_SQUARED / s) : 1;
  return h < 0.72 && s > 0.36 ? h : 0.72;
}

// Both expectations for `SHARED` rows with deviations of at most `widest`.
INLINE void narrow_rows(double *mean, double *slope, const double *mu, const double *s, double widest) {
  double h = step_for(widest);
  // Nodes +-z share a weight and a division, and so do two such pairs: an even number of pairs.
  int pairs = ((int)(CUT / h) + 2) & ~1;
  Lanes decay[GROUPS], e[GROUPS], q[GROUPS], total[GROUPS], change[GROUPS], most;
  fill_lanes(&most, 1e60);
  for (int g = 0; g < GROUPS; g++) {
    Lanes m, deviation, x;
    load_lanes(&m, mu + g * LANES);
    load_lanes(&deviation, s + g * LANES);
    x = -m;
    exp_lanes(&decay[g], &x);
    // Beyond this the logistic function is 0 to all digits; the product of four must not overflow.
    decay[g] = __builtin_elementwise_min(decay[g], most);
    x = deviation * (0.5 * h);
    exp_lanes(&e[g], &x);
    q[g] = e[g] * e[g];
    fill_lanes(&total[g], 0);
    total[g] = change[g] = total[g];
  }
  // exp(-z^2/2) by products: the ratio of neighbours falls by the constant factor exp(-h^2).
  Lanes powers = {-0.125 * h * h, -h * h};
  exp_lanes(&powers, &powers);
  double weight = powers[0] * h / ROOT_TWO_PI, fall = powers[1], ratio = fall;
  for (int k = 0; k < pairs; k += 2) {
    double w1 = weight, w2 = w1 * ratio;
    weight = w2 * (ratio * fall);
    ratio *= fall * fall;
    for (int g = 0; g < GROUPS; g++) {
      Lanes e1 = e[g], e2 = e1 * q[g], t1 = decay[g] * e1, t2 = decay[g] * e2;
      Lanes a1 = 1 + t1, b1 = e1 + decay[g], a2 = 1 + t2, b2 = e2 + decay[g];
      Lanes c1 = a1 * b1, c2 = a2 * b2, inverse = 1 / (c1 * c2), i1 = c2 * inverse, i2 = c1 * inverse;
      Lanes low1 = b1 * i1, high1 = a1 * i1, low2 = b2 * i2, high2 = a2 * i2;
      total[g] += w1 * (low1 + e1 * high1) + w2 * (low2 + e2 * high2);
      change[g] += w1 * (t1 * (low1 * low1 + high1 * high1)) + w2 * (t2 * (low2 * low2 + high2 * high2));
      e[g] = e2 * q[g];
    }
  }
  for (int g = 0; g < GROUPS; g++) {
    store_lanes(mean + g * LANES, &total[g]);
    store_lanes(slope + g * LANES, &change[g]);
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

// `SHARED` rows from their means and deviations.
INLINE void shared_rows(double *mean, double *slope, const double *m, const double *s) {
  double widest = 0;
  for (int l = 0; l < SHARED; l++) widest = s[l] > widest ? s[l] : widest;
  if (widest <= WIDEST) {
    narrow_rows(mean, slope, m, s, widest);
    return;
  }
  // Wide rows one by one, the others with 0 in the places of the wide ones.
  double other_mean[SHARED], other[SHARED], softplus;
  widest = 0;
  for (int l = 0; l < SHARED; l++) {
    int narrow = s[l] <= WIDEST;
    other_mean[l] = narrow ? m[l] : 0;
    other[l] = narrow ? s[l] : 0;
    widest = other[l] > widest ? other[l] : widest;
  }
  narrow_rows(mean, slope, other_mean, other, widest);
  for (int l = 0; l < SHARED; l++)
    if (!(s[l] <= WIDEST)) wide_row(&mean[l], &slope[l], &softplus, m[l], s[l]);
}

CLONES void ig_logistic_normal(double *mean, double *slope, const double *mu, const double *variance, size_t n) {
  double s[SHARED], m[SHARED], p[SHARED], d[SHARED];
  size_t whole = n - n % SHARED;
  for (size_t i = 0; i < whole; i += SHARED) {
    for (size_t l = 0; l < SHARED; l += LANES) {
      Lanes v;
      load_lanes(&v, variance + i + l);
      v = __builtin_elementwise_sqrt(v);
      store_lanes(s + l, &v);
    }
    shared_rows(mean + i, slope + i, mu + i, s);
  }
  if (whole == n) return;
  // The last rows, filled up with the first of them.
  for (size_t l = 0; l < SHARED; l++) {
    size_t from = whole + l < n ? whole + l : whole;
    m[l] = mu[from];
    s[l] = sqrt(variance[from]);
  }
  shared_rows(p, d, m, s);
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
