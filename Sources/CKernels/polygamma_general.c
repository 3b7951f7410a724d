// Polygamma functions of any order, and reflection.
#include "polygamma.h"

#define LARGEST_ORDER 170
#define LARGEST_REFLECTED_ORDER 150

// q_n(c), where (-1)^n q_n(cot z) is the n-th derivative of cot z: q_0 = c, q_{n+1} = (1 + c^2) q_n'.
static double cotangent_derivative(int n, double c) {
  double q[LARGEST_REFLECTED_ORDER + 2] = {0, 1};
  for (int k = 0; k < n; k++) {
    // The degree is k + 1; coefficient j of the derivative goes to j and j + 2.
    double before = 0, last = 0;
    for (int j = 0; j <= k + 2; j++) {
      double derivative = j <= k ? (j + 1) * q[j + 1] : 0;
      q[j] = derivative + before;
      before = last;
      last = derivative;
    }
  }
  double value = q[n + 1];
  for (int j = n; j >= 0; j--) value = value * c + q[j];
  return value;
}

static double reflected(int order, double x) {
  double distance = x - round(x);
  if (!(distance != 0) || order > LARGEST_REFLECTED_ORDER) return NAN;
  // From the nearest multiple of 1/2, which is at an exact distance.
  double size = fabs(distance), c;
  if (size <= 0.25) {
    c = 1 / tan(M_PI * distance);
  } else {
    c = copysign(tan(M_PI * (0.5 - size)), distance);
  }
  double argument = 1 - x, value;
  ig_polygamma(&value, &argument, order, 1);
  value -= pow(M_PI, order + 1) * cotangent_derivative(order, c);
  return order % 2 ? -value : value;
}

void ig_reflect_lanes(double *d, const double *x, size_t n, int order) {
  int any = 0;
  for (size_t i = 0; i < n; i++) any |= !(x[i] > 0);
  if (!any) return;
  for (size_t i = 0; i < n; i++)
    if (!(x[i] > 0)) d[i] = x[i] < 0 ? reflected(order, x[i]) : NAN;
}

// factor / y^power for a whole block: the power is the same for all lanes, and split so that nothing underflows early.
INLINE void scaled_power(double *restrict d, const double *restrict y, int power, double factor, size_t n) {
  double square[BLOCK], half[BLOCK];
  VECTOR for (size_t i = 0; i < n; i++) {
    square[i] = 1 / y[i];
    half[i] = 1;
    d[i] = power % 2 ? square[i] : 1;
  }
  for (int e = power / 2; e > 0; e >>= 1) {
    if (e & 1) VECTOR for (size_t i = 0; i < n; i++) half[i] *= square[i];
    VECTOR for (size_t i = 0; i < n; i++) square[i] *= square[i];
  }
  VECTOR for (size_t i = 0; i < n; i++) d[i] = factor * half[i] * half[i] * d[i];
}

// B_2k/(2k)! from k = 1.
static const double bernoulli[] = {
  0.08333333333333333, -0.001388888888888889, 3.306878306878307e-05, -8.267195767195768e-07,
  2.08767569878681e-08, -5.284190138687493e-10, 1.3382536530684679e-11, -3.3896802963225827e-13,
  8.586062056277845e-15, -2.174868698558062e-16, 5.5090028283602295e-18, -1.3954464685812522e-19,
};
#define TERMS 12

// (n-1)!/x^n (1 + n/(2x) + sum B_2k/(2k)! n(n+1)...(n+2k-1)/x^2k), exact to 1e-18 from `enough` on; below it the
// recurrence. x + k is rounded, which a power of it feels: the first order of that is put back.
CLONES static void shifted_block(double *d, const double *a, int order, size_t n) {
  double x[BLOCK], y[BLOCK], shift[BLOCK], total[BLOCK], power[BLOCK], enough = 10 + 0.8 * order;
  double coefficient[TERMS], rising = 1, factorial = tgamma(order), least = INFINITY;
  for (int k = 0; k < TERMS; k++) {
    rising *= (order + 2.0 * k) * (order + 2.0 * k + 1);
    coefficient[k] = bernoulli[k] * rising;
  }
  VECTOR for (size_t i = 0; i < n; i++) {
    x[i] = y[i] = a[i];
    shift[i] = total[i] = 0;
  }
  for (size_t i = 0; i < n; i++)
    if (x[i] > 0 && x[i] < least) least = x[i];
  for (double k = 0; least + k < enough; k++) {
    scaled_power(power, y, order + 1, order * factorial, n);
    VECTOR for (size_t i = 0; i < n; i++) {
      double virtual = y[i] - x[i];
      double rounding = (x[i] - (y[i] - virtual)) + (shift[i] - virtual);
      int taken = y[i] < enough;
      total[i] += taken ? power[i] * (1 - (order + 1) * rounding / y[i]) : 0;
      shift[i] = taken ? k + 1 : shift[i];
      y[i] = x[i] + shift[i];
    }
  }
  scaled_power(power, y, order, factorial, n);
  double sign = order % 2 ? 1 : -1;
  VECTOR for (size_t i = 0; i < n; i++) {
    double virtual = y[i] - x[i];
    double rounding = (x[i] - (y[i] - virtual)) + (shift[i] - virtual);
    double w = 1 / y[i], u = w * w, sum = coefficient[TERMS - 1];
    for (int k = TERMS - 2; k >= 0; k--) sum = sum * u + coefficient[k];
    double series = 1 + (0.5 * order * w + u * sum);
    double v = total[i] + power[i] * (1 - order * rounding * w) * series;
    d[i] = x[i] < INFINITY ? sign * v : sign * 0.0;
  }
  ig_reflect_lanes(d, x, n, order);
}

void ig_shifted_polygamma(double *d, const double *a, int order, size_t n) {
  if (order < 0 || order > LARGEST_ORDER) {
    for (size_t i = 0; i < n; i++) d[i] = NAN;
    return;
  }
  for (size_t start = 0; start < n; start += BLOCK)
    shifted_block(d + start, a + start, order, n - start < BLOCK ? n - start : BLOCK);
}
