/* a <- a x + y and exp x at so many bits, as a C program writes it: one allocation for each variable, results in place.
   cc -O2 bigfloat.c -lmpfr -lgmp -o bigfloat && ./bigfloat 256 */
#include <mpfr.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

int main(int argc, char **argv) {
  int bits = argc > 1 ? atoi(argv[1]) : 256, count = 200000, repeats = 9;
  double samples[9];
  mpfr_t x, y, a;
  mpfr_inits2(bits, x, y, a, (mpfr_ptr)0);
  mpfr_set_d(x, 0.3, MPFR_RNDN);
  mpfr_exp(x, x, MPFR_RNDN);
  mpfr_div_ui(x, x, 3, MPFR_RNDN);
  mpfr_set_d(y, 0.7, MPFR_RNDN);
  mpfr_sqrt(y, y, MPFR_RNDN);
  for (int k = 0; k < repeats; k++) {
    mpfr_set(a, y, MPFR_RNDN);
    double start = now();
    for (int j = 0; j < count; j++) {
      mpfr_mul(a, a, x, MPFR_RNDN);
      mpfr_add(a, a, y, MPFR_RNDN);
    }
    samples[k] = (now() - start) / (2.0 * count);
  }
  qsort(samples, repeats, sizeof(double), compare);
  mpfr_printf("{\"peer\": \"MPFR %s, C loop\", \"median\": %.6g, \"min\": %.6g, \"count\": %d, \"value\": \"%.60Rg\"}\n",
              mpfr_get_version(), samples[repeats / 2], samples[0], repeats, a);
  return 0;
}
