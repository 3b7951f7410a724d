/// Vector kernels over blocks of `double`.
///
/// Every kernel writes n results to d. The output may be an input, element by element (d == a or d == b), and must not
/// overlap it otherwise. Nothing is allocated, no global state is touched, errno and rounding mode are left alone. On x86-64
/// with ELF each kernel has a version for 128, 256 and 512 bits, chosen when the program is loaded; the versions may differ
/// in the last place, because the wider ones fuse multiplication and addition.
///
/// An accuracy is given relative to the result, or in units in its last place (ulp), with a margin over the worst that
/// Tests/ScalarsTests measures.
#pragma once
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// MARK: Memory

/// Asks for large pages under n doubles that are about to be written: many outputs are otherwise a page fault every 512
/// numbers. Does nothing for less than a few megabytes, or where the system cannot.
void ig_prefer_large_pages(double *d, size_t n);

// MARK: Arithmetic, correctly rounded

/// a + b.
void ig_add(double *d, const double *a, const double *b, size_t n);
/// a - b.
void ig_sub(double *d, const double *a, const double *b, size_t n);
/// a b.
void ig_mul(double *d, const double *a, const double *b, size_t n);
/// a / b.
void ig_div(double *d, const double *a, const double *b, size_t n);
/// The smaller number; a NaN is passed over, as in fmin.
void ig_min(double *d, const double *a, const double *b, size_t n);
/// The larger number; a NaN is passed over, as in fmax.
void ig_max(double *d, const double *a, const double *b, size_t n);
/// a + c.
void ig_addc(double *d, const double *a, double c, size_t n);
/// a c; with c = -1 the negative.
void ig_mulc(double *d, const double *a, double c, size_t n);
/// c - a.
void ig_rsubc(double *d, const double *a, double c, size_t n);
/// a b + c: rounded once where the processor has the instruction, twice elsewhere.
void ig_fma(double *d, const double *a, const double *b, const double *c, size_t n);
/// 1 / a.
void ig_reciprocal(double *d, const double *a, size_t n);
/// a^2.
void ig_square(double *d, const double *a, size_t n);
/// The square root; NaN for a < 0.
void ig_sqrt(double *d, const double *a, size_t n);
/// |a|.
void ig_abs(double *d, const double *a, size_t n);
/// -1, 0 or 1 with the sign of a; NaN for NaN.
void ig_sign(double *d, const double *a, size_t n);
/// 0 for a < 0, 1/2 at 0, 1 for a > 0; NaN for NaN.
void ig_step(double *d, const double *a, size_t n);

// MARK: Elementary functions, special values as in libm

/// e^a, to 1 ulp; subnormal results too.
void ig_exp(double *d, const double *a, size_t n);
/// log a, to 1 ulp; subnormal arguments too.
void ig_log(double *d, const double *a, size_t n);
/// tanh a, to 2 ulp.
void ig_tanh(double *d, const double *a, size_t n);
/// sin a, to 2 ulp; from |a| = 1e5 on libm's, lane by lane.
void ig_sin(double *d, const double *a, size_t n);
/// cos a, to 2 ulp; from |a| = 1e5 on libm's, lane by lane.
void ig_cos(double *d, const double *a, size_t n);

// MARK: Gamma functions

/// log |Gamma(a)|: libm's, lane by lane.
void ig_lgamma(double *d, const double *a, size_t n);
/// psi(a), to 6e-16 relative for a > 0, at its zero too; for a < 0 by reflection, lane by lane; NaN at the poles 0, -1, -2, ....
void ig_digamma(double *d, const double *a, size_t n);
/// psi'(a), to 5e-16 relative for a > 0; otherwise as digamma.
void ig_trigamma(double *d, const double *a, size_t n);
/// psi''(a), to 7e-16 relative for a > 0; otherwise as digamma.
void ig_tetragamma(double *d, const double *a, size_t n);
/// psi'''(a), to 1e-15 relative for a > 0; otherwise as digamma.
void ig_pentagamma(double *d, const double *a, size_t n);
/// The polygamma function of an order: the kernels above up to 3, and up to 170 to 1.5 (order + 8) 2^-53 relative for a > 0.
///
/// NaN at the poles, for an order out of 0 ... 170, and for a < 0 with an order above 150.
void ig_polygamma(double *d, const double *a, int order, size_t n);
/// psi_order(a) less its leading asymptotic term, without cancellation.
///
/// The relative error for a > 0 is below 8e-16, 8e-16, 1.2e-15 and 1.6e-15 for the orders 0 to 3.
///
/// The order is 0 (psi(a) - log a), 1 (psi'(a) - 1/a), 2 (psi''(a) + 1/a^2) or 3 (psi'''(a) - 2/a^3); NaN for others
/// and for a <= 0.
void ig_polygammatail(double *d, const double *a, int order, size_t n);

// MARK: Kernels of distances

/// |x - a|, and with a positive period the shorter way round; all within half a period of 0 then.
void ig_absolute_differences(double *d, double x, const double *a, double period, size_t n);
/// The Euclidean distances of x from n points, coordinate k of point i at a[k stride + i], to 3 ulp.
///
/// Returns 0 where a square is not above least or not below 1e280: those distances are to be taken again with a scale. The
/// digits are those of squares above 1e-280; a distance below 1e-140 comes out as some number below 1e-140.
int ig_distances(
    double *d, const double *x, const double *a, size_t stride, size_t dimension, double least, size_t n);
/// p(t) e^(-rate t) with t = offset + slope d, for p from its constant term on; added to what is there when adds is not 0.
///
/// For rate t >= -700; 0 where the exponential is below 1e-307.
void ig_polynomial_exponential(
    double *out, const double *d, double offset, double slope, double rate, const double *p, int degree, int adds, size_t n);

// MARK: Logistic regression

/// E f(u) and E f'(u) for the logistic function f(u) = 1/(1 + e^-u) and a normal u of given means and variances >= 0.
///
/// Absolute error below 1e-14, for every mean and variance.
void ig_logistic_normal(double *mean, double *slope, const double *mu, const double *variance, size_t n);
/// E log(1 + e^u) for a normal u of given means and variances >= 0, to 1e-14 of its value or of 1.
void ig_softplus_normal(double *value, const double *mu, const double *variance, size_t n);
/// What `ig_logistic_sums` takes the rows in multiples of.
#define IG_LOGISTIC_ROWS 32
/// The sums over the rows of a design of d columns, (E f(u) - y) x and E f'(u) x x^T.
///
/// u = x.w for a normal w of the given mean and covariance C C^T, where C is lower triangular with zeros above, d numbers a row.
/// Each column has `rows` numbers, a multiple of IG_LOGISTIC_ROWS: rows of zeros fill it up and add nothing. The results are d
/// and d^2 numbers.
void ig_logistic_sums(
    double *gradient, double *hessian, const double *x, const double *y, const double *mean, const double *root, size_t d,
    size_t rows);

// MARK: Collocation, several polynomial elements side by side

// Numbers of a group of elements: row k of element l at k lanes + l, for 1, 2, 4 or 8 lanes. A row is a component at a
// node, component by component.

/// x = (1 - s) X0 + s X1 + h^2 second a and v = (X1 - X0)/h + h first a at the nodes, for one component.
///
/// ends: the row of X0, then that of X1; widths: the row of h; second and first: nodes^2 numbers, row by row.
void ig_collocation_integrals(
    double *position, double *velocity, const double *acceleration, const double *ends, const double *widths,
    const double *second, const double *first, const double *s, size_t nodes, size_t lanes);
/// The matrix 1 - h^2 X second - h V first, column by column, and the columns X (1 - s) - V/h and X s + V/h.
///
/// X and V: the rows of the derivatives of component c by component d at the nodes, at c n + d.
void ig_collocation_matrix(
    double *matrix, double *responses, const double *by_position, const double *by_velocity, const double *widths,
    const double *second, const double *first, const double *s, size_t nodes, size_t n, size_t lanes);
/// Adds the columns of a matrix, each times its own factor, to a vector.
void ig_lanes_add_products(
    double *out, const double *matrix, const double *factors, size_t rows, size_t columns, size_t lanes);
/// a + f b with a factor for each lane.
void ig_lanes_sum(double *out, const double *a, const double *factors, const double *b, size_t rows, size_t lanes);
/// For each lane the sum of the squares of (a - f b)/scale, with a scale for each of n components.
void ig_lanes_squares(
    double *sums, const double *a, const double *factors, const double *b, const double *scales, size_t nodes, size_t n,
    size_t lanes);
/// Factors m x m matrices, one in each lane, given column by column, in place; rows are exchanged where a pivot is ten times
/// too small.
///
/// pivots: m rows. A singular matrix gives infinities.
void ig_lanes_factor(double *a, int *pivots, size_t m, size_t lanes);
/// Solves with the factors of the matrices, in place, for some columns.
void ig_lanes_solve(const double *a, const int *pivots, double *b, size_t m, size_t columns, size_t lanes);

#ifdef __cplusplus
}
#endif
