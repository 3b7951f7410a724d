// exp, log, tanh.
#include "elementary.h"

UNARY_KERNEL(exp, exp_of)
UNARY_KERNEL(log, log_of)

INLINE double tanh_of(double x) {
  double size = __builtin_fabs(x), z = x * x;
  int near = size < 0.625;
  fraction rest = tanh_rest(z);
  // x + x z P/Q, or 1 - 2/(e^2|x| + 1): one division for both.
  double quotient = (near ? rest.p : 2.0) / (near ? rest.q : exp_of(2 * size) + 1);
  double far = 1 - quotient;
  return near ? x + x * z * quotient : (x < 0 ? -far : (x > 0 ? far : x));
}

UNARY_KERNEL(tanh, tanh_of)
